//! `occurred`: when something really happened (G35).

use definition::{model::Definition, value::PartialDate};
use jiff::civil::{Date, date};

use crate::{
    command::Command,
    deadline::calendar,
    refusal::{Blocker, Reason},
};

/// Checks that it does not lie after the receipt, and not further back than the definition allows without a reason.
pub(super) fn check(definition: &Definition, command: &Command) -> Option<Blocker> {
    let occurred = command.occurred.as_ref()?;
    let calendar = calendar(definition);
    let received = calendar.date_of(command.received_at)?;
    if earliest(occurred.at) > received {
        return Some(Blocker::new(Reason::OccurredLater));
    }
    let limit = calendar.earlier(calendar.end_of_day(received)?, definition.backdating?)?;
    let limit = calendar.date_of(limit)?.yesterday().ok()?;
    let is_long_ago = latest(occurred.at) < limit;
    (is_long_ago && occurred.reason.is_none())
        .then(|| Blocker::new(Reason::OccurredLongAgo { limit }))
}

/// The first day a partial date may mean.
fn earliest(at: PartialDate) -> Date {
    match at {
        PartialDate::Year(year) => date(year, 1, 1),
        PartialDate::Month(year, month) => date(year, month, 1),
        PartialDate::Day(day) => day,
    }
}

/// The last day a partial date may mean.
fn latest(at: PartialDate) -> Date {
    match at {
        PartialDate::Year(year) => date(year, 12, 31),
        PartialDate::Month(year, month) => date(year, month, 1).last_of_month(),
        PartialDate::Day(day) => day,
    }
}
