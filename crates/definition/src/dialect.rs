//! [`Node`]: a text of the restricted YAML dialect as a tree of texts, lists and maps.
//!
//! The dialect is YAML 1.2 without its traps: one document in UTF-8, no anchors, aliases, tags, merge keys,
//! directives, complex or duplicate keys, no tabs; every scalar is text.

mod origin;
mod text;
mod tree;

#[cfg(test)]
mod tests;

use crate::{
    diagnostic::Diagnostics,
    span::{SourceText, Span},
};

/// Greatest size of a file in bytes.
pub const FILE_BYTES_MAX: usize = 1024 * 1024;
/// Greatest length of a line in bytes.
pub const LINE_BYTES_MAX: usize = 64 * 1024;
/// Greatest depth of lists and maps in each other.
pub const DEPTH_MAX: usize = 64;

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
    /// A mapping.
    Map(Map),
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

/// A mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// Its entries in the order written; no key stands twice.
    pub pairs: Vec<Pair>,
    /// Whether it is written in braces.
    pub braces: bool,
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

impl Map {
    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

impl Node {
    /// The text of a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&SourceText> {
        match &self.kind {
            NodeKind::Text(scalar) => Some(&scalar.source),
            _ => None,
        }
    }

    /// The nodes of a list; none if it is something else.
    #[must_use]
    pub fn list(&self) -> &[Node] {
        match &self.kind {
            NodeKind::List(nodes) => nodes,
            _ => &[],
        }
    }

    /// Whether it is a list.
    #[must_use]
    pub fn is_list(&self) -> bool {
        matches!(self.kind, NodeKind::List(_))
    }

    /// Whether it is a map.
    #[must_use]
    pub fn is_map(&self) -> bool {
        matches!(self.kind, NodeKind::Map(_))
    }

    /// The entries of a map; none if it is something else.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        match &self.kind {
            NodeKind::Map(map) => &map.pairs,
            _ => &[],
        }
    }

    /// The value of a key of a map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.pairs()
            .iter()
            .find(|pair| pair.key.text == key)
            .map(|pair| &pair.value)
    }

    /// What it is, for messages: `a text`, `a list`, `a map`, `nothing`.
    #[must_use]
    pub fn described(&self) -> &'static str {
        match &self.kind {
            NodeKind::Empty => "nothing",
            NodeKind::Text(_) => "a text",
            NodeKind::List(_) => "a list",
            NodeKind::Map(_) => "a map",
        }
    }
}

/// Reads a text of the dialect. Everything wrong with it is added to `diagnostics`; there is a tree only if nothing is.
#[must_use]
pub fn parse(bytes: &[u8], diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut found = Diagnostics::new();
    let node = text::checked(bytes, &mut found).and_then(|text| tree::build(&text, &mut found));
    let node = node.filter(|_| !found.has_errors());
    diagnostics.append(found);
    node
}
