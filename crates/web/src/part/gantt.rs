//! [`gantt()`]: things over time as a drawing. It repeats what a table beside it says, and runs from left to right in every
//! language. Each row is a link with a drawing of its own, over days that all rows share. Places are shares of the width, so that
//! it fits every screen: the style sheet sets the names beside the bars, or over them.

mod axis;

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{locale::Locale, part::tag::Tag};

use axis::{Axis, Share};

/// The middle of a row, in pixels, as all heights here.
const MIDDLE: i64 = 12;

/// The height of the line with the days.
const HEAD: i64 = 24;

/// The height of a bar.
const BAR: i64 = 10;

/// Half of the box around a bar that reaches to the date first set.
const AROUND: i64 = BAR / 2 + 2;

/// The side of the square that stands on its corner.
const GATE: i64 = 9;

/// Letters of a name that fit, and those of them that are kept from its end: names that begin alike differ there.
const LETTERS_MAX: usize = 46;
const LETTERS_LAST: usize = 26;

/// A drawing.
pub(crate) struct Gantt {
    /// A name of its own on the page, for what refers to it.
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

/// The drawing, and how to read it.
pub(crate) fn gantt(locale: &Locale, gantt: &Gantt) -> Markup {
    let times: Vec<Timestamp> = gantt.bars.iter().flat_map(Bar::times).collect();
    let axis = Axis::over(&times, gantt.now);
    let hatch = format!("{}-hatch", gantt.id);
    html! {
        figure aria-label=(gantt.title) {
            div.gantt {
                svg.axis aria-hidden="true" {
                    defs {
                        pattern id=(hatch) width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                            line y2="6" stroke="currentColor" stroke-width="3" {}
                        }
                    }
                    @for tick in axis.ticks(locale) {
                        line.tick-line x1=(tick.at) x2=(tick.at) y1=(HEAD - 6) y2="100%" {}
                        @if let Some(text) = tick.text {
                            text class=(if tick.is_fine { "tick fine" } else { "tick" }) x=(tick.at) dx="3" y=(HEAD - 10) { (text) }
                        }
                    }
                    @if let Some(at) = axis.place(gantt.now) { line.today x1=(at) x2=(at) y1=(HEAD - 8) y2="100%" {} }
                }
                ol { @for bar in &gantt.bars { (row(locale, bar, &axis, gantt.now, &hatch)) } }
            }
            figcaption.hint { (gantt.describes) }
        }
    }
}

fn row(locale: &Locale, bar: &Bar, axis: &Axis, now: Timestamp, hatch: &str) -> Markup {
    let start = axis.reach(bar.start);
    let upper = MIDDLE - BAR / 2;
    html! {
        li data-state=(bar.state.id()) {
            a href=(bar.address) { bdi { (shortened(&bar.name)) } }
            svg role="img" {
                title { (bar.says) }
                @if let Some(baseline) = bar.baseline {
                    rect.baseline x=(start) y=(MIDDLE - AROUND) width=(start.until(axis.reach(baseline))) height=(2 * AROUND) {}
                }
                @if let Some(end) = bar.end {
                    rect.bar x=(start) y=(upper) width=(start.until(axis.reach(end))) height=(BAR) {}
                }
                @if let Some(since) = bar.blocked {
                    @let from = axis.reach(since);
                    rect.hatched x=(from) y=(upper) width=(from.until(axis.reach(now))) height=(BAR) fill=(format!("url(#{hatch})")) {}
                }
                @if let Some((half, most)) = bar.forecast { (forecast(axis.reach(half), axis.reach(most))) }
                @if let Some(at) = bar.gate.and_then(|gate| axis.place(gate)) {
                    rect.gate x=(at) y=(MIDDLE - GATE / 2) width=(GATE) height=(GATE) {}
                }
                @if bar.state != Tag::Done { (beyond(locale, bar, axis)) }
            }
        }
    }
}

fn forecast(half: Share, most: Share) -> Markup {
    html! {
        g.forecast {
            line x1=(half) x2=(most) y1=(MIDDLE) y2=(MIDDLE) {}
            @for at in [half, most] { line x1=(at) x2=(at) y1=(MIDDLE - 4) y2=(MIDDLE + 4) {} }
        }
    }
}

/// What lies ahead of the drawing: the next date, else the forecast, else the date first set.
fn beyond(locale: &Locale, bar: &Bar, axis: &Axis) -> Markup {
    let forecast = bar.forecast.map(|(_, most)| most);
    let dates = [bar.gate, forecast, bar.baseline].into_iter().flatten();
    let first = { dates }.find(|at| axis.is_ahead(*at));
    html! {
        @if let Some(at) = first {
            text.beyond.fine x="100%" dx="-17" y=(MIDDLE + 4) { (locale.day(at)) }
            text.beyond x="100%" y=(MIDDLE + 4) { "→" }
        }
    }
}

/// A name with its middle left out, if it is long.
fn shortened(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= LETTERS_MAX {
        return name.to_owned();
    }
    let first: String = letters[..LETTERS_MAX - LETTERS_LAST - 1].iter().collect();
    let last: String = letters[letters.len() - LETTERS_LAST..].iter().collect();
    format!("{}…{}", first.trim_end(), last.trim_start())
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn long_names_that_begin_alike_stay_apart() {
        let long = |country| {
            format!(
                "Note: Desk study informs the country review, Human rights education, {country}"
            )
        };
        assert_eq!(shortened("Feedback session"), "Feedback session");
        assert_eq!(
            shortened(&long("Malawi")),
            "Note: Desk study in…n rights education, Malawi"
        );
        assert_ne!(shortened(&long("Russia")), shortened(&long("Malawi")));
    }
}
