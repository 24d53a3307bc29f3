//! [`Player`]: makes the moves of a scenario through the engine, and checks what comes of each.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicI64, Ordering},
};

use definition::{name::Name, scenario::Place};
use engine::{
    engine::Engine,
    submission::{CommandError, Submission, Via},
};
use jiff::Timestamp;
use process::{
    deadline::calendar,
    scenario::{Attempt, Expectation, Move, MoveKind},
    snapshot::{Lists, Snapshot},
    view::Viewer,
};

use crate::{exit::Exit, failure::Failure, script::Script, submit::explained};

use super::told::{Stage, Teller};

/// The reason of a refusal that is not the definition's: the command id belongs to another command.
const ID_REUSED: &str = "id_reused";

/// The play in progress.
pub(super) struct Player<'a> {
    pub(super) engine: &'a Engine,
    pub(super) script: &'a Script,
    /// The stream of the review.
    pub(super) stream: String,
    /// The seconds that the scenario has waited.
    pub(super) waited: &'a AtomicI64,
    /// Seconds that go by before each step.
    pub(super) pace: i64,
    pub(super) teller: Teller<'a>,
}

impl Player<'_> {
    /// Where to begin: behind the last move of those that are in the record without a gap. Wrong moves leave no trace there and are
    /// tried again.
    pub(super) async fn first_to_make(&self, moves: &[Move]) -> Result<usize, Failure> {
        let mut behind_last = 0;
        for (index, one) in moves.iter().enumerate() {
            if let MoveKind::Attempt(attempt) = &one.kind
                && attempt.refused.is_none()
            {
                let (actor, id) = (attempt.actor.to_string(), attempt.command.to_string());
                if self.engine.store().command(&actor, &id).await?.is_none() {
                    break;
                }
                behind_last = index + 1;
            }
        }
        Ok(behind_last)
    }

    /// Makes the moves from one on.
    pub(super) async fn play(&mut self, moves: &[Move], from: usize) -> Result<(), Failure> {
        let mut stage = Stage::default();
        let begins_a_stage = moves.get(from).is_none_or(|one| heading(one).is_some());
        let present = moves[..from].iter().rev().find_map(heading);
        if let Some(heading) = present.filter(|_| !begins_a_stage) {
            self.teller.stage(heading)?;
        }
        for one in &moves[from..] {
            match &one.kind {
                MoveKind::Stage(heading) => {
                    self.end(&stage).await?;
                    stage = Stage::default();
                    self.teller.stage(heading)?;
                }
                MoveKind::Wait(_) => self.wait(one),
                MoveKind::Expect(expectation) => self.look(one.place, expectation).await?,
                MoveKind::Attempt(attempt) => self.attempt(one.place, attempt, &mut stage).await?,
            }
        }
        self.end(&stage).await
    }

    pub(super) fn wait(&self, one: &Move) {
        let MoveKind::Wait(length) = one.kind else {
            return;
        };
        let now = self.engine.now();
        let from = Timestamp::from_second(now).unwrap_or_default();
        if let Some(later) = calendar(&self.script.definition).later(from, length) {
            self.waited
                .fetch_add(later.as_second() - now, Ordering::Relaxed);
        }
    }

    /// Says what stands where at the end of a stage in which something was tried.
    async fn end(&self, stage: &Stage) -> Result<(), Failure> {
        if stage.accepted + stage.refused == 0 {
            return Ok(());
        }
        let review = self.engine.review(&self.stream).await?;
        Ok(self.teller.counts(stage, &review)?)
    }

    async fn look(&self, place: Place, expectation: &Expectation) -> Result<(), Failure> {
        let review = self.engine.review(&self.stream).await?;
        let lists = Lists::new(&review.definition, &review.state.scope);
        let found = expectation.look(Snapshot {
            definition: &review.definition,
            state: &review.state,
            lists: &lists,
        });
        self.teller.found(expectation, found)?;
        if expectation.is_met(found) {
            return Ok(());
        }
        Err(self.otherwise(
            place,
            &format!("{}: this is not as expected", expectation.say),
        ))
    }

    async fn attempt(
        &self,
        place: Place,
        attempt: &Attempt,
        stage: &mut Stage,
    ) -> Result<(), Failure> {
        let told = format!("{} as {}", attempt.told(), attempt.handle);
        self.waited.fetch_add(self.pace, Ordering::Relaxed);
        let came = self.engine.submit(self.submission(attempt)).await;
        let (found, lines) = match came {
            Ok(_) => (Vec::new(), Vec::new()),
            Err(CommandError::IdReused) => (
                vec![Name::from(ID_REUSED)],
                vec![CommandError::IdReused.to_string()],
            ),
            Err(CommandError::Refused(refused)) => {
                let viewer = Viewer::Person(attempt.actor.clone());
                let blockers = refused.refusal.blockers.iter();
                let found = blockers.map(|blocker| blocker.id.clone()).collect();
                (found, self.teller.lines(&explained(&viewer, &refused)))
            }
            Err(error) => return Err(error.into()),
        };
        match &attempt.refused {
            None if found.is_empty() => stage.accepted += 1,
            Some(refused) if set(&refused.because) == set(&found) => {
                stage.refused += 1;
                self.teller.refused(&refused.say, &told, &found, &lines)?;
            }
            None => {
                let text = format!(
                    "{told}: this must be accepted, and was refused\n{}",
                    lines.join("\n")
                );
                return Err(self.otherwise(place, &text));
            }
            Some(refused) => {
                let text = format!(
                    "{told}: this must be refused because of {}, {}\n{}",
                    refused.because.join(", "),
                    if found.is_empty() {
                        "and was accepted".to_owned()
                    } else {
                        format!("not because of {}", found.join(", "))
                    },
                    lines.join("\n")
                );
                return Err(self.otherwise(place, text.trim_end()));
            }
        }
        Ok(())
    }

    fn submission(&self, attempt: &Attempt) -> Submission {
        let now = self.engine.moment();
        let command = attempt.command(&self.script.definition, now);
        let (stream, documents) = (self.stream.clone(), attempt.documents.clone());
        Submission::planned(stream, command, documents, Via::Console)
    }

    /// What came otherwise than the scenario says, and where that is written.
    fn otherwise(&self, place: Place, text: &str) -> Failure {
        let (path, line) = self.script.scenario.texts.line(place);
        Failure::new(Exit::Refused, format_args!("{path}:{line}: {text}"))
    }
}

fn heading(one: &Move) -> Option<&Name> {
    match &one.kind {
        MoveKind::Stage(heading) => Some(heading),
        _ => None,
    }
}

/// The reasons, each once.
fn set(ids: &[Name]) -> BTreeSet<&Name> {
    ids.iter().collect()
}
