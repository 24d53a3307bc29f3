//! [`Command`]: an input from outside, before anything is decided.

use std::collections::BTreeMap;

use definition::{
    name::Name,
    parameters::ReviewParameters,
    value::{Cell, PartialDate, Value},
};
use jiff::Timestamp;

use crate::person::Person;

/// What somebody wants to happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Command {
    /// Made by the client; with the actor, the scope of idempotency.
    pub id: Name,
    /// Who sends it.
    pub actor: Person,
    /// The person for whom the actor acts, under a delegation.
    pub on_behalf_of: Option<Person>,
    /// When it was received; whole seconds, UTC.
    pub received_at: Timestamp,
    /// When it really happened, if that was earlier (G35).
    pub occurred: Option<Occurred>,
    /// The last revision that the sender saw touch the instance they act on or consent about; a later one is a conflict.
    pub seen: Option<u64>,
    /// What the actor confirms: ids of advice clauses, `confirm` for the action's own question.
    pub confirmations: Vec<Name>,
    /// What is wanted.
    pub intent: Intent,
}

/// When something really happened, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurred {
    /// The date; it never orders events.
    pub at: PartialDate,
    /// Why it is recorded late; needed beyond the definition's limit.
    pub reason: Option<Name>,
}

/// The kinds of commands.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Start a review.
    Start(Box<Start>),
    /// Do an action on an instance.
    Act(Act),
    /// Give a role to a person.
    Assign(Assign),
    /// Take a role from a person.
    Revoke(Revoke),
    /// Let somebody act in one's place for a time.
    Delegate(Delegate),
    /// Agree to, or decline, an action that needs a second person.
    Consent(Consent),
    /// Take back an action that waits for a second person.
    Withdraw(Withdraw),
    /// Change a parameter of the running review.
    Amend(Amend),
}

/// What a review starts from.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// Digest of the definition it is pinned to.
    pub definition: Name,
    /// Its parameters; holders of roles are persons' ids here.
    pub parameters: ReviewParameters,
}

/// An action on an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The instance, `machine/key`.
    pub instance: Name,
    /// The action.
    pub action: Name,
    /// The form, absent values left out.
    pub payload: BTreeMap<Name, Value>,
}

/// A role for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assign {
    /// The role.
    pub role: Name,
    /// The instance it is held in; `None` for the review.
    pub of: Option<Name>,
    /// To whom.
    pub person: Person,
    /// The holder in whose place they step: the role is taken from one and given to the other in the same step, so that it never
    /// has fewer holders than its `min`, nor more than its `max`.
    pub instead_of: Option<Person>,
}

/// The end of an assignment, with its delegations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoke {
    /// The role.
    pub role: Name,
    /// The instance it is held in; `None` for the review.
    pub of: Option<Name>,
    /// From whom.
    pub person: Person,
}

/// One's own role, lent to somebody for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegate {
    /// The role.
    pub role: Name,
    /// The instance it is held in; `None` for the review.
    pub of: Option<Name>,
    /// Whose role it is; the actor, or somebody for whom the actor may assign it.
    pub holder: Person,
    /// Who acts in their place.
    pub to: Person,
    /// From when.
    pub from: Timestamp,
    /// Until when, exclusive.
    pub until: Timestamp,
}

/// The second person's word on a proposed action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The instance.
    pub instance: Name,
    /// The proposed action.
    pub action: Name,
    /// Agreed or declined.
    pub agrees: bool,
}

/// The end of a proposal, by who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdraw {
    /// The instance.
    pub instance: Name,
    /// The proposed action.
    pub action: Name,
}

/// A change of a parameter, with reason and authority ("not stated" is an answer).
#[derive(Clone, Debug, PartialEq)]
pub struct Amend {
    /// The parameter.
    pub parameter: Name,
    /// What changes.
    pub change: Change,
    /// Why.
    pub reason: Value,
    /// By whose authority.
    pub authority: Value,
}

/// What an amendment changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// New members of the list, with titles; their cells are in scope unless an exception written before says otherwise.
    AddMembers(Vec<(Name, Name)>),
    /// Members that leave the list, with their cells.
    RemoveMembers(Vec<Name>),
    /// Exceptions of a matrix that come into scope.
    IncludeCells(Vec<Cell>),
    /// Cells of a matrix that become exceptions.
    ExcludeCells(Vec<Cell>),
}
