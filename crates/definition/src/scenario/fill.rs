//! What is in braces, filled in.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    dialect::{Map, Node, NodeKind, Pair, Scalar},
    grammar::id::is_id,
    name::Name,
    nearest::nearest,
    span::{SourceText, Span},
};

use super::code;

/// What a name in braces stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Binding {
    /// One text: `{t}`.
    Text(Name),
    /// Several, by name: `{cell.theme}`.
    Parts(BTreeMap<Name, Name>),
}

/// What is bound around a step, innermost last.
pub type Bindings = Vec<(Name, Binding)>;

/// A node with everything in braces filled in. What is wrong is added to `out`; then a part is left as it was.
pub(super) fn node(written: &Node, bindings: &Bindings, out: &mut Diagnostics) -> Node {
    let kind = match &written.kind {
        NodeKind::Empty => NodeKind::Empty,
        NodeKind::Text(scalar) => NodeKind::Text(Scalar {
            source: text(&scalar.source, bindings, out),
            style: scalar.style,
        }),
        NodeKind::List(nodes) => {
            NodeKind::List(nodes.iter().map(|one| node(one, bindings, out)).collect())
        }
        NodeKind::Map(map) => {
            let pairs = map.pairs.iter().map(|pair| Pair {
                key: pair.key.clone(),
                value: node(&pair.value, bindings, out),
                span: pair.span,
            });
            NodeKind::Map(Map {
                pairs: pairs.collect(),
                braces: map.braces,
            })
        }
    };
    Node {
        span: written.span,
        kind,
    }
}

/// A text with everything in braces filled in. Every byte keeps its place; what is filled in has that of its brace.
fn text(written: &SourceText, bindings: &Bindings, out: &mut Diagnostics) -> SourceText {
    let mut filled = SourceText {
        text: String::new(),
        span: written.span,
        segments: Vec::new(),
    };
    let mut from = 0;
    while let Some((within, name)) = next_braces(&written.text, from) {
        keep(&mut filled, written, Span::new(from, within.start));
        let place = written.source_span(within);
        match lookup(name, bindings) {
            Ok(value) => {
                filled.segments.push((filled.text.len(), place.start));
                filled.text.push_str(&value);
            }
            Err(Unbound { message, help }) => {
                let error = Diagnostic::error(code::UNBOUND, message);
                out.push(error.at(place).help(help));
            }
        }
        from = within.end;
    }
    keep(&mut filled, written, Span::new(from, written.text.len()));
    if filled.segments.is_empty() {
        filled.segments.push((0, written.span.start));
    }
    filled
}

fn keep(filled: &mut SourceText, written: &SourceText, within: Span) {
    if within.start == within.end {
        return;
    }
    let part = written.part(within);
    let offset = filled.text.len();
    let segments = part.segments.iter();
    filled
        .segments
        .extend(segments.map(|(text, source)| (text + offset, *source)));
    filled.text.push_str(&part.text);
}

/// The next `{name}` or `{name.part}` from a place on. Other braces are text.
fn next_braces(text: &str, from: usize) -> Option<(Span, &str)> {
    let mut at = from;
    loop {
        let open = at + text[at..].find('{')?;
        let rest = &text[open + 1..];
        let end = rest.find(|c: char| {
            !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.')
        })?;
        let name = &rest[..end];
        if rest[end..].starts_with('}') && name.splitn(2, '.').all(|part| is_id(part, false)) {
            return Some((Span::new(open, open + 1 + end + 1), name));
        }
        at = open + 1;
    }
}

/// Why something in braces cannot be filled in.
struct Unbound {
    message: String,
    help: String,
}

fn lookup(name: &str, bindings: &Bindings) -> Result<Name, Unbound> {
    let (variable, part) = match name.split_once('.') {
        Some((variable, part)) => (variable, Some(part)),
        None => (name, None),
    };
    let bound = bindings.iter().rev().find(|(known, _)| known == variable);
    match (bound, part) {
        (None, _) => Err(unknown(variable, bindings)),
        (Some((_, Binding::Text(text))), None) => Ok(text.clone()),
        (Some((_, Binding::Text(_))), Some(_)) => Err(Unbound {
            message: format!("`{variable}` has no parts"),
            help: format!("write `{{{variable}}}`"),
        }),
        (Some((_, Binding::Parts(parts))), part) => {
            let found = part.and_then(|part| parts.get(part));
            let known = || parts.keys().map(|part| format!("`{{{variable}.{part}}}`"));
            found.cloned().ok_or_else(|| Unbound {
                message: format!("`{name}` is no part of a cell"),
                help: format!("write {}", known().collect::<Vec<_>>().join(" or ")),
            })
        }
    }
}

fn unknown(variable: &str, bindings: &Bindings) -> Unbound {
    let known = bindings.iter().map(|(known, _)| known.as_str());
    Unbound {
        message: format!("nothing is called `{variable}` here"),
        help: nearest(variable, known).map_or_else(
            || "a name in braces stands for an element of a `for_each` around it".to_owned(),
            |meant| format!("did you mean `{{{meant}}}`?"),
        ),
    }
}
