//! [`Stored`]: one event as it stands in the record, for audits.

use std::{collections::BTreeMap, ops::Range};

use definition::model::Definition;
use jiff::Timestamp;
use process::command::Command;
use serde_json::Value as Json;
use store::read::{Page, Recorded};

use crate::{engine::Engine, review::LoadError, sealing::open_sections};

/// One event as it stands in the record. What is sealed stays sealed.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its position in the record.
    pub position: u64,
    /// The hash of its leaf, in hexadecimal digits.
    pub hash: String,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// The leaf's own bytes, as JSON.
    pub leaf: Json,
    /// Its open sections.
    pub open: BTreeMap<String, Json>,
}

impl Engine {
    /// The command of the step that begins with an event; `None` if it begins none, or no command began it. What it says is of the
    /// class of the machine it goes to: ask what the viewer may read before showing any of it.
    ///
    /// # Errors
    /// If the record is damaged.
    pub async fn command_at(
        &self,
        definition: &Definition,
        stream: &str,
        revision: u64,
    ) -> Result<Option<Command>, LoadError> {
        let one = Page {
            events: 1,
            ..Page::default()
        };
        let events = self.store().read_stream(stream, revision, one).await?;
        let Some(recorded) = events.first() else {
            return Ok(None);
        };
        let read = self.loader().read(definition, recorded).await?;
        read.command(definition)
    }

    /// One event of a review as it stands in the record; `None` if there is none with this revision.
    ///
    /// # Errors
    /// If the record is damaged.
    pub async fn stored(&self, stream: &str, revision: u64) -> Result<Option<Stored>, LoadError> {
        let mut stored = self
            .all_stored(stream, revision..revision.saturating_add(1))
            .await?;
        Ok(stored.remove(&revision))
    }

    /// Events of a review as they stand in the record, by revision.
    ///
    /// # Errors
    /// If the record is damaged.
    pub async fn all_stored(
        &self,
        stream: &str,
        revisions: Range<u64>,
    ) -> Result<BTreeMap<u64, Stored>, LoadError> {
        let (mut found, mut from) = (BTreeMap::new(), revisions.start);
        while from < revisions.end {
            let wanted = u32::try_from(revisions.end - from).unwrap_or(u32::MAX);
            let usual = Page::default();
            let page = Page {
                events: usual.events.min(wanted),
                ..usual
            };
            let events = self.store().read_stream(stream, from, page).await?;
            if events.is_empty() {
                break;
            }
            for recorded in &events {
                found.insert(from, stored(recorded)?);
                from += 1;
            }
        }
        Ok(found)
    }
}

fn stored(recorded: &Recorded) -> Result<Stored, LoadError> {
    let position = recorded.position;
    let leaf = recorded
        .parse()
        .map_err(|error| LoadError::Leaf { position, error })?;
    let recorded_at = Timestamp::from_second(leaf.time.unix_seconds());
    Ok(Stored {
        position,
        hash: recorded.hash.to_string(),
        recorded: recorded_at.unwrap_or_default(),
        leaf: serde_json::from_slice(&recorded.leaf).unwrap_or_default(),
        open: open_sections(recorded, &leaf)?,
    })
}
