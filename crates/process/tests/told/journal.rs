//! A review of a small process, played step by step.

use std::{collections::BTreeMap, sync::Arc};

use definition::{
    diagnostic::render::render,
    load::load,
    model::Definition,
    name::Name,
    parameters::{Holder, ReviewParameters},
    value::{Document, Value},
};
use indexmap::IndexMap;
use jiff::{SignedDuration, Timestamp};
use process::{
    command::{Act, Command, Consent, Intent, Start},
    event::Event,
    explain::{Explanation, Question, explain, explain_refusal, text},
    fold::fold,
    person::Person,
    refusal::Refusal,
    snapshot::{Lists, Snapshot},
    state::State,
    step::step,
    view::{Viewed, Viewer},
};

const TEXT: &str = include_str!("journal.yaml");

/// The people of the journal.
pub(crate) const NAMES: [&str; 6] = ["Edith", "Paul", "Peter", "Anna", "Ben", "Nobody"];

/// A person by name.
pub(crate) fn person(name: &str) -> Person {
    let number = NAMES.iter().position(|known| *known == name).unwrap();
    Person::parse(&format!("u-{number:016x}")).unwrap()
}

/// The name of a person.
pub(crate) fn name(person: &Person) -> String {
    let digits = person.to_string();
    NAMES[usize::from_str_radix(&digits[2..], 16).unwrap()].to_owned()
}

pub(crate) fn viewer(name: &str) -> Viewer {
    Viewer::Person(person(name))
}

pub(crate) struct Journal {
    pub(crate) definition: Arc<Definition>,
    pub(crate) state: State,
    pub(crate) events: Vec<Event>,
    lists: Lists,
    commands: usize,
}

pub(crate) fn document(name: &str) -> Value {
    Value::Document(Document {
        sha256: format!("{name:0>64}").into(),
        length: 10,
        media_type: "text/plain".into(),
        name: name.into(),
    })
}

impl Journal {
    /// A review with the topics cats and dogs: Edith edits, Paul reads proof, Peter prints, Anna and Ben write.
    pub(crate) fn new() -> Self {
        let loaded = load(TEXT.as_bytes());
        let definition = loaded
            .unwrap_or_else(|found| panic!("{}", render(&found, "journal.yaml", TEXT, false)));
        let definition = Arc::new(definition.definition);
        let holder = |role: &str, of: Option<&str>, name: &str| Holder {
            role: role.into(),
            of: of.map(Name::from),
            person: person(name).name().clone(),
        };
        let topics = [("cats", "Cats"), ("dogs", "Dogs")];
        let topics = topics.map(|(id, title)| (Name::from(id), Name::from(title)));
        let parameters = ReviewParameters {
            name: "spring".into(),
            workflow: definition.workflow.clone(),
            version: definition.version.clone(),
            title: "Spring issue".into(),
            values: IndexMap::from([("budget".into(), Value::Int(4711))]),
            vocabularies: IndexMap::from([("topic".into(), topics.into_iter().collect())]),
            exceptions: IndexMap::new(),
            holders: vec![
                holder("editor", None, "Edith"),
                holder("proofreader", None, "Paul"),
                holder("printer", None, "Peter"),
                holder("author", Some("article/cats"), "Anna"),
                holder("author", Some("article/dogs"), "Ben"),
            ],
        };
        let lists = Lists::new(&definition, &process::state::Scope::default());
        let started = Start {
            definition: definition.digest.clone(),
            parameters,
        };
        let (state, events) = (State::default(), Vec::new());
        let mut journal = Self {
            definition,
            state,
            events,
            lists,
            commands: 0,
        };
        journal.accepted("Edith", Intent::Start(Box::new(started)));
        journal
    }

    /// The same, opened.
    pub(crate) fn opened() -> Self {
        let mut journal = Self::new();
        journal.act("Edith", "issue", "open", &[]);
        journal
    }

