//! Drafts: what a person has typed into the form of a step and not sent yet. They come in sealed, and are no part of the record:
//! they are replaced, discarded and forgotten.

use std::fmt::Write as _;

use super::{Accounts, AccountsError};
use crate::sqlite::draft;

/// The longest draft, sealed, in bytes: two texts of the greatest length.
pub const DRAFT_BYTES_MAX: usize = 512 * 1024;

/// Drafts that one person has at a time.
pub const DRAFTS_MAX: u32 = 100;

/// Seconds that a draft is kept after it was typed: 30 days.
pub const DRAFT_LIFE: i64 = 30 * 86_400;

/// Whose draft it is, and of which step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPlace {
    /// The id of the person.
    pub person: String,
    /// The number of the guest link by which they came, if they did.
    pub guest: Option<i64>,
    /// The stream of the review.
    pub stream: String,
    /// The instance.
    pub instance: String,
    /// The action.
    pub action: String,
}

/// A draft as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedDraft {
    /// The revision of the review that was seen when it was begun.
    pub revision: u64,
    /// When it was kept, in seconds since 1970-01-01T00:00:00Z.
    pub kept: i64,
    /// Drawn anew each time it is kept.
    pub mark: String,
    /// What was typed, sealed.
    pub sealed: Vec<u8>,
}

/// A draft that is not kept. What was kept before still is.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// Another one was kept, of which whoever typed this one did not know.
    #[error("another draft of this step was kept meanwhile")]
    Another {
        /// When that was.
        kept: i64,
        /// Its mark.
        mark: String,
    },
    /// It is longer than [`DRAFT_BYTES_MAX`].
    #[error("a draft has at most {DRAFT_BYTES_MAX} bytes")]
    TooLong,
    /// The person has [`DRAFTS_MAX`] of other steps.
    #[error("nobody has more than {DRAFTS_MAX} drafts: discard one")]
    TooMany,
    /// The accounts cannot be used.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
}

impl From<sqlx::Error> for DraftError {
    fn from(error: sqlx::Error) -> Self {
        Self::Accounts(error.into())
    }
}

impl Accounts {
    /// Keeps a draft in place of the one with the mark that `known` tells, or of none, and gives it a mark. Drafts that are
    /// older than [`DRAFT_LIFE`] are forgotten, whosever they are.
    ///
    /// # Errors
    ///
    /// Every [`DraftError`].
    pub async fn keep_draft(
        &self,
        place: &DraftPlace,
        (revision, known): (u64, &str),
        sealed: Vec<u8>,
        now: i64,
    ) -> Result<SealedDraft, DraftError> {
        if sealed.len() > DRAFT_BYTES_MAX {
            return Err(DraftError::TooLong);
        }
        let mut mark = String::new();
        for byte in self.entropy.bytes::<8>() {
            let _ = write!(mark, "{byte:02x}");
        }
        let new = SealedDraft {
            revision,
            kept: now,
            mark,
            sealed,
        };
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        draft::forget_until(&mut *transaction, now.saturating_sub(DRAFT_LIFE)).await?;
        let before = draft::get(&mut *transaction, place).await?;
        if let Some(before) = before.as_ref().filter(|before| before.mark != known) {
            return Err(DraftError::Another {
                kept: before.kept,
                mark: before.mark.clone(),
            });
        }
        if before.is_none() && draft::count(&mut *transaction, &place.person).await? >= DRAFTS_MAX {
            return Err(DraftError::TooMany);
        }
        draft::put(&mut *transaction, place, &new).await?;
        transaction.commit().await?;
        Ok(new)
    }

    /// The draft of a step, if there is one that is not too old.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn draft(
        &self,
        place: &DraftPlace,
        now: i64,
    ) -> Result<Option<SealedDraft>, AccountsError> {
        let draft = draft::get(&self.pool, place).await?;
        Ok(draft.filter(|draft| now.saturating_sub(draft.kept) < DRAFT_LIFE))
    }

    /// Forgets the draft of a step.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn discard_draft(&self, place: &DraftPlace) -> Result<(), AccountsError> {
        Ok(draft::delete(&self.pool, place).await?)
    }

    /// Forgets all drafts that a person has of a step, by whatever link they came: it is done. Nothing is written if there is
    /// none.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn discard_drafts(
        &self,
        person: &str,
        stream: &str,
        (instance, action): (&str, &str),
    ) -> Result<(), AccountsError> {
        for guest in draft::guests(&self.pool, (person, stream), (instance, action)).await? {
            let place = DraftPlace {
                person: person.to_owned(),
                guest: (guest > 0).then_some(guest),
                stream: stream.to_owned(),
                instance: instance.to_owned(),
                action: action.to_owned(),
            };
            draft::delete(&self.pool, &place).await?;
        }
        Ok(())
    }
}
