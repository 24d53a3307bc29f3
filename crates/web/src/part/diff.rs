//! [`diff()`]: what differs between two moments of a review, before and after beside each other.

use maud::{Markup, html};
use process::change::{Change, Changes, Kind, Shown};

use super::{moment, reading::Reading};

/// Differences that one page shows; the others are counted.
const ROWS_MAX: usize = 40;

/// What differs, and how many facts do not. `caption` says what is compared.
pub(crate) fn diff(reading: Reading<'_>, changes: &Changes, caption: &str) -> Markup {
    let more = changes.changes.len().saturating_sub(ROWS_MAX);
    html! {
        @if changes.changes.is_empty() {
            p { (reading.say("diff-nothing")) }
        } @else {
            div.scroll role="region" tabindex="0" aria-label=(reading.say("diff-title")) {
                table.diff.folds {
                    caption { (caption) }
                    thead {
                        tr {
                            th scope="col" { (reading.say("diff-what")) }
                            th scope="col" { (reading.say("diff-before")) }
                            th scope="col" { (reading.say("diff-after")) }
                        }
                    }
                    tbody {
                        @for change in changes.changes.iter().take(ROWS_MAX) { (row(reading, change)) }
                    }
                }
            }
        }
        @if more > 0 { p.quiet { (reading.count("diff-more", more)) } }
        p.quiet { (reading.count("diff-unchanged", changes.unchanged)) }
    }
}

fn row(reading: Reading<'_>, change: &Change) -> Markup {
    html! {
        tr {
            th scope="row" {
                @match &change.instance {
                    Some(id) => (reading.link(&reading.instance_address(id), &reading.said(&change.title))),
                    None => (reading.said(&change.title)),
                }
                @if let Some(label) = &change.label { ": " (reading.said(label)) }
                " " span.quiet { (reading.say(message(change.kind))) }
            }
            td { @if let Some(before) = &change.before { del { (shown(reading, before)) } } @else { "–" } }
            td { @if let Some(after) = &change.after { ins { (shown(reading, after)) } } @else { "–" } }
        }
    }
}

fn shown(reading: Reading<'_>, shown: &Shown) -> Markup {
    match shown {
        Shown::Words(words) => reading.told(words),
        Shown::Moment(at) => moment::moment(reading.locale, *at),
        Shown::Person(person) => super::name::person(reading.directory, person),
    }
}

fn message(kind: Kind) -> &'static str {
    match kind {
        Kind::Created => "diff-created",
        Kind::Revealed => "diff-revealed",
        Kind::State => "diff-state",
        Kind::Cancelled => "diff-cancelled",
        Kind::Field => "diff-field",
        Kind::Disclosed => "diff-disclosed",
        Kind::DeadlineSet => "diff-deadline-set",
        Kind::DeadlineMoved => "diff-deadline-moved",
        Kind::DeadlineEnded => "diff-deadline-ended",
        Kind::Proposed => "diff-proposed",
        Kind::ProposalEnded => "diff-proposal-ended",
        Kind::Touched => "diff-touched",
        Kind::HolderAdded => "diff-holder-added",
        Kind::HolderRemoved => "diff-holder-removed",
        Kind::Lent => "diff-lent",
        Kind::LoanEnded => "diff-loan-ended",
        Kind::Parameter => "diff-parameter",
        Kind::Exception => "diff-exception",
        Kind::MilestoneReached => "diff-milestone-reached",
        Kind::MilestoneLost => "diff-milestone-lost",
        Kind::Nothing => "diff-without-effect",
    }
}
