//! Parts of a [`SourceText`], and lines and columns of a text.

use crate::span::{SourceText, Span};

impl SourceText {
    /// A part of the text, with the places of its own bytes. `within` counts bytes of the text and stands between
    /// characters.
    #[must_use]
    pub fn part(&self, within: Span) -> SourceText {
        let first = self
            .source_span(Span::new(within.start, within.start))
            .start;
        let segments = std::iter::once((0, first)).chain(
            self.segments
                .iter()
                .filter(|(text, _)| *text > within.start && *text < within.end)
                .map(|(text, source)| (text - within.start, *source)),
        );
        SourceText {
            text: self.text[within.start..within.end].to_owned(),
            span: self.source_span(within),
            segments: segments.collect(),
        }
    }

    /// A part of the text without white space around it.
    #[must_use]
    pub fn trimmed_part(&self, within: Span) -> SourceText {
        let text = &self.text[within.start..within.end];
        let start = within.start + (text.len() - text.trim_start().len());
        self.part(Span::new(start, start + text.trim().len()))
    }
}

/// The places where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// The line and the column of a place, both from 1. A column is counted in characters.
    #[must_use]
    pub fn line_and_column(&self, position: usize) -> (usize, usize) {
        let position = self.text.floor_char_boundary(position);
        let line = self.starts.partition_point(|start| *start <= position);
        let start = self.starts[line - 1];
        (line, self.text[start..position].chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_keeps_its_places() {
        let text = SourceText {
            text: "ab cd ef".to_owned(),
            span: Span::new(10, 40),
            segments: vec![(0, 10), (3, 20), (6, 30)],
        };
        let part = text.part(Span::new(1, 7));
        assert_eq!(part.text, "b cd e");
        assert_eq!(part.span, Span::new(11, 31));
        assert_eq!(part.source_span(Span::new(2, 4)), Span::new(20, 22));
        let trimmed = text.trimmed_part(Span::new(2, 6));
        assert_eq!(
            (trimmed.text.as_str(), trimmed.span),
            ("cd", Span::new(20, 22))
        );
    }

    #[test]
    fn columns_are_characters() {
        assert_eq!(Lines::of("é\nüx").line_and_column(5), (2, 2));
        assert_eq!(Lines::of("").line_and_column(0), (1, 1));
    }
}
