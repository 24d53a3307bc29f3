//! Ids: what an author may call things.

use crate::{
    diagnostic::{Diagnostic, code},
    span::SourceText,
    ty::parse::WORDS,
};

use super::scalar;

/// Words that other YAML tools turn into a boolean or nothing.
const YAML_WORDS: [&str; 9] = ["on", "off", "yes", "no", "y", "n", "true", "false", "null"];

/// Prefixes of event types that belong to the record itself.
const RECORD_WORDS: [&str; 9] = [
    "log",
    "key",
    "kek",
    "section",
    "projection",
    "definition",
    "account",
    "access",
    "process",
];

/// Streams of the record that are no machines.
const STREAM_WORDS: [&str; 1] = ["notices"];

/// What an id stands for, which decides what it must not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ids {
    /// Anything without special needs.
    Plain,
    /// A clause or property: may contain `-`.
    Dashed,
    /// A machine: no word of the type language, no word of the record.
    Machine,
    /// A vocabulary: no word of the type language.
    Vocabulary,
    /// A class: no class of the record's own sections.
    Class,
    /// A role: not `system`, `anyone`, `participants`.
    Role,
    /// Not an id but the target of a `set`: `field` or `field[expression]`.
    Target,
}

impl Ids {
    /// The words that it must not be, and why.
    fn reserved(self) -> &'static [(&'static [&'static str], &'static str)] {
        const TYPES: (&[&str], &str) = (&WORDS, "it is a word of the type language");
        const RECORD: (&[&str], &str) =
            (&RECORD_WORDS, "the record itself has events of that name");
        const STREAMS: (&[&str], &str) =
            (&STREAM_WORDS, "the record itself has streams of that name");
        const CLASSES: (&[&str], &str) = (
            &["open", "personal"],
            "the record itself has sections of that name",
        );
        const ROLES: (&[&str], &str) = (
            &["system", "anyone", "participants"],
            "the language has its own meaning for it",
        );
        match self {
            Ids::Plain | Ids::Dashed | Ids::Target => &[],
            Ids::Machine => &[TYPES, RECORD, STREAMS],
            Ids::Vocabulary => &[TYPES],
            Ids::Class => &[CLASSES],
            Ids::Role => &[ROLES],
        }
    }
}

/// What is wrong with a text as an id of its kind.
#[must_use]
pub fn fault(ids: Ids, source: &SourceText) -> Option<Diagnostic> {
    let text = source.text.as_str();
    if ids == Ids::Target {
        return target_fault(source);
    }
    if YAML_WORDS.contains(&text) {
        return Some(
            Diagnostic::error(code::RESERVED, format!("`{text}` cannot be an id"))
                .at(source.span)
                .note("other YAML tools read it as true, false or nothing")
                .help("choose another word"),
        );
    }
    if !is_id(text, ids == Ids::Dashed) {
        return Some(bad_id(source, ids == Ids::Dashed));
    }
    let (_, reason) = ids
        .reserved()
        .iter()
        .find(|(words, _)| words.contains(&text))?;
    Some(
        Diagnostic::error(code::RESERVED, format!("`{text}` cannot be an id here"))
            .at(source.span)
            .note(*reason)
            .help("choose another word"),
    )
}

fn target_fault(source: &SourceText) -> Option<Diagnostic> {
    let well_formed = scalar::target(source).is_some();
    (!well_formed).then(|| {
        let message = format!("`{}` is not a field", scalar::excerpt(&source.text));
        Diagnostic::error(code::BAD_ID, message)
            .at(source.span)
            .help("write `field: expression` or `field[expression]: expression`")
    })
}

/// A text that is no id, with what to write instead.
pub(super) fn bad_id(source: &SourceText, dashed: bool) -> Diagnostic {
    let message = format!("`{}` is not an id", scalar::excerpt(&source.text));
    let allowed = if dashed {
        ", digits, `_` and `-`"
    } else {
        ", digits and `_`"
    };
    let diagnostic = Diagnostic::error(code::BAD_ID, message)
        .at(source.span)
        .note(format!(
            "an id is made of lower-case letters{allowed}, and begins with a letter"
        ));
    match suggestion(&source.text, dashed) {
        Some(word) => diagnostic.help(format!("for example `{word}`")),
        None => diagnostic,
    }
}

fn suggestion(text: &str, dashed: bool) -> Option<String> {
    let word: String = text
        .trim()
        .chars()
        .take(scalar::EXCERPT_CHARS)
        .map(|c| match c {
            ' ' | '-' if !dashed => '_',
            ' ' => '-',
            other => other.to_ascii_lowercase(),
        })
        .collect();
    is_id(&word, dashed).then_some(word)
}

/// Whether a text is made like an id: `[a-z][a-z0-9_]*`, with `-` if `dashed`.
#[must_use]
pub fn is_id(text: &str, dashed: bool) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| {
            byte.is_ascii_lowercase()
                || byte.is_ascii_digit()
                || byte == b'_'
                || (dashed && byte == b'-')
        })
}
