//! [`sentence()`]: an event in words with names, its moment, and a link to it.

use maud::{Markup, html};

use super::{moment, reading::Reading};
use crate::memory::Told;

/// An event: its number leads to `to`.
pub(crate) fn sentence(reading: Reading<'_>, told: &Told, to: &str) -> Markup {
    html! {
        a href=(to) { bdi { "#" (told.revision) } } " "
        (words(reading, told)) " "
        (moment::moment(reading.locale, told.sentence.at))
    }
}

/// What happened, with names.
pub(crate) fn words(reading: Reading<'_>, told: &Told) -> Markup {
    super::reading::said(reading.locale, &reading.directory.told(&told.sentence))
}
