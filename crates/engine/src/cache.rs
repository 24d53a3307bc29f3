//! [`Cache`]: what is kept in memory for each review, behind a lock of its own; of the state it is held for a whole step.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Reviews kept in memory at most, those in use aside.
pub(crate) const REVIEWS_MAX: usize = 1024;

/// A place for one review; `None` until it is loaded, and again after an append whose outcome is not known.
pub(crate) type Cell<T> = Arc<tokio::sync::Mutex<Option<T>>>;

/// Least recently used goes first. A cell in use is never dropped, so that a review has one lock only.
pub(crate) struct Cache<T>(Mutex<Entries<T>>);

struct Entries<T> {
    clock: u64,
    cells: BTreeMap<String, (u64, Cell<T>)>,
    by_age: BTreeMap<u64, String>,
}

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self(Mutex::new(Entries {
            clock: 0,
            cells: BTreeMap::new(),
            by_age: BTreeMap::new(),
        }))
    }
}

impl<T> Cache<T> {
    /// The cell of a stream.
    pub(crate) fn cell(&self, stream: &str) -> Cell<T> {
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

impl<T> Entries<T> {
    fn evict(&mut self) {
        let mut spare = self.cells.len().saturating_sub(REVIEWS_MAX);
        let oldest: Vec<u64> = self.by_age.keys().copied().take(2 * spare).collect();
        for age in oldest {
            let Some(stream) = self.by_age.get(&age) else {
                continue;
            };
            let in_use = |(_, cell): &(u64, Cell<T>)| Arc::strong_count(cell) > 1;
            if spare > 0 && !self.cells.get(stream).is_some_and(in_use) {
                self.cells.remove(stream);
                self.by_age.remove(&age);
                spare -= 1;
            }
        }
    }
}
