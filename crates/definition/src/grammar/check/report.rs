//! The messages of the check of shapes.

use crate::{
    diagnostic::{Diagnostic, code},
    dialect::{Map, Node, NodeKind, Pair, Style},
    grammar::{Forms, Key, Record, scalar::excerpt},
    span::Span,
};

/// The greatest number of keys that a message lists.
const LISTED_MAX: usize = 20;

/// For keys that look like prose.
pub(super) const QUOTE: &str =
    "inside { } a comma ends the text before it; quote that text if this belongs to it";

pub(super) fn wrong_kind(expected: &str, node: &Node, owner: &str, place: Span) -> Diagnostic {
    if node.kind == NodeKind::Empty {
        return no_value(owner, place);
    }
    Diagnostic::error(
        code::WRONG_KIND,
        format!("{owner} should be {expected}, but is {}", node.described()),
    )
    .at(node.span)
}

pub(super) fn no_list(node: &Node, owner: &str, place: Span) -> Diagnostic {
    let diagnostic = wrong_kind("a list", node, owner, place);
    match node.text() {
        Some(source) => diagnostic.help(format!("write [{}]", excerpt(&source.text))),
        None => diagnostic,
    }
}

pub(super) fn no_value(owner: &str, place: Span) -> Diagnostic {
    Diagnostic::error(code::WRONG_KIND, format!("{owner} has no value"))
        .at(place)
        .help("write a value, or leave the key out")
}

pub(super) fn unknown_key(
    pair: &Pair,
    meant: Option<&str>,
    record: &Record,
    forms: Option<&Forms>,
) -> Diagnostic {
    let key = excerpt(&pair.key.text);
    let diagnostic = Diagnostic::error(code::UNKNOWN_KEY, format!("unknown key `{key}`"))
        .at(pair.key.span)
        .label(format!("not a key of `{}`", record.name));
    if let Some(meant) = meant {
        return diagnostic.help(format!("did you mean `{meant}`?"));
    }
    let elsewhere = forms.and_then(|forms| {
        let mut others = forms
            .forms
            .iter()
            .filter(|(_, other)| !std::ptr::eq(*other, record));
        others.find(|(_, other)| other.keys.iter().any(|known| known.name == pair.key.text))
    });
    if let Some((form, _)) = elsewhere {
        return diagnostic.help(format!("`{key}` belongs to `{form}`"));
    }
    let known: Vec<&str> = record.keys.iter().map(|key| key.name).collect();
    if known.len() > LISTED_MAX {
        return diagnostic;
    }
    diagnostic.help(format!("its keys are: {}", known.join(", ")))
}

pub(super) fn misspelt(pair: &Pair, meant: &str) -> Diagnostic {
    let key = excerpt(&pair.key.text);
    Diagnostic::error(code::UNKNOWN_KEY, format!("unknown key `{key}`"))
        .at(pair.key.span)
        .help(format!("did you mean `{meant}`?"))
}

/// A part of a text that a comma made a key of its own.
pub(super) fn cut_text(pair: &Pair, help: String) -> Diagnostic {
    cut_texts(pair, pair, help)
}

/// Parts of a text that commas made keys of their own.
pub(super) fn cut_texts(first: &Pair, last: &Pair, help: String) -> Diagnostic {
    let key = excerpt(&first.key.text);
    Diagnostic::error(code::UNKNOWN_KEY, format!("unknown key `{key}`"))
        .at(Span::new(first.key.span.start, last.key.span.end))
        .label("has no value")
        .help(help)
}

/// How to quote the text before `index` together with the keys up to `end`, if they stand in braces.
pub(super) fn comma_help(map: &Map, index: usize, end: usize) -> Option<String> {
    let before = map.pairs[..index].last().filter(|_| map.braces)?;
    let NodeKind::Text(scalar) = &before.value.kind else {
        return None;
    };
    if scalar.style != Style::Plain {
        return None;
    }
    let rest: String = map.pairs[index..end]
        .iter()
        .map(|pair| format!(", {}", pair.key.text))
        .collect();
    let key = excerpt(&before.key.text);
    Some(format!(
        "inside {{ }} a comma ends the text. Quote it: {key}: \"{}{}\"",
        scalar.source.text,
        excerpt(&rest)
    ))
}

pub(super) fn missing(key: &Key, owner: &str, place: Span) -> Diagnostic {
    let diagnostic = Diagnostic::error(code::MISSING_KEY, format!("{owner} has no `{}`", key.name))
        .at(place)
        .note(format!("`{}`: {}", key.name, key.doc));
    diagnostic.help(format!("for example {}: {}", key.name, key.example))
}

pub(super) fn one_of_missing(owner: &str, keys: &[&str], place: Span) -> Diagnostic {
    Diagnostic::error(
        code::MISSING_KEY,
        format!("{owner} needs one of: {}", keys.join(", ")),
    )
    .at(place)
}

pub(super) fn exclude_each_other(owner: &str, first: &str, second: &str, map: &Map) -> Diagnostic {
    let message = format!("{owner} has both `{first}` and `{second}`");
    let diagnostic = Diagnostic::error(code::COMBINATION, message);
    let place = |key| super::place_of(map, key).unwrap_or_default();
    let (first, second) = (place(first), place(second));
    let (first, second) = (first.min(second), first.max(second));
    diagnostic
        .at(second)
        .also(first, "and here")
        .help("keep one of them")
}

pub(super) fn needs(owner: &str, key: &str, other: &str, place: Span) -> Diagnostic {
    Diagnostic::error(
        code::COMBINATION,
        format!("{owner} has `{key}` without `{other}`"),
    )
    .at(place)
    .help(format!("add `{other}`, or remove `{key}`"))
}
