//! [`markup()`]: what an explanation or a history says, in the language of the page.
//!
//! Words of ours are the message `said-<id>`; what a definition or a person wrote stands in them as written, and marked as such. In
//! English both are one text.

use engine::directory::Directory;
use fluent_bundle::FluentValue;
use maud::{Markup, html};
use process::saying::{Joint, Made, Saying, capital};

use super::reading::said;
use crate::locale::Locale;

/// Around the number of a value in a message, until the value itself is put there: characters for private use.
const MARKS: [char; 2] = ['\u{e000}', '\u{e001}'];

/// Around values in a message (Unicode TR 9); markup isolates them itself.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// In the language of the page.
    Ours(String),
    /// As a definition or a person wrote it.
    Written(String),
    /// The name of a person.
    Name(String),
}

/// What is said, on a page.
pub(crate) fn markup(locale: &Locale, directory: &Directory, saying: &Saying) -> Markup {
    if locale.is_english() {
        return said(locale, &directory.named(saying));
    }
    shown(locale, directory, &pieces(locale, saying))
}

/// What is said, where no markup can stand.
pub(crate) fn text(locale: &Locale, directory: &Directory, saying: &Saying) -> String {
    if locale.is_english() {
        return directory.named(saying);
    }
    plain(directory, &pieces(locale, saying))
}

/// Pieces as one sentence on a page.
pub(crate) fn shown(locale: &Locale, directory: &Directory, pieces: &[Piece]) -> Markup {
    html! {
        bdi {
            @for piece in pieces {
                @match piece {
                    Piece::Ours(text) => (text),
                    Piece::Written(text) => (said(locale, &directory.named(text))),
                    Piece::Name(name) => bdi { (name) },
                }
            }
        }
    }
}

/// Pieces as one text.
pub(crate) fn plain(directory: &Directory, pieces: &[Piece]) -> String {
    let [open, close] = ISOLATES;
    let told = pieces.iter().map(|piece| match piece {
        Piece::Ours(text) => text.clone(),
        Piece::Written(text) => format!("{open}{}{close}", directory.named(text)),
        Piece::Name(name) => format!("{open}{name}{close}"),
    });
    told.collect()
}

/// What is said, in pieces.
pub(crate) fn pieces(locale: &Locale, saying: &Saying) -> Vec<Piece> {
    match saying.made() {
        Made::Written if saying.is_empty() => Vec::new(),
        Made::Written => vec![Piece::Written(saying.to_string())],
        Made::Number(number) => vec![Piece::Ours(number.to_string())],
        Made::Capital(inner) => begun(pieces(locale, inner)),
        Made::Joined(joint, sayings) => {
            let between = Piece::Ours(between(locale, *joint));
            let sayings = sayings.iter().map(|saying| pieces(locale, saying));
            let sayings: Vec<Vec<Piece>> = sayings.collect();
            sayings.join(&between)
        }
        Made::Words(words, values) => {
            let numbers = values
                .iter()
                .filter_map(|(name, value)| match value.made() {
                    Made::Number(number) => Some((*name, FluentValue::from(*number))),
                    _ => None,
                });
            let others = values.iter().filter_map(|(name, value)| {
                let is_number = matches!(value.made(), Made::Number(_));
                (!is_number).then(|| (*name, pieces(locale, value)))
            });
            let others: Vec<(&str, Vec<Piece>)> = others.collect();
            let message = format!("said-{}", words.id());
            filled(locale, &message, &numbers.collect::<Vec<_>>(), &others)
        }
    }
}

/// A message with pieces put into it.
pub(crate) fn filled(
    locale: &Locale,
    message: &str,
    numbers: &[(&str, FluentValue<'_>)],
    values: &[(&str, Vec<Piece>)],
) -> Vec<Piece> {
    let [open, close] = MARKS;
    let mut given = numbers.to_vec();
    for (at, (name, _)) in values.iter().enumerate() {
        given.push((name, format!("{open}{at}{close}").into()));
    }
    let said = locale.say_with(message, &given);
    let mut found = Vec::new();
    let mut rest = said.as_str();
    while let Some((before, after)) = rest.split_once(open) {
        let (at, after) = after.split_once(close).unwrap_or((after, ""));
        let before = before.strip_suffix(ISOLATES[0]).unwrap_or(before);
        found.push(Piece::Ours(before.to_owned()));
        let value = at.parse().ok().and_then(|at: usize| values.get(at));
        found.extend(value.into_iter().flat_map(|(_, pieces)| pieces.clone()));
        rest = after.strip_prefix(ISOLATES[1]).unwrap_or(after);
    }
    found.push(Piece::Ours(rest.to_owned()));
    found.retain(|piece| !matches!(piece, Piece::Ours(text) if text.is_empty()));
    found
}

/// A sentence with a capital at its beginning.
fn begun(mut pieces: Vec<Piece>) -> Vec<Piece> {
    if let Some(Piece::Ours(text) | Piece::Written(text)) = pieces.first_mut() {
        *text = capital(text);
    }
    pieces
}

/// What stands between sayings.
fn between(locale: &Locale, joint: Joint) -> String {
    match joint {
        Joint::Space => " ".to_owned(),
        Joint::Or => format!(" {} ", locale.say("said-or")),
        Joint::And => format!(" {} ", locale.say("said-and")),
    }
}
