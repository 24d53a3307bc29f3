//! [`explain()`]: why is this blocked, and what would meet it (S31).
//!
//! ```text
//! examine, or a refusal ──► blockers ──reason──► sentences, help, who
//!                              └─ clause ──parts──► members ──► moves ──► blockers, and so on to depth 3
//!                                             └──► missing ──► births in the definition
//! ```
//!
//! An answer is made from the same checks that decide a step, and is true by construction: an action is available exactly if
//! [`step`](crate::step::step) accepts it. Everything in it has gone through the eyes of the viewer. A clause's sentence and a
//! machine's name are text of the definition and no secret; whether a clause holds is not kept from who may ask.

mod absent;
mod answer;
mod birth;
mod cells;
mod eligible;
mod members;
mod missing;
mod moves;
mod parts;
mod reach;
mod reason;
mod refused;
mod state;
mod teller;
pub mod text;
mod trail;
mod trial;
mod turns;
mod words;

use std::collections::BTreeMap;

use definition::{name::Name, value::Value};
use jiff::Timestamp;

use crate::{person::Person, view::Viewed};

pub use answer::{
    ActionName, Blocked, Condition, Count, Creator, Explanation, Kind, Missing, Move, Op, Part,
    Turn, Verdict, Witness,
};
pub(crate) use eligible::consenting;
pub(crate) use moves::Goal;
pub use refused::explain_refusal;
pub(crate) use teller::{Around, Teller, condition};
pub(crate) use trail::Trail;
pub(crate) use trial::trial;

/// Why can this not be done? With less known, less is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    /// The instance.
    pub instance: &'q Name,
    /// The action.
    pub action: &'q Name,
    /// Who would do it; `None` to ask what stands in the way of anybody.
    pub actor: Option<&'q Person>,
    /// For whom.
    pub on_behalf_of: Option<&'q Person>,
    /// The form; `None` if it is not filled in yet.
    pub payload: Option<&'q BTreeMap<Name, Value>>,
    /// What is confirmed; `None` if nobody was asked yet.
    pub confirmations: Option<&'q [Name]>,
    /// When.
    pub at: Timestamp,
}

/// Why an action is blocked for a viewer, or that it is not. Of the past they are told what they may know today, too (G39).
#[must_use]
pub fn explain(viewed: &Viewed<'_>, question: &Question<'_>) -> Explanation {
    let at = question.at.max(viewed.snapshot().state.time);
    Teller { viewed, at }.answer(question)
}
