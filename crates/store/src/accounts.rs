//! [`Accounts`]: people. Their names live here and nowhere else; the record knows their ids.
//!
//! How they come in: with a [`password`], which an [`invitation`] lets them set, or with an [`identity`] of a provider; both
//! start a [`session`]. Programs come with a [`token`], guests with a [`guest_link`]. Of every secret a hash is kept, and
//! nothing else; times come in as seconds since 1970-01-01T00:00:00Z.

pub mod absence;
pub mod draft;
pub mod guest_link;
pub mod identity;
pub mod invitation;
pub mod password;
pub mod preferences;
pub mod secret;
pub mod session;
pub mod token;
pub mod visit;

use std::fmt::Write as _;

use sqlx::SqlitePool;

use crate::{
    entropy::Entropy,
    sqlite::{self, person},
};

/// The longest handle and the longest display name, in characters.
pub const MAX_HANDLE: usize = 64;
/// See [`MAX_HANDLE`].
pub const MAX_DISPLAY: usize = 200;

/// People of one page of the list.
pub const PAGE_PEOPLE: u32 = 1000;

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// `u-` and 16 hexadecimal digits, drawn at random: what the record calls the person.
    pub id: String,
    /// A short name to sign in and to type, unique.
    pub handle: String,
    /// The name that other people are shown.
    pub display: String,
}

/// A person who cannot be added or read.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    /// The handle has another form.
    #[error(
        "a handle has 1 to {MAX_HANDLE} lower-case letters a-z, digits and . _ -, and begins with a letter"
    )]
    Handle,
    /// The display name has another form.
    #[error(
        "a display name has 1 to {MAX_DISPLAY} characters, none of them a control character, and is not blank"
    )]
    Display,
    /// Somebody else has the handle.
    #[error("the handle is taken: choose another one")]
    Taken,
    /// The database reports an error.
    #[error("the accounts cannot be read or written: {0}")]
    Database(#[from] sqlx::Error),
}

/// The people of a data folder.
#[derive(Debug)]
pub struct Accounts {
    pool: SqlitePool,
    entropy: Entropy,
    hashing: password::Hashing,
}

impl Accounts {
    pub(crate) fn new(pool: SqlitePool, entropy: Entropy) -> Self {
        Self {
            pool,
            entropy,
            hashing: password::Hashing::default(),
        }
    }

    /// Adds a person under an id of their own.
    ///
    /// # Errors
    ///
    /// Every [`AccountsError`]; nothing is added then.
    pub async fn add(&self, handle: &str, display: &str) -> Result<Person, AccountsError> {
        if !is_handle(handle) {
            return Err(AccountsError::Handle);
        }
        if !is_display(display) {
            return Err(AccountsError::Display);
        }
        let mut id = "u-".to_owned();
        for byte in self.entropy.bytes::<8>() {
            let _ = write!(id, "{byte:02x}");
        }
        let person = Person {
            id,
            handle: handle.to_owned(),
            display: display.to_owned(),
        };
        match person::insert(&self.pool, &person).await {
            Ok(()) => Ok(person),
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
                Err(AccountsError::Taken)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The person with a handle.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn by_handle(&self, handle: &str) -> Result<Option<Person>, AccountsError> {
        Ok(person::by_handle(&self.pool, handle).await?)
    }

    /// The person with an id.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn by_id(&self, id: &str) -> Result<Option<Person>, AccountsError> {
        Ok(person::by_id(&self.pool, id).await?)
    }

    /// People sorted by handle, at most [`PAGE_PEOPLE`]. The next page begins after the last handle of this one; the
    /// first, after the empty handle.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn list(&self, after: &str) -> Result<Vec<Person>, AccountsError> {
        Ok(person::list(&self.pool, after, PAGE_PEOPLE).await?)
    }

    /// Shuts a person out: password, identities, invitation, sessions, tokens and the guest links that act as them end at
    /// once. What they did stays theirs; a new invitation lets them in again.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`]; nothing has ended then.
    pub async fn shut_out(&self, person: &str, now: i64) -> Result<(), AccountsError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        sqlite::password::delete(&mut *transaction, person).await?;
        sqlite::identity::delete_all(&mut *transaction, person).await?;
        sqlite::invitation::revoke(&mut *transaction, person, now).await?;
        sqlite::session::delete_all(&mut *transaction, person).await?;
        sqlite::token::revoke_all(&mut *transaction, person, now).await?;
        sqlite::guest_link::revoke_all(&mut *transaction, person, now).await?;
        Ok(transaction.commit().await?)
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

fn is_handle(text: &str) -> bool {
    let allowed =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte);
    text.len() <= MAX_HANDLE
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(allowed)
}

fn is_display(text: &str) -> bool {
    text.chars().count() <= MAX_DISPLAY
        && !text.trim().is_empty()
        && !text.chars().any(char::is_control)
}
