//! Times on pages.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::locale::Locale;

/// A moment, readable by people and programs.
pub(crate) fn moment(locale: &Locale, at: Timestamp) -> Markup {
    html! { time datetime=(at) { bdi { (locale.moment(at)) } } }
}

/// The day of a moment.
pub(crate) fn day(locale: &Locale, at: Timestamp) -> Markup {
    html! { time datetime=(at) { bdi { (locale.day(at)) } } }
}
