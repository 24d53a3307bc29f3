//! The lines of a source that a finding shows.

use crate::{diagnostic::Diagnostic, span::Span};

/// The greatest number of bytes that are shown behind the last marked place.
const BEHIND_BYTES: usize = 200;

/// Whole lines of a source with everything that is marked in them.
pub(super) struct Excerpt<'a> {
    /// The lines.
    pub(super) text: &'a str,
    /// The number of the first, from 1.
    pub(super) line: usize,
    /// What is marked.
    pub(super) marks: Vec<Mark<'a>>,
}

/// A marked range of bytes of an [`Excerpt`].
pub(super) struct Mark<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) label: &'a str,
    /// Whether it is the place of the finding itself.
    pub(super) primary: bool,
}

impl<'a> Excerpt<'a> {
    /// The excerpt of a finding, if it has a place. A place of many lines is shown by its first.
    pub(super) fn of(diagnostic: &'a Diagnostic, source: &'a str) -> Option<Excerpt<'a>> {
        let mut marks = vec![mark(source, diagnostic.span?, &diagnostic.label, true)];
        for (span, label) in &diagnostic.also {
            marks.push(mark(source, *span, label, false));
        }
        let first = marks.iter().map(|mark| mark.start).min()?;
        let last = marks.iter().map(|mark| mark.end).max()?;
        let from = source[..first].rfind('\n').map_or(0, |newline| newline + 1);
        let to = line_end(source, last).min(last + BEHIND_BYTES);
        let text = &source[from..source.floor_char_boundary(to)];
        for mark in &mut marks {
            mark.start -= from;
            mark.end -= from;
        }
        Some(Excerpt {
            text: text.trim_end_matches(['\n', '\r']),
            line: source[..from].matches('\n').count() + 1,
            marks,
        })
    }
}

fn mark<'a>(source: &str, span: Span, label: &'a str, primary: bool) -> Mark<'a> {
    let start = source.floor_char_boundary(span.start);
    let end = source.ceil_char_boundary(span.end.clamp(start, line_end(source, start)));
    Mark {
        start,
        end,
        label,
        primary,
    }
}

fn line_end(source: &str, position: usize) -> usize {
    let rest = &source[position..];
    position + rest.find(['\n', '\r']).unwrap_or(rest.len())
}
