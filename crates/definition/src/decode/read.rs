//! Reading parts of a record whose shape is known to be right.

use crate::{
    dialect::Node,
    grammar::scalar,
    model::time::Length,
    name::Name,
    span::{SourceText, Span, Spanned},
    syntax::Entry,
    ty::parse::{TypeExpr, type_expr},
};

/// A text as a name, or as prose.
pub(crate) fn named(source: &SourceText) -> Spanned<Name> {
    Spanned {
        value: source.text.as_str().into(),
        span: source.span,
    }
}

/// The text of a key as a name, or as prose.
pub(crate) fn name(node: &Node, key: &str) -> Option<Spanned<Name>> {
    node.get(key)?.text().map(named)
}

/// The text of a key.
pub(crate) fn text(node: &Node, key: &str) -> Option<SourceText> {
    node.get(key)?.text().cloned()
}

/// Whether a key is there; for flags and for keys with one possible value.
pub(crate) fn flag(node: &Node, key: &str) -> bool {
    node.get(key).is_some()
}

/// The text of a key, read.
pub(crate) fn scalar<T>(
    node: &Node,
    key: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Option<Spanned<T>> {
    scalar_of(node.get(key)?, read)
}

/// The text of a node, read.
pub(crate) fn scalar_of<T>(node: &Node, read: impl Fn(&str) -> Option<T>) -> Option<Spanned<T>> {
    let source = node.text()?;
    Some(Spanned {
        value: read(&source.text)?,
        span: source.span,
    })
}

/// The whole number of a key.
pub(crate) fn int(node: &Node, key: &str) -> Option<Spanned<i64>> {
    scalar(node, key, scalar::integer)
}

/// The length of a key.
pub(crate) fn length(node: &Node, key: &str) -> Option<Spanned<Length>> {
    scalar(node, key, scalar::length)
}

/// The type of a key.
pub(crate) fn ty(node: &Node, key: &str) -> Option<TypeExpr> {
    type_expr(node.get(key)?.text()?).ok()
}

/// The elements of the list of a key; none if it is not there.
pub(crate) fn each<T>(node: &Node, key: &str, read: impl Fn(&Node) -> Option<T>) -> Option<Vec<T>> {
    let list = node.get(key).map_or(&[][..], Node::list);
    list.iter().map(read).collect()
}

/// One element or the elements of a list.
pub(crate) fn one_or_each<T>(
    node: Option<&Node>,
    read: impl Fn(&Node) -> Option<T>,
) -> Option<Vec<T>> {
    match node {
        None => Some(Vec::new()),
        Some(node) if node.is_list() => node.list().iter().map(read).collect(),
        Some(node) => Some(vec![read(node)?]),
    }
}

/// The ids of the list of a key.
pub(crate) fn ids(node: &Node, key: &str) -> Option<Vec<Spanned<Name>>> {
    each(node, key, |node| node.text().map(named))
}

/// The entries of the map of a key; none if it is not there.
pub(crate) fn entries<T>(
    node: &Node,
    key: &str,
    read: impl Fn(&Node) -> Option<T>,
) -> Option<Vec<Entry<T>>> {
    match node.get(key) {
        Some(map) => entries_of(map, read),
        None => Some(Vec::new()),
    }
}

/// The entries of a map.
pub(crate) fn entries_of<T>(
    map: &Node,
    read: impl Fn(&Node) -> Option<T>,
) -> Option<Vec<Entry<T>>> {
    let entry = |pair: &crate::dialect::Pair| {
        Some(Entry {
            id: named(&pair.key),
            span: pair.span,
            value: read(&pair.value)?,
        })
    };
    map.pairs().iter().map(entry).collect()
}

/// The place of a key's value.
pub(crate) fn place(node: &Node, key: &str) -> Option<Span> {
    node.get(key).map(|value| value.span)
}
