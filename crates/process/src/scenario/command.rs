//! What an attempt is as a command, and what it must come to.

use std::collections::BTreeSet;

use definition::{
    model::Definition,
    name::Name,
    scenario::step::{Occurrence, When},
    value::PartialDate,
};
use jiff::{Span, Timestamp, tz::TimeZone};

use crate::{
    command::{Command, Delegate, Intent, Occurred},
    deadline::calendar,
};

use super::{Attempt, Wish};

impl Attempt {
    /// The command, received at a moment.
    #[must_use]
    pub fn command(&self, definition: &Definition, received_at: Timestamp) -> Command {
        let occurred = self.occurred.as_ref().map(|occurrence| Occurred {
            at: day(definition, occurrence, received_at),
            reason: occurrence.reason.clone(),
        });
        let intent = match &self.wish {
            Wish::Intent(intent) => intent.clone(),
            Wish::Delegate {
                role,
                of,
                holder,
                to,
                lasting,
            } => Intent::Delegate(Delegate {
                role: role.clone(),
                of: of.clone(),
                holder: holder.clone(),
                to: to.clone(),
                from: received_at,
                until: calendar(definition)
                    .later(received_at, *lasting)
                    .unwrap_or(received_at),
            }),
        };
        Command {
            id: self.command.clone(),
            actor: self.actor.clone(),
            on_behalf_of: self.on_behalf_of.clone(),
            received_at,
            occurred,
            seen: None,
            confirmations: self.confirmations.clone(),
            intent,
        }
    }

    /// The ids of the reasons for which it must be refused; none if it must be accepted.
    #[must_use]
    pub fn expected(&self) -> &[Name] {
        self.refused
            .as_ref()
            .map_or(&[], |refused| &refused.because)
    }

    /// Whether it came as said. `found` are the ids of the reasons for which it was refused, in any order, or none if it was
    /// accepted.
    #[must_use]
    pub fn is_as_said(&self, found: &[Name]) -> bool {
        let set = |ids: &[Name]| -> BTreeSet<Name> { ids.iter().cloned().collect() };
        set(found) == set(self.expected())
    }

    /// What is tried, in ids: `do paper circulate`, `assign reader`.
    #[must_use]
    pub fn told(&self) -> String {
        match &self.wish {
            Wish::Intent(Intent::Act(act)) => format!("do {} {}", act.instance, act.action),
            Wish::Intent(Intent::Consent(consent)) => {
                let word = if consent.agrees { "consent" } else { "decline" };
                format!("{word} {} {}", consent.instance, consent.action)
            }
            Wish::Intent(Intent::Withdraw(withdraw)) => {
                format!("withdraw {} {}", withdraw.instance, withdraw.action)
            }
            Wish::Intent(Intent::Assign(assign)) => {
                held("assign", &assign.role, assign.of.as_ref())
            }
            Wish::Intent(Intent::Revoke(revoke)) => {
                held("revoke", &revoke.role, revoke.of.as_ref())
            }
            Wish::Intent(Intent::Amend(amend)) => format!("amend {}", amend.parameter),
            Wish::Delegate { role, of, .. } => held("delegate", role, of.as_ref()),
            Wish::Intent(Intent::Delegate(lent)) => held("delegate", &lent.role, lent.of.as_ref()),
            Wish::Intent(Intent::Start(_)) => "start".to_owned(),
        }
    }
}

fn held(word: &str, role: &Name, of: Option<&Name>) -> String {
    of.map_or_else(
        || format!("{word} {role}"),
        |of| format!("{word} {role} of {of}"),
    )
}

/// The day of an occurrence, as written or counted from the day of receipt.
fn day(definition: &Definition, occurrence: &Occurrence, received_at: Timestamp) -> PartialDate {
    let days = match occurrence.at {
        When::At(date) => return date,
        When::DaysFromThen(days) => days,
    };
    let received = calendar(definition)
        .date_of(received_at)
        .unwrap_or_else(|| TimeZone::UTC.to_datetime(received_at).date());
    let span = Span::new().try_days(days).unwrap_or_default();
    PartialDate::Day(received.saturating_add(span))
}
