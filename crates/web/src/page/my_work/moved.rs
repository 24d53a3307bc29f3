//! What moved: review by review since one last looked at it, and the newest events of all.

use maud::{Markup, html};

use super::board::Board;
use crate::part::{name, timeline};

/// The section: of a review that one has looked at before, only what is new.
pub(super) fn moved(board: &Board<'_>) -> Markup {
    let locale = board.locale;
    let is_seen = board.is_whole() && board.moved.is_some();
    let moved = board.moved.as_ref();
    let shown = moved.map_or(&[][..], |part| &part.shown);
    let is_news = moved.is_some_and(|part| part.count > 0);
    html! {
        @if is_seen || !shown.is_empty() || !board.newest.is_empty() {
            section {
                h2 {
                    (locale.say(if moved.is_some() { "work-moved" } else { "work-newest" }))
                    @if let Some(part) = moved.filter(|part| part.count > 0) {
                        " " span.count { "(" (part.count) ")" }
                    }
                }
                @if is_seen && !is_news { p { (locale.say("moved-none")) } }
                @for (desk, moved) in shown {
                    p {
                        a href=(board.reading(desk).address("")) { (name::text(&desk.review)) } ": "
                        (moved.line(board.reading(desk)))
                    }
                }
                @if let Some(part) = moved { (part.rest(locale)) }
                @if !board.newest.is_empty() {
                    ol.timeline {
                        @for (desk, told) in &board.newest {
                            li {
                                @if board.is_named {
                                    a href=(board.reading(desk).address("")) { (name::text(&desk.review)) } ": "
                                }
                                (timeline::event(board.reading(desk), told))
                            }
                        }
                    }
                }
            }
        }
    }
}
