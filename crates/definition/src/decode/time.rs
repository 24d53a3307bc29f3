//! Deadlines, estimates, the calendar.

use jiff::civil::Weekday;

use crate::{
    dialect::Node,
    grammar::{scalar, weekday},
    span::Spanned,
    syntax::time::{Calendar, Deadline, Due, Escalation, Estimate, Expire},
};

use super::{
    people::role_ref,
    read::{each, length, name, scalar_of, text},
};

pub(super) fn deadline(node: &Node) -> Option<Deadline> {
    let due = node.get("due")?.text()?;
    let due = match scalar::due(&due.text) {
        Some(value) => Due::After(Spanned {
            value,
            span: due.span,
        }),
        None => Due::At(due.clone()),
    };
    let expire = match node.get("expire") {
        Some(node) => Some(Expire {
            after: length(node, "after")?,
            action: name(node, "action")?,
        }),
        None => None,
    };
    Some(Deadline {
        id: name(node, "id"),
        span: node.span,
        due,
        remind: each(node, "remind", |node| scalar_of(node, scalar::length))?,
        escalate: each(node, "escalate", escalation)?,
        expire,
    })
}

fn escalation(node: &Node) -> Option<Escalation> {
    Some(Escalation {
        span: node.span,
        after: length(node, "after")?,
        to: each(node, "to", role_ref)?,
        say: text(node, "say"),
    })
}

pub(super) fn estimate(node: &Node) -> Option<Estimate> {
    Some(Estimate {
        low: length(node, "low")?,
        likely: length(node, "likely")?,
        high: length(node, "high")?,
    })
}

pub(super) fn calendar(node: &Node) -> Option<Calendar> {
    let day = |node: &Node| -> Option<Spanned<Weekday>> { scalar_of(node, weekday) };
    Some(Calendar {
        span: node.span,
        working_days: each(node, "working_days", day)?,
        holidays: each(node, "holidays", |node| scalar_of(node, scalar::date))?,
        zone: name(node, "zone")?,
        rule: name(node, "rule")?,
        version: name(node, "version")?,
    })
}
