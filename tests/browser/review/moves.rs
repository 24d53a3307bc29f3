//! The moves of a scenario as a list that a browser can click through.

use std::{collections::BTreeMap, fs, path::Path};

use definition::{
    diagnostic::Diagnostics,
    load::load,
    name::Name,
    review_file,
    scenario::{load as load_scenario, step::Refused},
    value::json::to_json,
};
use process::{
    command::Intent,
    person::Person,
    scenario::{Attempt, MoveKind, Setting, Wish, handles, moves},
};
use serde_json::{Value as Json, json};

/// The workflow whose review is done.
const WORKFLOW: &str = "technical-cooperation-review";

/// The moves of the scenario of 2003, what is expected in the end, and the bytes of the documents that are handed in.
pub(crate) fn of_2003(workflows: &Path) -> Json {
    let mut open = |path: &str| fs::read(workflows.join(path)).map_err(|error| error.to_string());
    let path = format!("{WORKFLOW}/scenarios/ohchr-2003.yaml");
    let scenario = load_scenario(&path, &mut open);
    let scenario = scenario.unwrap_or_else(|unreadable| panic!("{:?}", unreadable.findings));
    let source = open(&format!("{WORKFLOW}/workflow.yaml")).unwrap();
    let definition = load(&source).unwrap().definition;
    let review = open(&scenario.review).unwrap();
    let mut found = Diagnostics::new();
    let parameters = review_file::review(&review, &definition, &mut found).unwrap();
    // Who is behind a handle is known to the server alone; here each needs only to be another one.
    let people: BTreeMap<Name, Person> = handles(&scenario, &parameters)
        .into_keys()
        .enumerate()
        .map(|(index, handle)| (handle, Person::parse(&format!("u-{index:016x}")).unwrap()))
        .collect();
    let setting = Setting {
        definition: &definition,
        parameters: &parameters,
        people: &people,
    };
    let moves = moves(setting, &scenario, &mut open);
    let moves = moves.unwrap_or_else(|found| panic!("{}", scenario.texts.render(&found, false)));
    let mut documents = BTreeMap::new();
    let moves: Vec<Json> = moves
        .iter()
        .filter_map(|one| match &one.kind {
            MoveKind::Attempt(attempt) => {
                for (digest, bytes) in &attempt.documents {
                    let text = String::from_utf8(bytes.to_vec()).unwrap();
                    documents.insert(digest.to_string(), text);
                }
                Some(attempted(attempt, &people))
            }
            MoveKind::Stage(heading) => Some(json!({ "stage": heading.as_str() })),
            // What is counted on the way is counted by the engine; the browser counts in the end.
            MoveKind::Expect(_) => None,
            MoveKind::Wait(_) => panic!("the clock of the server under test cannot be moved"),
        })
        .collect();
    json!({ "review": parameters.name.as_str(), "moves": moves, "documents": documents })
}

fn attempted(attempt: &Attempt, people: &BTreeMap<Name, Person>) -> Json {
    let refused = attempt.refused.as_ref().map(|refused: &Refused| {
        let because: Vec<&str> = refused.because.iter().map(Name::as_str).collect();
        json!({ "say": refused.say.as_str(), "because": because })
    });
    let confirms: Vec<&str> = attempt.confirmations.iter().map(Name::as_str).collect();
    let (kind, wish) = match &attempt.wish {
        Wish::Intent(Intent::Act(act)) => {
            let fields: serde_json::Map<String, Json> = act
                .payload
                .iter()
                .map(|(id, value)| (id.to_string(), to_json(value)))
                .collect();
            let (instance, action) = (act.instance.as_str(), act.action.as_str());
            (
                "act",
                json!({ "instance": instance, "action": action, "fields": fields }),
            )
        }
        Wish::Intent(Intent::Assign(assign)) => {
            let handle = people
                .iter()
                .find(|(_, person)| **person == assign.person)
                .map(|(handle, _)| handle.as_str());
            let of = assign.of.as_ref().map(Name::as_str);
            (
                "assign",
                json!({ "role": assign.role.as_str(), "of": of, "person": handle }),
            )
        }
        _ => panic!("{} is not clicked yet", attempt.told()),
    };
    json!({
        "kind": kind,
        "as": attempt.handle.as_str(),
        "command": attempt.command.as_str(),
        "confirms": confirms,
        "refused": refused,
        "wish": wish,
    })
}
