//! The page Portfolio.

use engine::directory::Directory;
use jiff::Timestamp;
use maud::{Markup, html};
use process::{
    schedule::{NextDue, Wait},
    view::Who,
};

use super::{
    query::{Query, Sort, View},
    rows::{Counts, Row},
};
use crate::{
    locale::Locale,
    part::{
        away,
        expected::expected,
        gantt::{Bar, Gantt, gantt},
        moment, name,
        reading::said,
        table::{heading, pager},
        tag::{Tag, tag},
    },
    request::address,
};

/// Roles and people named in one cell.
const NAMED_MAX: usize = 2;

/// What the page shows.
pub(super) struct Shown<'s> {
    pub(super) locale: &'s Locale,
    pub(super) directory: &'s Directory,
    pub(super) query: &'s Query,
    pub(super) at: Timestamp,
    /// Of all reviews that are asked for.
    pub(super) counts: Counts,
    pub(super) longest: Option<(&'s Row, &'s Wait, i64)>,
    pub(super) late_next: Option<(&'s Row, &'s NextDue)>,
    /// Those of this page.
    pub(super) rows: &'s [Row],
    pub(super) page: usize,
    pub(super) pages: usize,
}

/// The page.
pub(super) fn content(shown: &Shown<'_>) -> Markup {
    html! {
        (views(shown))
        (filters(shown))
        div id="portfolio" data-live="portfolio" {
            (sentence(shown))
            @if !shown.rows.is_empty() {
                (chart(shown))
                (table(shown))
                (pager(shown.locale, shown.page, shown.pages, |page| {
                    Query { page, ..shown.query.clone() }.address("/reviews")
                }))
            }
        }
    }
}

fn views(shown: &Shown<'_>) -> Markup {
    let address = |view| {
        let page = 0;
        let query = shown.query.clone();
        Query {
            view,
            page,
            ..query
        }
        .address("/reviews")
    };
    html! {
        nav.tabs aria-label=(shown.locale.say("portfolio-views")) {
            @for view in View::ALL {
                a href=(address(view)) aria-current=[(view == shown.query.view).then_some("page")] {
                    (shown.locale.say(&format!("portfolio-view-{}", view.id())))
                }
            }
        }
    }
}

fn filters(shown: &Shown<'_>) -> Markup {
    let (locale, query) = (shown.locale, shown.query);
    html! {
        form.filters method="get" action="/reviews" {
            input type="hidden" name="view" value=(query.view.id());
            input type="hidden" name="sort" value=(query.sort.id());
            label { (locale.say("portfolio-filter")) input type="search" name="q" value=(query.q) maxlength="200" dir="auto"; }
            label { (locale.say("portfolio-at")) input type="date" name="at" value=(query.at.get(..10).unwrap_or(&query.at)); }
            button { (locale.say("portfolio-show")) }
            a.button href=(Query { page: 0, ..query.clone() }.address("/reviews.csv")) { (locale.say("portfolio-csv")) }
        }
    }
}

/// The one sentence.
fn sentence(shown: &Shown<'_>) -> Markup {
    let (locale, counts) = (shown.locale, shown.counts);
    let values = [
        ("open", counts.open.into()),
        ("track", counts.on_track.into()),
        ("risk", counts.at_risk.into()),
        ("blocked", counts.blocked.into()),
        ("over", counts.over.into()),
    ];
    html! {
        p {
            @if counts.open + counts.over == 0 { (locale.say("portfolio-none")) }
            @if counts.open > 0 { (locale.say_with("portfolio-sentence", &values)) " " }
            @if counts.not_stated > 0 { (locale.say_with("portfolio-not-stated", &[("count", counts.not_stated.into())])) " " }
            @if counts.over > 0 { (locale.say_with("portfolio-over", &values)) " " }
            @if let Some((row, wait, days)) = &shown.longest {
                (locale.say_with("portfolio-longest", &[("days", (*days).into())])) " "
                a href=(to(shown, row)) { (name::text(&row.outline().name)) } ", "
                (said(locale, &wait.action.title)) " (" (on(shown, &wait.who)) "). "
            }
            @if let Some((row, next)) = shown.late_next {
                (locale.say("if-nothing-changes")) " "
                a href=(to(shown, row)) { (name::text(&row.outline().name)) } ", "
                (said(locale, &next.subject.title)) ", " (moment::day(locale, next.due)) "."
            }
        }
    }
}

/// The page of a review at the moment of the list.
fn to(shown: &Shown<'_>, row: &Row) -> String {
    let page = address::review(&row.outline().name, "");
    if shown.query.at.is_empty() {
        page
    } else {
        format!("{page}?at={}", address::encoded(&shown.query.at))
    }
}

