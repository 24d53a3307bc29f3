//! What must come of each move, as the process says it to whoever makes it: decided and folded in memory, beside the server.

use definition::name::Name;
use process::{
    command::{Command, Intent, Start},
    event::Event,
    explain::{Explanation, Question, explain, explain_refusal},
    fold::fold,
    history::tell,
    refusal::Refusal,
    scenario::{Attempt, ID_REUSED, MoveKind, PACE, Which, command_id, started},
    snapshot::Snapshot,
    state::State,
    step::step,
    view::{Viewed, Viewer},
};
use serde_json::{Value as Json, json};

use super::script::Script;

/// What must come of each attempt, in their order.
pub(super) fn expected(script: &Script) -> Vec<Json> {
    let mut stage = Stage {
        script,
        state: State::default(),
    };
    stage.start();
    let moves = script.moves.iter();
    let attempts = moves.filter_map(|one| match &one.kind {
        MoveKind::Attempt(attempt) => Some(attempt),
        _ => None,
    });
    attempts.map(|attempt| stage.make(attempt)).collect()
}

/// Whether a command id is tried again with other content.
pub(super) fn is_reused(attempt: &Attempt) -> bool {
    attempt.expected().iter().any(|id| id.as_str() == ID_REUSED)
}

/// The review in memory.
struct Stage<'s> {
    script: &'s Script,
    state: State,
}

impl Stage<'_> {
    fn start(&mut self) {
        let Script {
            definition,
            parameters,
            people,
            ..
        } = self.script;
        let start: Start = started(definition, parameters, people).unwrap();
        let command = Command {
            id: command_id(&parameters.name, Which::Start),
            actor: people.values().next().unwrap().clone(),
            on_behalf_of: None,
            received_at: self.state.time,
            occurred: None,
            seen: None,
            confirmations: Vec::new(),
            intent: Intent::Start(Box::new(start)),
        };
        let events = step(definition, &self.state, &command);
        self.fold_all(&events.unwrap());
    }

    fn fold_all(&mut self, events: &[Event]) {
        for event in events {
            fold(&mut self.state, event).unwrap();
        }
    }

    fn make(&mut self, attempt: &Attempt) -> Json {
        let now = self.state.time + PACE;
        let command = attempt.command(&self.script.definition, now);
        // That an id was used before is known to the engine alone.
        if is_reused(attempt) {
            return json!({});
        }
        match step(&self.script.definition, &self.state, &command) {
            Ok(events) => {
                assert!(attempt.refused.is_none(), "{} is accepted", attempt.told());
                json!({ "told": self.told(&command, &events) })
            }
            Err(refusal) => {
                let ids: Vec<Name> = refusal.blockers.iter().map(|it| it.id.clone()).collect();
                assert!(attempt.is_as_said(&ids), "{}: {ids:?}", attempt.told());
                json!({ "before": self.before(&command), "after": self.after(&command, &refusal) })
            }
        }
    }

    /// Takes a step. The sentences that its actor gets to read about it.
    fn told(&mut self, command: &Command, events: &[Event]) -> Vec<String> {
        let mut then = self.state.clone();
        self.fold_all(events);
        let viewer = Viewer::Person(command.actor.clone());
        let definition = &self.script.definition;
        let now = Snapshot::new(definition, &self.state);
        let today = Viewed::new(now, &viewer, command.received_at);
        let told = events.iter().filter_map(|event| {
            fold(&mut then, event).unwrap();
            let snapshot = Snapshot::new(definition, &then);
            let sentence = tell(&Viewed::past(snapshot, &today), event)?;
            let by = sentence.by.map(|by| format!("{by} ")).unwrap_or_default();
            Some(self.script.named(&format!("{by}{}", sentence.text)))
        });
        told.collect()
    }

    /// What the page of the step says before anything is sent.
    fn before(&self, command: &Command) -> Json {
        let Intent::Act(act) = &command.intent else {
            panic!("only steps are tried in vain");
        };
        let question = Question {
            instance: &act.instance,
            action: &act.action,
            actor: Some(&command.actor),
            on_behalf_of: None,
            payload: None,
            confirmations: None,
            at: command.received_at,
        };
        let viewer = Viewer::Person(command.actor.clone());
        let snapshot = Snapshot::new(&self.script.definition, &self.state);
        self.reasons(&explain(
            &Viewed::new(snapshot, &viewer, question.at),
            &question,
        ))
    }

    /// What the page says when it was sent.
    fn after(&self, command: &Command, refusal: &Refusal) -> Json {
        let viewer = Viewer::Person(command.actor.clone());
        let snapshot = Snapshot::new(&self.script.definition, &self.state);
        self.reasons(&explain_refusal(snapshot, &viewer, refusal, command))
    }

    /// Each reason as its sentence and all texts of what it is made of and who could do what about it; around them, what can be
    /// done instead and whose move it is.
    fn reasons(&self, explanation: &Explanation) -> Json {
        let said = |value: &Json| {
            let mut texts = Vec::new();
            texts_in(value, &mut texts);
            let texts = texts.iter().map(|text| self.script.named(text));
            texts.collect::<Vec<_>>()
        };
        let blockers = explanation.blockers.iter();
        let reasons: Vec<Json> = blockers
            .map(|blocked| {
                let say = self.script.named(&blocked.say);
                json!({ "say": say, "texts": said(&json!(blocked)) })
            })
            .collect();
        let around = said(&json!([explanation.instead, explanation.who_may_act]));
        json!({ "available": explanation.available, "reasons": reasons, "around": around })
    }
}

/// What of a reason is said; the rest of it is for programs.
const SAID: [&str; 8] = [
    "say",
    "help",
    "text",
    "title",
    "of_title",
    "state_title",
    "value",
    "persons",
];

fn texts_in(value: &Json, texts: &mut Vec<String>) {
    match value {
        Json::Array(values) => values.iter().for_each(|value| texts_in(value, texts)),
        Json::Object(members) => {
            for (key, value) in members {
                match value {
                    Json::String(text) if SAID.contains(&key.as_str()) => texts.push(text.clone()),
                    Json::Array(values) if SAID.contains(&key.as_str()) => {
                        texts.extend(values.iter().filter_map(Json::as_str).map(str::to_owned));
                    }
                    Json::String(_) => {}
                    _ => texts_in(value, texts),
                }
            }
        }
        _ => {}
    }
}
