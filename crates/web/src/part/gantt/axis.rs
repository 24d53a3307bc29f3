//! [`Axis`]: where a moment stands in a drawing, and which days are written over it.

use std::fmt;

use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, Time},
};

use crate::locale::Locale;

/// Days over a drawing, at most.
const TICKS_MAX: i64 = 8;

/// Where drawings begin and end, with room for signs; and where they end if a date lies ahead of them, which is told there.
const FIRST: i64 = 10;
const LAST: i64 = 988;
const LAST_BEFORE_DATES: i64 = 850;

/// From here on there is no room for the text of a day; on a narrow screen from the second on.
const TEXT_MAX: i64 = 930;
const TEXT_MAX_NARROW: i64 = 800;

/// What is at most so far ahead is drawn, however little is behind.
const AHEAD: SignedDuration = SignedDuration::from_hours(28 * 24);

/// Days, then months, from one tick to the next.
const DAYS: [i64; 4] = [1, 2, 7, 14];
const MONTHS: [i32; 8] = [1, 2, 3, 6, 12, 24, 60, 120];

/// From the first moment to the last.
pub(super) struct Axis {
    first: Timestamp,
    last: Timestamp,
    /// Where the last stands.
    end: i64,
}

/// A place or a length: thousandths of the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Share(i64);

/// A day over a drawing.
pub(super) struct Tick {
    pub(super) at: Share,
    /// What is written, if there is room.
    pub(super) text: Option<String>,
    /// Whether there is no room for it on a narrow screen.
    pub(super) is_fine: bool,
}

impl Share {
    /// The shortest length that can be seen.
    const LEAST: i64 = 4;

    /// The length from here to there.
    pub(super) fn until(self, there: Self) -> Self {
        Self((there.0 - self.0).max(Self::LEAST))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}%", self.0 / 10, self.0 % 10)
    }
}

impl Axis {
    /// An axis for these moments as of now. A date that lies further ahead than all that has passed would leave it empty: such dates
    /// are ahead of it, but for the very next one. It does not reach to now if all was over long before.
    pub(super) fn over(times: &[Timestamp], now: Timestamp) -> Self {
        let first = times.iter().copied().min().unwrap_or(now);
        let passed = now.duration_since(first).max(AHEAD);
        let next = times.iter().copied().filter(|at| *at > now).min();
        let until = now.saturating_add(passed).unwrap_or(Timestamp::MAX);
        let until = until.max(next.unwrap_or(until));
        let last = times.iter().copied().filter(|at| *at <= until).max();
        let last = last.unwrap_or(now);
        let is_long_over = now.duration_since(last) > last.duration_since(first).max(AHEAD);
        let last = if is_long_over { last } else { last.max(now) };
        Self {
            first: first.min(last),
            last,
            end: if times.iter().any(|at| *at > last) {
                LAST_BEFORE_DATES
            } else {
                LAST
            },
        }
    }

    /// Whether a moment lies ahead of the drawing.
    pub(super) fn is_ahead(&self, at: Timestamp) -> bool {
        at > self.last
    }

    /// Where a moment stands, if it does.
    pub(super) fn place(&self, at: Timestamp) -> Option<Share> {
        (self.first..=self.last)
            .contains(&at)
            .then(|| self.reach(at))
    }

    /// How far something reaches: over the edge, if it lasts longer than what is drawn.
    pub(super) fn reach(&self, at: Timestamp) -> Share {
        if self.is_ahead(at) {
            return Share(1_010);
        }
        let seconds = at.as_second() - self.first.as_second();
        Share(FIRST + (self.end - FIRST) * seconds / self.length())
    }

    /// Seconds; never 0.
    fn length(&self) -> i64 {
        (self.last.as_second() - self.first.as_second()).max(1)
    }

