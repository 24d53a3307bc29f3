//! Data keys in memory: few, and not for long.

use std::{collections::HashMap, sync::Arc};

use ledger::key::{DataKey, KeyId};

use super::KeyScope;

/// Keys in memory, at most: a few for each review that is worked on.
const MAX_KEYS: usize = 4096;

/// How long a key stays in memory, in seconds.
const MAX_AGE: i64 = 300;

/// Keys by id, and ids by scope. Keys wipe themselves when dropped.
#[derive(Debug, Default)]
pub(super) struct Cache {
    keys: HashMap<KeyId, Entry>,
    scopes: HashMap<KeyScope, KeyId>,
    /// Since when the oldest key is here, if there is one: until it is too old, none has to be looked for.
    oldest: i64,
}

#[derive(Debug)]
struct Entry {
    key: Arc<DataKey>,
    since: i64,
}

impl Cache {
    /// The key of a scope, if it is here and not too old.
    pub(super) fn of_scope(&mut self, scope: &KeyScope, now: i64) -> Option<(KeyId, Arc<DataKey>)> {
        self.forget_old(now);
        let id = *self.scopes.get(scope)?;
        Some((id, self.of_id(id, now)?))
    }

    /// The key with an id, if it is here and not too old.
    pub(super) fn of_id(&mut self, id: KeyId, now: i64) -> Option<Arc<DataKey>> {
        self.forget_old(now);
        let entry = self
            .keys
            .get(&id)
            .filter(|entry| is_young(entry.since, now))?;
        Some(Arc::clone(&entry.key))
    }

    /// Keeps a key. If there is no room, the oldest goes.
    pub(super) fn insert(
        &mut self,
        id: KeyId,
        scope: Option<KeyScope>,
        key: Arc<DataKey>,
        now: i64,
    ) {
        if self.keys.len() >= MAX_KEYS {
            let oldest = self.keys.iter().min_by_key(|(_, entry)| entry.since);
            if let Some(oldest) = oldest.map(|(id, _)| *id) {
                self.keys.remove(&oldest);
                self.scopes.retain(|_, id| *id != oldest);
            }
        }
        self.oldest = if self.keys.is_empty() {
            now
        } else {
            self.oldest.min(now)
        };
        self.keys.insert(id, Entry { key, since: now });
        if let Some(scope) = scope {
            self.scopes.insert(scope, id);
        }
    }

    /// Drops all keys.
    pub(super) fn clear(&mut self) {
        self.keys.clear();
        self.scopes.clear();
    }

    fn forget_old(&mut self, now: i64) {
        if is_young(self.oldest, now) {
            return;
        }
        self.keys.retain(|_, entry| is_young(entry.since, now));
        self.scopes.retain(|_, id| self.keys.contains_key(id));
        self.oldest = self
            .keys
            .values()
            .map(|entry| entry.since)
            .min()
            .unwrap_or(now);
    }
}

/// Whether a key may still be used. One from the future is not trusted: the clock was set back.
fn is_young(since: i64, now: i64) -> bool {
    (0..MAX_AGE).contains(&(now - since))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: u64) -> (KeyId, Arc<DataKey>) {
        let mut id = [0; 16];
        id[..8].copy_from_slice(&number.to_be_bytes());
        (KeyId(id), Arc::new(DataKey::new([7; 32])))
    }

    #[test]
    fn a_key_is_forgotten_after_five_minutes_and_when_the_clock_runs_back() {
        for (later, kept) in [(0, true), (299, true), (300, false), (-1, false)] {
            let mut cache = Cache::default();
            let (id, data_key) = key(1);
            cache.insert(id, Some(KeyScope::Index), data_key, 1000);
            assert_eq!(cache.of_id(id, 1000 + later).is_some(), kept, "{later}");
            assert_eq!(
                cache.of_scope(&KeyScope::Index, 1000 + later).is_some(),
                kept,
                "{later}"
            );
        }
    }

    #[test]
    fn each_key_is_forgotten_at_its_own_time() {
        let mut cache = Cache::default();
        for (number, since) in [(1, 1000), (2, 1200)] {
            let (id, data_key) = key(number);
            cache.insert(id, None, data_key, since);
        }
        let mut kept = |now| [1, 2].map(|number| cache.of_id(key(number).0, now).is_some());
        assert_eq!(kept(1299), [true, true]);
        assert_eq!(kept(1300), [false, true]);
        assert_eq!(kept(1499), [false, true]);
        assert_eq!(kept(1500), [false, false]);
    }

    #[test]
    fn the_oldest_key_makes_room() {
        let mut cache = Cache::default();
        for number in 0..=MAX_KEYS as u64 {
            let (id, data_key) = key(number);
            cache.insert(id, None, data_key, i64::from(number > 0));
        }
        assert_eq!(cache.keys.len(), MAX_KEYS);
        assert!(cache.of_id(key(0).0, 1).is_none());
        assert!(cache.of_id(key(1).0, 1).is_some());
    }
}
