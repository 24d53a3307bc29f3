//! [`Expr`]: a checked expression with every name resolved.

use crate::{name::Name, span::Span, types::Type, value::Value};

/// A checked expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// Where it stands in the definition's text.
    pub span: Span,
    /// The type of its value.
    pub ty: Type,
    /// What it is.
    pub kind: ExprKind,
}

/// The forms of a checked expression.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// A literal, a member (`direction.desk_to_field`, or `'desk_to_field'` where a member is expected), a date
    Literal(Value),
    /// A parameter of the review; a matrix yields its cells in scope
    Parameter(Name),
    /// `excluded(coverage)`: the cells of a matrix that are written exceptions
    Excluded(Name),
    /// A vocabulary as the list of its member ids
    Vocabulary(Name),
    /// All instances of a machine that are not cancelled, in order of creation (`reports`)
    Collection(Name),
    /// `country_study[expr]`: the instance of a machine by its key
    InstanceAt(Name, Box<Expr>),
    /// The instance the clause belongs to
    This,
    /// Its parent
    Parent,
    /// The root instance
    Review,
    /// A value of the action's input
    Input(Name),
    /// Who acts
    Actor,
    /// The time of the step
    Now,
    /// A milestone, by name
    Milestone(Name),
    /// A bound variable: the n-th enclosing binder, counted from the outermost (0)
    Local(usize),
    /// A field of an instance
    Field(Box<Expr>, Name),
    /// The row (`true`) or column member of a cell
    CellPart(Box<Expr>, bool),
    /// The value of a `per` map at a member
    At(Box<Expr>, Box<Expr>),
    /// `x.is('state')`
    Is(Box<Expr>, Name),
    /// `x.was('state')`: monotone
    Was(Box<Expr>, Name),
    /// `has(path)`
    Has(Box<Expr>),
    /// `size(x)`
    Size(Box<Expr>),
    /// `days(n)`
    Days(Box<Expr>),
    /// `workdays(n)`
    Workdays(Box<Expr>),
    /// `!x`
    Not(Box<Expr>),
    /// `a && b && ...`, at least two
    And(Vec<Expr>),
    /// `a || b || ...`, at least two
    Or(Vec<Expr>),
    /// A comparison
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// `x in list`, `x in set`, `member in per-map`
    In(Box<Expr>, Box<Expr>),
    /// `a + b`: numbers, lists, sets, a date or an instant plus days
    Add(Box<Expr>, Box<Expr>),
    /// `a - b`
    Sub(Box<Expr>, Box<Expr>),
    /// `list.all(v, e)` and its siblings
    Quantified(Quantifier, Box<Expr>, Binder, Box<Expr>),
    /// `[a, b]`
    List(Vec<Expr>),
}

/// A bound variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Binder {
    /// Its name as written.
    pub name: Name,
    /// Its place: [`ExprKind::Local`] of the same number refers to it.
    pub slot: usize,
}

/// Comparison operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// The macros over lists, sets, collections and vocabularies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of CEL")]
pub enum Quantifier {
    All,
    Exists,
    ExistsOne,
    Filter,
    Map,
}
