//! Data keys in memory: few, and not for long.

use std::{collections::HashMap, sync::Arc};

use ledger::key::{DataKey, KeyId};

use super::KeyScope;

/// Keys in memory, at most.
const MAX_KEYS: usize = 1024;

/// How long a key stays in memory, in seconds.
const MAX_AGE: i64 = 300;

/// Keys by id, and ids by scope. Keys wipe themselves when dropped.
#[derive(Debug, Default)]
pub(super) struct Cache {
    keys: HashMap<KeyId, Entry>,
    scopes: HashMap<KeyScope, KeyId>,
}

#[derive(Debug)]
struct Entry {
    key: Arc<DataKey>,
    since: i64,
}

impl Cache {
    /// The key of a scope, if it is here and not too old.
    pub(super) fn of_scope(&mut self, scope: &KeyScope, now: i64) -> Option<(KeyId, Arc<DataKey>)> {
        let id = *self.scopes.get(scope)?;
        Some((id, self.of_id(id, now)?))
    }

    /// The key with an id, if it is here and not too old.
    pub(super) fn of_id(&mut self, id: KeyId, now: i64) -> Option<Arc<DataKey>> {
        self.forget_old(now);
        self.keys.get(&id).map(|entry| Arc::clone(&entry.key))
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
        self.keys
            .retain(|_, entry| (0..MAX_AGE).contains(&(now - entry.since)));
        self.scopes.retain(|_, id| self.keys.contains_key(id));
    }
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
