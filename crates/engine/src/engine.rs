//! [`Engine`]: a cheap handle on everything, and [`Runner`], which must run for it to work.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::json;
use store::{Clock, Entropy, OpenError, Store, keys::KeysError, read::ReadError, writer::Writer};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::{
    audience::Audiences,
    cache::Cache,
    definitions::Definitions,
    listing::{self, Rows},
    people::rights::Kept,
    processor::{ProcessorError, read_models::ReadModels},
    recent::Recent,
    review::{LoadError, Loader, Review},
    sealing::{First, FirstError, Sealer},
    timeline::Timeline,
};

/// How to open an engine.
#[derive(Clone, Debug)]
pub struct Config {
    /// The data folder.
    pub store: store::Config,
}

/// An engine cannot be opened or run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The data folder cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A key cannot be had.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The record cannot be begun.
    #[error(transparent)]
    First(#[from] FirstError),
    /// The writer ended badly.
    #[error(transparent)]
    Writer(#[from] store::writer::Error),
    /// A processor ended badly.
    #[error(transparent)]
    Processor(#[from] ProcessorError),
    /// A task was lost.
    #[error("a task of the engine ended unexpectedly: {0}")]
    Task(#[from] tokio::task::JoinError),
}

/// A handle on an engine; clones share it.
#[derive(Clone)]
pub struct Engine(Arc<Inner>);

struct Inner {
    loader: Loader,
    cache: Cache<Review>,
    timelines: Cache<Arc<Timeline>>,
    recent: Recent,
    rights: Kept,
    listing: Rows,
    audiences: Audiences,
    clock: Clock,
    folded: watch::Receiver<u64>,
}

/// What must run for the engine to work: the writer and the processors.
pub struct Runner {
    writer: Writer,
    read_models: ReadModels,
    store: Store,
}

impl Engine {
    /// Opens a data folder for this process alone. Nothing is appended until the runner runs; call [`Engine::begin`] then.
    ///
    /// # Errors
    /// If the folder cannot be opened.
    pub async fn open(config: Config) -> Result<(Self, Runner), Error> {
        let (clock, entropy): (Clock, Entropy) =
            (config.store.clock.clone(), config.store.entropy.clone());
        let (store, writer) = Store::open(config.store).await?;
        let sealer = Sealer {
            store: store.clone(),
            entropy,
        };
        let definitions = Definitions::new(store.clone(), sealer.clone());
        let loader = Loader {
            store: store.clone(),
            sealer,
            definitions,
        };
        let recent = Recent::default();
        let (read_models, folded) = ReadModels::new(loader.clone(), recent.clone());
        let inner = Inner {
            loader,
            cache: Cache::default(),
            timelines: Cache::default(),
            recent,
            rights: Kept::default(),
            listing: listing::rows(),
            audiences: Audiences::default(),
            clock,
            folded,
        };
        Ok((
            Self(Arc::new(inner)),
            Runner {
                writer,
                read_models,
                store,
            },
        ))
    }

    /// Writes the first leaf of a new record, `log.created`. Does nothing to one that has begun.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn begin(&self) -> Result<(), Error> {
        if self.store().size() > 0 {
            return Ok(());
        }
        let first = First {
            stream: "log",
            event_type: "log.created",
            body: json!({ "kind": "created", "origin": self.store().origin() }),
            payloads: Vec::new(),
            claim: None,
        };
        self.sealer().begin(first, self.now()).await?;
        Ok(())
    }

    /// The store below.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.loader.store
    }

    /// The definitions in the record.
    #[must_use]
    pub fn definitions(&self) -> &Definitions {
        &self.0.loader.definitions
    }

    /// The time, in seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.0.clock.now()
    }

    /// The same time as a moment.
    #[must_use]
    pub fn moment(&self) -> Timestamp {
        Timestamp::from_second(self.now()).unwrap_or_default()
    }

    /// Waits until the read models hold everything that is in the record now.
    ///
    /// # Errors
    /// [`ReadError::Closed`] if the runner ends before.
    pub async fn caught_up(&self) -> Result<(), ReadError> {
        let (mut folded, size) = (self.0.folded.clone(), self.store().size());
        let reached = folded.wait_for(|leaves| *leaves >= size).await;
        reached.map(|_| ()).map_err(|_| ReadError::Closed)
    }

    /// A review as it is now.
    ///
    /// # Errors
    /// If there is none, or the record is damaged.
    pub async fn review(&self, stream: &str) -> Result<Review, LoadError> {
        let cell = self.cache().cell(stream);
        let mut cell = cell.lock().await;
        match &mut *cell {
            Some(review) => {
                self.loader().catch_up(review, None).await?;
                Ok(review.clone())
            }
            empty => {
                let review = self.loader().load(stream, None).await?;
                Ok(empty.insert(review).clone())
            }
        }
    }

    /// The stream of the review with a name.
    ///
    /// # Errors
    /// If there is none.
    pub async fn stream_of(&self, name: &str) -> Result<String, LoadError> {
        let stream = self.store().stream_of_name(&review_claim(name)).await?;
        stream.ok_or_else(|| LoadError::NoSuchReview(name.to_owned()))
    }

    pub(crate) fn loader(&self) -> &Loader {
        &self.0.loader
    }

    pub(crate) fn sealer(&self) -> &Sealer {
        &self.0.loader.sealer
    }

    pub(crate) fn timelines(&self) -> &Cache<Arc<Timeline>> {
        &self.0.timelines
    }

    pub(crate) fn cache(&self) -> &Cache<Review> {
        &self.0.cache
    }

    pub(crate) fn kept_rights(&self) -> &Kept {
        &self.0.rights
    }

    pub(crate) fn listing(&self) -> &Rows {
        &self.0.listing
    }

    pub(crate) fn audiences(&self) -> &Audiences {
        &self.0.audiences
    }

    pub(crate) fn recent(&self) -> &Recent {
        &self.0.recent
    }
}

/// The name under which a review's name is claimed.
pub(crate) fn review_claim(name: &str) -> String {
    format!("review/{name}")
}

impl Runner {
    /// Runs the writer and the processors until shutdown, then lets both finish what they began: the processors first, then
    /// the writer, then the readers' connections.
    ///
    /// # Errors
    /// If one of them fails. The other is then shut down too.
    pub async fn run(self, shutdown: CancellationToken) -> Result<(), Error> {
        let last = CancellationToken::new();
        let writer = tokio::spawn(self.writer.run(last.clone()));
        let processed = self.read_models.run(shutdown).await;
        last.cancel();
        let written = writer.await?;
        self.store.close().await;
        processed?;
        written?;
        Ok(())
    }
}
