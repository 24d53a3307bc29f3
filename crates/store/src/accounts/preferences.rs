//! Preferences: how a person wants to see the pages.

use super::{Accounts, AccountsError};
use crate::sqlite::preferences;

/// The longest language tag and the longest name of a zone, in bytes.
pub const MAX_PREFERENCE: usize = 64;

/// How much stands on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Density {
    /// Wide rows.
    #[default]
    Comfortable,
    /// Narrow rows.
    Compact,
}

/// Dark letters on a light page, or the other way round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Appearance {
    /// As the person's system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The preferences of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// A language tag (BCP 47), such as `fr`; `None` follows the browser.
    pub language: Option<String>,
    /// The IANA name of a time zone, such as `Europe/Zurich`; `None` follows the review's calendar.
    pub zone: Option<String>,
    /// How much stands on a page.
    pub density: Density,
    /// Light or dark.
    pub appearance: Appearance,
    /// Whether single letters are shortcuts (WCAG 2.2, 2.1.4).
    pub single_keys: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            zone: None,
            density: Density::default(),
            appearance: Appearance::default(),
            single_keys: true,
        }
    }
}

impl Density {
    /// As it is stored and as forms name it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }

    /// Reads what [`Density::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let all = [Self::Comfortable, Self::Compact];
        all.into_iter().find(|known| known.as_str() == text)
    }
}

impl Appearance {
    /// As it is stored and as forms name it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads what [`Appearance::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let all = [Self::System, Self::Light, Self::Dark];
        all.into_iter().find(|known| known.as_str() == text)
    }
}

/// Preferences that cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum PreferencesError {
    /// The language has another form.
    #[error("a language is a tag such as `fr` or `pt-BR`: letters, digits and -")]
    Language,
    /// The zone has another form.
    #[error("a time zone is an IANA name such as `Europe/Zurich` or `UTC`")]
    Zone,
    /// The accounts cannot be read or written.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
}

impl Accounts {
    /// The preferences of a person; the usual ones if they never chose.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn preferences(&self, person: &str) -> Result<Preferences, AccountsError> {
        Ok(preferences::get(&self.pool, person)
            .await?
            .unwrap_or_default())
    }

    /// Keeps the preferences of a person. Whether the language is spoken and the zone exists, the caller knows.
    ///
    /// # Errors
    ///
    /// [`PreferencesError`].
    pub async fn set_preferences(
        &self,
        person: &str,
        chosen: &Preferences,
    ) -> Result<(), PreferencesError> {
        let fits = |text: &Option<String>, signs: &[u8]| {
            let allowed = |byte: u8| byte.is_ascii_alphanumeric() || signs.contains(&byte);
            text.as_ref().is_none_or(|text| {
                (1..=MAX_PREFERENCE).contains(&text.len()) && text.bytes().all(allowed)
            })
        };
        if !fits(&chosen.language, b"-") {
            return Err(PreferencesError::Language);
        }
        if !fits(&chosen.zone, b"/_+-") {
            return Err(PreferencesError::Zone);
        }
        let put = preferences::put(&self.pool, person, chosen).await;
        Ok(put.map_err(AccountsError::from)?)
    }
}
