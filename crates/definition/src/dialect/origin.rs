//! Where every character of a scalar comes from.

use crate::span::{SourceText, Span};

use super::Style;

/// The text of a scalar with its places in `source`, where it (or its opening quote) starts at `start`.
///
/// White space is folded and cut in several ways by the styles of YAML, but the other characters of a text always
/// stand in its source in the same order. So both are read side by side, and a run of white space is one stop.
pub(super) fn locate(text: String, style: Style, source: &str, start: usize) -> SourceText {
    let quoted = matches!(style, Style::SingleQuoted | Style::DoubleQuoted);
    let mut walk = Walk {
        source,
        at: start + usize::from(quoted),
        style,
    };
    let mut segments: Vec<(usize, usize)> = Vec::new();
    let mut expected = None;
    let mut end = walk.at;
    for (offset, character) in text.char_indices() {
        let place = walk.take(character);
        if expected != Some(place) {
            segments.push((offset, place));
        }
        expected = Some(place + character.len_utf8());
        end = walk.at;
    }
    if segments.is_empty() {
        segments.push((0, walk.at));
    }
    if quoted {
        walk.skip_blank();
        end = walk.at + 1;
    }
    // A run of white space at the end belongs to the layout.
    let written = &source[start..end.clamp(start, source.len())];
    let end = if quoted {
        start + written.len()
    } else {
        start + written.trim_end().len()
    };
    SourceText {
        text,
        span: Span::new(start, end),
        segments,
    }
}

/// A place in the source that moves forward.
struct Walk<'a> {
    source: &'a str,
    at: usize,
    style: Style,
}

impl Walk<'_> {
    /// Moves behind the source of the next character of the text and answers where that source starts.
    fn take(&mut self, character: char) -> usize {
        if is_blank(character) {
            if let Some(place) = self.take_escape() {
                return place;
            }
            let place = self.at;
            let run = self.rest().len() - self.rest().trim_start_matches(is_blank).len();
            let breaks = self.rest()[..run].contains(['\n', '\r']);
            self.at += if breaks { run } else { run.min(1) };
            return place;
        }
        self.skip_blank();
        if let Some(place) = self.take_escape() {
            return place;
        }
        let place = self.at;
        let doubled = self.style == Style::SingleQuoted && self.rest().starts_with("''");
        self.at += if doubled { 2 } else { self.next_width() };
        place
    }

    /// Moves behind an escape, if one stands here.
    fn take_escape(&mut self) -> Option<usize> {
        self.skip_continuations();
        if !(self.style == Style::DoubleQuoted && self.rest().starts_with('\\')) {
            return None;
        }
        let place = self.at;
        self.at += 1;
        let digits = match self.rest().bytes().next() {
            Some(b'x') => 2,
            Some(b'u') => 4,
            Some(b'U') => 8,
            _ => 0,
        };
        self.at += self.next_width() + digits;
        self.at = self.at.min(self.source.len());
        Some(place)
    }

    /// Moves behind blanks and escaped line breaks.
    fn skip_blank(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches(is_blank).len();
        self.skip_continuations();
    }

    fn skip_continuations(&mut self) {
        while self.style == Style::DoubleQuoted
            && (self.rest().starts_with("\\\n") || self.rest().starts_with("\\\r"))
        {
            self.at += 1;
            self.at += self.rest().len() - self.rest().trim_start_matches(is_blank).len();
        }
    }

    fn next_width(&self) -> usize {
        self.rest().chars().next().map_or(0, char::len_utf8)
    }

    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or("")
    }
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\n' | '\r' | '\t')
}
