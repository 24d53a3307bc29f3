//! The page of a schedule.

use jiff::Timestamp;
use maud::{Markup, html};
use process::schedule::{Forecast, Row, Schedule, Span};

use crate::part::{
    gantt::{Bar, Gantt, gantt},
    moment,
    reading::Reading,
    tag::{Tag, tag},
};

/// Rows of the table at most, and those of them that are drawn below the stages: what presses most.
const ROWS_MAX: usize = 36;
const DRAWN_MAX: usize = 20;

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// The page.
pub(super) fn content(
    reading: Reading<'_>,
    schedule: &Schedule,
    forecast: Option<Forecast>,
    at: Timestamp,
) -> Markup {
    let mut rows: Vec<&Row> = schedule.rows.iter().collect();
    rows.sort_by_key(|row| (row.closed.is_some(), row.due, row.subject.instance.clone()));
    let shown = &rows[..rows.len().min(ROWS_MAX)];
    let count = [("shown", shown.len().into()), ("of", rows.len().into())];
    html! {
        div id="schedule" data-live="schedule" {
            @if let Some(forecast) = forecast { (told(reading, forecast)) }
            (chart(reading, schedule, shown, at))
            (stages(reading, schedule))
            @if !shown.is_empty() { (dates(reading, shown)) }
            @if shown.len() < rows.len() { p.quiet { (reading.say_with("schedule-shown", &count)) } }
        }
    }
}

fn told(reading: Reading<'_>, forecast: Forecast) -> Markup {
    let day = |at| reading.locale.day(at);
    html! {
        @match forecast {
            Forecast::Over => {},
            Forecast::NoHistory { .. } => p.quiet { (reading.say("schedule-no-history")) },
            Forecast::Dates { half, most, ended } => p {
                (reading.say_with("schedule-forecast", &[
                    ("ended", ended.into()), ("half", day(half).into()), ("most", day(most).into()),
                ]))
            },
        }
    }
}

fn chart(reading: Reading<'_>, schedule: &Schedule, rows: &[&Row], at: Timestamp) -> Markup {
    let root = &schedule.outline.root;
    let spans = root.spans.iter().map(|span| stage(reading, root, span, at));
    let rows = rows.iter().take(DRAWN_MAX);
    let rows = rows.map(|row| dated(reading, row, at));
    gantt(
        reading.locale,
        &Gantt {
            id: "schedule-chart",
            title: reading.say("schedule-chart"),
            describes: reading.say("gantt-describes"),
            now: at,
            bars: spans.chain(rows).collect(),
        },
    )
}

fn stage(reading: Reading<'_>, root: &Row, span: &Span, at: Timestamp) -> Bar {
    let state = state_of(root, span);
    Bar {
        name: span.title.to_string(),
        address: reading.address(""),
        says: said(reading, &span.title, state),
        state,
        start: span.entered,
        end: Some(if span.is_end {
            span.entered
        } else {
            span.left.unwrap_or(at)
        }),
        baseline: None,
        blocked: None,
        gate: span.due.filter(|_| span.left.is_none()),
        forecast: None,
    }
}

fn dated(reading: Reading<'_>, row: &Row, at: Timestamp) -> Bar {
    let state = row.word.map_or(Tag::Done, Tag::from);
    let title = reading.directory.named(&row.subject.title);
    Bar {
        says: said(reading, &title, state),
        name: title,
        address: reading.instance_address(&row.subject.instance),
        state,
        start: began(row),
        end: Some(row.closed.unwrap_or(at)),
        baseline: row.baseline,
        blocked: Some(row.entered).filter(|_| state == Tag::Blocked),
        gate: row.due.filter(|_| row.closed.is_none()),
        forecast: None,
    }
}

fn said(reading: Reading<'_>, title: &str, state: Tag) -> String {
    format!("{title}: {}", reading.say(&format!("state-{}", state.id())))
}

fn state_of(root: &Row, span: &Span) -> Tag {
    match (span.left, span.is_end) {
        (None, false) => root.word.map_or(Tag::Done, Tag::from),
        _ => Tag::Done,
    }
}

fn began(row: &Row) -> Timestamp {
    row.spans.first().map_or(row.entered, |span| span.entered)
}

fn stages(reading: Reading<'_>, schedule: &Schedule) -> Markup {
    let root = &schedule.outline.root;
    let heads = [
        "schedule-what",
        "schedule-state",
        "schedule-began",
        "schedule-ended",
        "schedule-due",
    ];
    html! {
        section {
            h2 { (reading.say("schedule-stages")) }
            div.scroll role="region" tabindex="0" aria-label=(reading.say("schedule-stages")) {
                table.rows.folds {
                    caption { (reading.say("schedule-stages-caption")) }
                    thead { tr { @for head in heads { th scope="col" { (reading.say(head)) } } } }
                    tbody {
                        @for span in &root.spans {
                            tr {
                                th scope="row" { (reading.said(&span.title)) }
                                td { (tag(reading.locale, state_of(root, span))) }
                                td data-head=(reading.say("schedule-began")) { (moment::day(reading.locale, span.entered)) }
                                td data-head=(reading.say("schedule-ended")) {
                                    @if let Some(left) = span.left { (moment::day(reading.locale, left)) }
                                    @else if !span.is_end { span.quiet { (reading.say("schedule-now")) } }
                                }
                                td data-head=(reading.say("schedule-due")) { (day(reading, span.due)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn dates(reading: Reading<'_>, rows: &[&Row]) -> Markup {
    let heads = [
        "schedule-what",
        "schedule-state",
        "schedule-began",
        "schedule-baseline",
        "schedule-due",
        "schedule-ended",
        "schedule-late",
    ];
    html! {
        section {
            h2 { (reading.say("schedule-dates")) }
            div.scroll role="region" tabindex="0" aria-label=(reading.say("schedule-dates")) {
                table.rows.folds {
                    caption { (reading.say("schedule-dates-caption")) }
                    thead { tr { @for head in heads { th scope="col" { (reading.say(head)) } } } }
                    tbody { @for row in rows { (line(reading, row)) } }
                }
            }
        }
    }
}

fn line(reading: Reading<'_>, row: &Row) -> Markup {
    let late = row.overdue_by.map(|late| late.as_secs() / DAY);
    html! {
        tr {
            th scope="row" { (reading.instance(&row.subject)) }
            td { (tag(reading.locale, row.word.map_or(Tag::Done, Tag::from))) " " span.quiet { (reading.said(&row.subject.state_title)) } }
            td data-head=(reading.say("schedule-began")) { (moment::day(reading.locale, began(row))) }
            td data-head=(reading.say("schedule-baseline")) { (day(reading, row.baseline)) }
            td data-head=(reading.say("schedule-due")) { (day(reading, row.due)) }
            td data-head=(reading.say("schedule-ended")) { (day(reading, row.closed)) }
            td.number data-head=(reading.say("schedule-late")) { @if let Some(days) = late { (reading.say_with("portfolio-days", &[("count", days.into())])) } }
        }
    }
}

fn day(reading: Reading<'_>, at: Option<Timestamp>) -> Markup {
    html! { @if let Some(at) = at { (moment::day(reading.locale, at)) } }
}
