//! [`Saying`]: a sentence for people, or a part of one, as data: which words of ours, and what is put into them.
//!
//! Whatever this crate says of its own is one of [`Words`]. The command line and the API say it in English; whoever speaks
//! another language finds the words by their id, and puts the same values into them. What a definition or a person wrote stays as
//! written.

mod words;

use std::{fmt, ops::Deref};

use definition::name::Name;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use words::Words;

/// A sentence for people, or a part of one. It is its English text, and knows what that is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saying {
    english: String,
    made: Made,
}

/// What a saying is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Made {
    /// A definition or a person wrote it.
    #[default]
    Written,
    /// A whole number, which decides the plural of the words it is put into.
    Number(i64),
    /// Words of ours, and what is put into them by name.
    Words(Words, Vec<(&'static str, Saying)>),
    /// Several, one after the other.
    Joined(Joint, Vec<Saying>),
    /// The same with a capital at its beginning.
    Capital(Box<Saying>),
}

/// What stands between sayings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// Nothing but a space: sentences.
    Space,
    /// One of them.
    Or,
    /// All of them.
    And,
}

impl Joint {
    /// In English.
    fn english(self) -> &'static str {
        match self {
            Self::Space => " ",
            Self::Or => " or ",
            Self::And => " and ",
        }
    }
}

impl Saying {
    /// What it is made of.
    #[must_use]
    pub fn made(&self) -> &Made {
        &self.made
    }

    /// Several as one.
    #[must_use]
    pub fn joined(joint: Joint, sayings: impl IntoIterator<Item = Self>) -> Self {
        let mut sayings: Vec<Self> = sayings.into_iter().collect();
        if sayings.len() == 1 {
            return sayings.remove(0);
        }
        let english: Vec<&str> = sayings.iter().map(|saying| &**saying).collect();
        Self {
            english: english.join(joint.english()),
            made: Made::Joined(joint, sayings),
        }
    }

    /// The same with a capital at its beginning.
    #[must_use]
    pub fn capital(self) -> Self {
        Self {
            english: capital(&self.english),
            made: Made::Capital(Box::new(self)),
        }
    }
}

/// A text with a capital at its beginning.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

impl Words {
    /// The words alone.
    #[must_use]
    pub fn say(self) -> Saying {
        self.with([])
    }

    /// The words with what is put into them, by the names that stand in the English ones.
    #[must_use]
    pub fn with<const COUNT: usize>(self, values: [(&'static str, Saying); COUNT]) -> Saying {
        Saying {
            english: filled(self.english(), &values),
            made: Made::Words(self, values.into()),
        }
    }
}

/// English words with values in the place of their names. A brace without the name of a value stays.
fn filled(words: &str, values: &[(&'static str, Saying)]) -> String {
    let mut text = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let named = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, after))
        });
        if let Some((value, after)) = named {
            text.push_str(value);
            rest = after;
        } else {
            text.push('{');
            rest = after;
        }
    }
    text + rest
}

impl Deref for Saying {
    type Target = str;

    fn deref(&self) -> &str {
        &self.english
    }
}

impl fmt::Display for Saying {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

impl From<String> for Saying {
    fn from(english: String) -> Self {
        Self {
            english,
            made: Made::Written,
        }
    }
}

impl From<&str> for Saying {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&Name> for Saying {
    fn from(text: &Name) -> Self {
        text.to_string().into()
    }
}

impl From<Words> for Saying {
    fn from(words: Words) -> Self {
        words.say()
    }
}

impl From<i64> for Saying {
    fn from(number: i64) -> Self {
        Self {
            english: number.to_string(),
            made: Made::Number(number),
        }
    }
}

impl From<u32> for Saying {
    fn from(number: u32) -> Self {
        i64::from(number).into()
    }
}

impl From<u64> for Saying {
    fn from(number: u64) -> Self {
        i64::try_from(number).unwrap_or(i64::MAX).into()
    }
}

impl From<usize> for Saying {
    fn from(number: usize) -> Self {
        i64::try_from(number).unwrap_or(i64::MAX).into()
    }
}

/// As its English text.
impl Serialize for Saying {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.english)
    }
}

/// From its English text, which does not tell what it was made of.
impl<'de> Deserialize<'de> for Saying {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_the_place_of_their_names_and_other_braces_stay() {
        let values = [("role", "lead".into()), ("then", "{role}".into())];
        assert_eq!(
            filled("roles: { {role}: [] }; {then} {", &values),
            "roles: { lead: [] }; {role} {"
        );
    }

    #[test]
    fn words_are_known_by_one_id_each() {
        let mut ids: Vec<_> = Words::ALL.iter().map(|words| words.id()).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }
}
