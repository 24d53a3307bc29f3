//! Sessions: a browser that somebody signed in with.

use ledger::hash::Hash;

use super::{Accounts, AccountsError, secret::Secret};
use crate::sqlite::session;

/// Seconds without a request after which a session ends (OWASP ASVS 5.0, 7.3.1).
pub const SESSION_IDLE: i64 = 30 * 60;

/// Seconds after which a session ends in any case (OWASP ASVS 5.0, 7.3.2).
pub const SESSION_LIFE: i64 = 12 * 60 * 60;

/// Seconds for which the time of the last request may lag, so that not every read is a write.
pub const SESSION_TOUCH: i64 = 60;

/// Characters kept of the description of a device.
pub const MAX_DEVICE: usize = 120;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its number: names it in lists, proves nothing, is never used again.
    pub number: i64,
    /// Who signed in: the id of the person.
    pub person: String,
    /// When, in seconds since 1970-01-01T00:00:00Z.
    pub created: i64,
    /// The last request, [`SESSION_TOUCH`] seconds behind at most.
    pub last_seen: i64,
    /// With what, such as the browser's own words.
    pub device: String,
}

impl Accounts {
    /// Signs a person in: the secret for the cookie, drawn afresh each time. Sessions that have ended are removed.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn start_session(
        &self,
        person: &str,
        device: &str,
        now: i64,
    ) -> Result<(Secret, Session), AccountsError> {
        let secret = Secret::draw(&self.entropy);
        let visible = device.chars().filter(|c| !c.is_control());
        let device: String = visible.take(MAX_DEVICE).collect();
        session::purge(&self.pool, now).await?;
        let number = session::insert(&self.pool, secret.hash(), person, &device, now).await?;
        let session = Session {
            number,
            person: person.to_owned(),
            created: now,
            last_seen: now,
            device,
        };
        Ok((secret, session))
    }

    /// The session with a secret, if it has not ended. It counts as used now.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn session(&self, secret: &str, now: i64) -> Result<Option<Session>, AccountsError> {
        let Some(mut session) = self.unused_session(secret, now).await? else {
            return Ok(None);
        };
        if now - session.last_seen >= SESSION_TOUCH {
            session::touch(&self.pool, session.number, now).await?;
            session.last_seen = now;
        }
        Ok(Some(session))
    }

    /// The session with a secret, if it has not ended. It does not count as used: for what a page asks by itself, so that one
    /// left open does not keep its session alive.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn unused_session(
        &self,
        secret: &str,
        now: i64,
    ) -> Result<Option<Session>, AccountsError> {
        let hash = Hash::of(secret.as_bytes());
        Ok(session::by_hash(&self.pool, hash, now).await?)
    }

    /// The sessions of a person that have not ended, the last used first.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn sessions(&self, person: &str, now: i64) -> Result<Vec<Session>, AccountsError> {
        Ok(session::of_person(&self.pool, person, now, super::PAGE_PEOPLE).await?)
    }

    /// Ends a session of a person; `false` if they have none of this number.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn end_session(&self, person: &str, number: i64) -> Result<bool, AccountsError> {
        Ok(session::delete(&self.pool, person, number).await?)
    }

    /// Ends all sessions of a person; their number.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn end_sessions(&self, person: &str) -> Result<u64, AccountsError> {
        Ok(session::delete_all(&self.pool, person).await?)
    }
}
