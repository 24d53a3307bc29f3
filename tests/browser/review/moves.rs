//! The moves of a scenario as a list that a browser can click through, each with what must come of it.

use std::collections::BTreeMap;

use definition::{name::Name, scenario::step::Refused, value::json::to_json};
use process::{
    command::{Act, Assign, Intent},
    scenario::{Attempt, Move, MoveKind, Wish},
};
use serde_json::{Value as Json, json};

use super::{
    expected::{expected, is_reused},
    script::Script,
};

/// The moves of the scenario, and the bytes of the documents that are handed in. Unless it is the whole scenario, it ends after
/// the fourth wrong move, a form that is sent again with other content: desk research is under way then.
pub(super) fn moves(script: &Script, is_whole: bool) -> Json {
    let mut expected = expected(script).into_iter();
    let mut documents = BTreeMap::new();
    let moves = if is_whole {
        &script.moves[..]
    } else {
        let is_last =
            |one: &Move| matches!(&one.kind, MoveKind::Attempt(attempt) if is_reused(attempt));
        let last = script.moves.iter().position(is_last).unwrap();
        &script.moves[..=last]
    };
    let moves: Vec<Json> = moves
        .iter()
        .filter_map(|one| match &one.kind {
            MoveKind::Attempt(attempt) => {
                for (digest, bytes) in &attempt.documents {
                    let text = String::from_utf8(bytes.to_vec()).unwrap();
                    documents.insert(digest.to_string(), text);
                }
                Some(tried(script, attempt, expected.next().unwrap()))
            }
            MoveKind::Stage(heading) => Some(json!({ "stage": heading.as_str() })),
            // What is counted on the way is counted by the engine; what comes of it all is compared in the end.
            MoveKind::Expect(_) => None,
            MoveKind::Wait(_) => panic!("the clock of the server under test cannot be moved"),
        })
        .collect();
    let review = script.parameters.name.as_str();
    json!({ "review": review, "moves": moves, "documents": documents, "is_whole": is_whole })
}

fn tried(script: &Script, attempt: &Attempt, expected: Json) -> Json {
    let (kind, wish) = match &attempt.wish {
        Wish::Intent(Intent::Act(act)) => ("act", acted(act)),
        Wish::Intent(Intent::Assign(assign)) => ("assign", assigned(script, assign)),
        _ => panic!("{} is not clicked yet", attempt.told()),
    };
    let confirms: Vec<&str> = attempt.confirmations.iter().map(Name::as_str).collect();
    let refused = attempt.refused.as_ref().map(|refused: &Refused| {
        let because: Vec<&str> = refused.because.iter().map(Name::as_str).collect();
        json!({ "say": refused.say.as_str(), "because": because })
    });
    json!({
        "kind": kind,
        "as": attempt.handle.as_str(),
        "command": attempt.command.as_str(),
        "confirms": confirms,
        "refused": refused,
        "expected": expected,
        "wish": wish,
    })
}

fn acted(act: &Act) -> Json {
    let fields = act.payload.iter();
    let fields: serde_json::Map<String, Json> = fields
        .map(|(id, value)| (id.to_string(), to_json(value)))
        .collect();
    json!({ "instance": act.instance.as_str(), "action": act.action.as_str(), "fields": fields })
}

fn assigned(script: &Script, assign: &Assign) -> Json {
    let of = assign.of.as_ref().map(Name::as_str);
    let person = script.handle(&assign.person).as_str();
    json!({ "role": assign.role.as_str(), "of": of, "person": person })
}
