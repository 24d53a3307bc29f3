//! [`Person`]: who acts.

use std::fmt;

use definition::name::Name;
use serde::{Deserialize, Serialize};

/// Somebody with an account, as the record knows them: `u-` and 16 lower-case hex digits. Names and addresses
/// live in the accounts alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Person(Name);

/// The text is not a person's id.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not a person: expected `u-` and 16 lower-case hexadecimal digits")]
pub struct NotAPerson(String);

impl Person {
    /// Reads a person's id.
    ///
    /// # Errors
    /// If it is not `u-` and 16 lower-case hex digits.
    pub fn parse(text: &str) -> Result<Self, NotAPerson> {
        let digits = text.strip_prefix("u-").unwrap_or_default();
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if digits.len() == 16 && digits.bytes().all(is_hex) {
            Ok(Self(text.into()))
        } else {
            Err(NotAPerson(text.to_owned()))
        }
    }

    /// The id as the language sees it.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.0
    }
}

impl TryFrom<String> for Person {
    type Error = NotAPerson;

    fn try_from(text: String) -> Result<Self, NotAPerson> {
        Self::parse(&text)
    }
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
