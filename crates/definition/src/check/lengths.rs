//! Lengths of time: what can be compared without a calendar.

use crate::model::{
    Definition,
    time::{Length, Unit},
};

const DAY: i64 = 24 * 60;

/// Whether a length is certainly longer than another, or as long, wherever it starts.
pub(super) fn at_least(definition: &Definition, one: Length, other: Length) -> bool {
    if one.unit == other.unit {
        return one.count >= other.count;
    }
    least(one) >= most(definition, other)
}

/// Whether a length is certainly longer than another.
pub(super) fn longer(definition: &Definition, one: Length, other: Length) -> bool {
    if one.unit == other.unit {
        return one.count > other.count;
    }
    least(one) > most(definition, other)
}

/// The least number of minutes of a length.
fn least(length: Length) -> i64 {
    let unit = match length.unit {
        Unit::Minutes => 1,
        Unit::Hours => 60,
        Unit::Days | Unit::WorkingDays => DAY,
        Unit::Weeks => 7 * DAY,
        Unit::Months => 28 * DAY,
    };
    length.count.saturating_mul(unit)
}

/// The greatest number of minutes of a length. Every holiday of the calendar may lie within working days.
fn most(definition: &Definition, length: Length) -> i64 {
    match length.unit {
        Unit::Months => length.count.saturating_mul(31 * DAY),
        Unit::WorkingDays => {
            let calendar = definition.calendar.as_ref();
            let days = calendar.map_or(1, |calendar| calendar.working_days.len().max(1));
            let holidays = calendar.map_or(0, |calendar| calendar.holidays.len());
            let working = length
                .count
                .saturating_add(holidays.try_into().unwrap_or(i64::MAX));
            let weeks = working / i64::try_from(days).unwrap_or(1) + 1;
            weeks.saturating_mul(7 * DAY)
        }
        _ => least(length),
    }
}
