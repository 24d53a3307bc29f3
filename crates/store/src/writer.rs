//! [`Writer`]: the one task that writes the record.

use std::{path::PathBuf, sync::Arc, time::Duration};

use ledger::leaf::LeafTime;
use sqlx::{Connection as _, Executor as _, SqliteConnection};
use tokio::{
    sync::{OwnedSemaphorePermit, mpsc, oneshot, watch},
    time::timeout,
};
use tokio_util::sync::CancellationToken;

use crate::{
    append::{AppendError, Appended, Checked, MAX_APPEND_BYTES},
    clock::Clock,
    folder::Folder,
    sequence::{Plan, sequence},
    sqlite::{
        checkpoint, command,
        database::{self, DatabaseError},
        head, known, leaf, name,
        script::Script,
        section, stream,
    },
};

/// Appends that wait for the writer, at most; further ones are refused.
pub const QUEUE: usize = 1024;

/// KiB of sections that wait for the writer, at most; further appends are refused.
pub const QUEUE_KIB: usize = 2 * MAX_APPEND_BYTES / 1024;

/// A batch is closed once it has so many appends, events or bytes of sections.
pub const BATCH_APPENDS: usize = 512;
/// See [`BATCH_APPENDS`].
pub const BATCH_EVENTS: usize = 4096;
/// See [`BATCH_APPENDS`].
pub const BATCH_BYTES: usize = 64 << 20;

/// The write-ahead log is moved into the database once it has about so many pages (64 MiB), or when nothing was
/// appended for [`IDLE`].
const WAL_PAGES: usize = 4096;

/// See [`WAL_PAGES`].
const IDLE: Duration = Duration::from_secs(1);

/// Pages that a batch writes beside its sections, roughly.
const PAGES_PER_BATCH: usize = 8;

/// An append on its way to the writer, and where its answer goes.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) append: Checked,
    pub(crate) answer: oneshot::Sender<Result<Appended, AppendError>>,
    /// Its share of [`QUEUE_KIB`].
    pub(crate) share: OwnedSemaphorePermit,
}

/// The one task that writes the record. It owns its connection, and commits all that waits in one transaction.
#[derive(Debug)]
pub struct Writer {
    path: PathBuf,
    /// `None` after a failure, until it is opened again.
    connection: Option<SqliteConnection>,
    requests: mpsc::Receiver<Request>,
    size: watch::Sender<u64>,
    clock: Clock,
    /// Pages in the write-ahead log, roughly.
    wal_pages: usize,
    _folder: Arc<Folder>,
}

