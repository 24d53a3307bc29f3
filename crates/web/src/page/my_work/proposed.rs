//! What somebody proposed and can take back, until the second person whose word it waits for has given it.

use maud::{Markup, html};
use process::worklist::Proposal;

use super::board::Board;
use crate::{
    desk::Desk,
    part::{actions, name, reading::Reading},
};

/// The table.
pub(super) fn proposed(board: &Board<'_>) -> Markup {
    let (locale, part) = (board.locale, &board.proposed);
    html! {
        @if !part.shown.is_empty() {
            section id="proposed" {
                (part.heading(locale))
                div.scroll role="region" tabindex="0" aria-label=(locale.say("work-proposed")) {
                    table.rows {
                        thead { tr {
                            th scope="col" { (locale.say("column-step")) }
                            @if board.is_named { th scope="col" { (locale.say("column-review")) } }
                            th scope="col" { (locale.say("column-about")) }
                            th scope="col" { (locale.say("column-whose-move")) }
                            th scope="col" { span.visually-hidden { (locale.say("step-withdraw")) } }
                        } }
                        tbody { @for (desk, proposal) in &part.shown {
                            (row(board.reading(desk), desk, proposal, board.is_named))
                        } }
                    }
                }
                (part.rest(locale))
            }
        }
    }
}

fn row(reading: Reading<'_>, desk: &Desk, proposal: &Proposal, is_named: bool) -> Markup {
    html! {
        tr {
            th scope="row" { (reading.said(&proposal.action.title)) }
            @if is_named { td { a href=(reading.address("")) title=(desk.title) { (name::text(reading.review)) } } }
            td { (reading.instance(&proposal.subject)) }
            td { (reading.who(&proposal.by)) }
            td { (actions::withdraw(reading, proposal)) }
        }
    }
}
