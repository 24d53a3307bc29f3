//! [`Misread`]: what of a request cannot be understood, and how to mend it.
//!
//! The API says it in English (RFC 9457, `detail`), pages in the language of the page.

use axum::extract::rejection::{FormRejection, QueryRejection};
use engine::documents::DocumentError;
use fluent_bundle::FluentValue;

use crate::locale::Locale;

/// What of a request cannot be understood. Each tells what, where, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Misread {
    /// A value in the address has another form than the page takes.
    #[error(
        "`{0}` in the address has a value that this page does not know: leave it out, or choose it on the page"
    )]
    Part(String),
    /// The address lacks a value.
    #[error("the address lacks `{0}`: go to the page by its link")]
    Lacks(String),
    /// Something in the address, and nothing says what.
    #[error("what stands behind `?` in the address is not what this page takes: leave it out")]
    Address,
    /// A field of a form has another form, or is not there.
    #[error(
        "the form that was sent lacks `{0}`, or has it in another form: load the page again, and send it from there"
    )]
    Field(String),
    /// The form is none.
    #[error(
        "what was sent is not the form of this page: load the page again, and send it from there"
    )]
    Form,
    /// The form has too many parts.
    #[error("the form has more than {0} parts: send less at once")]
    Parts(usize),
    /// The form has no id of its own.
    #[error(
        "The form has no id of its own. Go back to the page, load it again, and send it from there."
    )]
    NoCommand,
    /// It is no moment.
    #[error(
        "`{0}` is no moment: write a revision such as 118, a date such as 2003-10-14, or 2003-10-14T09:12:00Z"
    )]
    NoMoment(String),
    /// It is no moment as a person writes it in a field.
    #[error("`{0}` is no moment: write it as 2003-10-14T09:12")]
    NoTime(String),
    /// A place in one review, where there are many.
    #[error("`at={0}` is a place in one review: write a date such as 2003-10-14")]
    OfOneReview(String),
    /// The review does not reach so far.
    #[error("there is no revision {revision}: the last one is {last}, counted from 0")]
    NoRevision {
        /// The revision asked for.
        revision: u64,
        /// The last one there is.
        last: u64,
    },
    /// The review began later.
    #[error("the review had not started then")]
    NotStarted,
    /// The record does not reach so far.
    #[error("there is no position {position}: the record has {size} leaves, counted from 0")]
    NoPosition {
        /// The position asked for.
        position: u64,
        /// The leaves there are.
        size: u64,
    },
    /// It is no event to compare with.
    #[error("`{0}` is no event to compare with: write it as 117")]
    NoEvent(String),
    /// It is no kind of event.
    #[error("`{id}` is no kind of event: choose one of {known}")]
    NoKind {
        /// What was written.
        id: String,
        /// The kinds there are.
        known: String,
    },
    /// It is not the id of a person.
    #[error(
        "`{0}` is not the id of a person, which is `u-` and 16 hexadecimal digits: choose the person on the page"
    )]
    NoPerson(String),
    /// What is looked for is too long.
    #[error("what is looked for is longer than {0} letters: shorten it")]
    Question(usize),
    /// A text is too long to be compared.
    #[error("a text of more than {0} bytes is not compared: download both versions")]
    LongText(usize),
    /// It is no text.
    #[error("only texts can be compared: download both versions")]
    NoText,
    /// A document is too long.
    #[error("the document `{0}` is larger than 25 MB: choose a smaller one")]
    LargeDocument(String),
    /// A document did not arrive as it was sent.
    #[error(
        "a document did not arrive as it was sent: choose it again, and send the form once more"
    )]
    Document,
}

