#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use jiff::civil::{Weekday, date};
use proptest::prelude::*;

use super::*;

fn calendar(working_days: &[Weekday], holidays: &[Date]) -> Calendar {
    Calendar {
        working_days: working_days.to_vec(),
        holidays: holidays.iter().copied().collect(),
        zone: "Europe/Zurich".into(),
        rule: "CET-1CEST,M3.5.0,M10.5.0/3".into(),
        version: "test".into(),
    }
}

const WEEK: [Weekday; 5] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
];

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn length(count: i64, unit: Unit) -> Length {
    Length { count, unit }
}

#[test]
fn a_day_ends_with_the_clock_of_the_zone() {
    let calendar = calendar(&WEEK, &[]);
    let winter = calendar.end_of_day(date(2003, 1, 31)).unwrap();
    assert_eq!(winter, at("2003-01-31T23:00:00Z"));
    // Clocks go forward in the night to 30 March and back in the night to 26 October.
    assert_eq!(
        calendar.end_of_day(date(2003, 3, 29)).unwrap(),
        at("2003-03-29T23:00:00Z")
    );
    assert_eq!(
        calendar.end_of_day(date(2003, 3, 30)).unwrap(),
        at("2003-03-30T22:00:00Z")
    );
    assert_eq!(
        calendar.end_of_day(date(2003, 10, 26)).unwrap(),
        at("2003-10-26T23:00:00Z")
    );
    assert_eq!(
        calendar.date_of(at("2003-01-31T22:59:59Z")),
        Some(date(2003, 1, 31))
    );
    assert_eq!(calendar.date_of(winter), Some(date(2003, 2, 1)));
}

#[test]
fn a_day_without_a_midnight_still_begins() {
    let mut calendar = calendar(&WEEK, &[]);
    // Clocks go from 24:00 to 01:00 at the end of the first Saturday of September.
    calendar.rule = "<-04>4<-03>,M9.1.6/24,M4.1.6/24".into();
    let end = calendar.end_of_day(date(2022, 9, 3)).unwrap();
    assert_eq!(end, at("2022-09-04T04:00:00Z"));
    assert_eq!(calendar.date_of(end), Some(date(2022, 9, 4)));
    assert_eq!(calendar.later(end, length(0, Unit::Days)), Some(end));
}

#[test]
fn lengths_count_from_the_day_of_entering() {
    let calendar = calendar(&WEEK, &[date(2003, 4, 18), date(2003, 4, 21)]);
    // A Wednesday before Easter, half past eleven in the evening in Zurich.
    let entered = at("2003-04-16T21:30:00Z");
    for (count, unit, due) in [
        (90, Unit::Minutes, "2003-04-16T23:00:00Z"),
        (2, Unit::Hours, "2003-04-16T23:30:00Z"),
        (0, Unit::Days, "2003-04-16T22:00:00Z"),
        (1, Unit::Days, "2003-04-17T22:00:00Z"),
        (2, Unit::Weeks, "2003-04-30T22:00:00Z"),
        (1, Unit::WorkingDays, "2003-04-17T22:00:00Z"),
        (2, Unit::WorkingDays, "2003-04-22T22:00:00Z"),
        (18, Unit::Months, "2004-10-16T22:00:00Z"),
    ] {
        assert_eq!(
            calendar.after(entered, length(count, unit)),
            Some(at(due)),
            "{count} {unit:?}"
        );
    }
    let last_of_january = at("2003-01-31T12:00:00Z");
    let due = calendar.after(last_of_january, length(1, Unit::Months));
    assert_eq!(due, calendar.end_of_day(date(2003, 2, 28)));
}

