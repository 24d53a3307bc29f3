//! [`Store`]: an open data folder.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use ledger::leaf::LeafError;
use sqlx::SqlitePool;
use tokio::sync::{Semaphore, mpsc, oneshot, watch};

use crate::{
    access::AccessRecord,
    accounts::Accounts,
    append::{self, Append, AppendError, Appended},
    clock::Clock,
    entropy::Entropy,
    folder::{Folder, FolderError},
    keys::{Keys, KeysError},
    models::Models,
    read::ReadError,
    sqlite::{
        database::{self, Database, DatabaseError},
        head,
    },
    writer::{QUEUE, QUEUE_KIB, Request, Writer},
};

/// Connections that read the record at the same time, at most; further readers wait.
const READERS: u32 = 4;

/// How to open a store.
#[derive(Debug, Clone)]
pub struct Config {
    /// The data folder; created if it is missing.
    pub folder: PathBuf,
    /// The origin that a new record gets, such as `reviews.example.org/log/1`. An existing record keeps its own.
    pub origin: String,
    /// The key file. `None` is `kek` in the data folder.
    pub key_file: Option<PathBuf>,
    /// Where the times of leaves come from.
    pub clock: Clock,
    /// Where keys and ids come from.
    pub entropy: Entropy,
}

/// A data folder that cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The configured origin cannot stand in a leaf.
    #[error("the origin of the record: {0}")]
    Origin(LeafError),
    /// It is in use, or cannot be created.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// A database in it cannot be used.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The key file cannot be used.
    #[error(transparent)]
    Keys(#[from] KeysError),
}

/// An open data folder: a cheap handle, to be cloned freely.
#[derive(Debug, Clone)]
pub struct Store(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    origin: String,
    readers: SqlitePool,
    reads: AtomicU64,
    queue: mpsc::Sender<Request>,
    /// Room in the queue, in KiB.
    room: Arc<Semaphore>,
    size: watch::Receiver<u64>,
    access: AccessRecord,
    accounts: Accounts,
    keys: Keys,
    models: Models,
    /// Released when the last handle and the writer are gone.
    folder: Arc<Folder>,
}

impl Store {
    /// Opens a data folder for this process alone. Appends wait until the writer runs.
    ///
    /// # Errors
    ///
    /// [`OpenError`] if another process has it open, or if a database is damaged, newer than this program or not to be opened.
    pub async fn open(config: Config) -> Result<(Self, Writer), OpenError> {
        append::check_origin(&config.origin).map_err(OpenError::Origin)?;
        let folder = Arc::new(Folder::take(&config.folder)?);
        for database in [
            database::RECORD,
            database::ACCESS,
            database::MODELS,
            database::KEYS,
            database::ACCOUNTS,
        ] {
            database.prepare(&folder.file(database.file)).await?;
        }
        let at = |database: Database| folder.file(database.file);
        let path = at(database::RECORD);
        let mut connection = database::RECORD.writer(&path).await?;
        let error = database::RECORD.error();
        head::create(&mut connection, &config.origin)
            .await
            .map_err(&error)?;
        let (origin, size) = head::read(&mut connection).await.map_err(&error)?;
        let (queue, requests) = mpsc::channel(QUEUE);
        let (published, size) = watch::channel(size);
        let readers = database::RECORD.readers(&path, READERS);
        let models = Models::new(
            database::MODELS.pool(&at(database::MODELS)),
            database::MODELS.readers(&at(database::MODELS), READERS),
            readers.clone(),
        );
        let key_file = config.key_file.unwrap_or_else(|| folder.file("kek"));
        let pool = database::KEYS.pool(&at(database::KEYS));
        let keys = Keys::open(pool, key_file, config.entropy.clone(), config.clock.clone()).await?;
        let inner = Inner {
            origin,
            readers,
            reads: AtomicU64::new(0),
            queue,
            room: Arc::new(Semaphore::new(QUEUE_KIB)),
            size,
            access: AccessRecord::new(database::ACCESS.pool(&at(database::ACCESS))),
            accounts: Accounts::new(
                database::ACCOUNTS.pool(&at(database::ACCOUNTS)),
                config.entropy,
            ),
            keys,
            models,
            folder: Arc::clone(&folder),
        };
        let writer = Writer::new(path, connection, requests, published, config.clock, folder);
        Ok((Self(Arc::new(inner)), writer))
    }

    /// Appends events, all or none, and answers only after they are durable. Dropping the future does not take the
    /// append back.
    ///
    /// # Errors
    ///
    /// [`AppendError`]. After [`AppendError::Unavailable`] nothing was stored; after [`AppendError::OutcomeUnknown`] give
    /// the command again with the same id: it is accepted once.
    pub async fn append(&self, append: Append) -> Result<Appended, AppendError> {
        let append = append::check(append)?;
        let share = append.bytes / 1024 + 1;
        let room = Arc::clone(&self.0.room).try_acquire_many_owned(share as u32);
        let share =
            room.map_err(|_| AppendError::Unavailable(format!("{QUEUE_KIB} KiB wait already")))?;
        let (answer, answered) = oneshot::channel();
        let request = Request {
            append,
            answer,
            share,
        };
        self.0.queue.try_send(request).map_err(|error| {
            AppendError::Unavailable(match error {
                mpsc::error::TrySendError::Full(_) => format!("{QUEUE} appends wait already"),
                mpsc::error::TrySendError::Closed(_) => "the store is shutting down".to_owned(),
            })
        })?;
        let lost = |_| AppendError::OutcomeUnknown("the writer ended".to_owned());
        answered.await.map_err(lost)?
    }

    /// The origin of the log: the field `log` of its leaves.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.0.origin
    }

    /// The number of durable leaves, which is the next position.
    #[must_use]
    pub fn size(&self) -> u64 {
        *self.0.size.borrow()
    }

    /// Wakes whoever follows the record: the number of durable leaves, as it grows.
    #[must_use]
    pub fn watch_size(&self) -> watch::Receiver<u64> {
        self.0.size.clone()
    }

    /// Waits until the record has at least so many leaves.
    ///
    /// # Errors
    ///
    /// [`ReadError::Closed`] if the writer ends before.
    pub async fn wait_for(&self, size: u64) -> Result<(), ReadError> {
        let mut sizes = self.watch_size();
        let reached = sizes.wait_for(|now| *now >= size).await;
        reached.map(|_| ()).map_err(|_| ReadError::Closed)
    }

    /// Closes the connections that read. Call it when the writer has ended and the process goes on.
    pub async fn close(&self) {
        self.0.models.close().await;
        self.0.readers.close().await;
        self.0.access.close().await;
        self.0.accounts.close().await;
        self.0.keys.close().await;
    }

    /// The access record.
    #[must_use]
    pub fn access(&self) -> &AccessRecord {
        &self.0.access
    }

    /// The people.
    #[must_use]
    pub fn accounts(&self) -> &Accounts {
        &self.0.accounts
    }

    /// The data keys.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }

    /// The read models.
    #[must_use]
    pub fn models(&self) -> &Models {
        &self.0.models
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.folder.path()
    }

    /// How often the record was read since it was opened: what an answer costs, told without a clock.
    #[must_use]
    pub fn reads(&self) -> u64 {
        self.0.reads.load(Ordering::Relaxed)
    }

    /// The connections that read the record, for one statement.
    pub(crate) fn readers(&self) -> &SqlitePool {
        self.0.reads.fetch_add(1, Ordering::Relaxed);
        &self.0.readers
    }
}
