//! The page My work.

use maud::{Markup, html};

use super::{
    asked::Part,
    board::{Board, Row, Thing},
    moved::moved,
    proposed::proposed,
    waits::waits,
};
use crate::{
    desk::Held,
    part::{
        actions, moment, name,
        reading::Reading,
        tag::{Tag, tag},
    },
};

/// What one step holds up, as far as it is named.
const HELD_MAX: usize = 2;

/// The page.
pub(super) fn content(board: &Board<'_>) -> Markup {
    let possible = [("count", board.possible.count.into())];
    html! {
        div id="work" data-live="work" {
            @if !board.is_whole() { p { a href=(board.asked.whole()) { (board.locale.say("work-all")) } } }
            (summary(board))
            (table(board, &board.overdue))
            (table(board, &board.soon))
            (table(board, &board.later))
            (waits(board))
            (proposed(board))
            (moved(board))
            @if board.is_whole() && board.possible.count > 0 {
                details {
                    summary { (board.locale.say_with("work-possible", &possible)) }
                    (table(board, &board.possible))
                }
            } @else {
                (table(board, &board.possible))
            }
        }
    }
}

/// The one answer: how much needs them, and how much is late.
fn summary(board: &Board<'_>) -> Markup {
    let locale = board.locale;
    let overdue = board.overdue.count;
    let count = overdue + board.soon.count + board.later.count;
    let values = [("count", count.into()), ("overdue", overdue.into())];
    let waiting = [("count", board.waiting.count.into())];
    html! {
        p {
            (locale.say_with("work-summary", &values))
            @if overdue > 0 { " " (locale.say_with("work-summary-overdue", &values)) }
            @if board.waiting.count > 0 { " " (locale.say_with("work-summary-waiting", &waiting)) }
        }
    }
}

fn table(board: &Board<'_>, part: &Part<Thing<'_>>) -> Markup {
    let locale = board.locale;
    let is_held_up = part.shown.iter().any(|thing| !holds_up(thing).is_empty());
    html! {
        @if !part.shown.is_empty() {
            section {
                (part.heading(locale))
                div.scroll role="region" tabindex="0" aria-label=(locale.say(&part.section.title())) {
                    table.rows.folds {
                        thead { tr {
                            th scope="col" { (locale.say("column-step")) }
                            @if board.is_named { th scope="col" { (locale.say("column-review")) } }
                            th scope="col" { (locale.say("column-about")) }
                            th scope="col" { (locale.say("column-state")) }
                            th scope="col" { (locale.say("column-due")) }
                            @if is_held_up { th scope="col" { (locale.say("column-holds-up")) } }
                        } }
                        tbody { @for thing in &part.shown { (one(thing, board.is_named, is_held_up)) } }
                    }
                }
                (part.rest(locale))
            }
        }
    }
}

/// The steps with one instance.
fn one(rows: &[Row<'_>], is_named: bool, is_held_up: bool) -> Markup {
    let Some(Row { reading, work, .. }) = rows.first() else {
        return html! {};
    };
    let state = if work.overdue {
        Tag::Overdue
    } else {
        Tag::Ready
    };
    html! {
        tr {
            th scope="row" {
                @for (index, row) in rows.iter().enumerate() {
                    @if index > 0 { " · " }
                    a href=(actions::address_of(*reading, row.work)) {
                        @if row.work.consent { (reading.say("consent-to")) " " }
                        (reading.said(&row.work.action.title))
                    }
                }
            }
            @if is_named { td { @for row in rows.iter().take(1) { (review(row)) } } }
            td { (reading.instance(&work.subject)) }
            td { (tag(reading.locale, state)) }
            td data-head=(reading.say("column-due")) { @if let Some(due) = work.due { (moment::day(reading.locale, due)) } }
            @if is_held_up { td.wide data-head=(reading.say("column-holds-up")) { (held_up(*reading, &holds_up(rows))) } }
        }
    }
}

fn held_up(reading: Reading<'_>, held: &[&Held]) -> Markup {
    let (shown, more) = held.split_at(held.len().min(HELD_MAX));
    html! {
        @for (index, held) in shown.iter().enumerate() {
            @if index > 0 { ", " }
            @match &held.action {
                Some(action) => (reading.said(action)),
                None => (reading.instance(&held.subject)),
            }
        }
        @if !more.is_empty() { " " span.quiet { (reading.count("and-more-things", more.len())) } }
    }
}

/// The review of a row, as a link to it.
pub(super) fn review(row: &Row<'_>) -> Markup {
    html! {
        a href=(row.reading.address("")) title=(row.desk.title) {
            (name::text(row.reading.review))
        }
    }
}

/// What waits for one of these steps.
fn holds_up<'d>(rows: &[Row<'d>]) -> Vec<&'d Held> {
    let mut found = Vec::new();
    for row in rows {
        let step = (
            row.work.subject.instance.clone(),
            row.work.action.id.clone(),
        );
        for held in row.desk.holds_up.get(&step).into_iter().flatten() {
            if !found.contains(&held) {
                found.push(held);
            }
        }
    }
    found
}
