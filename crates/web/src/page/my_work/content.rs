//! The page My work.

use engine::directory::Directory;
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use process::worklist::Work;

use super::{Desk, Held, moved::moved, proposed::proposed, waits::waits};
use crate::{
    locale::Locale,
    part::{
        actions, moment, name,
        reading::Reading,
        tag::{Tag, tag},
    },
    request::address,
};

/// Days ahead that are soon.
const SOON: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Rows of one table before the others are folded away.
const ROWS_MAX: usize = 40;

/// What one step holds up, as far as it is named.
const HELD_MAX: usize = 2;

/// One step of somebody, with the review it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Row<'d> {
    pub(super) reading: Reading<'d>,
    pub(super) desk: &'d Desk,
    pub(super) work: &'d Work,
}

impl Row<'_> {
    /// Whether two steps are done with one instance.
    fn is_of_one(&self, other: &Self) -> bool {
        self.desk.review == other.desk.review
            && self.work.subject.instance == other.work.subject.instance
    }
}

/// How many instances some steps are done with.
fn instances(rows: &[Row<'_>]) -> usize {
    rows.chunk_by(Row::is_of_one).count()
}

/// The page.
pub(super) fn content(
    locale: &Locale,
    directory: &Directory,
    desks: &[Desk],
    now: Timestamp,
) -> Markup {
    let rows = |pick: fn(&Desk) -> &[Work]| -> Vec<Row<'_>> {
        let of_desk = |desk| rows_of(locale, directory, desk, pick);
        let mut rows: Vec<Row<'_>> = desks.iter().flat_map(of_desk).collect();
        rows.sort_by_key(|row| (row.work.due.is_none(), row.work.due));
        rows
    };
    let ready = rows(|desk| &desk.work.ready);
    let waiting = rows(|desk| &desk.work.waiting);
    let (possible, ready): (Vec<_>, Vec<_>) = ready.into_iter().partition(|row| row.work.optional);
    let (overdue, ready): (Vec<_>, Vec<_>) = ready.into_iter().partition(|row| row.work.overdue);
    let is_soon = |row: &Row<'_>| row.work.due.is_some_and(|due| due <= now + SOON);
    let (soon, later): (Vec<_>, Vec<_>) = ready.into_iter().partition(is_soon);
    html! {
        div id="work" data-live="work" {
            (summary(locale, [&overdue, &soon, &later], &waiting))
            (table(locale, "work-overdue", &overdue, desks))
            (table(locale, "work-soon", &soon, desks))
            (table(locale, "work-later", &later, desks))
            (waits(locale, &waiting, desks.len() > 1, now))
            (proposed(locale, directory, desks))
            (moved(locale, directory, desks))
            @if !possible.is_empty() {
                details {
                    summary { (locale.say_with("work-possible", &[("count", possible.len().into())])) }
                    (table(locale, "work-possible-caption", &possible, desks))
                }
            }
        }
    }
}

fn rows_of<'d>(
    locale: &'d Locale,
    directory: &'d Directory,
    desk: &'d Desk,
    pick: fn(&Desk) -> &[Work],
) -> impl Iterator<Item = Row<'d>> {
    let reading = Reading {
        locale,
        directory,
        review: &desk.review,
        past: None,
    };
    pick(desk).iter().map(move |work| Row {
        reading,
        desk,
        work,
    })
}

/// The one answer: how much needs them, and how much is late.
fn summary(locale: &Locale, ready: [&[Row<'_>]; 3], waiting: &[Row<'_>]) -> Markup {
    let [overdue, soon, later] = ready.map(instances);
    let count = overdue + soon + later;
    let values = [("count", count.into()), ("overdue", overdue.into())];
    html! {
        p {
            (locale.say_with("work-summary", &values))
            @if overdue > 0 { " " (locale.say_with("work-summary-overdue", &values)) }
            @if !waiting.is_empty() {
                " " (locale.say_with("work-summary-waiting", &[("count", waiting.len().into())]))
            }
        }
    }
}

fn table(locale: &Locale, title: &str, rows: &[Row<'_>], desks: &[Desk]) -> Markup {
    let (shown, folded) = rows.split_at(rows.len().min(ROWS_MAX));
    html! {
        @if !rows.is_empty() {
            section {
                h2 { (locale.say(title)) " " span.count { "(" (instances(rows)) ")" } }
                (part_of_table(locale, title, shown, desks))
                @if !folded.is_empty() {
                    details {
                        summary { (locale.say_with("and-more-rows", &[("count", folded.len().into())])) }
                        (part_of_table(locale, title, folded, desks))
                    }
                }
            }
        }
    }
}

fn part_of_table(locale: &Locale, title: &str, rows: &[Row<'_>], desks: &[Desk]) -> Markup {
    let is_held_up = !holds_up(rows).is_empty();
    html! {
        div.scroll role="region" tabindex="0" aria-label=(locale.say(title)) {
            table.rows.folds {
                thead { tr {
                    th scope="col" { (locale.say("column-step")) }
                    @if desks.len() > 1 { th scope="col" { (locale.say("column-review")) } }
                    th scope="col" { (locale.say("column-about")) }
                    th scope="col" { (locale.say("column-state")) }
                    th scope="col" { (locale.say("column-due")) }
                    @if is_held_up { th scope="col" { (locale.say("column-holds-up")) } }
                } }
                tbody {
                    @for rows in rows.chunk_by(Row::is_of_one) { (one(rows, desks.len() > 1, is_held_up)) }
                }
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
        a href=(address::review(row.reading.review, "")) title=(row.desk.title) {
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
