//! [`Marks`]: how far a browser has come, in numbers that do not tell how much is in the record.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

/// Marks in one second, as if no more were asked for.
const MARKS_OF_A_SECOND: u64 = 1_000_000;

/// How often the record may have grown since a mark that is still understood.
const GROWTHS_MAX: usize = 4_096;

/// Numbers that grow with every request, whether or not the record has grown: nobody learns from them when others work, or how
/// much. The server alone knows how long the record was at each; after a new start it knows none of before.
#[derive(Default)]
pub(crate) struct Marks(Mutex<Given>);

#[derive(Default)]
struct Given {
    last: u64,
    /// The first mark at each size of the record that was seen.
    growths: VecDeque<(u64, u64)>,
}

impl Marks {
    /// A new mark for a record of at least this size, greater than all before it, and the size that it stands for. `now` is in
    /// seconds since 1970.
    pub(crate) fn give(&self, now: i64, size: u64) -> (u64, u64) {
        let mut given = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let begin = u64::try_from(now).unwrap_or_default() * MARKS_OF_A_SECOND;
        let mark = begin.max(given.last + 1);
        given.last = mark;
        // Somebody else may have seen the record when it was longer.
        let seen = given.growths.back().map(|&(_, size)| size);
        if seen.is_none_or(|seen| seen < size) {
            given.growths.push_back((mark, size));
        }
        if given.growths.len() > GROWTHS_MAX {
            given.growths.pop_front();
        }
        (mark, seen.map_or(size, |seen| seen.max(size)))
    }

    /// How long the record was at a mark, if that is still known.
    pub(crate) fn size_at(&self, mark: u64) -> Option<u64> {
        let given = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let after = given.growths.partition_point(|&(first, _)| first <= mark);
        let growth = given.growths.get(after.checked_sub(1)?)?;
        Some(growth.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_grow_by_requests_and_stand_for_what_there_was() {
        let marks = Marks::default();
        let (first, size) = marks.give(10, 5);
        assert_eq!((first, size), (10 * MARKS_OF_A_SECOND, 5));
        let (second, _) = marks.give(10, 5);
        let (third, size) = marks.give(10, 7);
        assert_eq!(size, 7);
        // Whether the record grew between two marks is not to be seen in them.
        assert_eq!((second - first, third - second), (1, 1));
        assert_eq!(marks.give(9, 6), (third + 1, 7));
        assert_eq!(marks.give(11, 7).0, 11 * MARKS_OF_A_SECOND);
        let sizes = [0, first, second, third, u64::MAX].map(|mark| marks.size_at(mark));
        assert_eq!(sizes, [None, Some(5), Some(5), Some(7), Some(7)]);
    }

    #[test]
    fn marks_of_long_ago_are_forgotten() {
        let marks = Marks::default();
        let (first, _) = marks.give(1, 0);
        for size in 1..=GROWTHS_MAX as u64 {
            marks.give(1, size);
        }
        assert_eq!(marks.size_at(first), None);
        assert_eq!(marks.size_at(first + 1), Some(1));
    }
}
