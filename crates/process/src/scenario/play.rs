//! A scenario played in memory, through [`step`](crate::step::step()) and [`fold`](crate::fold::fold()).

use std::collections::BTreeMap;

use definition::{model::Definition, name::Name, scenario::Place};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value as Json;

use crate::{
    command::{Command, Intent, Start},
    deadline::calendar,
    event::Event,
    explain::{explain_refusal, text},
    fold::fold,
    person::Person,
    record,
    refusal::{Blocker, Refusal},
    snapshot::Snapshot,
    state::State,
    step::step,
    view::Viewer,
};

use super::{Attempt, Expectation, Fault, FaultKind, Move, MoveKind, Which, command_id};

/// How much time goes by before each attempt.
pub const PACE: SignedDuration = SignedDuration::from_hours(1);

/// The reason of a refusal that is not the process's own: the command id belongs to another command.
pub const ID_REUSED: &str = "id_reused";

/// What came of a scenario.
#[derive(Clone, Debug, Default)]
pub struct Played {
    /// The review at the end.
    pub state: State,
    /// The steps that were accepted, the start first.
    pub taken: Vec<Taken>,
    /// How many attempts were refused as they should be.
    pub refused: usize,
    /// How many expectations were met.
    pub met: usize,
    /// What did not come as it should.
    pub faults: Vec<Fault>,
    /// How many moves were not played, because one before them came out otherwise.
    pub unplayed: usize,
}

/// A step that was accepted.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The command.
    pub command: Command,
    /// What came of it; nothing if it had been accepted before.
    pub events: Vec<Event>,
}

/// Plays moves, the first an hour after `begin`, and checks what comes of each. `started` starts the review for `starter`.
///
/// It ends early where an attempt is accepted or refused that should not be: what follows would say nothing.
#[must_use]
pub fn play(
    definition: &Definition,
    scenario: &str,
    started: Start,
    starter: &Person,
    moves: &[Move],
    begin: Timestamp,
) -> Played {
    let start = Command {
        id: command_id(scenario, Which::Start),
        actor: starter.clone(),
        on_behalf_of: None,
        received_at: begin,
        occurred: None,
        seen: None,
        confirmations: Vec::new(),
        intent: Intent::Start(Box::new(started)),
    };
    let mut stage = Stage {
        definition,
        now: begin,
        known: BTreeMap::new(),
        played: Played::default(),
    };
    if let Err(refusing) = stage.submit(&start) {
        let kind = FaultKind::Attempt {
            told: "start".to_owned(),
            expected: Vec::new(),
            found: refusing.ids(),
            lines: stage.lines(&refusing, &start),
        };
        stage.fault(None, kind);
        stage.played.unplayed = moves.len();
        return stage.played;
    }
    for (index, one) in moves.iter().enumerate() {
        if !stage.make(one) {
            stage.played.unplayed = moves.len() - index - 1;
            break;
        }
    }
    stage.played
}

/// The play in progress.
struct Stage<'a> {
    definition: &'a Definition,
    now: Timestamp,
    /// What was accepted under each command id of each actor.
    known: BTreeMap<(Person, Name), Json>,
    played: Played,
}

/// Why something was refused.
enum Refusing {
    /// The process refuses it.
    Process(Refusal),
    /// The command id belongs to another command.
    IdReused,
}

impl Refusing {
    fn ids(&self) -> Vec<Name> {
        match self {
            Self::Process(refusal) => {
                let id = |blocker: &Blocker| blocker.id.clone();
                refusal.blockers.iter().map(id).collect()
            }
            Self::IdReused => vec![ID_REUSED.into()],
        }
    }
}

impl Stage<'_> {
    /// Makes a move. `false` if it came out so that the others should not be played.
    fn make(&mut self, one: &Move) -> bool {
        match &one.kind {
            MoveKind::Stage(_) => {}
            MoveKind::Wait(length) => {
                let later = calendar(self.definition).later(self.now, *length);
                self.now = later.unwrap_or(self.now);
            }
            MoveKind::Expect(expectation) => self.look(one.place, expectation),
            MoveKind::Attempt(attempt) => return self.attempt(one.place, attempt),
        }
        true
    }

    fn look(&mut self, place: Place, expectation: &Expectation) {
        let found = self.with_snapshot(|snapshot| expectation.look(snapshot));
        if expectation.is_met(found) {
            self.played.met += 1;
        } else {
            let expectation = expectation.clone();
            self.fault(Some(place), FaultKind::Otherwise { expectation, found });
        }
    }

    fn attempt(&mut self, place: Place, attempt: &Attempt) -> bool {
        self.now += PACE;
        let command = attempt.command(self.definition, self.now);
        let refusing = self.submit(&command).err();
        let found = refusing.as_ref().map_or_else(Vec::new, Refusing::ids);
        if attempt.is_as_said(&found) {
            self.played.refused += usize::from(refusing.is_some());
            return true;
        }
        let lines = refusing.map_or_else(Vec::new, |refusing| self.lines(&refusing, &command));
        let expected = attempt.expected().to_vec();
        let is_decided_otherwise = found.is_empty() != expected.is_empty();
        let kind = FaultKind::Attempt {
            told: format!("{} as {}", attempt.told(), attempt.handle),
            expected,
            found,
            lines,
        };
        self.fault(Some(place), kind);
        !is_decided_otherwise
    }

    /// Decides a command as the engine does: one that was accepted before changes nothing.
    fn submit(&mut self, command: &Command) -> Result<(), Refusing> {
        let key = (command.actor.clone(), command.id.clone());
        let identity = record::command::identity(self.definition, command);
        match self.known.get(&key) {
            Some(known) if *known == identity => return Ok(()),
            Some(_) => return Err(Refusing::IdReused),
            None => {}
        }
        let events =
            step(self.definition, &self.played.state, command).map_err(Refusing::Process)?;
        for event in &events {
            if let Err(error) = fold(&mut self.played.state, event) {
                unreachable!("a decided event does not fit the state it was decided on: {error}");
            }
        }
        self.known.insert(key, identity);
        self.played.taken.push(Taken {
            command: command.clone(),
            events,
        });
        Ok(())
    }

    /// The reasons as sentences. Before its start a review has nothing that could be explained.
    fn lines(&self, refusing: &Refusing, command: &Command) -> Vec<String> {
        let Refusing::Process(refusal) = refusing else {
            return vec!["This command id belongs to another command.".to_owned()];
        };
        if self.played.state.revision.is_none() {
            let reasons = refusal.blockers.iter();
            return reasons
                .map(|blocker| format!("{:?}", blocker.reason))
                .collect();
        }
        self.with_snapshot(|snapshot| {
            let viewer = Viewer::Auditor(command.actor.clone());
            let explanation = explain_refusal(snapshot, &viewer, refusal, command);
            text::lines(&explanation, &|person| person.to_string())
        })
    }

    fn with_snapshot<T>(&self, look: impl FnOnce(Snapshot<'_>) -> T) -> T {
        look(Snapshot::new(self.definition, &self.played.state))
    }

    fn fault(&mut self, place: Option<Place>, kind: FaultKind) {
        self.played.faults.push(Fault { place, kind });
    }
}