#[test]
fn what_follows_a_due_time_moves_with_it() {
    let calendar = calendar(&WEEK, &[]);
    let due = calendar.end_of_day(date(2003, 3, 28)).unwrap();
    assert_eq!(calendar.later(due, length(0, Unit::Days)), Some(due));
    assert_eq!(
        calendar.later(due, length(1, Unit::WorkingDays)),
        calendar.end_of_day(date(2003, 3, 31))
    );
    assert_eq!(
        calendar.earlier(due, length(5, Unit::WorkingDays)),
        calendar.end_of_day(date(2003, 3, 21))
    );
    assert_eq!(
        calendar.earlier(due, length(1, Unit::Months)),
        calendar.end_of_day(date(2003, 2, 28))
    );
    assert_eq!(
        calendar.earlier(due, length(3, Unit::Hours)),
        Some(at("2003-03-28T20:00:00Z"))
    );
    // Not the end of a day: the same time of day, also across a change of clocks.
    let noon = at("2003-03-28T11:00:00Z");
    assert_eq!(
        calendar.later(noon, length(1, Unit::Weeks)),
        Some(at("2003-04-04T10:00:00Z"))
    );
    assert_eq!(
        calendar.add_to_instant(noon, Days::Working(1)),
        Some(at("2003-03-31T10:00:00Z"))
    );
}

#[test]
fn what_cannot_be_counted_has_no_date() {
    let never = calendar(&[], &[]);
    assert_eq!(never.add_working_days(date(2003, 1, 1), 1), None);
    assert_eq!(
        never.add_working_days(date(2003, 1, 1), 0),
        Some(date(2003, 1, 1))
    );
    let weekly = calendar(&WEEK, &[]);
    for count in [i64::MAX, i64::MIN, 10_000_000] {
        assert_eq!(weekly.add_working_days(date(2003, 1, 1), count), None);
        for unit in [
            Unit::Days,
            Unit::Weeks,
            Unit::Months,
            Unit::WorkingDays,
            Unit::Hours,
        ] {
            let entered = at("2003-01-01T12:00:00Z");
            let span = length(if unit == Unit::Hours { i64::MAX } else { count }, unit);
            assert_eq!(weekly.after(entered, span), None, "{count} {unit:?}");
        }
    }
    let mut unreadable = calendar(&WEEK, &[]);
    unreadable.rule = "Geneva".into();
    assert_eq!(unreadable.end_of_day(date(2003, 1, 1)), None);
}

/// Steps day by day.
fn naive(calendar: &Calendar, from: Date, count: i64) -> Date {
    let mut date = from;
    let mut left = count.abs();
    while left > 0 {
        date = if count > 0 {
            date.tomorrow()
        } else {
            date.yesterday()
        }
        .unwrap();
        let works = calendar.working_days.contains(&date.weekday());
        left -= i64::from(works && !calendar.holidays.contains(&date));
    }
    date
}

fn any_date() -> impl Strategy<Value = Date> {
    (0_i64..3_000).prop_map(|day| add_days(date(2000, 1, 1), day).unwrap())
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    let days = proptest::collection::btree_set(1_i8..=7, 1..=7);
    let holidays = proptest::collection::vec(any_date(), 0..400);
    (days, holidays).prop_map(|(days, holidays): (BTreeSet<i8>, Vec<Date>)| {
        let days: Vec<Weekday> = days
            .into_iter()
            .map(|day| Weekday::from_monday_one_offset(day).unwrap())
            .collect();
        calendar(&days, &holidays)
    })
}

proptest! {
    #[test]
    fn working_days_are_counted_as_by_hand(calendar in any_calendar(), from in any_date(), count in -300_i64..300) {
        let found = calendar.add_working_days(from, count).unwrap();
        prop_assert_eq!(found, naive(&calendar, from, count));
        prop_assert!(count == 0 || calendar.is_working_day(found));
    }

    #[test]
    fn a_day_is_over_exactly_when_the_next_begins(day in any_date()) {
        let calendar = calendar(&WEEK, &[]);
        let end = calendar.end_of_day(day).unwrap();
        let before = end.checked_sub(Span::new().seconds(1)).unwrap();
        prop_assert_eq!(calendar.date_of(before), Some(day));
        prop_assert_eq!(calendar.date_of(end), Some(day.tomorrow().unwrap()));
    }

    #[test]
    fn a_reminder_before_comes_back_to_the_due_time(
        calendar in any_calendar(),
        day in any_date(),
        count in 0_i64..60,
        working in any::<bool>(),
    ) {
        let day = naive(&calendar, day, 1);
        let due = calendar.end_of_day(day).unwrap();
        let unit = if working { Unit::WorkingDays } else { Unit::Days };
        let reminder = calendar.earlier(due, length(count, unit)).unwrap();
        prop_assert!(reminder <= due);
        prop_assert_eq!(calendar.later(reminder, length(count, unit)), Some(due));
    }
}
