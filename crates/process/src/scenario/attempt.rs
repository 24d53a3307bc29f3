//! Something that somebody tries, typed by the definition.

use std::{collections::BTreeMap, sync::Arc};

use definition::{
    diagnostic::{Diagnostic, Diagnostics},
    name::Name,
    scenario::{
        code,
        step::{self, Holding},
    },
    span::Spanned,
};

use crate::{
    command::{Act, Assign, Consent, Intent, Revoke, Withdraw},
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
            step::Wish::Withdraw(target) => Intent::Withdraw(Withdraw {
                instance: target.instance.clone(),
                action: target.action.clone(),
            }),
            step::Wish::Assign {
                holding,
                instead_of,
            } => {
                let (role, of, person) = self.holding(holding, is_wrong, out)?;
                let instead_of = match instead_of {
                    Some(holder) => Some(self.person(holder, out)?),
                    None => None,
                };
                Intent::Assign(Assign {
                    role,
                    of,
                    person,
                    instead_of,
                })
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