    /// Days with their places.
    pub(super) fn ticks(&self, locale: &Locale) -> Vec<Tick> {
        let days = self.length() / (24 * 60 * 60);
        let by_days = DAYS.into_iter().find(|step| days / step <= TICKS_MAX);
        let by_months = MONTHS
            .into_iter()
            .find(|step| days / (30 * i64::from(*step)) <= TICKS_MAX);
        let zone = locale.zone();
        let first = self.first.to_zoned_datetime(zone.clone()).date();
        let (mut day, step) = match by_days {
            Some(step) => (first, step.days()),
            None => (
                first.first_of_month(),
                by_months.unwrap_or(MONTHS[MONTHS.len() - 1]).months(),
            ),
        };
        let (mut ticks, mut year) = (Vec::new(), None);
        while let Ok(at) = zone.to_timestamp(day.to_datetime(Time::midnight())) {
            if at > self.last {
                break;
            }
            if let Some(at) = self.place(at) {
                let names_year = year.replace(day.year()) != Some(day.year());
                let text = text(locale, day, by_days.is_none(), names_year);
                ticks.push(Tick {
                    at,
                    text: (at.0 < TEXT_MAX).then_some(text),
                    is_fine: ticks.len() % 2 == 1 || at.0 > TEXT_MAX_NARROW,
                });
            }
            let Ok(next) = day.checked_add(step) else {
                break;
            };
            day = next;
        }
        ticks
    }
}

/// `4 Nov`, or `Nov`; with the year where one begins.
fn text(locale: &Locale, at: Date, is_month: bool, names_year: bool) -> String {
    let month = locale.say(&format!("month-{}", at.month()));
    let day = if is_month {
        month
    } else {
        format!("{} {month}", at.day())
    };
    if names_year {
        format!("{day} {}", at.year())
    } else {
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        format!("{text}T10:00:00Z").parse().unwrap()
    }

    fn axis(times: &[&str], now: &str) -> Axis {
        let times: Vec<Timestamp> = times.iter().map(|text| at(text)).collect();
        Axis::over(&times, at(now))
    }

    fn place(axis: &Axis, moment: &str) -> Option<String> {
        axis.place(at(moment)).map(|place| place.to_string())
    }

    #[test]
    fn every_moment_stands_between_the_ends_and_in_order() {
        let axis = axis(&["2003-12-24", "2003-09-04"], "2003-12-24");
        assert_eq!(place(&axis, "2003-09-04").unwrap(), "1.0%");
        assert_eq!(place(&axis, "2003-12-24").unwrap(), "98.8%");
        assert!(axis.reach(at("2003-09-04")) < axis.reach(at("2003-10-01")));
    }

    #[test]
    fn one_moment_alone_is_an_axis_too() {
        assert_eq!(
            place(&axis(&[], "2003-09-04"), "2003-09-04").unwrap(),
            "1.0%"
        );
    }

    #[test]
    fn a_date_far_ahead_does_not_leave_the_drawing_empty() {
        let axis = axis(&["2026-11-04", "2026-12-10", "2028-05-04"], "2026-11-24");
        assert_eq!(place(&axis, "2026-12-10").unwrap(), "85.0%");
        assert_eq!(place(&axis, "2028-05-04"), None);
        assert!(axis.is_ahead(at("2028-05-04")));
        assert!(axis.reach(at("2028-05-04")) > axis.reach(at("2026-12-10")));
    }

    #[test]
    fn the_very_next_date_is_drawn_however_far_it_is() {
        let axis = axis(&["2026-11-23", "2027-06-01"], "2026-11-24");
        assert_eq!(place(&axis, "2027-06-01").unwrap(), "98.8%");
    }

    #[test]
    fn what_is_long_over_fills_the_drawing() {
        let axis = axis(&["2003-09-04", "2004-05-04"], "2026-11-24");
        assert_eq!(place(&axis, "2004-05-04").unwrap(), "98.8%");
        assert_eq!(place(&axis, "2026-11-24"), None);
    }
}
