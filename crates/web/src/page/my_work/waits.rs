//! What waits for others: for whom, since when, and until when that is no wonder.

use jiff::Timestamp;
use maud::{Markup, html};

use process::stages::Expected;

use super::{
    board::{Board, Row},
    content::review,
};
use crate::part::{
    actions,
    expected::expected,
    moment,
    tag::{Tag, tag},
    why::Named,
};

/// The table, the longest wait first.
pub(super) fn waits(board: &Board<'_>) -> Markup {
    let (locale, part) = (board.locale, &board.waiting);
    html! {
        @if !part.shown.is_empty() {
            section {
                (part.heading(locale))
                div.scroll role="region" tabindex="0" aria-label=(locale.say("work-waiting")) {
                    table.rows.folds {
                        thead { tr {
                            th scope="col" { (locale.say("column-step")) }
                            @if board.is_named { th scope="col" { (locale.say("column-review")) } }
                            th scope="col" { (locale.say("column-about")) }
                            th scope="col" { (locale.say("column-state")) }
                            th scope="col" { (locale.say("column-waits-for")) }
                            th scope="col" { (locale.say("column-whose-move")) }
                            th scope="col" { (locale.say("column-since")) }
                            th scope="col" { (locale.say("column-expected")) }
                        } }
                        tbody { @for row in &part.shown { (wait(row, board.is_named, board.now)) } }
                    }
                }
                (part.rest(locale))
            }
        }
    }
}

fn wait(row: &Row<'_>, is_named: bool, now: Timestamp) -> Markup {
    let (reading, work) = (row.reading, row.work);
    let more = work.waits_for.len().saturating_sub(1);
    let since = row.desk.since.get(&work.subject.instance);
    let days = since.map(|since| now.duration_since(*since).as_hours() / 24);
    let until = row.news.expected.get(&work.subject.instance);
    html! {
        tr {
            th scope="row" {
                a href=(actions::address_of(reading, work)) { (reading.said(&work.action.title)) }
            }
            @if is_named { td { (review(row)) } }
            td { (reading.instance(&work.subject)) }
            td { (tag(reading.locale, state(work.overdue, until, now))) }
            td.wide data-head=(reading.say("column-waits-for")) {
                @if let Some(first) = work.waits_for.first() { (reading.told(&first.say)) }
                @if more > 0 { " " span.quiet { (reading.count("and-more-things", more)) } }
            }
            td.wide data-head=(reading.say("column-whose-move")) { (reading.who(&Named::by(&work.waits_for).movers())) }
            td data-head=(reading.say("column-since")) {
                @if let Some(since) = since { (moment::day(reading.locale, *since)) }
                @if let Some(days) = days.filter(|days| *days > 0) {
                    " " span.quiet { (reading.locale.say_with("days", &[("count", days.into())])) }
                }
            }
            td data-head=(reading.say("column-expected")) { @if let Some(until) = until { (expected(reading.locale, *until)) } }
        }
    }
}

/// A wait that has lasted longer than was expected is blocked: nothing waits for ever and looks as if all were well.
fn state(is_overdue: bool, until: Option<&Expected>, now: Timestamp) -> Tag {
    if is_overdue {
        Tag::Overdue
    } else if until.is_some_and(|until| until.at <= now) {
        Tag::Blocked
    } else {
        Tag::Waiting
    }
}

#[cfg(test)]
mod tests {
    use process::stages::Source;

    use super::*;

    #[test]
    fn a_wait_that_lasts_too_long_is_blocked_by_itself() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let until = Expected {
            at: at("2003-11-04T12:00:00Z"),
            by: Source::Nothing,
        };
        let state = |now| state(false, Some(&until), at(now));
        assert_eq!(state("2003-11-04T11:59:59Z"), Tag::Waiting);
        assert_eq!(state("2003-11-04T12:00:00Z"), Tag::Blocked);
    }
}
