//! Tokens for programs: `rmt_<8 characters of id>_<43 of secret>_<6 of checksum>`.
//!
//! The checksum lets a scanner tell a leaked token from a lookalike, and refuses a mistyped one without asking the
//! database: the first 32 bits of the SHA-256 of everything before the last `_`, in base 62.

use ledger::hash::Hash;

use super::{
    Accounts, AccountsError,
    secret::{SECRET_LENGTH, Secret, base_62, same},
};
use crate::sqlite::token;

/// The longest name of a token, in characters.
pub const MAX_TOKEN_NAME: usize = 100;

/// The longest life of a token, in seconds: 366 days.
pub const MAX_TOKEN_LIFE: i64 = 366 * 24 * 60 * 60;

/// Tokens of one person that are in force, at most.
pub const MAX_TOKENS: u32 = 50;

/// Seconds for which the time of the last use may lag.
const TOUCH: i64 = 60;

const PREFIX: &str = "rmt";
const ID_LENGTH: usize = 8;
const CHECKSUM_LENGTH: usize = 6;

/// What a token may be used for, within what its owner may do at that moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scopes {
    /// `read`: to look.
    pub read: bool,
    /// `act`: to do steps.
    pub act: bool,
}

/// A token, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The part that names it in lists and in the text itself.
    pub id: String,
    /// Whose it is: the id of the person.
    pub person: String,
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Scopes,
    /// When it was made, in seconds since 1970-01-01T00:00:00Z.
    pub created: i64,
    /// From when on it is refused.
    pub expires: i64,
    /// Its last use, a minute behind at most.
    pub last_used: Option<i64>,
    /// When it was revoked.
    pub revoked: Option<i64>,
}

/// A token that cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The name has another form.
    #[error(
        "a token's name has 1 to {MAX_TOKEN_NAME} characters, none of them a control character, and is not blank"
    )]
    Name,
    /// It could do nothing.
    #[error("a token needs a scope: `read`, `act` or both")]
    Scopes,
    /// It expires in the past, or too late.
    #[error("a token expires in the future, after 366 days at the latest")]
    Expiry,
    /// The person has too many.
    #[error("{MAX_TOKENS} tokens are in force already: revoke one that is not needed")]
    TooMany,
    /// The accounts cannot be read or written.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
}

impl Accounts {
    /// Makes a token for a person. Its text is given here and never again.
    ///
    /// # Errors
    ///
    /// [`TokenError`].
    pub async fn make_token(
        &self,
        person: &str,
        name: &str,
        scopes: Scopes,
        expires: i64,
        now: i64,
    ) -> Result<(Secret, Token), TokenError> {
        let is_blank = name.trim().is_empty() || name.chars().any(char::is_control);
        if is_blank || name.chars().count() > MAX_TOKEN_NAME {
            return Err(TokenError::Name);
        }
        if !scopes.read && !scopes.act {
            return Err(TokenError::Scopes);
        }
        if expires <= now || expires - now > MAX_TOKEN_LIFE {
            return Err(TokenError::Expiry);
        }
        let made = Token {
            id: base_62(&self.entropy.bytes::<8>(), ID_LENGTH),
            person: person.to_owned(),
            name: name.to_owned(),
            scopes,
            created: now,
            expires,
            last_used: None,
            revoked: None,
        };
        let secret = text(&made.id, &Secret::draw(&self.entropy));
        let inserted = token::insert(&self.pool, &made, secret.hash(), MAX_TOKENS).await;
        if inserted.map_err(AccountsError::from)? {
            Ok((secret, made))
        } else {
            Err(TokenError::TooMany)
        }
    }

    /// The token with a text, if it is in force. It counts as used now.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn token(&self, text: &str, now: i64) -> Result<Option<Token>, AccountsError> {
        let Some(id) = id_of(text) else {
            return Ok(None);
        };
        let Some((mut found, hash)) = token::by_id(&self.pool, id).await? else {
            return Ok(None);
        };
        let is_right = same(Hash::of(text.as_bytes()).as_bytes(), hash.as_bytes());
        if !is_right || found.revoked.is_some() || found.expires <= now {
            return Ok(None);
        }
        if found.last_used.is_none_or(|used| now - used >= TOUCH) {
            token::touch(&self.pool, id, now).await?;
            found.last_used = Some(now);
        }
        Ok(Some(found))
    }

    /// The tokens of a person, the newest first, those out of force too.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn tokens(&self, person: &str) -> Result<Vec<Token>, AccountsError> {
        Ok(token::of_person(&self.pool, person, super::PAGE_PEOPLE).await?)
    }

    /// Revokes a token of a person, at once and for ever; `false` if they have none of this id in force.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn revoke_token(
        &self,
        person: &str,
        id: &str,
        now: i64,
    ) -> Result<bool, AccountsError> {
        Ok(token::revoke(&self.pool, person, id, now).await?)
    }
}

fn text(id: &str, secret: &Secret) -> Secret {
    let text = Secret::new(format!("{PREFIX}_{id}_{}", secret.reveal()));
    Secret::new(with_checksum(text.reveal()))
}

/// A text with its checksum.
pub(crate) fn with_checksum(text: &str) -> String {
    format!("{text}_{}", checksum(text))
}

fn checksum(text: &str) -> String {
    let hash = Hash::of(text.as_bytes());
    base_62(&hash.as_bytes()[..4], CHECKSUM_LENGTH)
}

/// Whether a text begins as tokens do: who sends another one tries none of ours.
#[must_use]
pub fn begins_as_token(text: &str) -> bool {
    text.split('_').next() == Some(PREFIX)
}

/// The id in a text that is a token by form and checksum.
fn id_of(text: &str) -> Option<&str> {
    let (body, sum) = text.rsplit_once('_')?;
    let mut parts = body.split('_');
    let (prefix, id, secret) = (parts.next()?, parts.next()?, parts.next()?);
    let is_token = prefix == PREFIX
        && id.len() == ID_LENGTH
        && secret.len() == SECRET_LENGTH
        && parts.next().is_none()
        && checksum(body) == sum;
    is_token.then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_one_form() {
        let secret = Secret::new("s".repeat(SECRET_LENGTH));
        let token = text("0123abcZ", &secret);
        let token = token.reveal();
        assert_eq!(token.len(), 3 + 1 + 8 + 1 + 43 + 1 + 6);
        assert_eq!(id_of(token), Some("0123abcZ"));
        for place in 0..token.len() {
            let mut other = token.as_bytes().to_vec();
            other[place] = if other[place] == b'x' { b'y' } else { b'x' };
            assert_eq!(id_of(&String::from_utf8(other).unwrap()), None, "{place}");
        }
        for other in ["", "_", "rmt_", "rmt___", &token[1..], &format!("{token}0")] {
            assert_eq!(id_of(other), None, "{other}");
        }
    }
}
