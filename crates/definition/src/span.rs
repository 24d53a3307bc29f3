//! [`Span`]: where in a source text something stands.

/// A range of bytes in a source text, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

/// A value together with the place where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

/// The text of a scalar together with the place of every byte of it.
///
/// A folded or quoted scalar is not a slice of its source: line breaks become spaces, escapes become characters.
/// Its segments say where each run of bytes came from, so that an error inside an expression points to the right column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The text.
    pub text: String,
    /// The whole scalar in the source, quotes included.
    pub span: Span,
    /// Pairs of (offset in the text, offset in the source), ascending; the first is for offset 0.
    pub segments: Vec<(usize, usize)>,
}

impl SourceText {
    /// A text that is a slice of its source.
    #[must_use]
    pub fn verbatim(text: &str, start: usize) -> Self {
        let span = Span::new(start, start + text.len());
        Self {
            text: text.to_owned(),
            span,
            segments: vec![(0, start)],
        }
    }

    /// Where a range of bytes of the text stands in the source.
    #[must_use]
    pub fn source_span(&self, within: Span) -> Span {
        let start = self.source_offset(within.start);
        let end = if within.end > within.start {
            self.source_offset(within.end - 1) + 1
        } else {
            start
        };
        Span::new(start, end)
    }

    fn source_offset(&self, offset: usize) -> usize {
        let after = self.segments.partition_point(|(text, _)| *text <= offset);
        let Some((text, source)) = after.checked_sub(1).map(|index| self.segments[index]) else {
            return self.span.start;
        };
        source + (offset - text)
    }
}
