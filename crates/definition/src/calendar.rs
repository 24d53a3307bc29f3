//! How a [`Calendar`] counts days.
//!
//! A day is a civil day in the calendar's zone. What is due *on* a day is due when the day ends: at the first instant
//! of the next one, which no longer belongs to it.

use jiff::{
    Span, Timestamp,
    civil::{Date, DateTime, Time, Weekday},
    tz::TimeZone,
};

use crate::{
    model::time::{Calendar, Length, Unit},
    value::Days,
};

impl Calendar {
    /// Whether people work on a day.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        self.working_days.contains(&date.weekday()) && !self.holidays.contains(&date)
    }

    /// The `count`-th working day after a date, or before it if `count` is negative; the date itself for 0.
    /// `None` if there is none between the years -9999 and 9999.
    #[must_use]
    pub fn add_working_days(&self, date: Date, count: i64) -> Option<Date> {
        let mut date = date;
        let mut left = count;
        // Count weekdays first; each holiday on the way asks for one more.
        while left != 0 {
            let reached = self.add_weekdays(date, left)?;
            let (after, upto) = if left > 0 {
                (date.tomorrow().ok()?, reached)
            } else {
                (reached, date.yesterday().ok()?)
            };
            let passed = self.holidays.range(after..=upto);
            let missed = passed.filter(|holiday| self.working_days.contains(&holiday.weekday()));
            left = left.signum() * i64::try_from(missed.count()).ok()?;
            date = reached;
        }
        Some(date)
    }

    /// Like [`Self::add_working_days`], as if there were no holidays.
    fn add_weekdays(&self, date: Date, count: i64) -> Option<Date> {
        let per_week = (1..=7).filter(|day| self.is_weekday(*day)).count();
        let per_week = i64::try_from(per_week).ok().filter(|days| *days > 0)?;
        // Whole weeks at once, but at least one day by day: that one is a weekday.
        let weeks = (count - count.signum()) / per_week;
        let mut date = add_days(date, weeks.checked_mul(7)?)?;
        let mut left = count - weeks * per_week;
        while left != 0 {
            date = add_days(date, count.signum())?;
            if self.working_days.contains(&date.weekday()) {
                left -= count.signum();
            }
        }
        Some(date)
    }

    fn is_weekday(&self, monday_is_one: i8) -> bool {
        let day = Weekday::from_monday_one_offset(monday_is_one);
        day.is_ok_and(|day| self.working_days.contains(&day))
    }

    /// The civil date of an instant in the calendar's zone. `None` if the zone's rule cannot be read.
    #[must_use]
    pub fn date_of(&self, instant: Timestamp) -> Option<Date> {
        Some(self.zone()?.to_datetime(instant).date())
    }

    /// The instant at which a day ends: the first one of the next day. `None` if the zone's rule cannot be read or
    /// the year is out of range.
    #[must_use]
    pub fn end_of_day(&self, date: Date) -> Option<Timestamp> {
        self.instant_of(date.tomorrow().ok()?.to_datetime(Time::midnight()))
    }

    /// When something is due that was entered at an instant and has this much time. Minutes and hours are exact.
    /// Everything longer counts days after the day of entering and ends with a day; months end with their last
    /// day at the latest, so that a month after 31 January is the end of February.
    #[must_use]
    pub fn after(&self, entered: Timestamp, length: Length) -> Option<Timestamp> {
        match length.unit {
            Unit::Minutes | Unit::Hours => exact(entered, length, 1),
            _ => self.end_of_day(self.shifted(self.date_of(entered)?, length, 1)?),
        }
    }

    /// An instant this much later than a due instant: when something escalates or expires.
    #[must_use]
    pub fn later(&self, due: Timestamp, length: Length) -> Option<Timestamp> {
        self.moved(due, length, 1)
    }

    /// An instant this much earlier than a due instant: when somebody is reminded.
    #[must_use]
    pub fn earlier(&self, due: Timestamp, length: Length) -> Option<Timestamp> {
        self.moved(due, length, -1)
    }

    /// An instant moved by calendar days or working days, at the same time of day.
    #[must_use]
    pub fn add_to_instant(&self, instant: Timestamp, days: Days) -> Option<Timestamp> {
        let at = self.zone()?.to_datetime(instant);
        let date = match days {
            Days::Calendar(count) => add_days(at.date(), count)?,
            Days::Working(count) => self.add_working_days(at.date(), count)?,
        };
        self.instant_of(date.to_datetime(at.time()))
    }

    /// The end of a day moves to the end of another day, any other instant to the same time of another day.
    fn moved(&self, due: Timestamp, length: Length, sign: i64) -> Option<Timestamp> {
        if let Unit::Minutes | Unit::Hours = length.unit {
            return exact(due, length, sign);
        }
        let at = self.zone()?.to_datetime(due);
        let ending = at.date().yesterday().ok()?;
        if self.end_of_day(ending)? == due {
            return self.end_of_day(self.shifted(ending, length, sign)?);
        }
        let date = self.shifted(at.date(), length, sign)?;
        self.instant_of(date.to_datetime(at.time()))
    }

    fn shifted(&self, date: Date, length: Length, sign: i64) -> Option<Date> {
        let count = length.count.checked_mul(sign)?;
        match length.unit {
            Unit::Minutes | Unit::Hours => None,
            Unit::Days => add_days(date, count),
            Unit::Weeks => add_days(date, count.checked_mul(7)?),
            Unit::Months => date.checked_add(Span::new().try_months(count).ok()?).ok(),
            Unit::WorkingDays => self.add_working_days(date, count),
        }
    }

    /// The first instant at which clocks in the zone show a time, or the next one they show.
    fn instant_of(&self, at: DateTime) -> Option<Timestamp> {
        self.zone()?.to_timestamp(at).ok()
    }

    fn zone(&self) -> Option<TimeZone> {
        TimeZone::posix(&self.rule).ok()
    }
}

/// A date some calendar days later. `None` if the year is out of range.
pub(crate) fn add_days(date: Date, count: i64) -> Option<Date> {
    date.checked_add(Span::new().try_days(count).ok()?).ok()
}

fn exact(instant: Timestamp, length: Length, sign: i64) -> Option<Timestamp> {
    let minutes = match length.unit {
        Unit::Hours => length.count.checked_mul(60)?,
        _ => length.count,
    };
    let span = Span::new().try_minutes(minutes.checked_mul(sign)?).ok()?;
    instant.checked_add(span).ok()
}

#[cfg(test)]
mod tests;
