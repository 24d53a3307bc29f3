//! [`Cache`]: reviews kept in memory, each behind a lock that is held for a whole step.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::review::Review;

/// Reviews kept in memory at most, those in use aside.
const REVIEWS_MAX: usize = 1024;

/// A place for one review; `None` until it is loaded, and again after an append whose outcome is not known.
pub(crate) type Cell = Arc<tokio::sync::Mutex<Option<Review>>>;

/// Least recently used goes first. A cell in use is never dropped, so that a review has one lock only.
#[derive(Default)]
pub(crate) struct Cache(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    clock: u64,
    cells: BTreeMap<String, (u64, Cell)>,
    by_age: BTreeMap<u64, String>,
}

impl Cache {
    /// The cell of a stream.
    pub(crate) fn cell(&self, stream: &str) -> Cell {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.clock += 1;
        let now = entries.clock;
        let cell = if let Some((used, cell)) = entries.cells.get_mut(stream) {
            let before = std::mem::replace(used, now);
            let cell = Arc::clone(cell);
            entries.by_age.remove(&before);
            cell
        } else {
            let cell = Cell::default();
            entries
                .cells
                .insert(stream.to_owned(), (now, Arc::clone(&cell)));
            cell
        };
        entries.by_age.insert(now, stream.to_owned());
        entries.evict();
        cell
    }
}

impl Entries {
    fn evict(&mut self) {
        let mut spare = self.cells.len().saturating_sub(REVIEWS_MAX);
        let oldest: Vec<u64> = self.by_age.keys().copied().take(2 * spare).collect();
        for age in oldest {
            let Some(stream) = self.by_age.get(&age) else {
                continue;
            };
            let in_use = |(_, cell): &(u64, Cell)| Arc::strong_count(cell) > 1;
            if spare > 0 && !self.cells.get(stream).is_some_and(in_use) {
                self.cells.remove(stream);
                self.by_age.remove(&age);
                spare -= 1;
            }
        }
    }
}
