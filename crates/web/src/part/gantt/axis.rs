//! [`Axis`]: where a moment stands in a drawing, and which days are written over it.

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time},
};

use crate::locale::Locale;

/// Days over a drawing, at most.
const TICKS_MAX: i64 = 12;

/// Free space at the end, so that signs are not cut.
const MARGIN: i64 = 12;

/// Days, then months, from one tick to the next.
const DAYS: [i64; 4] = [1, 2, 7, 14];
const MONTHS: [i32; 8] = [1, 2, 3, 6, 12, 24, 60, 120];

/// From the first moment to the last, over places in pixels.
pub(super) struct Axis {
    first: Timestamp,
    /// Seconds; never 0.
    length: i64,
    from: i64,
    to: i64,
}

impl Axis {
    /// An axis on which all these moments stand.
    pub(super) fn over(times: &[Timestamp], from: i64, to: i64) -> Self {
        let first = times.iter().min().copied().unwrap_or_default();
        let last = times.iter().max().copied().unwrap_or_default();
        Self {
            first,
            length: (last.as_second() - first.as_second()).max(1),
            from: from + MARGIN,
            to: to - MARGIN,
        }
    }

    /// Where a moment stands.
    pub(super) fn place(&self, at: Timestamp) -> i64 {
        let seconds = at.as_second() - self.first.as_second();
        let pixels = i128::from(self.to - self.from) * i128::from(seconds);
        let pixels = pixels / i128::from(self.length);
        self.from + i64::try_from(pixels).unwrap_or_default()
    }

    /// Days with their places.
    pub(super) fn ticks(&self, locale: &Locale) -> Vec<(i64, String)> {
        let days = self.length / (24 * 60 * 60);
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
        let last = self.first.as_second() + self.length;
        while let Ok(at) = zone.to_timestamp(day.to_datetime(Time::midnight())) {
            if at.as_second() > last {
                break;
            }
            if at >= self.first {
                let names_year = year.replace(day.year()) != Some(day.year());
                let text = text(locale, day, by_days.is_none(), names_year);
                ticks.push((self.place(at), text));
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
        text.parse().unwrap()
    }

    #[test]
    fn every_moment_stands_between_the_ends_and_in_order() {
        let (first, last) = (at("2003-09-04T10:00:00Z"), at("2003-12-24T10:00:00Z"));
        let axis = Axis::over(&[last, first], 100, 1000);
        assert_eq!((axis.place(first), axis.place(last)), (112, 988));
        assert!(axis.place(first) < axis.place(at("2003-10-01T00:00:00Z")));
    }

    #[test]
    fn one_moment_alone_is_an_axis_too() {
        let now = at("2003-09-04T10:00:00Z");
        let axis = Axis::over(&[now], 100, 1000);
        assert_eq!(axis.place(now), 112);
    }
}
