//! `occurred`: when something really happened (G35).

use definition::{model::Definition, name::Name, value::PartialDate};
use jiff::civil::Date;

use crate::{
    command::Command,
    deadline::calendar,
    examine::conform::TEXT_BYTES_MAX,
    refusal::{Blocker, Reason},
    saying::Words,
};

/// The reason of a late record, as a blocker names it.
const REASON: &str = "reason";

/// Checks that it does not lie after the receipt, and not further back than the definition allows without a reason.
pub(super) fn check(definition: &Definition, command: &Command) -> Option<Blocker> {
    let occurred = command.occurred.as_ref()?;
    let calendar = calendar(definition);
    let received = calendar.date_of(command.received_at)?;
    let Some((_, latest)) = days(occurred.at).filter(|(earliest, _)| *earliest <= received) else {
        return Some(Blocker::new(Reason::OccurredLater));
    };
    let limit = calendar.earlier(calendar.end_of_day(received)?, definition.backdating?)?;
    let limit = calendar.date_of(limit)?.yesterday().ok()?;
    let is_long = |reason: &Name| reason.len() > TEXT_BYTES_MAX;
    if occurred.reason.as_ref().is_some_and(is_long) {
        return Some(Blocker::new(Reason::Input {
            field: REASON.into(),
            problem: Words::LongerThan.with([("max", TEXT_BYTES_MAX.into())]),
        }));
    }
    let says_why = |reason: &Name| !reason.trim().is_empty();
    let is_explained = occurred.reason.as_ref().is_some_and(says_why);
    (latest < limit && !is_explained).then(|| Blocker::new(Reason::OccurredLongAgo { limit }))
}

/// The first and the last day that a partial date may mean; `None` if there is no such month or year.
fn days(at: PartialDate) -> Option<(Date, Date)> {
    let (earliest, latest) = match at {
        PartialDate::Year(year) => (Date::new(year, 1, 1), Date::new(year, 12, 31)),
        PartialDate::Month(year, month) => {
            let first = Date::new(year, month, 1);
            (first.clone(), first.map(Date::last_of_month))
        }
        PartialDate::Day(day) => (Ok(day), Ok(day)),
    };
    Some((earliest.ok()?, latest.ok()?))
}
