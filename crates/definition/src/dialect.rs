//! [`Node`]: a text of the restricted YAML dialect as a tree of texts, lists and maps.

use crate::span::{SourceText, Span};

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// The kinds of nodes. Every scalar is text: its type comes from the place it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// Nothing is written where a value could stand.
    Empty,
    /// A scalar.
    Text(Scalar),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order written; no key stands twice.
    Map(Vec<Pair>),
}

/// A scalar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// Its text.
    pub source: SourceText,
    /// How it is written.
    pub style: Style,
}

/// How a scalar is written. It never changes what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// `'...'`
    SingleQuoted,
    /// `"..."`
    DoubleQuoted,
    /// `|`
    Literal,
    /// `>`
    Folded,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The key.
    pub key: SourceText,
    /// The value.
    pub value: Node,
    /// From the key to the end of the value.
    pub span: Span,
}
