//! The events of a review, read for people and for audits.

use definition::model::Definition;
use process::{event::Event, fold::fold, state::State};
use serde_json::Value as Json;
use std::{collections::BTreeMap, ops::ControlFlow, sync::Arc};
use store::read::Page;

use crate::{engine::Engine, review::LoadError, sealing::open_sections};

/// An event in its place.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its position in the record.
    pub position: u64,
    /// Its revision in the review.
    pub revision: u64,
    /// The type of its leaf.
    pub event_type: String,
    /// Who.
    pub actor: String,
    /// The command it belongs to.
    pub correlation: Option<String>,
    /// The leaf's own bytes, as JSON.
    pub leaf: Json,
    /// Its open sections.
    pub open: BTreeMap<String, Json>,
    /// The event, opened. Show it only through `process::history` and `process::view`.
    pub event: Event,
}

impl Engine {
    /// Walks the events of a review from its beginning: for each one, the state after it.
    ///
    /// # Errors
    /// If there is no such review, or the record is damaged.
    pub async fn walk(
        &self,
        stream: &str,
        mut visit: impl FnMut(&Arc<Definition>, &State, &Entry) -> ControlFlow<()>,
    ) -> Result<(), LoadError> {
        let review = self.review(stream).await?;
        let mut state = State::default();
        loop {
            let from = state.revision.map_or(0, |last| last + 1);
            let page = self
                .store()
                .read_stream(stream, from, Page::default())
                .await?;
            if page.is_empty() {
                return Ok(());
            }
            for recorded in &page {
                let read = self.loader().read(&review.definition, recorded).await?;
                let position = read.position;
                fold(&mut state, &read.event)
                    .map_err(|error| LoadError::Fold { position, error })?;
                let entry = Entry {
                    position,
                    revision: read.leaf.revision,
                    event_type: read.leaf.event_type.clone(),
                    actor: read.leaf.actor.clone(),
                    correlation: read.leaf.correlation.clone(),
                    leaf: serde_json::from_slice(&recorded.leaf).unwrap_or_default(),
                    open: open_sections(recorded, &read.leaf)?,
                    event: read.event,
                };
                if visit(&review.definition, &state, &entry).is_break() {
                    return Ok(());
                }
            }
        }
    }
}
