//! [`Keeping`]: what a form knows of its draft.

use jiff::Timestamp;

use super::fill::SEEN;
use crate::part::field::Sent;

/// The control with the mark of the draft that is known.
pub(super) const MARK: &str = "_draft";

/// What a form knows of its draft.
#[derive(Clone, Default)]
pub(super) struct Keeping {
    /// The mark of the draft that the form knows of; empty if it knows of none.
    pub(super) mark: String,
    /// The revision that was seen when it was begun, if it is older than the page.
    pub(super) seen: Option<u64>,
    /// When the draft that is shown was kept.
    pub(super) shown: Option<Timestamp>,
}

impl Keeping {
    /// What a form that was sent knew.
    pub(super) fn of(sent: &Sent) -> Self {
        Self {
            mark: sent.text(MARK).to_owned(),
            ..Self::default()
        }
    }

    /// What a form knew that was not sent after all: it goes on from what was seen then.
    pub(super) fn going_on(sent: &Sent) -> Self {
        Self {
            seen: sent.text(SEEN).parse().ok(),
            ..Self::of(sent)
        }
    }
}
