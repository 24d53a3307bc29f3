//! What somebody proposed and can take back, until the second person whose word it waits for has given it.

use engine::directory::Directory;
use maud::{Markup, html};
use process::worklist::Proposal;

use super::Desk;
use crate::{
    locale::Locale,
    part::{actions, name, reading::Reading},
};

/// The table.
pub(super) fn proposed(locale: &Locale, directory: &Directory, desks: &[Desk]) -> Markup {
    let rows: Vec<(&Desk, &Proposal)> = desks
        .iter()
        .flat_map(|desk| desk.proposed.iter().map(move |proposal| (desk, proposal)))
        .collect();
    html! {
        @if !rows.is_empty() {
            section id="proposed" {
                h2 { (locale.say("work-proposed")) " " span.count { "(" (rows.len()) ")" } }
                div.scroll role="region" tabindex="0" aria-label=(locale.say("work-proposed")) {
                    table.rows {
                        thead { tr {
                            th scope="col" { (locale.say("column-step")) }
                            @if desks.len() > 1 { th scope="col" { (locale.say("column-review")) } }
                            th scope="col" { (locale.say("column-about")) }
                            th scope="col" { (locale.say("column-whose-move")) }
                            th scope="col" { span.visually-hidden { (locale.say("step-withdraw")) } }
                        } }
                        tbody { @for (desk, proposal) in &rows {
                            @let reading = Reading { locale, directory, review: &desk.review, past: None };
                            (row(reading, desk, proposal, desks.len() > 1))
                        } }
                    }
                }
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
