//! [`Step`]: what one step of a scenario asks for.

mod read;
mod wish;

use crate::{
    dialect::{Node, Pair},
    model::time::Length,
    name::Name,
    span::{SourceText, Span, Spanned},
    value::PartialDate,
};

pub use read::read;

/// One step, with everything in braces filled in.
#[derive(Clone, Debug)]
pub enum Step {
    /// A heading over what follows.
    Stage(Spanned<Name>),
    /// The steps of another file, by its path as written.
    Play(SourceText),
    /// Steps once for every element, not yet filled in.
    ForEach {
        /// Names and what they run over, outermost first.
        loops: Vec<Loop>,
        /// The steps.
        steps: Vec<Node>,
    },
    /// Time goes by.
    Wait(Spanned<Length>),
    /// The review must be as said.
    Expect(Expect),
    /// Somebody tries something.
    Attempt(Box<Attempt>),
}

/// A name and what it runs over.
#[derive(Clone, Debug)]
pub struct Loop {
    /// The name.
    pub name: Spanned<Name>,
    /// What it stands for, one after the other.
    pub over: Over,
}

/// What a loop runs over.
#[derive(Clone, Debug)]
pub enum Over {
    /// These texts.
    Listed(Vec<Spanned<Name>>),
    /// `parameter:id`, `vocabulary:id`, `cells:id`.
    Named {
        /// What stands before the colon.
        kind: Name,
        /// What stands after it.
        id: Name,
        /// Where.
        span: Span,
    },
}

/// What must be so at this moment.
#[derive(Clone, Debug)]
pub struct Expect {
    /// What it is called.
    pub say: Name,
    /// What is demanded.
    pub demand: Demand,
}

/// The forms of an [`Expect`].
#[derive(Clone, Debug)]
pub enum Demand {
    /// An expression has this number as its value.
    Count {
        /// The expression.
        of: SourceText,
        /// The number.
        is: i64,
    },
    /// An expression holds.
    That(SourceText),
}

/// Something that somebody tries.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// What is wanted.
    pub wish: Wish,
    /// Who sends it.
    pub actor: Spanned<Name>,
    /// For whom they act.
    pub on_behalf_of: Option<Spanned<Name>>,
    /// The label of its command id.
    pub command: Option<Spanned<Name>>,
    /// When it really happened.
    pub occurred: Option<Occurrence>,
    /// What the actor confirms.
    pub confirmations: Vec<Name>,
    /// That it must be refused.
    pub refused: Option<Refused>,
}

/// That something must be refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is tried, as a sentence.
    pub say: Name,
    /// The ids of exactly the reasons.
    pub because: Vec<Name>,
}

/// When something really happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// When.
    pub at: When,
    /// Why it is recorded late.
    pub reason: Option<Name>,
}

/// A date, perhaps counted from the day on which the step is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// As written.
    At(PartialDate),
    /// So many days after the day of the step; before it if negative.
    DaysFromThen(i32),
}

/// The kinds of attempts.
#[derive(Clone, Debug)]
pub enum Wish {
    /// An action on an instance, with its form.
    Do {
        /// What.
        target: Target,
        /// The form: fields with their values as written.
        with: Vec<Pair>,
    },
    /// The word of a second person on a proposed action.
    Consent {
        /// What.
        target: Target,
        /// Agreed or declined.
        agrees: bool,
    },
    /// The end of a proposal, by who made it.
    Withdraw(Target),
    /// A role for somebody.
    Assign {
        /// What is given.
        holding: Holding,
        /// The holder in whose place they step.
        instead_of: Option<Spanned<Name>>,
    },
    /// The end of a role of somebody.
    Revoke(Holding),
    /// A role, lent.
    Delegate {
        /// What is lent, and whose it is; the sender's if nobody is named.
        role: Spanned<Name>,
        /// The instance it is held in.
        of: Option<Spanned<Name>>,
        /// Whose it is.
        holder: Option<Spanned<Name>>,
        /// To whom.
        to: Spanned<Name>,
        /// For how long from then on.
        lasting: Length,
    },
    /// A changed parameter.
    Amend {
        /// The parameter.
        parameter: Spanned<Name>,
        /// What changes.
        change: Change,
        /// Why, or `not stated`.
        reason: Name,
        /// By whose authority, or `not stated`.
        authority: Name,
    },
}

/// An action of an instance.
#[derive(Clone, Debug)]
pub struct Target {
    /// The instance, `machine/key`.
    pub instance: Name,
    /// The action.
    pub action: Name,
    /// Where they stand.
    pub span: Span,
}

/// A role of somebody.
#[derive(Clone, Debug)]
pub struct Holding {
    /// The role.
    pub role: Spanned<Name>,
    /// The instance it is held in; `None` for the review.
    pub of: Option<Spanned<Name>>,
    /// Whose.
    pub person: Spanned<Name>,
}

/// What an amendment changes.
#[derive(Clone, Debug)]
pub enum Change {
    /// New members with their titles.
    Add(Vec<(Name, Name)>),
    /// Members that leave.
    Remove(Vec<Name>),
    /// Cells that come into scope: members by the vocabularies of rows and columns.
    Include(Vec<CellWritten>),
    /// Cells that leave it.
    Exclude(Vec<CellWritten>),
}

/// `{ country: russia, theme: justice }`
#[derive(Clone, Debug)]
pub struct CellWritten {
    /// Members by the names of their vocabularies.
    pub members: Vec<(Name, Name)>,
    /// Where it stands.
    pub span: Span,
}
