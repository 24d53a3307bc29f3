//! [`Refusal`]: why a command was not accepted. Nothing has changed then.

use definition::{
    guard::{eval::Truth, proof::Proof},
    model::action::Clause,
    name::Name,
};
use jiff::Timestamp;

use crate::{person::Person, roles::Resolved, saying::Saying};

/// A command that was not accepted, with every reason that could be found. It tells everything; show it to a person only through
/// [`explain`](crate::explain), which leaves out what they may not know.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The reasons; never empty.
    pub blockers: Vec<Blocker>,
}

/// One reason.
#[derive(Clone, Debug)]
pub struct Blocker {
    /// The id of the clause, or that of the reason's kind: `role`, `not_in_state`.
    pub id: Name,
    /// The reason.
    pub reason: Reason,
}

/// The kinds of reasons.
#[derive(Clone, Debug)]
pub enum Reason {
    /// There is no such instance.
    NoSuchInstance(Name),
    /// The instance was cancelled.
    Cancelled,
    /// The machine has no such action in any state.
    NoSuchAction {
        /// Publishing is forbidden for good (G22).
        never_published: bool,
    },
    /// The action exists, but not in the present state.
    NotInState {
        /// The states that have it.
        offered_in: Vec<Name>,
    },
    /// The actor holds none of the roles, or does not act for somebody who does.
    Role {
        /// The roles that may, where they resolve.
        may: Vec<Resolved>,
    },
    /// Somebody who did `action` on this instance may not do this.
    NotBy {
        /// The earlier action.
        action: Name,
    },
    /// Only somebody who did `action` on this instance may do this.
    OnlyBy {
        /// The earlier action.
        action: Name,
    },
    /// Holders of this role may not do this.
    NotRole(Resolved),
    /// The form is not right.
    Input {
        /// The field.
        field: Name,
        /// What is wrong and what is expected.
        problem: Saying,
    },
    /// A clause does not hold.
    Clause {
        /// The clause.
        clause: Box<Clause>,
        /// False, or undetermined.
        verdict: Truth,
        /// Why.
        proof: Box<Proof>,
    },
    /// An advice clause that does not hold, or the action's question, is not confirmed.
    Unconfirmed {
        /// The sentence to confirm.
        say: Name,
    },
    /// A field would leave its bounds.
    Bounds {
        /// The instance whose field it is; of a new one that would be numbered, its machine.
        instance: Name,
        /// The field.
        field: Name,
        /// What is wrong.
        problem: Saying,
    },
    /// A value that the step must set or name cannot be determined.
    Undetermined {
        /// What.
        what: Saying,
    },
    /// The step would create an instance that exists.
    SpawnConflict(Name),
    /// The review would close while work is open (S15).
    WorkIsOpen(Vec<Name>),
    /// Automatic transitions and signals do not come to an end.
    Unending,
    /// The instance was touched after the sender saw it.
    Stale {
        /// The revision the sender saw.
        seen: u64,
        /// The revision that touched it last.
        touched: u64,
    },
    /// `occurred` lies after the time of receipt (G35).
    OccurredLater,
    /// `occurred` lies further back than the definition allows without a reason (G35).
    OccurredLongAgo {
        /// The earliest date that needs no reason.
        limit: jiff::civil::Date,
    },
    /// The review already started, or has not yet.
    NotStartable,
    /// A parameter of the start or of an amendment is not right.
    Parameter {
        /// The parameter.
        parameter: Name,
        /// What is wrong.
        problem: Saying,
    },
    /// There is no such role, or not there.
    NoSuchRole {
        /// The role.
        role: Name,
        /// What is wrong.
        problem: Saying,
    },
    /// The person holds a role that excludes this one (G08).
    Incompatible {
        /// The role they hold.
        holds: Name,
    },
    /// The role has as many holders as it may.
    Full {
        /// How many.
        max: u32,
    },
    /// At the start a role has fewer holders than it must, and nobody there could be asked to give it to more.
    TooFew {
        /// The role, where it is held.
        role: Resolved,
        /// How many it must have.
        min: u32,
        /// How many there are.
        there: usize,
    },
    /// Too few would be left if it were taken from this holder.
    TooFewLeft {
        /// How many must be left.
        min: u32,
    },
    /// The person holds it already.
    HeldAlready,
    /// The person does not hold it.
    NotHeld,
    /// A delegation ends before it begins, or is over.
    Period {
        /// Its end.
        until: Timestamp,
    },
    /// Nothing is proposed that could be consented to, or withdrawn.
    NothingProposed,
    /// Only who proposed it, or for whom it was proposed, may withdraw it.
    NotProposer,
    /// The second person must be another than the first.
    SamePerson(Person),
}

impl Blocker {
    /// A blocker whose id is that of its kind.
    #[must_use]
    pub fn new(reason: Reason) -> Self {
        Self {
            id: reason.id(),
            reason,
        }
    }
}

impl Reason {
    /// The id of the kind; of a clause its own.
    fn id(&self) -> Name {
        let id = match self {
            Self::Clause { clause, .. } => return clause.id.clone(),
            Self::NoSuchInstance(_) => "no_such_instance",
            Self::Cancelled => "cancelled",
            Self::NoSuchAction { .. } => "no_such_action",
            Self::NotInState { .. } => "not_in_state",
            Self::Role { .. } => "role",
            Self::NotBy { .. } => "not_by",
            Self::OnlyBy { .. } => "only_by",
            Self::NotRole(_) => "not_role",
            Self::Input { .. } => "input",
            Self::Unconfirmed { .. } => "unconfirmed",
            Self::Bounds { .. } => "bounds",
            Self::Undetermined { .. } => "undetermined",
            Self::SpawnConflict(_) => "spawn_conflict",
            Self::WorkIsOpen(_) => "work_is_open",
            Self::Unending => "unending",
            Self::Stale { .. } => "stale",
            Self::OccurredLater => "occurred_later",
            Self::OccurredLongAgo { .. } => "occurred_long_ago",
            Self::NotStartable => "not_startable",
            Self::Parameter { .. } => "parameter",
            Self::NoSuchRole { .. } => "no_such_role",
            Self::Incompatible { .. } => "incompatible",
            Self::Full { .. } => "full",
            Self::TooFew { .. } => "too_few",
            Self::TooFewLeft { .. } => "too_few_left",
            Self::HeldAlready => "held_already",
            Self::NotHeld => "not_held",
            Self::Period { .. } => "period",
            Self::NothingProposed => "nothing_proposed",
            Self::NotProposer => "not_proposer",
            Self::SamePerson(_) => "same_person",
        };
        id.into()
    }
}

impl From<Blocker> for Refusal {
    fn from(blocker: Blocker) -> Self {
        Self {
            blockers: vec![blocker],
        }
    }
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Blocker::new(reason).into()
    }
}