/// On whom something waits; those beyond the first are only counted.
fn on(shown: &Shown<'_>, who: &[Who]) -> Markup {
    let (first, others) = who.split_at(who.len().min(NAMED_MAX));
    let is_now = shown.query.at.is_empty();
    let more = |count: usize| {
        shown
            .locale
            .say_with("portfolio-more", &[("count", count.into())])
    };
    html! {
        @for (index, who) in first.iter().enumerate() {
            @if index > 0 { ", " }
            @let (named, unnamed) = who.persons.split_at(who.persons.len().min(NAMED_MAX));
            @if named.is_empty() { (said(shown.locale, &who.title)) }
            @for (index, person) in named.iter().enumerate() {
                @if index > 0 { ", " }
                @if is_now { (away::person(shown.locale, shown.directory, who, person)) }
                @else { (name::person(shown.directory, person)) }
            }
            @if !unnamed.is_empty() { " " (more(unnamed.len())) }
        }
        @if !others.is_empty() { " " (more(others.len())) }
    }
}

fn chart(shown: &Shown<'_>) -> Markup {
    let locale = shown.locale;
    let bars = shown.rows.iter().map(|row| bar(shown, row)).collect();
    gantt(
        locale,
        &Gantt {
            id: "portfolio-chart",
            title: locale.say("portfolio-chart"),
            describes: locale.say("gantt-describes"),
            now: shown.at,
            bars,
        },
    )
}

fn bar(shown: &Shown<'_>, row: &Row) -> Bar {
    let root = &row.outline().root;
    let state = shown.locale.say(&format!("state-{}", row.tag().id()));
    Bar {
        name: row.outline().title.to_string(),
        address: to(shown, row),
        says: format!(
            "{}: {}, {state}",
            row.outline().title,
            root.subject.state_title
        ),
        state: row.tag(),
        start: root.spans.first().map_or(root.entered, |span| span.entered),
        end: Some(root.closed.unwrap_or(shown.at)),
        baseline: root.baseline,
        blocked: row.blocked(),
        gate: row.due().filter(|_| root.closed.is_none()),
        forecast: row.forecast(),
    }
}

fn table(shown: &Shown<'_>) -> Markup {
    let locale = shown.locale;
    html! {
        div.scroll role="region" tabindex="0" aria-label=(locale.say("portfolio-table")) {
            table.rows.folds {
                caption { (locale.say("portfolio-caption")) }
                thead {
                    tr {
                        @for sort in Sort::ALL {
                            @let title = locale.say(&format!("portfolio-by-{}", sort.id()));
                            (heading(&title, &shown.query.sorted(sort).address("/reviews"), shown.query.order_by(sort)))
                        }
                    }
                }
                tbody { @for row in shown.rows { (line(shown, row)) } }
            }
        }
    }
}

/// A day; one that nobody said, or that is not for the reader, is not left empty.
fn day_or_not_stated(locale: &Locale, at: Option<Timestamp>) -> Markup {
    html! {
        @match at {
            Some(at) => (moment::day(locale, at)),
            None => span.quiet { (locale.say("not-stated")) },
        }
    }
}

fn line(shown: &Shown<'_>, row: &Row) -> Markup {
    let (locale, outline) = (shown.locale, row.outline());
    let head = |sort: Sort| locale.say(&format!("portfolio-by-{}", sort.id()));
    let days = |count: i64| locale.say_with("portfolio-days", &[("count", count.into())]);
    let overdue = [("count", outline.overdue.into())];
    html! {
        tr {
            th scope="row" {
                a href=(to(shown, row)) { (said(locale, &outline.title)) } br;
                span.quiet { (name::text(&outline.name)) }
            }
            td { (said(locale, &outline.root.subject.state_title)) }
            td {
                (tag(locale, row.tag()))
                @if outline.overdue > 0 && row.tag() != Tag::Done {
                    " " span.quiet { (locale.say_with("portfolio-overdue", &overdue)) }
                }
            }
            td.wide data-head=(head(Sort::Waiting)) {
                @if let Some((wait, count)) = row.waiting() {
                    @if row.is_stalled() { (tag(locale, Tag::Blocked)) " " }
                    (said(locale, &wait.action.title)) ": " (on(shown, &wait.who)) ", " (days(count))
                    @if let Some(until) = wait.until {
                        " " span.quiet { (locale.say("portfolio-expected")) " " } (expected(locale, until))
                    }
                }
            }
            td.wide data-head=(head(Sort::Due)) {
                @if row.tag() != Tag::Done {
                    (day_or_not_stated(locale, row.due()))
                    @if let Some(next) = row.next() { " " span.quiet { (said(locale, &next.subject.title)) } }
                }
            }
            td data-head=(head(Sort::Forecast)) {
                @if let Some((half, most)) = row.forecast() {
                    (moment::day(locale, half)) " " span.quiet { (locale.say("portfolio-most")) " " (moment::day(locale, most)) }
                    @if let Some(late) = row.will_be_late() {
                        " " (locale.say_with("portfolio-will-be-late", &[("count", late.into())]))
                    }
                } @else if row.tag() != Tag::Done {
                    span.quiet { (locale.say("portfolio-no-history")) }
                }
            }
            td.number data-head=(head(Sort::Slip)) { @if let Some(slip) = row.slip() { "+" (days(slip)) } }
            td.number data-head=(head(Sort::Slack)) { @if let Some(slack) = row.slack() { (days(slack)) } }
        }
    }
}
