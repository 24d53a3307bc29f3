//! [`Deadline`], [`Estimate`] and [`Calendar`] as written.

use jiff::civil::{Date, Weekday};

use crate::{
    model::time::Length,
    name::Name,
    span::{SourceText, Span, Spanned},
};

use super::people::RoleRef;

/// When something is due, and what follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// Its id; the state's if nothing is written.
    pub id: Option<Spanned<Name>>,
    /// The whole record.
    pub span: Span,
    /// When it is due.
    pub due: Due,
    /// How long before it a reminder goes out.
    pub remind: Vec<Spanned<Length>>,
    /// Who is told when it has passed.
    pub escalate: Vec<Escalation>,
    /// What happens of itself when it has passed.
    pub expire: Option<Expire>,
}

/// When a deadline is due.
#[derive(Clone, Debug, PartialEq)]
pub enum Due {
    /// `20 working days after entering`
    After(Spanned<Length>),
    /// An expression of type date or instant.
    At(SourceText),
}

/// `{ after: 5 working days, to: [review_manager] }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Escalation {
    /// The whole record.
    pub span: Span,
    /// How long after the due time.
    pub after: Spanned<Length>,
    /// Who is told.
    pub to: Vec<RoleRef>,
    /// What, a phrase.
    pub say: Option<SourceText>,
}

/// `{ after: 0 days, action: lapse }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Expire {
    /// How long after the due time.
    pub after: Spanned<Length>,
    /// The action.
    pub action: Spanned<Name>,
}

/// How long a state is expected to take.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the three points of an estimate")]
pub struct Estimate {
    pub low: Spanned<Length>,
    pub likely: Spanned<Length>,
    pub high: Spanned<Length>,
}

/// How days are counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// The whole record.
    pub span: Span,
    /// The days on which people work.
    pub working_days: Vec<Spanned<Weekday>>,
    /// Days on which they do not.
    pub holidays: Vec<Spanned<Date>>,
    /// The name of the zone.
    pub zone: Spanned<Name>,
    /// The POSIX TZ string; checked by the resolver.
    pub rule: Spanned<Name>,
    /// The version of holidays and rule.
    pub version: Spanned<Name>,
}
