//! The scenario of 2003, read: its definition, its people and its moves.

use std::{collections::BTreeMap, fs, path::Path};

use definition::{
    diagnostic::Diagnostics, load::load, model::Definition, name::Name,
    parameters::ReviewParameters, review_file, scenario::load as load_scenario,
};
use process::{
    person::Person,
    scenario::{Move, Setting, handles, moves},
};

/// The workflow whose review is done.
pub(super) const WORKFLOW: &str = "technical-cooperation-review";

/// The scenario, ready to be played.
pub(super) struct Script {
    pub(super) definition: Definition,
    pub(super) parameters: ReviewParameters,
    /// Who is behind each handle.
    pub(super) people: BTreeMap<Name, Person>,
    /// What each person is called.
    pub(super) names: BTreeMap<Person, Name>,
    pub(super) moves: Vec<Move>,
}

impl Script {
    pub(super) fn of_2003(workflows: &Path) -> Self {
        let mut open = |path: &str| fs::read(workflows.join(path)).map_err(|it| it.to_string());
        let path = format!("{WORKFLOW}/scenarios/ohchr-2003.yaml");
        let scenario = load_scenario(&path, &mut open);
        let scenario = scenario.unwrap_or_else(|unreadable| panic!("{:?}", unreadable.findings));
        let source = open(&format!("{WORKFLOW}/workflow.yaml")).unwrap();
        let definition = load(&source).unwrap().definition;
        let review = open(&scenario.review).unwrap();
        let mut found = Diagnostics::new();
        let parameters = review_file::review(&review, &definition, &mut found).unwrap();
        let (mut people, mut names) = (BTreeMap::new(), BTreeMap::new());
        // Who is behind a handle is known to the server alone; here each needs only to be another one.
        for (index, (handle, called)) in handles(&scenario, &parameters).into_iter().enumerate() {
            let person = Person::parse(&format!("u-{index:016x}")).unwrap();
            names.insert(person.clone(), called);
            people.insert(handle, person);
        }
        let setting = Setting {
            definition: &definition,
            parameters: &parameters,
            people: &people,
        };
        let moves = moves(setting, &scenario, &mut open);
        let moves =
            moves.unwrap_or_else(|found| panic!("{}", scenario.texts.render(&found, false)));
        Self {
            definition,
            parameters,
            people,
            names,
            moves,
        }
    }

    /// The handle of a person.
    pub(super) fn handle(&self, person: &Person) -> &Name {
        let mut known = self.people.iter();
        let (handle, _) = known.find(|(_, one)| *one == person).unwrap();
        handle
    }

    /// A text with names in the place of ids.
    pub(super) fn named(&self, text: &str) -> String {
        let people = self.names.iter();
        people.fold(text.to_owned(), |text, (person, name)| {
            text.replace(person.name().as_str(), name)
        })
    }
}