impl Misread {
    /// In the language of a page.
    pub(crate) fn said(&self, locale: &Locale) -> String {
        let count = |count: u64| FluentValue::from(count.to_string());
        let (message, values): (&str, Vec<(&str, FluentValue<'_>)>) = match self {
            Self::Part(part) => ("misread-part", vec![("part", part.as_str().into())]),
            Self::Lacks(part) => ("misread-lacks", vec![("part", part.as_str().into())]),
            Self::Address => ("misread-address", Vec::new()),
            Self::Field(field) => ("misread-field", vec![("field", field.as_str().into())]),
            Self::Form => ("misread-form", Vec::new()),
            Self::Parts(max) => ("misread-parts", vec![("max", count(*max as u64))]),
            Self::NoCommand => ("misread-no-command", Vec::new()),
            Self::NoMoment(text) => ("misread-no-moment", vec![("text", text.as_str().into())]),
            Self::NoTime(text) => ("misread-no-time", vec![("text", text.as_str().into())]),
            Self::OfOneReview(text) => (
                "misread-of-one-review",
                vec![("text", text.as_str().into())],
            ),
            Self::NoRevision { revision, last } => (
                "misread-no-revision",
                vec![("revision", count(*revision)), ("last", count(*last))],
            ),
            Self::NotStarted => ("misread-not-started", Vec::new()),
            Self::NoPosition { position, size } => (
                "misread-no-position",
                vec![("position", count(*position)), ("size", count(*size))],
            ),
            Self::NoEvent(text) => ("misread-no-event", vec![("text", text.as_str().into())]),
            Self::NoKind { id, known } => (
                "misread-no-kind",
                vec![
                    ("text", id.as_str().into()),
                    ("known", known.as_str().into()),
                ],
            ),
            Self::NoPerson(text) => ("misread-no-person", vec![("text", text.as_str().into())]),
            Self::Question(max) => ("misread-question", vec![("max", count(*max as u64))]),
            Self::LongText(max) => ("misread-long-text", vec![("max", count(*max as u64))]),
            Self::NoText => ("misread-no-text", Vec::new()),
            Self::LargeDocument(name) => (
                "misread-large-document",
                vec![("name", name.as_str().into())],
            ),
            Self::Document => ("misread-document", Vec::new()),
        };
        locale.say_with(message, &values)
    }
}

impl From<QueryRejection> for Misread {
    fn from(error: QueryRejection) -> Self {
        match fault_of(&error.body_text()) {
            Place::Lacking(part) => Self::Lacks(part),
            Place::Wrong(part) => Self::Part(part),
            Place::Unknown => Self::Address,
        }
    }
}

impl From<FormRejection> for Misread {
    fn from(error: FormRejection) -> Self {
        match fault_of(&error.body_text()) {
            Place::Lacking(field) | Place::Wrong(field) => Self::Field(field),
            Place::Unknown => Self::Form,
        }
    }
}

impl From<DocumentError> for Misread {
    fn from(error: DocumentError) -> Self {
        match error {
            DocumentError::TooLong { name, .. } => Self::LargeDocument(name.to_string()),
            _ => Self::Document,
        }
    }
}

/// Where values that were sent are not as they should be.
enum Place {
    Lacking(String),
    Wrong(String),
    Unknown,
}

/// Reads the sentence of a deserializer, which is for developers: ``…: missing field `to` `` or `…: from: invalid digit …`.
fn fault_of(sentence: &str) -> Place {
    let (_, told) = sentence.split_once(": ").unwrap_or_default();
    let quoted = |begin: &str| Some(told.split_once(begin)?.1.split_once('`')?.0.to_owned());
    if let Some(name) = quoted("missing field `") {
        return Place::Lacking(name);
    }
    let named = told.split_once(": ").map(|(name, _)| name.to_owned());
    match quoted("duplicate field `").or(named) {
        Some(name) => Place::Wrong(name),
        None => Place::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use axum::{extract::Query, http::Uri};
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    struct Asked {
        #[serde(rename = "from")]
        _from: u64,
    }

    fn misread(query: &str) -> Misread {
        let uri: Uri = format!("/page?{query}").parse().unwrap();
        Query::<Asked>::try_from_uri(&uri).unwrap_err().into()
    }

    #[test]
    fn what_stands_in_an_address_is_named_and_the_word_of_a_developer_is_not_said() {
        assert_eq!(misread("from=x"), Misread::Part("from".to_owned()));
        assert_eq!(misread(""), Misread::Lacks("from".to_owned()));
        assert_eq!(misread("from=1&from=2"), Misread::Part("from".to_owned()));
    }
}
