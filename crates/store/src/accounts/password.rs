//! Passwords: argon2id, and the same time for a handle that nobody has.

use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, Version};
use tokio::{sync::Semaphore, task::spawn_blocking};
use zeroize::Zeroizing;

use super::{Accounts, AccountsError, Person, secret::same};
use crate::sqlite::{password, person, session};

/// The shortest password, in characters. There is no rule about which (OWASP ASVS 5.0, 6.2.5).
pub const MIN_PASSWORD: usize = 12;

/// The longest password, in characters.
pub const MAX_PASSWORD: usize = 256;

/// Hashes computed at the same time, at most: each takes 46 MiB.
const HASHES: usize = 2;

/// Hashes computed or waiting, at most.
const HASHES_WAITING: usize = 64;

/// Memory in KiB, passes and lanes of a new hash (OWASP ASVS 5.0, appendix C).
const COST: Cost = Cost {
    memory_kib: 46 * 1024,
    passes: 1,
    lanes: 1,
};

/// What a hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cost {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
}

/// A hash as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PasswordHash {
    pub(crate) cost: Cost,
    pub(crate) salt: [u8; 16],
    pub(crate) hash: [u8; 32],
}

/// A password that cannot be set or checked.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Too short or too long.
    #[error("a password has {MIN_PASSWORD} to {MAX_PASSWORD} characters, whichever you like")]
    Length,
    /// It is not the one of the account.
    #[error("the password is not the one of this account")]
    Wrong,
    /// The link was used, revoked, has expired or never was.
    #[error("this invitation is not valid any more: ask for a new one")]
    Invitation,
    /// Too many people sign in at once.
    #[error("too many people sign in at this moment: try again in a few seconds")]
    Busy,
    /// The hash cannot be computed.
    #[error("the password cannot be checked: {0}")]
    Hash(String),
    /// The accounts cannot be read or written.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
}

impl From<sqlx::Error> for PasswordError {
    fn from(error: sqlx::Error) -> Self {
        Self::Accounts(error.into())
    }
}

impl Accounts {
    /// Gives a person a password, in place of an earlier one, and ends their sessions.
    ///
    /// # Errors
    ///
    /// [`PasswordError`] but `Wrong` and `Invitation`.
    pub async fn set_password(
        &self,
        person: &str,
        password: &str,
        now: i64,
    ) -> Result<(), PasswordError> {
        let hash = self.new_hash(password).await?;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        password::put(&mut *transaction, person, &hash, now).await?;
        session::delete_all(&mut *transaction, person).await?;
        Ok(transaction.commit().await?)
    }

    /// The person with a handle and a password; `None` if either is wrong, after the same time.
    ///
    /// # Errors
    ///
    /// [`PasswordError::Busy`], [`PasswordError::Hash`], [`PasswordError::Accounts`].
    pub async fn check_password(
        &self,
        handle: &str,
        password: &str,
    ) -> Result<Option<Person>, PasswordError> {
        let person = person::by_handle(&self.pool, handle).await?;
        let id = person.as_ref().map_or("", |person| &person.id);
        let is_right = self.is_password(id, password).await?.is_some();
        Ok(person.filter(|_| is_right))
    }

    /// Puts a new password in the place of the old one, and ends the person's sessions: start a new one for whoever
    /// asked.
    ///
    /// # Errors
    ///
    /// [`PasswordError`]; [`PasswordError::Wrong`] also if somebody else changed it at the same moment.
    pub async fn change_password(
        &self,
        person: &str,
        old: &str,
        new: &str,
        now: i64,
    ) -> Result<(), PasswordError> {
        check_length(new)?;
        let Some(before) = self.is_password(person, old).await? else {
            return Err(PasswordError::Wrong);
        };
        let hash = self.new_hash(new).await?;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        if !password::replace(&mut *transaction, person, &before, &hash, now).await? {
            return Err(PasswordError::Wrong);
        }
        session::delete_all(&mut *transaction, person).await?;
        Ok(transaction.commit().await?)
    }

    /// Whether a person has a password.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn has_password(&self, person: &str) -> Result<bool, AccountsError> {
        Ok(password::get(&self.pool, person).await?.is_some())
    }

    /// The hash of the person's password, if this is it. For nobody, and for somebody without one, another hash is
    /// computed, so that the time tells nothing.
    async fn is_password(
        &self,
        person: &str,
        password: &str,
    ) -> Result<Option<PasswordHash>, PasswordError> {
        let known = password::get(&self.pool, person).await?;
        let (cost, salt) = known
            .as_ref()
            .map_or((COST, [0; 16]), |known| (known.cost, known.salt));
        let hash = self.hashing.hash(password, cost, salt).await?;
        Ok(known.filter(|known| same(&known.hash, &hash)))
    }

    pub(super) async fn new_hash(&self, password: &str) -> Result<PasswordHash, PasswordError> {
        check_length(password)?;
        let salt = self.entropy.bytes();
        let hash = self.hashing.hash(password, COST, salt).await?;
        Ok(PasswordHash {
            cost: COST,
            salt,
            hash,
        })
    }
}

pub(super) fn check_length(password: &str) -> Result<(), PasswordError> {
    let length = password.chars().take(MAX_PASSWORD + 1).count();
    if (MIN_PASSWORD..=MAX_PASSWORD).contains(&length) {
        Ok(())
    } else {
        Err(PasswordError::Length)
    }
}

/// Where hashes are computed: on threads that may block, a few at a time.
#[derive(Debug)]
pub(super) struct Hashing {
    waiting: Semaphore,
    running: Arc<Semaphore>,
}

impl Default for Hashing {
    fn default() -> Self {
        Self {
            waiting: Semaphore::new(HASHES_WAITING),
            running: Arc::new(Semaphore::new(HASHES)),
        }
    }
}

impl Hashing {
    async fn hash(
        &self,
        password: &str,
        cost: Cost,
        salt: [u8; 16],
    ) -> Result<[u8; 32], PasswordError> {
        // No password is longer: it is wrong, and its length must not cost more.
        let end = password.char_indices().nth(MAX_PASSWORD + 1);
        let password = &password[..end.map_or(password.len(), |(end, _)| end)];
        let password = Zeroizing::new(password.to_owned());
        let _place = self
            .waiting
            .try_acquire()
            .map_err(|_| PasswordError::Busy)?;
        let running = Arc::clone(&self.running).acquire_owned().await;
        let running = running.map_err(|_| PasswordError::Busy)?;
        // Whoever stops waiting leaves the thread computing: it gives its place back itself.
        let computed = spawn_blocking(move || {
            let _running = running;
            compute(&password, cost, salt)
        });
        let failed = |problem: &dyn std::fmt::Display| PasswordError::Hash(problem.to_string());
        let computed = computed.await.map_err(|error| failed(&error))?;
        computed.map_err(|error| failed(&error))
    }
}

fn compute(password: &str, cost: Cost, salt: [u8; 16]) -> Result<[u8; 32], argon2::Error> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))?;
    let mut hash = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
        password.as_bytes(),
        &salt,
        &mut hash,
    )?;
    Ok(hash)
}
