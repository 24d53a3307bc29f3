//! [`Explanation`]: the answer to "why is this blocked", as data.
//!
//! Persons appear by their ids; whoever shows an answer puts in the names.

use definition::{guard::eval::Truth, name::Name};
use serde::{Deserialize, Serialize};

use crate::{
    saying::Saying,
    view::{Subject, Who},
};

/// Whether an action can be done, what stands in the way, and what would meet it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Explanation {
    /// The instance; `None` if there is none that the viewer may see.
    pub subject: Option<Subject>,
    /// The action, if the machine has it.
    pub action: Option<ActionName>,
    /// Whether a step would be accepted, as far as it is known who acts and with which form.
    pub available: bool,
    /// The title of the state it leads to; `None` if only data changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub would_lead_to: Option<Name>,
    /// What stands in the way; empty exactly if it is available.
    pub blockers: Vec<Blocked>,
    /// Advice that is not followed; the actor must confirm it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub advice: Vec<Blocked>,
    /// Conditions that hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub met: Vec<Condition>,
    /// Conditions that depend on the form, which is not filled in yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Condition>,
    /// What can be done with the instance instead, if this action is not offered in its state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<Move>,
    /// Whose move it is now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub who_may_act: Vec<Turn>,
}

/// An action by name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct ActionName {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: Name,
}

/// A condition of an action.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Condition {
    /// Its id.
    pub id: Name,
    /// The condition as a sentence.
    pub say: Name,
    /// Its expression as written.
    pub expression: Name,
}

/// What kind of thing stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// There is no such instance or action, or not any more.
    Unknown,
    /// The action is not offered in the present state.
    NotInState,
    /// The actor holds none of the roles.
    Role,
    /// The actor did, or holds, something that excludes this.
    Separation,
    /// The form is not right.
    Input,
    /// A clause does not hold.
    Clause,
    /// Something is not confirmed.
    Confirmation,
    /// A value would be out of its bounds.
    Bounds,
    /// What would follow from it is not possible.
    Consequence,
    /// Somebody else was faster.
    Conflict,
    /// A date is not possible.
    Time,
    /// A role cannot be given, taken or lent like this.
    Assignment,
    /// A parameter is not right.
    Parameter,
}

/// One thing that stands in the way.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Blocked {
    /// What kind of thing.
    pub kind: Kind,
    /// The id of the clause or of the kind of reason.
    pub id: Name,
    /// A sentence: of a clause the condition that is not met, of everything else what is wrong.
    pub say: Saying,
    /// What would meet it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Saying>,
    /// Who could, where it is a matter of persons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub who: Vec<Who>,
    /// Of a clause: false or undetermined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Of a clause: its expression as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expression: Option<Name>,
    /// Of a clause: the parts of it that do not hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proof: Vec<Part>,
}

/// The truth of a condition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It holds.
    True,
    /// It does not hold.
    #[default]
    False,
    /// It cannot be decided yet.
    Undetermined,
}

impl From<Truth> for Verdict {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::True => Self::True,
            Truth::False => Self::False,
            Truth::Undetermined => Self::Undetermined,
        }
    }
}

/// What a [`Part`] is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// All of its parts are needed.
    #[default]
    AllOf,
    /// One of its parts is enough.
    OneOf,
    /// A milestone.
    Milestone,
    /// Every member of a list.
    All,
    /// Some member of a list.
    Exists,
    /// The number of members of a list.
    Size,
    /// Two values.
    Compare,
    /// A member of a list or a set.
    In,
    /// The state of an instance.
    State,
    /// Data that is there or not.
    Has,
    /// Data that says yes or no.
    Data,
}

/// A part of a condition that is not as the condition wants it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Part {
    /// What it is about.
    pub op: Op,
    /// The truth of this part of the expression as written.
    pub verdict: Verdict,
    /// What is the matter, in a sentence; empty where its parts say it all.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub text: Saying,
    /// The instance whose state or data it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Name>,
    /// The value there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
    /// The value there must be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// How many members satisfy it, and of how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Count>,
    /// What it consists of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The members that are not as they should be, or that come nearest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub witnesses: Vec<Witness>,
    /// How many more of them there are that are not listed for their number.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub more: usize,
    /// How many more of them there are that the viewer may not see.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub hidden: usize,
    /// Instances that do not exist yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// What can be done about it with the instance it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next: Vec<Move>,
    /// It can never come true for that instance: no transition leads there from its present state.
    #[serde(default, skip_serializing_if = "is_false")]
    pub stuck: bool,
}

/// How many satisfy a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Count {
    /// How many do.
    pub satisfied: usize,
    /// Of how many, or how many are needed.
    pub of: usize,
}

/// A member of a list that is not as it should be.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Witness {
    /// The member, if it is an instance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// The member in words, if it is something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Why, beyond its own state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Part>,
    /// What can be done about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next: Vec<Move>,
    /// It can never come true for this one: no transition leads there from its present state.
    #[serde(default, skip_serializing_if = "is_false")]
    pub stuck: bool,
}

/// Something that can be done, or that happens of itself.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Move {
    /// The instance it is done with.
    pub instance: Name,
    /// The action, or the automatic transition.
    pub action: Name,
    /// Its title.
    pub title: String,
    /// It happens of itself as soon as it waits for nothing.
    #[serde(default, skip_serializing_if = "is_false")]
    pub automatic: bool,
    /// Who may do it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Who>,
    /// Nothing but a person and their form is wanting.
    pub ready: bool,
    /// What it waits for, if that is not too far from the question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waits_for: Vec<Blocked>,
}

/// An instance that does not exist yet.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Missing {
    /// Its machine.
    pub machine: Name,
    /// Its id, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance: Option<Name>,
    /// What creates it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub creators: Vec<Creator>,
    /// How many more could create it that are not listed for their number.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub more: usize,
    /// What must exist before, if nothing that exists can create it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Box<Missing>>,
}

/// An instance with a transition that creates another.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Creator {
    /// The instance.
    pub subject: Subject,
    /// What it creates is the one that is missing; otherwise that depends on the form, or on what the viewer may not read.
    pub certain: bool,
    /// The transition that creates; `None` if entering the state does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Move>,
    /// The title of the state it must reach before; `None` if it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Name>,
    /// What brings it there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next: Vec<Move>,
}

/// Whose move it is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Turn {
    /// The role and its holders.
    #[serde(flatten)]
    pub who: Who,
    /// How many of the moves that would help now are theirs.
    pub moves: usize,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature is that of serde"
)]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature is that of serde"
)]
fn is_false(truth: &bool) -> bool {
    !*truth
}
