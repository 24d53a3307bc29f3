//! [`Expr`]: a checked expression with every name resolved.

use crate::{name::Name, span::Span, ty::Type, value::Value};

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
    /// `date(now)`: the civil date of an instant in the calendar's zone, in UTC without a calendar
    DateOf(Box<Expr>),
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
    /// `a - b`: numbers, two dates, a date or an instant minus days
    Sub(Box<Expr>, Box<Expr>),
    /// `list.all(v, e)` and its siblings
    Quantified(Quantifier, Box<Expr>, Binder, Box<Expr>),
    /// `[a, b]`
    List(Vec<Expr>),
}

impl Expr {
    /// The parts of the expression, in the order written.
    #[must_use]
    pub fn children(&self) -> Vec<&Expr> {
        match &self.kind {
            ExprKind::Literal(_)
            | ExprKind::Parameter(_)
            | ExprKind::Excluded(_)
            | ExprKind::Vocabulary(_)
            | ExprKind::Collection(_)
            | ExprKind::This
            | ExprKind::Parent
            | ExprKind::Review
            | ExprKind::Input(_)
            | ExprKind::Actor
            | ExprKind::Now
            | ExprKind::Milestone(_)
            | ExprKind::Local(_) => Vec::new(),
            ExprKind::InstanceAt(_, inner)
            | ExprKind::Field(inner, _)
            | ExprKind::CellPart(inner, _)
            | ExprKind::Is(inner, _)
            | ExprKind::Was(inner, _)
            | ExprKind::Has(inner)
            | ExprKind::Size(inner)
            | ExprKind::Days(inner)
            | ExprKind::Workdays(inner)
            | ExprKind::DateOf(inner)
            | ExprKind::Not(inner) => vec![inner],
            ExprKind::At(left, right)
            | ExprKind::Compare(_, left, right)
            | ExprKind::In(left, right)
            | ExprKind::Add(left, right)
            | ExprKind::Sub(left, right)
            | ExprKind::Quantified(_, left, _, right) => vec![left, right],
            ExprKind::And(parts) | ExprKind::Or(parts) | ExprKind::List(parts) => {
                parts.iter().collect()
            }
        }
    }

    /// Whether the expression is a plain mention of data that may be absent, such as `input.waiver` or `this.text`.
    /// Assigning an absent mention leaves an optional field untouched; any other expression without a value is a failure.
    #[must_use]
    pub fn is_mention(&self) -> bool {
        matches!(
            self.kind,
            ExprKind::Input(_)
                | ExprKind::Parameter(_)
                | ExprKind::Field(..)
                | ExprKind::At(..)
                | ExprKind::InstanceAt(..)
        )
    }
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

impl Comparison {
    /// As written: `==`, `!=`, `<`, `<=`, `>`, `>=`.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Comparison::Equal => "==",
            Comparison::NotEqual => "!=",
            Comparison::Less => "<",
            Comparison::LessOrEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterOrEqual => ">=",
        }
    }

    /// Whether it asks for an order and not only for equality.
    #[must_use]
    pub fn is_ordering(self) -> bool {
        !matches!(self, Comparison::Equal | Comparison::NotEqual)
    }

    /// Whether it holds for a left side that is less than, equal to or greater than the right side.
    #[must_use]
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Comparison::Equal => order.is_eq(),
            Comparison::NotEqual => order.is_ne(),
            Comparison::Less => order.is_lt(),
            Comparison::LessOrEqual => order.is_le(),
            Comparison::Greater => order.is_gt(),
            Comparison::GreaterOrEqual => order.is_ge(),
        }
    }
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

impl Quantifier {
    /// As written: `all`, `exists`, `exists_one`, `filter`, `map`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Quantifier::All => "all",
            Quantifier::Exists => "exists",
            Quantifier::ExistsOne => "exists_one",
            Quantifier::Filter => "filter",
            Quantifier::Map => "map",
        }
    }

    /// The quantifier of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [
            Quantifier::All,
            Quantifier::Exists,
            Quantifier::ExistsOne,
            Quantifier::Filter,
            Quantifier::Map,
        ]
        .into_iter()
        .find(|quantifier| quantifier.word() == word)
    }
}
