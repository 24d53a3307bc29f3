//! Due times, computed when a state is entered and then recorded (S16).

use std::{collections::BTreeSet, sync::LazyLock};

use definition::{
    guard::world::{Handle, Site},
    model::{
        Definition,
        machine::Machine,
        time::{Calendar, Deadline, Due, Length},
    },
    name::Name,
    value::Value,
};
use jiff::{Timestamp, civil::Weekday};

use crate::{
    event::{DeadlineEntry, DeadlineSet, EntryKind},
    snapshot::Snapshot,
};

/// Without a calendar in the definition, days are those of UTC and every day is a working day.
static UTC: LazyLock<Calendar> = LazyLock::new(|| Calendar {
    working_days: Weekday::Monday.cycle_forward().take(7).collect(),
    holidays: BTreeSet::new(),
    zone: "UTC".into(),
    rule: "UTC0".into(),
    version: "".into(),
});

/// The calendar of a definition.
#[must_use]
pub fn calendar(definition: &Definition) -> &Calendar {
    definition.calendar.as_ref().unwrap_or(&UTC)
}

/// Whether a due time of these states depends on data.
#[must_use]
pub fn read_data(machine: &Machine, entered: &[Name]) -> bool {
    let mut deadlines = entered
        .iter()
        .flat_map(|state| &machine.states[state].deadlines);
    deadlines.any(|deadline| matches!(deadline.due, Due::At(_)))
}

/// The due times of states that an instance enters at a moment. If they [read data](read_data), `after` is the state with the
/// instance already there, so that a due time may read what the same transition sets.
#[must_use]
pub fn of_states(
    after: Snapshot<'_>,
    machine: &Machine,
    entered: &[Name],
    place: usize,
    at: Timestamp,
) -> Vec<DeadlineSet> {
    let mut deadlines = Vec::new();
    for state in entered {
        for deadline in &machine.states[state].deadlines {
            if let Some(due) = due(after, place, deadline, at) {
                let entries = entries(calendar(after.definition), deadline, due, at);
                let (state, id) = (state.clone(), deadline.id.clone());
                deadlines.push(DeadlineSet {
                    state,
                    id,
                    due,
                    entries,
                });
            }
        }
    }
    deadlines
}

/// `None` if the expression it depends on has no value: then nothing is due.
fn due(after: Snapshot<'_>, place: usize, deadline: &Deadline, at: Timestamp) -> Option<Timestamp> {
    let calendar = calendar(after.definition);
    match &deadline.due {
        Due::After(length) => calendar.after(at, *length),
        Due::At(expr) => {
            let site = Site {
                this: Some(Handle(place)),
                ..Site::default()
            };
            match after.value(expr, site, &[])? {
                Value::Instant(instant) => Some(instant),
                Value::Date(date) => calendar.end_of_day(date),
                _ => None,
            }
        }
    }
}

/// Reminders that would lie before the entry are left out: nobody can be reminded of what they were just told.
fn entries(
    calendar: &Calendar,
    deadline: &Deadline,
    due: Timestamp,
    entered: Timestamp,
) -> Vec<DeadlineEntry> {
    let entry = |kind, index, at: Option<Timestamp>| at.map(|at| DeadlineEntry { at, kind, index });
    let later = |length: Length| calendar.later(due, length);
    let reminders = deadline
        .remind
        .iter()
        .enumerate()
        .filter_map(|(index, length)| {
            let at = calendar.earlier(due, *length);
            entry(EntryKind::Reminder, index, at.filter(|at| *at > entered))
        });
    let escalations = deadline
        .escalate
        .iter()
        .enumerate()
        .filter_map(|(index, escalation)| {
            entry(EntryKind::Escalation, index, later(escalation.after))
        });
    let expiry = deadline
        .expire
        .iter()
        .filter_map(|expire| entry(EntryKind::Expiry, 0, later(expire.after)));
    let mut entries: Vec<_> = reminders.chain(escalations).chain(expiry).collect();
    entries.sort_by_key(|entry| (entry.at, entry.kind, entry.index));
    entries
}
