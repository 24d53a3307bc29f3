//! [`tag()`]: how something stands, by a word and a sign; the colour only repeats it.

use maud::{Markup, html};
use process::stages::Word;

use crate::locale::Locale;

/// The words for how something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// All conditions hold, and nobody has acted.
    Ready,
    /// For a person or a date, within the expected time.
    Waiting,
    /// A condition fails, and nothing says when it will hold.
    Blocked,
    /// A deadline has passed (G37).
    Overdue,
    /// All holds, but the right is somebody else's.
    NotYours,
    /// It is behind us.
    Done,
    /// It is still to come.
    Later,
    /// A machine does not work: never the fault of the work.
    Faulty,
}

impl Tag {
    /// Every one, in the order of the glossary.
    pub(crate) const ALL: [Self; 8] = [
        Self::Ready,
        Self::Waiting,
        Self::Blocked,
        Self::Overdue,
        Self::NotYours,
        Self::Done,
        Self::Later,
        Self::Faulty,
    ];

    /// The name of it in the markup and in the names of messages.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Waiting => "waiting",
            Self::Blocked => "blocked",
            Self::Overdue => "overdue",
            Self::NotYours => "not-yours",
            Self::Done => "done",
            Self::Later => "later",
            Self::Faulty => "faulty",
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Ready => "◐",
            Self::Waiting => "‖",
            Self::Blocked => "!",
            Self::Overdue => "◷",
            Self::NotYours => "▢",
            Self::Done => "✓",
            Self::Later => "–",
            Self::Faulty => "⚠",
        }
    }
}

impl From<Word> for Tag {
    fn from(word: Word) -> Self {
        match word {
            Word::Overdue => Self::Overdue,
            Word::Blocked => Self::Blocked,
            Word::Waiting => Self::Waiting,
            Word::Ready => Self::Ready,
        }
    }
}

/// A tag: sign and word.
pub(crate) fn tag(locale: &Locale, tag: Tag) -> Markup {
    let word = locale.say(&format!("state-{}", tag.id()));
    html! {
        span.tag data-state=(tag.id()) { span aria-hidden="true" { (tag.sign()) } " " (word) }
    }
}
