//! [`Move`]: a scenario as a flat list of what is tried and what must come of it.
//!
//! ```text
//! Scenario ──moves──► [Move]      parts and repetitions played out, everything typed by the definition
//! [Move]   ──play───► Played      through step and fold, for tests; the engine plays the same moves
//! ```
//!
//! Moves do not depend on a running review, and every one has a command id of its own that is always the same: a
//! scenario that was interrupted can be played again from its start, and what was done is not done twice.

mod amendment;
mod attempt;
mod command;
mod command_id;
mod expectation;
mod fault;
mod form;
mod moves;
mod people;
mod play;
mod repeat;
mod value;

use std::{collections::BTreeMap, sync::Arc};

use definition::{
    model::time::Length,
    name::Name,
    scenario::{
        Place,
        step::{Occurrence, Refused},
    },
};

use crate::{command::Intent, person::Person};

pub use command_id::{Which, command_id};
pub use expectation::{Demand, Expectation, Found};
pub use fault::{Fault, FaultKind};
pub use moves::{STEPS_MAX, Setting, moves};
pub use people::{NoAccount, handles, started};
pub use play::{ID_REUSED, PACE, Played, Taken, play};

/// One thing to do.
#[derive(Clone, Debug)]
pub struct Move {
    /// Where it is written.
    pub place: Place,
    /// What it is.
    pub kind: MoveKind,
}

/// The kinds of moves.
#[derive(Clone, Debug)]
pub enum MoveKind {
    /// A heading over what follows.
    Stage(Name),
    /// Time goes by.
    Wait(Length),
    /// The review must be as said.
    Expect(Expectation),
    /// Somebody tries something.
    Attempt(Box<Attempt>),
}

/// Something that somebody tries.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The command's id: the same whenever the scenario is played.
    pub command: Name,
    /// The handle of who sends it.
    pub handle: Name,
    /// Who sends it.
    pub actor: Person,
    /// For whom they act.
    pub on_behalf_of: Option<Person>,
    /// When it really happened.
    pub occurred: Option<Occurrence>,
    /// What the actor confirms.
    pub confirmations: Vec<Name>,
    /// What is wanted.
    pub wish: Wish,
    /// The bytes of the documents that come with it, by their SHA-256 in lower-case hex.
    pub documents: BTreeMap<Name, Arc<[u8]>>,
    /// That it must be refused, and why.
    pub refused: Option<Refused>,
}

/// What is wanted.
#[derive(Clone, Debug)]
pub enum Wish {
    /// A command's intent.
    Intent(Intent),
    /// A delegation that begins when it is made.
    Delegate {
        /// The role.
        role: Name,
        /// The instance it is held in; `None` for the review.
        of: Option<Name>,
        /// Whose role it is.
        holder: Person,
        /// Who acts in their place.
        to: Person,
        /// For how long.
        lasting: Length,
    },
}
