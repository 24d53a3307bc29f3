//! [`TypeExpr`]: a type as written, its names not yet looked up.

use crate::{
    name::Name,
    span::{Span, Spanned},
};

/// A type as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeExpr {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TypeExprKind,
}

/// The forms of a written type.
///
/// `type := stated ["or not stated"]`, `stated := element ["per" id]`,
/// `element := ("list" | "set") "of" element | "matrix of" id "by" id | built-in | id {"or" id}`.
/// So `list of int per group` is a list for each group, and `list of text or not stated` is a list, or the statement
/// that there is none to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the built-in types have the names of the language"
)]
pub enum TypeExprKind {
    Bool,
    Int,
    Text,
    Date,
    PartialDate,
    Instant,
    Document,
    Person,
    /// One or more vocabularies, or one or more machines: `theme or country`
    OneOf(Vec<Spanned<Name>>),
    /// `matrix of row by column`
    Matrix {
        /// Vocabulary of the rows.
        row: Spanned<Name>,
        /// Vocabulary of the columns.
        column: Spanned<Name>,
    },
    /// `list of T`
    List(Box<TypeExpr>),
    /// `set of T`
    Set(Box<TypeExpr>),
    /// `T per vocabulary`
    Per {
        /// Type of the values.
        value: Box<TypeExpr>,
        /// Vocabulary of the keys.
        vocabulary: Spanned<Name>,
    },
    /// `T or not stated`
    OrNotStated(Box<TypeExpr>),
}
