//! The whole review of a programme, played once, and looked at from any moment.

use std::{collections::BTreeMap, fs, path::Path, sync::OnceLock};

use definition::{
    diagnostic::Diagnostics, load::load, model::Definition, name::Name, review_file, scenario,
};
use jiff::Timestamp;
use process::{
    command::{Command, Intent},
    event::Event,
    fold::fold,
    person::Person,
    scenario::{Setting, Taken, handles, moves, play, started},
    snapshot::Snapshot,
    state::State,
    view::Viewer,
};

/// A scenario that was played.
pub(crate) struct Programme {
    pub(crate) definition: Definition,
    pub(crate) people: BTreeMap<Name, Person>,
    pub(crate) taken: Vec<Taken>,
}

fn open(path: &str) -> Result<Vec<u8>, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../workflows");
    fs::read(root.join(path)).map_err(|error| error.to_string())
}

/// The review of 2003, played once.
pub(crate) fn programme() -> &'static Programme {
    static PLAYED: OnceLock<Programme> = OnceLock::new();
    PLAYED.get_or_init(|| Programme::play("technical-cooperation-review/scenarios/ohchr-2003.yaml"))
}

/// The sign-off of a document in two rounds, played once.
pub(crate) fn sign_off() -> &'static Programme {
    static PLAYED: OnceLock<Programme> = OnceLock::new();
    PLAYED.get_or_init(|| Programme::play("document-sign-off/scenarios/two-rounds.yaml"))
}

impl Programme {
    pub(crate) fn play(path: &str) -> Self {
        let scenario = scenario::load(path, &mut open)
            .unwrap_or_else(|it| panic!("{}", it.texts.render(&it.findings, false)));
        let folder = path.split('/').next().unwrap();
        let text = open(&format!("{folder}/workflow.yaml")).unwrap();
        let definition = load(&text).unwrap().definition;
        let bytes = open(&scenario.review).unwrap();
        let mut found = Diagnostics::new();
        let parameters = review_file::review(&bytes, &definition, &mut found).unwrap();
        let known = handles(&scenario, &parameters);
        let known = known.keys().enumerate();
        let people: BTreeMap<Name, Person> = known
            .map(|(number, handle)| {
                let person = Person::parse(&format!("u-{number:016x}")).unwrap();
                (handle.clone(), person)
            })
            .collect();
        let setting = Setting {
            definition: &definition,
            parameters: &parameters,
            people: &people,
        };
        let moves = moves(setting, &scenario, &mut open).unwrap();
        let begin: Timestamp = "2024-01-08T08:00:00Z".parse().unwrap();
        let started = started(&definition, &parameters, &people).unwrap();
        let starter = people.values().next().unwrap();
        let played = play(&definition, &scenario.name, started, starter, &moves, begin);
        assert!(played.faults.is_empty());
        Self {
            definition,
            people,
            taken: played.taken,
        }
    }

    pub(crate) fn person(&self, handle: &str) -> &Person {
        self.people
            .get(handle)
            .unwrap_or_else(|| panic!("{handle}: {:?}", self.people.keys()))
    }

    pub(crate) fn viewer(&self, handle: &str) -> Viewer {
        Viewer::Person(self.person(handle).clone())
    }

    /// The number of the last step of a kind, the start being the first one.
    pub(crate) fn last(&self, machine: &str, action: &str) -> usize {
        let is_it = |taken: &Taken| is_act(&taken.command, machine, action);
        self.taken.iter().rposition(is_it).unwrap()
    }

    /// The events of the first `steps` steps, and the state after them.
    pub(crate) fn after(&self, steps: usize) -> (Vec<Event>, State) {
        let events: Vec<Event> = self.taken[..steps]
            .iter()
            .flat_map(|taken| taken.events.iter().cloned())
            .collect();
        let mut state = State::default();
        events
            .iter()
            .for_each(|event| fold(&mut state, event).unwrap());
        (events, state)
    }

    pub(crate) fn snapshot<'a>(&'a self, state: &'a State) -> Snapshot<'a> {
        Snapshot::new(&self.definition, state)
    }

    /// A text with the handles of persons in place of their ids.
    pub(crate) fn named(&self, text: &str) -> String {
        let mut named = text.to_owned();
        for (handle, person) in &self.people {
            named = named.replace(&person.to_string(), handle);
        }
        named
    }
}

fn is_act(command: &Command, machine: &str, action: &str) -> bool {
    matches!(&command.intent, Intent::Act(act)
        if act.action == action && act.instance.split('/').next() == Some(machine))
}
