//! [`Models`]: tables folded from the record, rebuildable at any time.
//!
//! One processor writes them. Rows and the checkpoint they were folded to change in one transaction, so they always agree.

use std::collections::BTreeMap;

use ledger::hash::Hash;
use sqlx::SqlitePool;

use crate::sqlite::{instance, leaf, processor, review};

/// Reviews, or instances, of one page of a listing.
pub const PAGE_ROWS: u32 = 1000;

/// How far a processor has read. The hash tells a restored record from the one that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// The number of leaves read, which is the next position to read.
    pub size: u64,
    /// The hash of the last leaf read; zeros if none was.
    pub hash: Hash,
}

impl Checkpoint {
    /// Nothing was read yet.
    pub const START: Self = Self {
        size: 0,
        hash: Hash::ZERO,
    };
}

/// A review as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRow {
    /// Its stream.
    pub stream: String,
    /// The name it claimed.
    pub name: String,
    /// The workflow it follows.
    pub workflow: String,
    /// The digest of its definition.
    pub definition: String,
    /// Its last revision.
    pub revision: u64,
    /// Its state.
    pub state: String,
    /// When it started, in seconds since 1970-01-01T00:00:00Z.
    pub started: i64,
    /// When its last event happened, in the same unit.
    pub last_time: i64,
}

/// An instance as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstanceRow {
    /// The stream of its review.
    pub review: String,
    /// Its id in the review, such as `report/country/malawi`.
    pub id: String,
    /// Its machine.
    pub machine: String,
    /// Its number, if its machine numbers them.
    pub number: Option<u64>,
    /// Its state.
    pub state: String,
    /// When its next deadline falls due, in seconds since 1970-01-01T00:00:00Z.
    pub due: Option<i64>,
}

/// A row to be written over the one it replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Of the table of reviews.
    Review(ReviewRow),
    /// Of the table of instances; its review is there, or comes in the same call.
    Instance(InstanceRow),
}

/// Read models that cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ModelsError {
    /// Another processor moved the checkpoint. Nothing was written.
    #[error(
        "the read models are at {found:?}, not where this processor left them: another one writes them too"
    )]
    Moved {
        /// Where they are.
        found: Checkpoint,
    },
    /// The record is not the one that was folded.
    #[error("the read models were folded from {} leaves of another record, a restored one perhaps: rebuild them", .checkpoint.size)]
    OtherTimeline {
        /// Where they are.
        checkpoint: Checkpoint,
    },
    /// A row that names a review that is not there. Nothing was written.
    #[error("{missing} instances belong to reviews that the read models do not have")]
    ReviewMissing {
        /// How many.
        missing: u64,
    },
    /// The database reports an error. Nothing was written.
    #[error("the read models cannot be read or written: {0}")]
    Database(#[from] sqlx::Error),
}

/// The read models of a data folder.
#[derive(Debug)]
pub struct Models {
    writer: SqlitePool,
    readers: SqlitePool,
    record: SqlitePool,
}

impl Models {
    pub(crate) fn new(writer: SqlitePool, readers: SqlitePool, record: SqlitePool) -> Self {
        Self {
            writer,
            readers,
            record,
        }
    }

    /// How far the record is folded. Checks that it is this record.
    ///
    /// # Errors
    ///
    /// [`ModelsError::OtherTimeline`], [`ModelsError::Database`].
    pub async fn checkpoint(&self) -> Result<Checkpoint, ModelsError> {
        let checkpoint = processor::read(&self.readers, processor::MODELS).await?;
        if let Some(last) = checkpoint.size.checked_sub(1)
            && leaf::hash(&self.record, last).await? != Some(checkpoint.hash)
        {
            return Err(ModelsError::OtherTimeline { checkpoint });
        }
        Ok(checkpoint)
    }

    /// Writes rows and moves the checkpoint from `old` to `new`, in one transaction. Of several changes of a row the last
    /// one counts.
    ///
    /// # Errors
    ///
    /// Every [`ModelsError`] but [`ModelsError::OtherTimeline`]; nothing is written then.
    pub async fn apply(
        &self,
        changes: &[Change],
        old: Checkpoint,
        new: Checkpoint,
    ) -> Result<(), ModelsError> {
        let (mut reviews, mut instances) = (BTreeMap::new(), BTreeMap::new());
        for change in changes {
            match change {
                Change::Review(row) => drop(reviews.insert(&row.stream, row)),
                Change::Instance(row) => drop(instances.insert((&row.review, &row.id), row)),
            }
        }
        let reviews: Vec<&ReviewRow> = reviews.into_values().collect();
        let instances: Vec<&InstanceRow> = instances.into_values().collect();
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        if !processor::advance(&mut transaction, processor::MODELS, old, new).await? {
            let found = processor::read(&mut *transaction, processor::MODELS).await?;
            return Err(ModelsError::Moved { found });
        }
        review::write(&mut transaction, &reviews).await?;
        let given = instances.len() as u64;
        let written = instance::write(&mut transaction, &instances).await?;
        if written != given {
            let missing = given - written;
            return Err(ModelsError::ReviewMissing { missing });
        }
        Ok(transaction.commit().await?)
    }

    /// Empties the read models, so that the record can be folded again from its beginning.
    ///
    /// # Errors
    ///
    /// [`ModelsError::Database`].
    pub async fn clear(&self) -> Result<(), ModelsError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        instance::clear(&mut transaction).await?;
        review::clear(&mut transaction).await?;
        processor::clear(&mut transaction, processor::MODELS).await?;
        Ok(transaction.commit().await?)
    }

    /// Reviews sorted by stream, at most [`PAGE_ROWS`]. The next page begins after the last stream of this one; the
    /// first, after the empty one.
    ///
    /// # Errors
    ///
    /// [`ModelsError::Database`].
    pub async fn reviews(&self, after: &str) -> Result<Vec<ReviewRow>, ModelsError> {
        Ok(review::list(&self.readers, after, PAGE_ROWS).await?)
    }

    /// A review by its stream.
    ///
    /// # Errors
    ///
    /// [`ModelsError::Database`].
    pub async fn review(&self, stream: &str) -> Result<Option<ReviewRow>, ModelsError> {
        Ok(review::read(&self.readers, stream).await?)
    }

    /// Instances of a review sorted by id, at most [`PAGE_ROWS`], paged like [`Models::reviews`].
    ///
    /// # Errors
    ///
    /// [`ModelsError::Database`].
    pub async fn instances(
        &self,
        review: &str,
        after: &str,
    ) -> Result<Vec<InstanceRow>, ModelsError> {
        Ok(instance::of_review(&self.readers, review, after, PAGE_ROWS).await?)
    }

    /// Instances whose deadline falls due up to a time, the earliest first, at most [`PAGE_ROWS`].
    ///
    /// # Errors
    ///
    /// [`ModelsError::Database`].
    pub async fn due(&self, until: i64) -> Result<Vec<InstanceRow>, ModelsError> {
        Ok(instance::due(&self.readers, until, PAGE_ROWS).await?)
    }

    pub(crate) async fn close(&self) {
        self.writer.close().await;
        self.readers.close().await;
    }
}
