//! Something that somebody tries, typed by the definition.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use definition::{
    diagnostic::{Diagnostic, Diagnostics},
    model::Definition,
    name::Name,
    scenario::{
        code,
        step::{self, Holding, Occurrence, When},
    },
    span::Spanned,
    value::PartialDate,
};
use jiff::{Span, Timestamp, tz::TimeZone};

use crate::{
    command::{Act, Assign, Command, Consent, Delegate, Intent, Occurred, Revoke},
    deadline::calendar,
    person::Person,
};

use super::{Attempt, Which, Wish, command_id, moves::Unrolling};

/// The most handles that a message lists.
const LISTED_MAX: usize = 30;

impl Unrolling<'_> {
    /// Reads what somebody tries.
    pub(super) fn attempt(
        &mut self,
        part: usize,
        written: step::Attempt,
        out: &mut Diagnostics,
    ) -> Option<Attempt> {
        let actor = self.person(&written.actor, out);
        let on_behalf_of = match &written.on_behalf_of {
            Some(other) => self.person(other, out).map(Some),
            None => Some(None),
        };
        let mut documents = BTreeMap::new();
        let wish = self.wish(part, &written, &mut documents, out);
        let which = match &written.command {
            Some(label) => Which::Label(&label.value),
            None => Which::Move(self.moves.len()),
        };
        Some(Attempt {
            command: command_id(&self.scenario.name, which),
            handle: written.actor.value.clone(),
            actor: actor?,
            on_behalf_of: on_behalf_of?,
            occurred: written.occurred,
            confirmations: written.confirmations,
            wish: wish?,
            documents,
            refused: written.refused,
        })
    }

    fn wish(
        &mut self,
        part: usize,
        written: &step::Attempt,
        documents: &mut BTreeMap<Name, Arc<[u8]>>,
        out: &mut Diagnostics,
    ) -> Option<Wish> {
        let is_wrong = written.refused.is_some();
        let intent = match &written.wish {
            step::Wish::Do { target, with } => Intent::Act(Act {
                instance: target.instance.clone(),
                action: target.action.clone(),
                payload: self.form(part, target, with, is_wrong, documents, out)?,
            }),
            step::Wish::Consent { target, agrees } => Intent::Consent(Consent {
                instance: target.instance.clone(),
                action: target.action.clone(),
                agrees: *agrees,
            }),
            step::Wish::Assign(holding) => {
                let (role, of, person) = self.holding(holding, is_wrong, out)?;
                Intent::Assign(Assign { role, of, person })
            }
            step::Wish::Revoke(holding) => {
                let (role, of, person) = self.holding(holding, is_wrong, out)?;
                Intent::Revoke(Revoke { role, of, person })
            }
            step::Wish::Delegate {
                role,
                of,
                holder,
                to,
                lasting,
            } => {
                return Some(Wish::Delegate {
                    role: self.role(role, is_wrong, out)?,
                    of: of.as_ref().map(|of| of.value.clone()),
                    holder: self.person(holder.as_ref().unwrap_or(&written.actor), out)?,
                    to: self.person(to, out)?,
                    lasting: *lasting,
                });
            }
            step::Wish::Amend {
                parameter,
                change,
                reason,
                authority,
            } => self.amendment(parameter, change, reason, authority, is_wrong, out)?,
        };
        Some(Wish::Intent(intent))
    }

    fn holding(
        &self,
        holding: &Holding,
        is_wrong: bool,
        out: &mut Diagnostics,
    ) -> Option<(Name, Option<Name>, Person)> {
        let role = self.role(&holding.role, is_wrong, out);
        let person = self.person(&holding.person, out);
        Some((
            role?,
            holding.of.as_ref().map(|of| of.value.clone()),
            person?,
        ))
    }

    /// A role. One that the definition does not know may only be tried, not given.
    fn role(&self, role: &Spanned<Name>, is_wrong: bool, out: &mut Diagnostics) -> Option<Name> {
        let roles = &self.setting.definition.roles;
        if is_wrong || roles.contains_key(&role.value) {
            return Some(role.value.clone());
        }
        let known: Vec<&str> = roles.keys().map(Name::as_str).collect();
        let error = Diagnostic::error(code::UNKNOWN, format!("there is no role `{}`", role.value));
        out.push(
            error
                .at(role.span)
                .help(format!("the roles are: {}", known.join(", "))),
        );
        None
    }

    /// The person behind a handle.
    pub(super) fn person(&self, handle: &Spanned<Name>, out: &mut Diagnostics) -> Option<Person> {
        let people = self.setting.people;
        if let Some(person) = people.get(&handle.value) {
            return Some(person.clone());
        }
        let known: Vec<&str> = people.keys().take(LISTED_MAX).map(Name::as_str).collect();
        let message = format!("nobody is called `{}`", handle.value);
        out.push(
            Diagnostic::error(code::PERSON, message)
                .at(handle.span)
                .note(format!("known are: {}", known.join(", ")))
                .help("name the account under `people` of the scenario"),
        );
        None
    }
}

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
