//! Replay: fold again, run the recorded commands again and demand equal bytes, compare with the read models (S24, S25).

use std::collections::BTreeMap;

use process::{
    fold::fold,
    person::Person,
    record::{self, content::Content},
    step::step,
};
use serde_json::Value as Json;
use store::{
    models::{InstanceRow, ModelsError},
    read::Page,
};

use crate::{
    engine::Engine,
    processor::read_models::{instance_row, review_row},
    review::{LoadError, Read, Review},
};

/// What a replay found.
#[derive(Clone, Debug, Default)]
pub struct Replayed {
    /// Events folded.
    pub events: u64,
    /// Commands run again.
    pub commands: u64,
    /// Rows of the read models compared.
    pub rows: u64,
    /// Where something differs; empty if all is equal.
    pub differences: Vec<String>,
}

/// A replay cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// The review cannot be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The read models cannot be read.
    #[error(transparent)]
    Models(#[from] ModelsError),
}

/// The events of a step as they are recorded: type, body and content.
type Recorded = Vec<(String, Json, Content)>;

impl Engine {
    /// Replays one review.
    ///
    /// # Errors
    /// If it cannot be read at all. What differs is in the answer.
    pub async fn replay(&self, stream: &str) -> Result<Replayed, ReplayError> {
        let mut replayed = Replayed::default();
        let current = self.review(stream).await?;
        let mut review = Review::before(stream, current.definition);
        let mut pending: Vec<Read> = Vec::new();
        let mut from = 0;
        loop {
            let page = self
                .store()
                .read_stream(stream, from, Page::default())
                .await;
            let page = page.map_err(LoadError::from)?;
            let Some(last) = page.last() else { break };
            from = last.revision + 1;
            for recorded in &page {
                let read = self.loader().read(&review.definition, recorded).await?;
                if read.opened.command.is_some() {
                    again(&mut review, &std::mem::take(&mut pending), &mut replayed)?;
                }
                pending.push(read);
            }
        }
        again(&mut review, &pending, &mut replayed)?;
        self.compare_rows(&review, &mut replayed).await?;
        Ok(replayed)
    }

    /// Compares the read models with rows made from the state folded here.
    async fn compare_rows(
        &self,
        review: &Review,
        replayed: &mut Replayed,
    ) -> Result<(), ReplayError> {
        let models = self.store().models();
        let found = models.review(&review.stream).await?;
        if found.as_ref() != Some(&review_row(review)) {
            replayed
                .differences
                .push("the read model of the review differs".to_owned());
        }
        let mut rows: BTreeMap<String, InstanceRow> = BTreeMap::new();
        let mut after = String::new();
        loop {
            let page = models.instances(&review.stream, &after).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.id);
            rows.extend(page.into_iter().map(|row| (row.id.clone(), row)));
        }
        replayed.rows = 1 + rows.len() as u64;
        for instance in &review.state.instances {
            if rows.remove(&*instance.id).as_ref() != Some(&instance_row(review, instance)) {
                let text = format!("the read model of `{}` differs", instance.id);
                replayed.differences.push(text);
            }
        }
        let extra = rows
            .into_keys()
            .map(|id| format!("the read models have `{id}`, which is not there"));
        replayed.differences.extend(extra);
        Ok(())
    }
}

/// Runs the command of one step again on the state before it, compares, and folds what is recorded.
fn again(
    review: &mut Review,
    step_events: &[Read],
    replayed: &mut Replayed,
) -> Result<(), LoadError> {
    let Some(first) = step_events.first() else {
        return Ok(());
    };
    let position = first.position;
    match decided(review, first) {
        Ok(decided) => {
            replayed.commands += 1;
            let recorded: Recorded = step_events
                .iter()
                .map(|read| {
                    let (body, content) = (read.opened.body.clone(), read.opened.content.clone());
                    (read.leaf.event_type.clone(), body, content)
                })
                .collect();
            if bytes(&decided) != bytes(&recorded) {
                let text =
                    format!("position {position}: the command, run again, gives other events");
                replayed.differences.push(text);
            }
        }
        Err(text) => replayed
            .differences
            .push(format!("position {position}: {text}")),
    }
    for read in step_events {
        let position = read.position;
        fold(&mut review.state, &read.event)
            .map_err(|error| LoadError::Fold { position, error })?;
        replayed.events += 1;
    }
    Ok(())
}

fn decided(review: &Review, first: &Read) -> Result<Recorded, String> {
    let body = first
        .opened
        .command
        .as_ref()
        .ok_or("the step does not say its command")?;
    let actor = Person::parse(&first.leaf.actor).map_err(|error| error.to_string())?;
    let content = &first.opened.command_content;
    let command = record::command::read(&review.definition, actor, body, content)
        .map_err(|error| format!("the command cannot be read: {error}"))?;
    let events = step(&review.definition, &review.state, &command).map_err(|refusal| {
        let ids: Vec<&str> = refusal
            .blockers
            .iter()
            .map(|blocker| blocker.id.as_str())
            .collect();
        format!("the command, run again, is refused: {}", ids.join(", "))
    })?;
    let write = |event| {
        let written = record::event::write(&review.definition, event);
        (written.event_type, written.body, written.content)
    };
    Ok(events.iter().map(write).collect())
}

/// The canonical bytes of everything that was decided.
fn bytes(recorded: &Recorded) -> Vec<Vec<u8>> {
    let canonical = |json: &Json| ledger::json::to_canonical(json).unwrap_or_default();
    recorded
        .iter()
        .map(|(event_type, body, content)| {
            let content = serde_json::to_value(content).unwrap_or_default();
            canonical(&serde_json::json!([event_type, body, content]))
        })
        .collect()
}
