//! [`timeline()`]: events in sentences, each with its moment and a link to it.

use maud::{Markup, html};

use super::{moment, reading::Reading, sentence::words};
use crate::{memory::Told, request::address};

/// Events as a list, in the order given.
pub(crate) fn timeline(reading: Reading<'_>, told: &[Told]) -> Markup {
    html! {
        ol.timeline {
            @for told in told { li { (event(reading, told)) } }
        }
    }
}

/// When it was, and its number.
fn placed(reading: Reading<'_>, told: &Told) -> Markup {
    html! {
        (moment::moment(reading.locale, told.sentence.at)) " "
        bdi { "#" (told.revision) }
    }
}

/// One event.
pub(crate) fn event(reading: Reading<'_>, told: &Told) -> Markup {
    let history = address::review(reading.review, "/history");
    let to = format!("{history}?at={}", told.revision);
    html! {
        (words(reading, &told.sentence)) " "
        @if reading.leads(&to) { a.quiet href=(to) { (placed(reading, told)) } }
        @else { span.quiet { (placed(reading, told)) } }
    }
}
