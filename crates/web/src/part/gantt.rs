//! [`gantt()`]: things over time as a drawing. It repeats what a table beside it says, and runs from left to right in every
//! language.

mod axis;

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{locale::Locale, part::tag::Tag};

use axis::Axis;

/// The width of a drawing, in pixels at a scale of 1:1, as all lengths here.
const WIDTH: i64 = 1000;

/// The width of the names.
const NAMES: i64 = 230;

/// The height of a row.
const ROW: i64 = 28;

/// The height of the line with the months.
const HEAD: i64 = 26;

/// The height of a bar.
const BAR: i64 = 12;

/// The narrowest bar.
const BAR_MIN: i64 = 3;

/// Letters of a name that fit.
const LETTERS_MAX: usize = 32;

/// A drawing.
pub(crate) struct Gantt {
    /// A name of its own on the page, for references.
    pub(crate) id: &'static str,
    /// What it shows.
    pub(crate) title: String,
    /// How to read it.
    pub(crate) describes: String,
    /// The moment it shows.
    pub(crate) now: Timestamp,
    /// From top to bottom.
    pub(crate) bars: Vec<Bar>,
}

/// One thing over time.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    /// Its name.
    pub(crate) name: String,
    /// Its page.
    pub(crate) address: String,
    /// What the row says, in a sentence.
    pub(crate) says: String,
    /// How it stands.
    pub(crate) state: Tag,
    /// When it began.
    pub(crate) start: Timestamp,
    /// When it ended, or now; none of what has only a due time.
    pub(crate) end: Option<Timestamp>,
    /// When it was due at first.
    pub(crate) baseline: Option<Timestamp>,
    /// Since when it is blocked.
    pub(crate) blocked: Option<Timestamp>,
    /// When it is due now, or something in it.
    pub(crate) gate: Option<Timestamp>,
    /// When it will end, by how long others took: half of them, most of them.
    pub(crate) forecast: Option<(Timestamp, Timestamp)>,
}

impl Bar {
    fn times(&self) -> impl Iterator<Item = Timestamp> {
        let forecast = self.forecast.map(|(_, most)| most);
        let times = [self.end, self.baseline, self.blocked, self.gate, forecast];
        times.into_iter().flatten().chain([self.start])
    }
}

/// The drawing, in a box of its own that scrolls.
pub(crate) fn gantt(locale: &Locale, gantt: &Gantt) -> Markup {
    let times = gantt.bars.iter().flat_map(Bar::times);
    let times: Vec<Timestamp> = times.chain([gantt.now]).collect();
    let axis = Axis::over(&times, NAMES, WIDTH);
    let height = HEAD + ROW * i64::try_from(gantt.bars.len()).unwrap_or_default() + 6;
    let (title, describes) = (
        format!("{}-title", gantt.id),
        format!("{}-describes", gantt.id),
    );
    let hatch = format!("{}-hatch", gantt.id);
    let today = axis.place(gantt.now);
    html! {
        div.scroll role="region" tabindex="0" aria-label=(gantt.title) {
            svg.gantt role="group" aria-labelledby=(title) aria-describedby=(describes)
                width=(WIDTH) height=(height) viewBox=(format!("0 0 {WIDTH} {height}")) {
                title id=(title) { (gantt.title) }
                desc id=(describes) { (gantt.describes) }
                defs {
                    pattern id=(hatch) width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                        line y2="6" stroke="currentColor" stroke-width="3" {}
                    }
                }
                @for (at, text) in axis.ticks(locale) {
                    line.tick-line x1=(at) x2=(at) y1=(HEAD - 6) y2=(height) {}
                    text.tick x=(at + 3) y=(HEAD - 10) { (text) }
                }
                @for (bar, row) in gantt.bars.iter().zip(0..) { (one(bar, &axis, HEAD + row * ROW, gantt.now, &hatch)) }
                line.today x1=(today) x2=(today) y1=(HEAD - 8) y2=(height) {
                    title { (locale.say("gantt-today")) }
                }
            }
        }
    }
}

fn one(bar: &Bar, axis: &Axis, top: i64, now: Timestamp, hatch: &str) -> Markup {
    let start = axis.place(bar.start);
    let upper = top + (ROW - BAR) / 2;
    let middle = top + ROW / 2;
    let width = |end: Timestamp| (axis.place(end) - start).max(BAR_MIN);
    html! {
        g data-state=(bar.state.id()) {
            title { (bar.says) }
            a href=(bar.address) { text y=(middle + 4) x="4" { (shortened(&bar.name)) } }
            @if let Some(baseline) = bar.baseline {
                rect.baseline x=(start) y=(upper - 3) width=(width(baseline)) height=(BAR + 6) {}
            }
            @if let Some(end) = bar.end {
                rect.bar x=(start) y=(upper) width=(width(end)) height=(BAR) {}
            }
            @if let Some(since) = bar.blocked {
                @let from = axis.place(since);
                rect.hatched x=(from) y=(upper) width=((axis.place(now) - from).max(BAR_MIN)) height=(BAR) fill=(format!("url(#{hatch})")) {}
            }
            @if let Some((half, most)) = bar.forecast {
                @let (half, most) = (axis.place(half), axis.place(most));
                path.forecast d=(format!("M{half} {middle}H{most}M{half} {}v8M{most} {}v8", middle - 4, middle - 4)) {}
            }
            @if let Some(gate) = bar.gate {
                @let at = axis.place(gate);
                path.gate d=(format!("M{at} {}l6 6l-6 6l-6 -6z", middle - 6)) {}
            }
        }
    }
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= LETTERS_MAX {
        return name.to_owned();
    }
    let mut short: String = name.chars().take(LETTERS_MAX - 1).collect();
    short.push('…');
    short
}
