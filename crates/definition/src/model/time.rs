//! [`Deadline`] and [`Calendar`]: when something is due.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use crate::{guard::expr::Expr, name::Name, span::Span};

use super::{action::Phrase, people::RoleRef};

/// `20 working days`, `3 months`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// How many.
    pub count: i64,
    /// Of what.
    pub unit: Unit,
}

/// Units of a [`Length`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    WorkingDays,
}

/// A due time computed when its state is entered, and what follows from it.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// Its id; the state's if none is written.
    pub id: Name,
    /// When it is due.
    pub due: Due,
    /// How long before it a reminder goes to those who can act.
    pub remind: Vec<Length>,
    /// Who is told when it has passed.
    pub escalate: Vec<Escalation>,
    /// What happens of itself when it has passed.
    pub expire: Option<Expire>,
    /// Where it is declared.
    pub span: Span,
}

/// When a deadline is due.
#[derive(Clone, Debug)]
pub enum Due {
    /// `N unit after entering`.
    After(Length),
    /// An instant or a date; a date means the end of that day in the calendar's zone.
    At(Expr),
}

/// `{ after: 5 working days, to: [review_manager] }`.
#[derive(Clone, Debug)]
pub struct Escalation {
    /// How long after the due time.
    pub after: Length,
    /// Who is told.
    pub to: Vec<RoleRef>,
    /// What, beside the title.
    pub say: Option<Phrase>,
}

/// `{ after: 0 days, action: lapse }`: the action is done by `system`.
#[derive(Clone, Debug)]
pub struct Expire {
    /// How long after the due time.
    pub after: Length,
    /// The action.
    pub action: Name,
}

/// How long a state is expected to take.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the three points of an estimate")]
pub struct Estimate {
    pub low: Length,
    pub likely: Length,
    pub high: Length,
}

/// How days are counted. Part of the definition and of its digest, so that a due time never depends on a machine.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The days on which people work.
    pub working_days: Vec<Weekday>,
    /// Days on which they do not, although they are working days.
    pub holidays: BTreeSet<Date>,
    /// The name of the zone, for people: `Europe/Zurich`.
    pub zone: Name,
    /// The zone's rule as a POSIX TZ string (IEEE Std 1003.1, section 8.3): `CET-1CEST,M3.5.0,M10.5.0/3`.
    pub rule: Name,
    /// The version of the holidays and the rule, for people.
    pub version: Name,
}
