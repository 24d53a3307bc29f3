//! [`Course`]: a definition, a review of it, and the steps that are played.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use definition::{
    diagnostic::Diagnostics,
    load::load,
    model::Definition,
    name::Name,
    parameters::ReviewParameters,
    review_file,
    ty::Type,
    value::{Value, parse::from_text},
};
use engine::{
    documents::describe,
    submission::{Submission, Via},
};
use ledger::hash::Hash;
use process::{
    command::{Act, Assign, Command, Intent, Start},
    person::Person,
};

/// Steps from the start of a review to its middle, and a round of steps there that ends where it began.
pub(crate) struct Course {
    pub(crate) title: &'static str,
    pub(crate) source: &'static str,
    pub(crate) definition: Arc<Definition>,
    parameters: ReviewParameters,
    /// From the start of the review to its middle.
    pub(crate) way: Vec<Planned>,
    /// Steps in the middle that can be repeated for ever.
    pub(crate) round: Vec<Planned>,
}

/// A step to be taken.
#[derive(Clone)]
pub(crate) struct Planned {
    actor: Person,
    intent: Intent,
    documents: BTreeMap<Name, Arc<[u8]>>,
}

impl Course {
    /// The review of a programme, with its studies begun and its missions under way.
    pub(crate) fn review() -> Self {
        Self::read(
            "a review in its middle",
            include_str!("../../../../workflows/technical-cooperation-review/workflow.yaml"),
            include_str!(
                "../../../../workflows/technical-cooperation-review/reviews/ohchr-2003.yaml"
            ),
            include_str!("review.txt"),
        )
    }

    /// A note of two states.
    pub(crate) fn note() -> Self {
        Self::read(
            "a note of two states",
            include_str!("../../tests/note.yaml"),
            include_str!("note-review.yaml"),
            include_str!("note.txt"),
        )
    }

    fn read(
        title: &'static str,
        source: &'static str,
        review: &'static str,
        steps: &'static str,
    ) -> Self {
        let definition = load(source.as_bytes()).unwrap().definition;
        let mut diagnostics = Diagnostics::new();
        let parameters = review_file::review(review.as_bytes(), &definition, &mut diagnostics);
        let mut parameters = parameters.expect("the parameters fit the definition");
        for holder in &mut parameters.holders {
            holder.person = person(&holder.person).name().clone();
        }
        let (way, round) = steps.split_once("---\n").unwrap();
        let plan = |text: &str| {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            lines
                .map(|line| planned(&definition, &parameters, line))
                .collect()
        };
        Self {
            title,
            source,
            way: plan(way),
            round: plan(round),
            definition: Arc::new(definition),
            parameters,
        }
    }

    /// The start of a review with a number of its own.
    pub(crate) fn start(&self, number: usize) -> Planned {
        let mut parameters = self.parameters.clone();
        parameters.name = format!("{}-{number}", parameters.name).into();
        let starter = Person::parse(&parameters.holders[0].person).unwrap();
        let started = Start {
            definition: self.definition.digest.clone(),
            parameters,
        };
        Planned {
            actor: starter,
            intent: Intent::Start(Box::new(started)),
            documents: BTreeMap::new(),
        }
    }
}

impl Planned {
    /// The step as a submission with an id of its own. Ids rise, as those of clients that make them by the time.
    pub(crate) fn submission(&self, review: Option<&str>) -> Submission {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let id = format!("0193a000-0000-7000-8000-{number:012x}").into();
        let review = review.map(str::to_owned);
        Submission {
            documents: self.documents.clone(),
            ..Submission::new(
                review,
                self.actor.clone(),
                id,
                self.intent.clone(),
                Via::Console,
            )
        }
    }

    /// The step as a command, without an engine.
    pub(crate) fn command(&self, at: jiff::Timestamp) -> Command {
        Command {
            id: "0193a000-0000-7000-8000-000000000000".into(),
            actor: self.actor.clone(),
            on_behalf_of: None,
            received_at: at,
            occurred: None,
            seen: None,
            confirmations: Vec::new(),
            intent: self.intent.clone(),
        }
    }

    /// The action and its instance, if it is one.
    pub(crate) fn act(&self) -> Option<&Act> {
        match &self.intent {
            Intent::Act(act) => Some(act),
            _ => None,
        }
    }

    /// Who takes it.
    pub(crate) fn actor(&self) -> &Person {
        &self.actor
    }
}

/// The account of a handle.
fn person(handle: &str) -> Person {
    let hash = Hash::of(handle.as_bytes()).to_string();
    Person::parse(&format!("u-{}", &hash[..16])).unwrap()
}

/// Reads a line: `person instance action | field=value ...` or `person assign role instance other-person`.
fn planned(definition: &Definition, parameters: &ReviewParameters, line: &str) -> Planned {
    let mut parts = line.split(" | ");
    let words: Vec<&str> = parts.next().unwrap().split(' ').collect();
    let mut documents = BTreeMap::new();
    let intent = match words[1..] {
        ["assign", role, instance, other] => Intent::Assign(Assign {
            role: role.into(),
            of: Some(instance.into()),
            person: person(other),
            instead_of: None,
        }),
        [instance, action] => {
            let mut read = |part: &str| {
                let (field, text) = part.split_once('=').unwrap();
                let ty = input(definition, instance, action, field);
                let value = value(parameters, definition, ty, text, &mut documents);
                (Name::from(field), value)
            };
            Intent::Act(Act {
                instance: instance.into(),
                action: action.into(),
                payload: parts.map(&mut read).collect(),
            })
        }
        _ => panic!("`{line}` is no step"),
    };
    Planned {
        actor: person(words[0]),
        intent,
        documents,
    }
}

fn input<'a>(definition: &'a Definition, instance: &str, action: &str, field: &str) -> &'a Type {
    let machine = instance.split_once('/').map_or(instance, |(it, _)| it);
    let states = definition.machines[machine].states.values();
    let mut declared = states.filter_map(|state| state.actions.get(action));
    &declared.next().unwrap().input[field].ty
}

fn value(
    parameters: &ReviewParameters,
    definition: &Definition,
    ty: &Type,
    text: &str,
    documents: &mut BTreeMap<Name, Arc<[u8]>>,
) -> Value {
    if *ty.stated() == Type::Document {
        let document = describe("note.txt", "text/plain", text.as_bytes()).unwrap();
        documents.insert(document.sha256.clone(), text.as_bytes().into());
        return Value::Document(document);
    }
    let members = |vocabulary: &str| -> Vec<Name> {
        let given = parameters.vocabularies.get(vocabulary);
        let known = given.unwrap_or_else(|| &definition.vocabularies[vocabulary].members);
        known.keys().cloned().collect()
    };
    from_text(ty, text, &members).unwrap()
}
