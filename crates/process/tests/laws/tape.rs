//! [`Tape`]: bytes that decide, so that a random definition or walk shrinks like any list of bytes.

/// Choices read from bytes; after the last byte every choice is the first one.
pub(crate) struct Tape<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tape<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// A number below `count`.
    pub(crate) fn pick(&mut self, count: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        usize::from(byte) % count
    }

    /// True in one of `count` cases.
    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.pick(count) == count - 1
    }

    /// One of several.
    pub(crate) fn of<'b, T>(&mut self, choices: &'b [T]) -> &'b T {
        &choices[self.pick(choices.len())]
    }

    /// Whether choices are left.
    pub(crate) fn is_left(&self) -> bool {
        self.at < self.bytes.len()
    }
}
