//! [`timeline()`]: events in sentences, each with its moment and a link to it.

use maud::{Markup, html};

use super::{moment, reading::Reading};
use crate::{memory::Told, request::address};

/// Events as a list, in the order given.
pub(crate) fn timeline(reading: Reading<'_>, told: &[Told]) -> Markup {
    html! {
        ol.timeline {
            @for told in told { li { (event(reading, told)) } }
        }
    }
}

/// One event.
pub(crate) fn event(reading: Reading<'_>, told: &Told) -> Markup {
    let history = address::review(reading.review, "/history");
    let to = format!("{history}?at={}", told.revision);
    html! {
        (super::reading::said(reading.locale, &reading.directory.told(&told.sentence))) " "
        a.quiet href=(to) {
            (moment::moment(reading.locale, told.sentence.at)) " "
            bdi { "#" (told.revision) }
        }
    }
}
