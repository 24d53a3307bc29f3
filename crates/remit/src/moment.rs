//! Moments as people write and read them. Times are shown in UTC and say so.

use definition::value::{PartialDate, json::partial_date_from_text};
use jiff::{
    Timestamp, ToSpan as _,
    civil::{Date, Time},
    tz::TimeZone,
};

/// The last second of a day in UTC, counted from its beginning.
const LAST_SECOND: i64 = 86_399;

/// A moment written as RFC 3339, or as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The moment itself, or the beginning of the day.
    pub(crate) from: Timestamp,
    /// The moment itself, or the last second of the day.
    pub(crate) until: Timestamp,
}

/// A place in a record, or in a review: by number or by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A position, or a revision.
    Number(u64),
    /// A time.
    Time(Moment),
}

/// Reads `2026-11-23` or `2026-11-23T16:00:00Z`.
pub(crate) fn moment(text: &str) -> Result<Moment, String> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Ok(Moment {
            from: at,
            until: at,
        });
    }
    let wrong = || format!("`{text}` is no time: write 2026-11-23 or 2026-11-23T16:00:00Z");
    let date: Date = text.parse().map_err(|_| wrong())?;
    // A text with more than a date would lose what stands behind it.
    if date.to_string() != text {
        return Err(wrong());
    }
    let midnight = date.to_datetime(Time::midnight());
    let from = TimeZone::UTC.to_timestamp(midnight).map_err(|_| wrong())?;
    let until = from.checked_add(LAST_SECOND.seconds());
    Ok(Moment {
        from,
        until: until.map_err(|_| wrong())?,
    })
}

/// Reads a number or a time.
pub(crate) fn place(text: &str) -> Result<Place, String> {
    if let Ok(number) = text.parse() {
        return Ok(Place::Number(number));
    }
    moment(text).map(Place::Time)
}

/// Reads a date of which the month or the day may be unknown.
pub(crate) fn partial_date(text: &str) -> Result<PartialDate, String> {
    partial_date_from_text(text)
        .ok_or_else(|| format!("`{text}` is no date: write 2003, 2003-09 or 2003-09-15"))
}

/// A moment for people.
pub(crate) fn shown(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// Seconds since 1970 for people.
pub(crate) fn shown_seconds(seconds: i64) -> String {
    shown(Timestamp::from_second(seconds).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_whole_day() {
        let day = moment("2026-11-23").unwrap();
        assert_eq!(day.from.to_string(), "2026-11-23T00:00:00Z");
        assert_eq!(day.until.to_string(), "2026-11-23T23:59:59Z");
        assert!(moment("2026-11-23T16:00").is_err());
        assert!(moment("yesterday").is_err());
    }

    #[test]
    fn digits_are_a_number() {
        assert_eq!(place("2003"), Ok(Place::Number(2003)));
        assert!(matches!(
            place("2003-09-15T00:00:00+02:00"),
            Ok(Place::Time(_))
        ));
    }
}
