//! Drafts of steps: sealed with the key of the review and class, as what they become is, and opened for whom they belong to.

use std::collections::BTreeMap;

use definition::name::Name;
use jiff::Timestamp;
use ledger::{
    seal::{SealContext, SealError, pad_json, seal, unpad_json, unseal},
    section::{SectionError, SectionHeader, read_header},
};
use serde_json::json;
use store::{
    accounts::{
        AccountsError,
        draft::{DraftError, DraftPlace},
    },
    keys::{KeyScope, KeysError},
};

use crate::engine::Engine;

/// What stands for the id of an event where a draft is sealed: no event has such an id.
const DRAFT: &str = "draft";

/// What was typed, by the names of the controls.
pub type Texts = BTreeMap<String, Vec<String>>;

/// A draft, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What was typed.
    pub texts: Texts,
    /// The revision of the review that was seen when it was begun.
    pub revision: u64,
    /// When it was kept.
    pub kept: Timestamp,
    /// What tells this one from one that is kept later.
    pub mark: String,
}

/// A draft cannot be kept or opened.
#[derive(Debug, thiserror::Error)]
pub enum DraftsError {
    /// It is not kept.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// A key cannot be had.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// It cannot be sealed or opened.
    #[error("a draft: {0}")]
    Seal(#[from] SealError),
    /// What is kept is no sealed draft.
    #[error("a draft: {0}")]
    Section(#[from] SectionError),
    /// What is kept is open, or has another form.
    #[error("a draft does not have the form it should have")]
    Form,
}

impl From<AccountsError> for DraftsError {
    fn from(error: AccountsError) -> Self {
        Self::Draft(error.into())
    }
}

impl Engine {
    /// Keeps what somebody typed into the form of a step, sealed with the key of a class, in place of the draft with the mark
    /// `known`.
    ///
    /// # Errors
    /// [`DraftsError::Draft`] if it is not to be kept; the others if it cannot be.
    pub async fn keep_draft(
        &self,
        place: &DraftPlace,
        class: &Name,
        (revision, known): (u64, &str),
        texts: &Texts,
    ) -> Result<Draft, DraftsError> {
        let scope = KeyScope::Class {
            stream: place.stream.clone(),
            class: class.to_string(),
        };
        let (key_id, key) = self.store().keys().data_key(&scope).await?;
        let plaintext = pad_json(&json!(texts))?;
        let (section, salt) = (section(place), self.sealer().entropy.bytes());
        let sealed = seal(
            &key,
            key_id,
            salt,
            &self.context(place, &section),
            &plaintext,
        )?;
        let accounts = self.store().accounts();
        let kept = accounts.keep_draft(place, (revision, known), sealed, self.now());
        let kept = kept.await?;
        Ok(Draft {
            texts: texts.clone(),
            revision: kept.revision,
            kept: Timestamp::from_second(kept.kept).unwrap_or_default(),
            mark: kept.mark,
        })
    }

    /// What somebody typed into the form of a step and has not sent.
    ///
    /// # Errors
    /// If it cannot be read or opened.
    pub async fn draft(&self, place: &DraftPlace) -> Result<Option<Draft>, DraftsError> {
        let accounts = self.store().accounts();
        let Some(kept) = accounts.draft(place, self.now()).await? else {
            return Ok(None);
        };
        let SectionHeader::Sealed(key_id) = read_header(&kept.sealed)? else {
            return Err(DraftsError::Form);
        };
        let key = self.store().keys().unwrap(key_id).await?;
        let plaintext = unseal(&key, &self.context(place, &section(place)), &kept.sealed)?;
        let texts = serde_json::from_value(unpad_json(&plaintext)?);
        Ok(Some(Draft {
            texts: texts.map_err(|_| DraftsError::Form)?,
            revision: kept.revision,
            kept: Timestamp::from_second(kept.kept).unwrap_or_default(),
            mark: kept.mark,
        }))
    }

    /// Where a draft belongs: in another place it does not open.
    fn context<'c>(&'c self, place: &'c DraftPlace, section: &'c str) -> SealContext<'c> {
        SealContext {
            origin: self.store().origin(),
            stream: &place.stream,
            event_id: DRAFT,
            section,
        }
    }
}

/// Whose draft of which step it is.
fn section(place: &DraftPlace) -> String {
    let DraftPlace {
        person,
        guest,
        instance,
        action,
        ..
    } = place;
    format!("{person} {} {action} {instance}", guest.unwrap_or(0))
}
