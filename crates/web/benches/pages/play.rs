//! [`Play`]: a review played from its scenario.

use std::{collections::BTreeMap, fs, path::Path, vec};

use definition::{
    diagnostic::Diagnostics, load::load, model::Definition, name::Name, review_file, scenario,
};
use engine::{
    engine::Engine,
    submission::{Submission, Via},
};
use process::{
    command::Intent,
    person::Person,
    scenario::{
        Attempt, Move, MoveKind, Setting, Which, Wish, command_id, handles, moves, started,
    },
};

/// The review of a programme.
pub(crate) const PROGRAMME: &str = "technical-cooperation-review/scenarios/ohchr-2003.yaml";

/// The sign-off of a document.
pub(crate) const SIGN_OFF: &str = "document-sign-off/scenarios/two-rounds.yaml";

/// The move that undoes [`FORTH`]: the two can be made for ever.
const BACK: (&str, &str) = ("mission/guatemala/1", "resume");

/// See [`BACK`].
const FORTH: (&str, &str) = ("mission/guatemala/1", "suspend");

/// A review in its course.
pub(crate) struct Play {
    engine: Engine,
    definition: Definition,
    stream: String,
    /// Added to the ids of commands, so that a scenario can be played more than once.
    moves: vec::IntoIter<Move>,
    round: BTreeMap<&'static str, Attempt>,
    pub(crate) name: String,
    pub(crate) people: BTreeMap<Name, Person>,
    pub(crate) revision: u64,
}

impl Play {
    pub(crate) async fn begin(engine: &Engine, path: &str, number: usize) -> Self {
        let scenario = scenario::load(path, &mut open).unwrap();
        let folder = path.split('/').next().unwrap();
        let source = open(&format!("{folder}/workflow.yaml")).unwrap();
        let definition = load(&source).unwrap().definition;
        let bytes = open(&scenario.review).unwrap();
        let mut found = Diagnostics::new();
        let parameters = review_file::review(&bytes, &definition, &mut found);
        let mut parameters = parameters.unwrap();
        if number > 0 {
            parameters.name = format!("{}-{number}", parameters.name).into();
        }
        let now = engine.now();
        let publishing = engine.definitions().publish(&source, now, Via::Console);
        publishing.await.unwrap();
        let mut people = BTreeMap::new();
        for (handle, name) in handles(&scenario, &parameters) {
            let account = engine.ensure_person(&handle, &name, Via::Console).await;
            people.insert(handle, Person::parse(&account.unwrap().id).unwrap());
        }
        let setting = Setting {
            definition: &definition,
            parameters: &parameters,
            people: &people,
        };
        let moves = moves(setting, &scenario, &mut open).unwrap();
        let started = started(&definition, &parameters, &people).unwrap();
        let first = people[&parameters.holders[0].person].clone();
        let id = command_id(&parameters.name, Which::Start);
        let intent = Intent::Start(Box::new(started));
        let start = Submission::new(None, first, id, intent, Via::Console);
        let accepted = engine.submit(start).await.unwrap();
        Self {
            engine: engine.clone(),
            stream: accepted.review,
            revision: accepted.revision,
            name: parameters.name.to_string(),
            moves: moves.into_iter(),
            round: BTreeMap::new(),
            definition,
            people,
        }
    }

    /// Makes the moves until a stage, all if there is no such stage.
    pub(crate) async fn until(&mut self, stage: &str) {
        while let Some(one) = self.moves.next() {
            match one.kind {
                MoveKind::Stage(heading) if *heading == *stage => return,
                MoveKind::Attempt(attempt) if attempt.refused.is_none() => {
                    self.make(&attempt, "").await;
                }
                _ => {}
            }
        }
    }

    /// Makes the moves until something was done and undone.
    pub(crate) async fn until_there_and_back(&mut self) {
        while !self.round.contains_key(BACK.1) {
            let one = self.moves.next().unwrap();
            let MoveKind::Attempt(attempt) = one.kind else {
                continue;
            };
            if attempt.refused.is_some() {
                continue;
            }
            if let Wish::Intent(Intent::Act(act)) = &attempt.wish {
                let mut round = [FORTH, BACK].into_iter();
                if let Some((_, action)) =
                    round.find(|one| (act.instance.as_str(), act.action.as_str()) == *one)
                {
                    self.round.insert(action, (*attempt).clone());
                }
            }
            self.make(&attempt, "").await;
        }
    }

    /// Does and undoes it until there are so many events.
    pub(crate) async fn go_round(&mut self, events: u64) {
        let mut rounds = 0;
        while self.revision + 1 < events {
            for action in [FORTH.1, BACK.1] {
                let attempt = self.round[action].clone();
                self.make(&attempt, &format!(" round {rounds}")).await;
            }
            rounds += 1;
        }
    }

    async fn make(&mut self, attempt: &Attempt, round: &str) {
        let now = self.engine.moment();
        let mut command = attempt.command(&self.definition, now);
        let label = format!("{}{round}", command.id);
        command.id = command_id(&self.name, Which::Label(&label));
        let (stream, documents) = (self.stream.clone(), attempt.documents.clone());
        let submission = Submission::planned(stream, command, documents, Via::Console);
        let told = attempt.told();
        let accepted = self.engine.submit(submission).await;
        let accepted = accepted.unwrap_or_else(|error| panic!("{told}: {error:?}"));
        self.revision = accepted.revision;
    }
}

fn open(path: &str) -> Result<Vec<u8>, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../workflows")
        .join(path);
    fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
}
