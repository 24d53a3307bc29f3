//! [`Review`]: a review as folded from its stream.

mod read;

use std::{collections::BTreeMap, sync::Arc};

use definition::{model::Definition, name::Name};
use ledger::{hash::Hash, leaf::LeafError};
use process::{
    fold::{FoldError, fold},
    record::{self, content::RecordError},
    state::State,
};
use serde_json::Value as Json;
use store::{
    Store,
    read::{Page, ReadError, Recorded},
};

use crate::{
    definitions::{DefinitionError, Definitions},
    sealing::{Sealer, SealingError},
};

pub(crate) use read::Read;

/// A review as it is, with the commands that were accepted in it.
#[derive(Clone, Debug)]
pub struct Review {
    /// Its stream, `review:<uuid>`.
    pub stream: String,
    /// The definition it is pinned to.
    pub definition: Arc<Definition>,
    /// Its state.
    pub state: State,
    /// Accepted commands by actor and id; copies of the review share them.
    pub(crate) commands: Arc<BTreeMap<(String, String), Done>>,
}

/// Where the events of an accepted command stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Done {
    /// The keyed hash of the command's identity.
    pub(crate) content: Option<Hash>,
    pub(crate) first_position: u64,
    pub(crate) last_position: u64,
    pub(crate) revision: u64,
}

/// A review cannot be loaded: there is none, or the record is damaged.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such review.
    #[error("there is no review `{0}`; `remit review list` shows those there are")]
    NoSuchReview(String),
    /// The record cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A leaf is damaged.
    #[error("position {position}: {error}")]
    Leaf {
        /// Where.
        position: u64,
        /// What is wrong.
        error: LeafError,
    },
    /// A section does not open.
    #[error(transparent)]
    Sealing(#[from] SealingError),
    /// The definition cannot be loaded.
    #[error(transparent)]
    Definition(#[from] DefinitionError),
    /// An event does not fit its definition.
    #[error("position {position}: {error}")]
    Record {
        /// Where.
        position: u64,
        /// What is wrong.
        error: RecordError,
    },
    /// An event does not fit the state before it.
    #[error("position {position}: {error}")]
    Fold {
        /// Where.
        position: u64,
        /// What is wrong.
        error: FoldError,
    },
}

/// Reads the streams of reviews.
#[derive(Clone)]
pub(crate) struct Loader {
    pub(crate) store: Store,
    pub(crate) sealer: Sealer,
    pub(crate) definitions: Definitions,
}

impl Loader {
    /// Folds a review from its stream, up to and with a revision if one is given.
    pub(crate) async fn load(&self, stream: &str, until: Option<u64>) -> Result<Review, LoadError> {
        let first = Page {
            events: 1,
            ..Page::default()
        };
        let first = self.store.read_stream(stream, 0, first).await?;
        let Some(first) = first.first() else {
            return Err(LoadError::NoSuchReview(stream.to_owned()));
        };
        let mut review = Review::before(stream, self.pinned(first).await?);
        self.catch_up(&mut review, until).await?;
        Ok(review)
    }

    /// Folds what was appended since.
    pub(crate) async fn catch_up(
        &self,
        review: &mut Review,
        until: Option<u64>,
    ) -> Result<(), LoadError> {
        loop {
            let from = review.state.revision.map_or(0, |last| last + 1);
            if until.is_some_and(|until| from > until) {
                return Ok(());
            }
            let page = self
                .store
                .read_stream(&review.stream, from, Page::default())
                .await?;
            if page.is_empty() {
                return Ok(());
            }
            for recorded in &page {
                if until.is_some_and(|until| recorded.revision > until) {
                    return Ok(());
                }
                let read = self.read(&review.definition, recorded).await?;
                review.take(&read)?;
            }
        }
    }

    /// Reads and opens one event of a review.
    pub(crate) async fn read(
        &self,
        definition: &Definition,
        recorded: &Recorded,
    ) -> Result<Read, LoadError> {
        let position = recorded.position;
        let leaf = recorded
            .parse()
            .map_err(|error| LoadError::Leaf { position, error })?;
        let opened = self.sealer.open(recorded, &leaf).await?;
        let event = record::event::read(definition, &opened.body, &opened.content)
            .map_err(|error| LoadError::Record { position, error })?;
        Ok(Read {
            position,
            leaf,
            opened,
            event,
        })
    }

    /// The definition that the first event of a review pins.
    pub(crate) async fn pinned(&self, first: &Recorded) -> Result<Arc<Definition>, LoadError> {
        let position = first.position;
        let leaf = first
            .parse()
            .map_err(|error| LoadError::Leaf { position, error })?;
        let opened = self.sealer.open(first, &leaf).await?;
        let digest = opened
            .body
            .get("definition")
            .and_then(Json::as_str)
            .unwrap_or_default();
        Ok(self.definitions.by_digest(digest).await?)
    }
}

impl Review {
    /// A review before its first event.
    pub(crate) fn before(stream: &str, definition: Arc<Definition>) -> Self {
        Self {
            stream: stream.to_owned(),
            definition,
            state: State::default(),
            commands: Arc::default(),
        }
    }

    /// Folds one event that was read.
    pub(crate) fn take(&mut self, read: &Read) -> Result<(), LoadError> {
        let position = read.position;
        fold(&mut self.state, &read.event).map_err(|error| LoadError::Fold { position, error })?;
        if let Some(id) = &read.leaf.correlation {
            let content = read.opened.command.as_ref().and_then(content_hash);
            self.remember(&read.leaf.actor, id, content, position, read.leaf.revision);
        }
        Ok(())
    }

    /// Remembers an accepted command, or that it reaches one event further.
    pub(crate) fn remember(
        &mut self,
        actor: &str,
        id: &str,
        content: Option<Hash>,
        position: u64,
        revision: u64,
    ) {
        let key = (actor.to_owned(), id.to_owned());
        let commands = Arc::make_mut(&mut self.commands);
        let done = commands.entry(key).or_insert(Done {
            content,
            first_position: position,
            last_position: position,
            revision,
        });
        done.last_position = position;
        done.revision = revision;
    }
}

/// The keyed hash that a recorded command carries.
fn content_hash(command: &Json) -> Option<Hash> {
    command.get("content")?.as_str()?.parse().ok()
}

/// The stream a review gets that is started by this command: the same for every try of it.
pub(crate) fn stream_of_start(actor: &Name, command: &Name) -> String {
    let hash = Hash::of(format!("remit start\n{actor}\n{command}\n").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.as_bytes()[..16]);
    format!(
        "review:{}",
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    )
}
