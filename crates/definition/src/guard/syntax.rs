//! [`Node`]: an expression as written, before any name is looked up.

use crate::{name::Name, span::Span};

use super::expr::Comparison;

/// An expression as written. Two nodes are equal if they say the same, wherever they stand.
#[derive(Clone, Debug, Eq)]
pub struct Node {
    /// Where it stands in the expression's own text.
    pub span: Span,
    /// What it says.
    pub kind: NodeKind,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// A name as written. Two words are equal if their names are.
#[derive(Clone, Debug, Eq)]
pub struct Word {
    /// Where it stands in the expression's own text.
    pub span: Span,
    /// The name.
    pub name: Name,
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// The forms of an expression as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// `12`, `-3`
    Int(i64),
    /// `'text'`, `"text"`
    Text(String),
    /// `true`, `false`
    Bool(bool),
    /// `this`, `reports`
    Name(Name),
    /// `a.b`
    Select(Box<Node>, Word),
    /// `a[b]`
    Index(Box<Node>, Box<Node>),
    /// `f(a, b)`
    Call(Word, Vec<Node>),
    /// `a.f(b, c)`
    Method(Box<Node>, Word, Vec<Node>),
    /// `[a, b]`
    List(Vec<Node>),
    /// `!a`
    Not(Box<Node>),
    /// `a && b && c`, at least two
    And(Vec<Node>),
    /// `a || b || c`, at least two
    Or(Vec<Node>),
    /// `a == b`, `a < b`
    Compare(Comparison, Box<Node>, Box<Node>),
    /// `a in b`
    In(Box<Node>, Box<Node>),
    /// `a + b`
    Add(Box<Node>, Box<Node>),
    /// `a - b`
    Sub(Box<Node>, Box<Node>),
}