/// The writer could not end cleanly. What was answered is durable nevertheless.
#[derive(Debug, thiserror::Error)]
#[error("the record could not be closed cleanly: {0}")]
pub struct Error(#[from] DatabaseError);

impl Writer {
    pub(crate) fn new(
        path: PathBuf,
        connection: SqliteConnection,
        requests: mpsc::Receiver<Request>,
        size: watch::Sender<u64>,
        clock: Clock,
        folder: Arc<Folder>,
    ) -> Self {
        Self {
            path,
            connection: Some(connection),
            requests,
            size,
            clock,
            wal_pages: 0,
            _folder: folder,
        }
    }

    /// Writes until `shutdown` is cancelled or no [`Store`](crate::Store) is left; then commits what still waits, and closes.
    ///
    /// # Errors
    ///
    /// [`Error`] if the record cannot be closed. Failures while writing are answered to those who append.
    pub async fn run(mut self, shutdown: CancellationToken) -> Result<(), Error> {
        loop {
            let first = tokio::select! {
                biased;
                () = shutdown.cancelled() => break,
                first = timeout(IDLE, self.requests.recv()) => first,
            };
            match first {
                Ok(Some(first)) => self.commit_with(first).await,
                Ok(None) => break,
                Err(_) => self.checkpoint_if(self.wal_pages > 0).await,
            }
        }
        self.requests.close();
        while let Some(first) = self.requests.recv().await {
            self.commit_with(first).await;
        }
        self.close().await
    }

    /// Commits one append together with those that wait behind it.
    async fn commit_with(&mut self, first: Request) {
        let (mut appends, mut answers) = (Vec::new(), Vec::new());
        let (mut events, mut bytes) = (0, 0);
        let mut next = Some(first);
        let mut shares = Vec::new();
        while let Some(Request {
            append,
            answer,
            share,
        }) = next
        {
            events += append.events.len();
            bytes += append.bytes;
            appends.push(append);
            answers.push(answer);
            shares.push(share);
            let open =
                appends.len() < BATCH_APPENDS && events < BATCH_EVENTS && bytes < BATCH_BYTES;
            next = if open {
                self.requests.try_recv().ok()
            } else {
                None
            };
        }
        self.wal_pages += PAGES_PER_BATCH + bytes / database::PAGE_SIZE as usize;
        let results = match self.commit(&appends).await {
            Ok(results) => results,
            Err(error) => {
                self.reopen().await;
                vec![Err(error); appends.len()]
            }
        };
        drop((appends, shares));
        for (answer, result) in answers.into_iter().zip(results) {
            // A caller who no longer waits learns the outcome by giving the command again.
            let _ = answer.send(result);
        }
        self.checkpoint_if(self.wal_pages >= WAL_PAGES).await;
    }

    /// One transaction. The error says whether the batch may have been stored.
    async fn commit(
        &mut self,
        batch: &[Checked],
    ) -> Result<Vec<Result<Appended, AppendError>>, AppendError> {
        let now = LeafTime::from_unix_seconds(self.clock.now().max(0));
        let now = now
            .map_err(|error| AppendError::Unavailable(format!("the time of the clock {error}")))?;
        if self.connection.is_none() {
            self.reopen().await;
        }
        let Some(connection) = &mut self.connection else {
            return Err(AppendError::Unavailable(
                "the record cannot be opened".to_owned(),
            ));
        };
        let (head, known) = known::begin(connection, batch).await.map_err(not_stored)?;
        let plan = sequence(head, known, batch, now);
        if plan.leaves.is_empty() {
            connection.execute("ROLLBACK").await.map_err(not_stored)?;
            return Ok(plan.answers);
        }
        write(connection, &plan).await.map_err(not_stored)?;
        let unknown = |error: sqlx::Error| AppendError::OutcomeUnknown(error.to_string());
        connection.execute("COMMIT").await.map_err(unknown)?;
        self.size.send_replace(plan.head.size);
        Ok(plan.answers)
    }

    /// After a failure the connection is not trusted any more, and the head is read anew.
    async fn reopen(&mut self) {
        if let Some(connection) = self.connection.take() {
            // The failure was told already.
            let _ = connection.close().await;
        }
        let Ok(mut connection) = database::RECORD.writer(&self.path).await else {
            return;
        };
        if let Ok((_, size)) = head::read(&mut connection).await {
            self.size.send_replace(size);
            self.connection = Some(connection);
        }
    }

    /// Moves the write-ahead log into the database, between commits and never inside one.
    async fn checkpoint_if(&mut self, due: bool) {
        if let (true, Some(connection)) = (due, &mut self.connection) {
            // Nothing is lost if it fails: the next one moves more.
            let _ = checkpoint::passive(connection).await;
            self.wal_pages = 0;
        }
    }

    async fn close(self) -> Result<(), Error> {
        let error = database::RECORD.error();
        if let Some(mut connection) = self.connection {
            checkpoint::truncate(&mut connection)
                .await
                .map_err(&error)?;
            connection.close().await.map_err(&error)?;
        }
        Ok(())
    }
}

/// One statement for each table, all in one call.
async fn write(connection: &mut SqliteConnection, plan: &Plan<'_>) -> Result<(), sqlx::Error> {
    let mut script = Script::default();
    stream::insert(&mut script, &plan.new_streams)?;
    stream::advance(&mut script, &plan.moved_streams)?;
    leaf::insert(&mut script, &plan.leaves)?;
    section::insert(&mut script, &plan.sections)?;
    command::insert(&mut script, &plan.commands)?;
    name::insert(&mut script, &plan.names)?;
    head::advance(&mut script, &plan.head)?;
    script.run(connection).await?;
    Ok(())
}

fn not_stored(error: sqlx::Error) -> AppendError {
    AppendError::Unavailable(error.to_string())
}
