//! [`Role`], [`RoleRef`] and [`Access`] as written.

use crate::{
    name::Name,
    span::{SourceText, Span, Spanned},
};

use super::action::Clause;

/// A role in a review or in instances of some machines.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Its title.
    pub title: Spanned<Name>,
    /// `review`, a machine, or a list of machines.
    pub scope: Vec<Spanned<Name>>,
    /// Least number of holders per scope.
    pub min: Option<Spanned<u32>>,
    /// Greatest number of holders per scope.
    pub max: Option<Spanned<u32>>,
    /// Roles whose holders may assign it.
    pub assigned_by: Vec<Spanned<Name>>,
    /// Roles that no holder may hold as well.
    pub incompatible: Vec<Spanned<Name>>,
    /// What must hold before somebody is assigned.
    pub needs: Vec<Clause>,
}

/// `review_manager`, or `study_lead of sender`.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleRef {
    /// As written.
    pub text: SourceText,
    /// The role.
    pub role: Spanned<Name>,
    /// The reference after `of`.
    pub of: Option<SourceText>,
}

/// Who sees that something exists, and who reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Access {
    /// The whole record.
    pub span: Span,
    /// `see`; `None` if nothing is written.
    pub see: Option<Vec<Reader>>,
    /// `read`; `None` if nothing is written.
    pub read: Option<Vec<Reader>>,
}

/// Who may see or read something.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    /// Who.
    pub who: ReaderKind,
    /// Only while this holds.
    pub when: Option<SourceText>,
}

/// The kinds of readers.
#[derive(Clone, Debug, PartialEq)]
pub enum ReaderKind {
    /// `anyone`
    Anyone(Span),
    /// `participants`
    Participants(Span),
    /// A role.
    Role(RoleRef),
}
