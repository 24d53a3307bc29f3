//! [`examine`]: every check of an action, all evaluated, all reported (S8).
//!
//! Deciding and explaining use this one function, so an explanation is true by construction. If the action is not offered in the
//! present state nothing else is looked at; otherwise all checks are, so that a person learns everything at once.

pub mod availability;
mod bounds;
pub mod confirmation;
pub mod conform;
pub mod input;
pub mod needs;
pub mod role;
pub mod separation;

use std::collections::BTreeMap;

use definition::{
    guard::world::{Handle, Site},
    model::action::{Action, Clause},
    name::Name,
    value::Value,
};
use jiff::Timestamp;

use crate::{person::Person, refusal::Blocker, snapshot::Snapshot};

/// Who tries to do what; with less known, less is checked.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The instance.
    pub instance: &'a Name,
    /// The action.
    pub action: &'a Name,
    /// The form; `None` if it is not filled in yet, so that only what does not depend on it is checked.
    pub payload: Option<&'a BTreeMap<Name, Value>>,
    /// Who; `None` to ask what stands in the way of anybody.
    pub actor: Option<&'a Person>,
    /// For whom.
    pub on_behalf_of: Option<&'a Person>,
    /// What is confirmed; `None` if nobody was asked yet.
    pub confirmations: Option<&'a [Name]>,
    /// When.
    pub at: Timestamp,
}

/// What the checks found.
#[derive(Clone, Debug)]
pub struct Examination<'a> {
    /// The place of the instance.
    pub place: usize,
    /// The action as declared in the present state.
    pub action: &'a Action,
    /// What stands in the way.
    pub blockers: Vec<Blocker>,
    /// Clauses that hold.
    pub met: Vec<&'a Clause>,
    /// Clauses that depend on the form, which is not filled in yet.
    pub open: Vec<&'a Clause>,
    /// Advice clauses that do not hold.
    pub advice: Vec<&'a Clause>,
}

/// Runs every check.
///
/// # Errors
/// If the action is not offered: no such instance or action, cancelled, or not in the present state.
pub fn examine<'a>(
    snapshot: Snapshot<'a>,
    attempt: Attempt<'a>,
) -> Result<Examination<'a>, Blocker> {
    let (place, action) = availability::check(
        snapshot.definition,
        snapshot.state,
        attempt.instance,
        attempt.action,
    )?;
    let mut examination = Examination {
        place,
        action,
        blockers: Vec::new(),
        met: Vec::new(),
        open: Vec::new(),
        advice: Vec::new(),
    };
    if let Some(actor) = attempt.actor {
        role::check(
            snapshot,
            place,
            &action.by,
            actor,
            attempt,
            &mut examination.blockers,
        );
        separation::check(
            snapshot,
            place,
            action,
            actor,
            attempt,
            &mut examination.blockers,
        );
    }
    if let Some(payload) = attempt.payload {
        input::check(snapshot, &action.input, payload, &mut examination.blockers);
    }
    needs::check(snapshot, attempt, &mut examination);
    bounds::check(
        snapshot,
        place,
        &action.set,
        attempt,
        &mut examination.blockers,
    );
    confirmation::check(attempt, &mut examination);
    Ok(examination)
}

impl<'a> Attempt<'a> {
    /// What stands around the expressions of the action.
    #[must_use]
    pub fn site(&self, place: usize) -> Site<'a> {
        Site {
            this: Some(Handle(place)),
            input: self.payload,
            actor: self.actor.map(Person::name),
            now: Some(self.at),
        }
    }
}
