//! [`Role`]: who takes part, and who may not be whom.

use crate::{guard::expr::Expr, name::Name, span::Span};

use super::action::Clause;

/// A role in a review or in instances of some machines.
#[derive(Clone, Debug)]
pub struct Role {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: Name,
    /// The machines an assignment belongs to; empty: the review as a whole.
    pub scope: Vec<Name>,
    /// Least number of holders per scope.
    pub min: Option<u32>,
    /// Greatest number of holders per scope.
    pub max: Option<u32>,
    /// Roles whose holders may assign, revoke and delegate it.
    pub assigned_by: Vec<Name>,
    /// Roles that no holder of this one may hold anywhere in the same review; symmetric.
    pub incompatible: Vec<Name>,
    /// What must hold before somebody is assigned; `this` is the instance of the scope, `actor` the person.
    pub needs: Vec<Clause>,
    /// Where it is declared.
    pub span: Span,
}

/// `review_manager`, or `study_lead of sender`.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleRef {
    /// The role; `system` for deadlines that act.
    pub role: Name,
    /// The reference through which it is resolved; bare roles resolve in the instance, its parents, the review.
    pub of: Option<Expr>,
    /// As written.
    pub text: Name,
    /// Where it is written.
    pub span: Span,
}

/// Separation of duties on one action. It compares persons, also those on whose behalf somebody acted.
#[derive(Clone, Debug, Default)]
pub struct Separation {
    /// Nobody who ever did one of these actions on the instance.
    pub not_by: Vec<Name>,
    /// Only somebody who did each of these actions on the instance.
    pub only_by: Vec<Name>,
    /// Nobody who holds one of these roles there.
    pub not_role: Vec<RoleRef>,
}

/// Who may see or read something.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Who.
    pub who: ReaderKind,
    /// Only while this holds.
    pub when: Option<Expr>,
}

/// The kinds of readers.
#[derive(Clone, Debug)]
pub enum ReaderKind {
    /// Everybody.
    Anyone,
    /// Everybody who holds a role in the review.
    Participants,
    /// The holders of a role.
    Role(RoleRef),
}