    /// The same with the article on cats accepted.
    pub(crate) fn cats_accepted() -> Self {
        let mut journal = Self::opened();
        journal.hand_in("Anna", "article/cats", "cats.txt");
        journal.act("Edith", "article/cats", "rate", &[("score", Value::Int(4))]);
        journal.act("Edith", "article/cats", "accept", &[]);
        journal
    }

    pub(crate) fn hand_in(&mut self, by: &str, article: &str, file: &str) {
        let form = [("text", document(file)), ("words", Value::Int(300))];
        self.act(by, article, "hand_in", &form);
    }

    pub(crate) fn snapshot(&self) -> Snapshot<'_> {
        Snapshot {
            definition: &self.definition,
            state: &self.state,
            lists: &self.lists,
        }
    }

    /// Five minutes after the last event.
    pub(crate) fn now(&self) -> Timestamp {
        let start = Timestamp::from_second(1_800_000_000).unwrap();
        self.state.time.max(start) + SignedDuration::from_mins(5)
    }

    pub(crate) fn command(&self, by: &str, intent: Intent) -> Command {
        Command {
            id: format!("command-{}", self.commands).into(),
            actor: person(by),
            on_behalf_of: None,
            received_at: self.now(),
            occurred: None,
            seen: None,
            confirmations: vec!["confirm".into(), "cheap".into()],
            intent,
        }
    }

    pub(crate) fn decide(&mut self, command: &Command) -> Result<(), Refusal> {
        let events = step(&self.definition, &self.state, command)?;
        for event in &events {
            fold(&mut self.state, event).unwrap();
        }
        self.lists = Lists::new(&self.definition, &self.state.scope);
        self.events.extend(events);
        self.commands += 1;
        Ok(())
    }

    pub(crate) fn accepted(&mut self, by: &str, intent: Intent) {
        let command = self.command(by, intent);
        if let Err(refusal) = self.decide(&command) {
            panic!("refused: {refusal:?}");
        }
    }

    pub(crate) fn act(&mut self, by: &str, instance: &str, action: &str, form: &[(&str, Value)]) {
        self.accepted(by, act(instance, action, form));
    }

    pub(crate) fn consent(&mut self, by: &str, instance: &str, action: &str) {
        let (instance, action) = (instance.into(), action.into());
        self.accepted(
            by,
            Intent::Consent(Consent {
                instance,
                action,
                agrees: true,
            }),
        );
    }

    /// Why a person cannot do an action, asked by them without a form.
    pub(crate) fn why(&self, asks: &Viewer, instance: &str, action: &str) -> Explanation {
        let actor = match asks {
            Viewer::Person(person) => Some(person),
            _ => None,
        };
        let question = Question {
            instance: &instance.into(),
            action: &action.into(),
            actor,
            on_behalf_of: None,
            payload: None,
            confirmations: None,
            at: self.now(),
        };
        explain(&Viewed::new(self.snapshot(), asks, self.now()), &question)
    }

    /// The same, as lines with names.
    pub(crate) fn why_text(&self, asks: &Viewer, instance: &str, action: &str) -> String {
        text::lines(&self.why(asks, instance, action), &name).join("\n")
    }

    /// The refusal of a command as lines with names, for who sent it.
    pub(crate) fn refusal_text(&self, command: &Command) -> String {
        let refusal = step(&self.definition, &self.state, command).unwrap_err();
        let viewer = Viewer::Person(command.actor.clone());
        let told = explain_refusal(self.snapshot(), &viewer, &refusal, command);
        assert!(!told.available);
        text::lines(&told, &name).join("\n")
    }
}

pub(crate) fn act(instance: &str, action: &str, form: &[(&str, Value)]) -> Intent {
    let payload: BTreeMap<Name, Value> = form
        .iter()
        .map(|(field, value)| (Name::from(*field), value.clone()))
        .collect();
    Intent::Act(Act {
        instance: instance.into(),
        action: action.into(),
        payload,
    })
}
