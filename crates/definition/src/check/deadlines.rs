//! Deadlines and estimates.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    model::{
        Definition,
        machine::{Machine, State},
        time::{Deadline, Due, Estimate, Length, Unit},
    },
    ty::Type,
};

use super::{
    code,
    lengths::{at_least, longer},
    transitions::leaves_inside,
};

/// The deadlines and estimates of all states.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    without_calendar(definition, out);
    for machine in definition.machines.values() {
        for state in machine.states.values() {
            for deadline in &state.deadlines {
                reminders(definition, deadline, out);
                escalations(definition, deadline, out);
                expire(machine, state, deadline, out);
            }
            if let Some(estimate) = state.estimate {
                in_order(definition, state, estimate, out);
            }
        }
    }
}

/// The first place that needs a calendar, if there is none.
fn without_calendar(definition: &Definition, out: &mut Diagnostics) {
    if definition.calendar.is_some() {
        return;
    }
    let states = definition
        .machines
        .values()
        .flat_map(|machine| machine.states.values());
    for state in states {
        let estimate = state.estimate.iter();
        let estimated =
            estimate.flat_map(|estimate| [estimate.low, estimate.likely, estimate.high]);
        let wrong = if let Some(deadline) = state.deadlines.iter().find(|d| needs_calendar(d)) {
            deadline.span
        } else if estimated.into_iter().any(is_working) {
            state.span
        } else {
            continue;
        };
        let error = Diagnostic::error(code::NO_CALENDAR, "there is no calendar to count this with")
            .at(wrong)
            .note("working days need to know the holidays; a date ends at midnight of some zone")
            .help("declare `calendar: { working_days, zone, rule, version }`");
        out.push(error);
        return;
    }
}

fn is_working(length: Length) -> bool {
    length.unit == Unit::WorkingDays
}

fn needs_calendar(deadline: &Deadline) -> bool {
    let due = match &deadline.due {
        Due::After(length) => is_working(*length),
        Due::At(when) => *when.ty.stated() == Type::Date,
    };
    let expire = deadline.expire.iter().map(|expire| expire.after);
    let escalate = deadline.escalate.iter().map(|escalation| escalation.after);
    let mut lengths = deadline
        .remind
        .iter()
        .copied()
        .chain(escalate)
        .chain(expire);
    due || lengths.any(is_working)
}

fn reminders(definition: &Definition, deadline: &Deadline, out: &mut Diagnostics) {
    let Due::After(whole) = deadline.due else {
        return;
    };
    for reminder in &deadline.remind {
        if !at_least(definition, *reminder, whole) {
            continue;
        }
        let message = format!(
            "the reminder {} before comes before the state is entered",
            in_words(*reminder)
        );
        let error = Diagnostic::error(code::EARLY_REMINDER, message)
            .at(deadline.span)
            .note(format!("the whole time is {}", in_words(whole)))
            .help("remind later");
        out.push(error);
    }
}

fn escalations(definition: &Definition, deadline: &Deadline, out: &mut Diagnostics) {
    for escalation in &deadline.escalate {
        let may_be_empty = |role: &str| {
            let role = definition.roles.get(role);
            role.is_none_or(|role| role.min.is_none_or(|min| min == 0))
        };
        let Some(first) = escalation.to.first() else {
            continue;
        };
        if !escalation.to.iter().all(|role| may_be_empty(&role.role)) {
            continue;
        }
        let message = format!(
            "nobody need hold `{}`, so nobody may hear of it",
            first.role
        );
        let warning = Diagnostic::warning(code::EMPTY_ROLE, message)
            .at(first.span)
            .note("an escalation to a role without holders reaches nobody")
            .help("give the role `min: 1`, or tell somebody else as well");
        out.push(warning);
    }
}

/// An action that a deadline does must be possible in the state, to `system`, without a form.
fn expire(machine: &Machine, state: &State, deadline: &Deadline, out: &mut Diagnostics) {
    let Some(expire) = &deadline.expire else {
        return;
    };
    let id = &expire.action;
    let error = |message: String| Diagnostic::error(code::CANNOT_EXPIRE, message).at(deadline.span);
    for leaf in leaves_inside(machine, &state.id) {
        let Some(action) = machine.action(&leaf.id, id) else {
            let error = error(format!(
                "`{id}` is not possible in `{}`",
                machine.path(&leaf.id)
            ))
            .note("it is done when the deadline has passed, whatever the state is then")
            .help(format!("declare it in `{}`", state.id));
            out.push(error);
            return;
        };
        let problem = if !action.by.iter().any(|role| role.role == "system") {
            Some(("a deadline may not do it", "write `system` in its `by`"))
        } else if action.input.values().any(|input| input.required) {
            Some((
                "it demands an input that a deadline does not have",
                "make the input optional",
            ))
        } else if !action.second.is_empty() {
            Some((
                "it needs the consent of a second person",
                "remove `second`, or write another action",
            ))
        } else {
            None
        };
        if let Some((note, help)) = problem {
            let error = error(format!("the deadline cannot do `{id}`"))
                .note(note)
                .help(help);
            out.push(error);
            return;
        }
    }
}

fn in_order(definition: &Definition, state: &State, estimate: Estimate, out: &mut Diagnostics) {
    let Estimate { low, likely, high } = estimate;
    if !(longer(definition, low, likely) || longer(definition, likely, high)) {
        return;
    }
    let message = format!("the estimate of `{}` is not in order", state.id);
    let error = Diagnostic::error(code::ESTIMATE, message)
        .at(state.span)
        .note(format!(
            "low {}, likely {}, high {}",
            in_words(low),
            in_words(likely),
            in_words(high)
        ));
    out.push(error);
}

/// `20 working days`
fn in_words(length: Length) -> String {
    let unit = match length.unit {
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
        Unit::Weeks => "weeks",
        Unit::Months => "months",
        Unit::WorkingDays => "working days",
    };
    let unit = if length.count == 1 {
        unit.trim_end_matches('s')
    } else {
        unit
    };
    format!("{} {unit}", length.count)
}
