//! [`LeafTime`]: the time in a leaf, without a time library, so that the format depends on nothing.

use std::{fmt, str::FromStr};

const SECONDS_PER_DAY: i64 = 86_400;

/// 9999-12-31T23:59:59Z, the last second that four digits of a year can write.
const LAST_SECOND: i64 = 253_402_300_799;

/// A time in UTC, written `YYYY-MM-DDThh:mm:ss.ffffffZ`, from 1970 to 9999, without leap seconds.
///
/// This engine writes whole seconds, so the fraction is six zeros; a reader accepts any six digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeafTime {
    seconds: i64,
    microseconds: u32,
}

/// What the field `time` must be.
pub(super) const RULE: &str =
    "must be a time in UTC between 1970 and 9999, written YYYY-MM-DDThh:mm:ss.ffffffZ";

/// A time that cannot stand in a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{RULE}")]
pub struct TimeError;

impl LeafTime {
    /// The time so many seconds after 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    ///
    /// [`TimeError`] before 1970 or after 9999.
    pub fn from_unix_seconds(seconds: i64) -> Result<Self, TimeError> {
        match seconds {
            0..=LAST_SECOND => Ok(Self {
                seconds,
                microseconds: 0,
            }),
            _ => Err(TimeError),
        }
    }

    /// Whole seconds since 1970-01-01T00:00:00Z; a fraction is cut off.
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        self.seconds
    }
}

impl fmt::Display for LeafTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date_of(self.seconds / SECONDS_PER_DAY);
        let second = self.seconds % SECONDS_PER_DAY;
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let fraction = self.microseconds;
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{fraction:06}Z"
        )
    }
}

impl FromStr for LeafTime {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let part = |from: usize, to: usize| -> Result<i64, TimeError> {
            text.get(from..to)
                .and_then(|digits| digits.parse().ok())
                .ok_or(TimeError)
        };
        let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
        let (hour, minute, second) = (part(11, 13)?, part(14, 16)?, part(17, 19)?);
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return Err(TimeError);
        }
        let seconds =
            days_before(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
        let microseconds = u32::try_from(part(20, 26)?).map_err(|_| TimeError)?;
        let time = Self {
            microseconds,
            ..Self::from_unix_seconds(seconds)?
        };
        // Writing it again refuses every other form: signs, separators, 30 February, hour 24, leap seconds.
        if time.to_string() == text {
            Ok(time)
        } else {
            Err(TimeError)
        }
    }
}

/// Days from 1970-01-01 to the first day of a year of the Gregorian calendar.
fn days_before_year(year: i64) -> i64 {
    let years = year - 1;
    let leap_days = years / 4 - years / 100 + years / 400;
    365 * (year - 1970) + leap_days - (1969 / 4 - 1969 / 100 + 1969 / 400)
}

/// The lengths of the twelve months.
fn months(year: i64) -> [i64; 12] {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    [
        31,
        if leap { 29 } else { 28 },
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ]
}

/// Days from 1970-01-01 to a date.
fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let earlier_months = months(year)
        .into_iter()
        .zip(1..)
        .filter(|&(_, number)| number < month);
    days_before_year(year) + earlier_months.map(|(length, _)| length).sum::<i64>() + day - 1
}

/// The date so many days after 1970-01-01.
fn date_of(days: i64) -> (i64, i64, i64) {
    // No year is longer than 366 days, so this is the year sought or shortly before it.
    let mut year = 1970 + days / 366;
    while days_before_year(year + 1) <= days {
        year += 1;
    }
    let mut day = days - days_before_year(year);
    let mut month = 1;
    for length in months(year) {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    (year, month, day + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_times_are_written_as_the_calendar_has_them() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00.000000Z"),
            (951_782_400, "2000-02-29T00:00:00.000000Z"),
            (1_072_915_199, "2003-12-31T23:59:59.000000Z"),
            (4_107_542_399, "2100-02-28T23:59:59.000000Z"),
            (4_107_542_400, "2100-03-01T00:00:00.000000Z"),
            (LAST_SECOND, "9999-12-31T23:59:59.000000Z"),
        ] {
            let time = LeafTime::from_unix_seconds(seconds).unwrap();
            assert_eq!(time.to_string(), text);
            assert_eq!(text.parse(), Ok(time));
        }
    }

    #[test]
    fn a_fraction_is_kept_when_read() {
        let text = "2026-11-23T12:00:00.000001Z";
        let time: LeafTime = text.parse().unwrap();
        assert_eq!(time.to_string(), text);
        assert!(time > LeafTime::from_unix_seconds(time.unix_seconds()).unwrap());
    }

    #[test]
    fn other_forms_are_refused() {
        for text in [
            "",
            "2026-11-23",
            "2026-11-23T12:00:00Z",
            "2026-11-23T12:00:00.000Z",
            "2026-11-23T12:00:00.000000",
            "2026-11-23T12:00:00.000000+00:00",
            "2026-11-23 12:00:00.000000Z",
            "2026-11-23t12:00:00.000000z",
            "2026-11-23T12:00:00,000000Z",
            "2026-02-30T12:00:00.000000Z",
            "2026-13-01T12:00:00.000000Z",
            "2026-00-01T12:00:00.000000Z",
            "2026-01-00T12:00:00.000000Z",
            "2026-11-23T24:00:00.000000Z",
            "2026-11-23T23:59:60.000000Z",
            "2026-11-23T23:60:00.000000Z",
            "1969-12-31T23:59:59.000000Z",
            "0000-01-01T00:00:00.000000Z",
            "+026-11-23T12:00:00.000000Z",
            "2026-11-23T12:00:00.+00000Z",
            "2026-11-23T12:00:00.0000000Z",
            "2026-11-23T12:00:00.000000Zx",
            "２026-11-23T12:00:00.000000Z",
        ] {
            assert_eq!(text.parse::<LeafTime>(), Err(TimeError), "{text}");
        }
        assert!(LeafTime::from_unix_seconds(-1).is_err());
        assert!(LeafTime::from_unix_seconds(LAST_SECOND + 1).is_err());
        assert!(LeafTime::from_unix_seconds(i64::MAX).is_err());
    }

    proptest! {
        #[test]
        fn texts_sort_as_times(a in 0..=LAST_SECOND, b in 0..=LAST_SECOND) {
            let (a, b) = (LeafTime::from_unix_seconds(a).unwrap(), LeafTime::from_unix_seconds(b).unwrap());
            prop_assert_eq!(a.to_string().parse(), Ok(a));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }
    }
}
