//! Phrases: prose with `{expression}` inside.

use crate::{
    diagnostic::Diagnostic,
    guard::{check::Expected, names::Place},
    model::action::{Phrase, PhrasePart},
    span::{SourceText, Span},
};

use super::{Resolver, code};

impl Resolver<'_> {
    /// A phrase whose parts are shown to people.
    pub(super) fn phrase(&mut self, written: &SourceText, place: &Place) -> Phrase {
        self.interpolated(written, place, &Expected::Shown)
    }

    /// A phrase that gives the key of an instance.
    pub(super) fn key_phrase(&mut self, written: &SourceText, place: &Place) -> Phrase {
        self.interpolated(written, place, &Expected::Key)
    }

    fn interpolated(&mut self, written: &SourceText, place: &Place, expected: &Expected) -> Phrase {
        let mut parts = Vec::new();
        for piece in pieces(&written.text) {
            match piece {
                Piece::Text(within) => {
                    parts.push(PhrasePart::Text(
                        written.text[within.start..within.end].into(),
                    ));
                }
                Piece::Expression(within) => {
                    let expression = written.trimmed_part(within);
                    parts.push(PhrasePart::Expr(self.expression(
                        &expression,
                        place,
                        expected,
                    )));
                }
                Piece::Fault(within, message) => {
                    let error = Diagnostic::error(code::PHRASE, message)
                        .at(written.source_span(within))
                        .help(
                            "a value is written `{expression}`; a phrase has no braces otherwise",
                        );
                    self.out.push(error);
                }
            }
        }
        Phrase {
            text: written.text.as_str().into(),
            parts,
        }
    }
}

/// A piece of a phrase as written, by its bytes.
enum Piece {
    Text(Span),
    Expression(Span),
    Fault(Span, &'static str),
}

/// Cuts a phrase at its braces. A brace inside a quoted text of an expression is no brace.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let Some(brace) = rest.find(['{', '}']).map(|offset| at + offset) else {
            pieces.push(Piece::Text(Span::new(at, text.len())));
            break;
        };
        if brace > at {
            pieces.push(Piece::Text(Span::new(at, brace)));
        }
        if text[brace..].starts_with('}') {
            let fault = "a `}` without its `{`";
            pieces.push(Piece::Fault(Span::new(brace, brace + 1), fault));
            at = brace + 1;
            continue;
        }
        let Some(end) = closing(text, brace + 1) else {
            let fault = "a `{` without its `}`";
            pieces.push(Piece::Fault(Span::new(brace, text.len()), fault));
            break;
        };
        let inside = Span::new(brace + 1, end);
        if text[inside.start..inside.end].trim().is_empty() {
            let fault = "nothing stands between the braces";
            pieces.push(Piece::Fault(Span::new(brace, end + 1), fault));
        } else {
            pieces.push(Piece::Expression(inside));
        }
        at = end + 1;
    }
    pieces
}

/// The place of the `}` that ends an expression starting at `from`.
fn closing(text: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    for (offset, character) in text[from..].char_indices() {
        match (quote, character) {
            (None, '}') => return Some(from + offset),
            (None, '{') => return None,
            (None, '\'' | '"') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    None
}
