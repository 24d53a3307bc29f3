//! [`Staging`]: documents that were handed in and wait for the step that names them.
//!
//! They stay in memory: nothing confidential is written to the disk before it is sealed. What nobody names within
//! [`KEPT_SECONDS`] is forgotten, and may be handed in again.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use definition::name::Name;
use process::{examine::conform::DOCUMENT_BYTES_MAX, person::Person};

/// Seconds for which a document waits.
const KEPT_SECONDS: i64 = 15 * 60;

/// Bytes of the documents of one person, at most: four of the longest.
const PERSON_BYTES_MAX: u64 = 4 * DOCUMENT_BYTES_MAX;

/// Bytes of all documents, at most.
const ALL_BYTES_MAX: u64 = 16 * DOCUMENT_BYTES_MAX;

/// Documents of one person, at most: also the shortest takes some room.
const PERSON_DOCUMENTS_MAX: usize = 100;

/// Documents that wait.
#[derive(Debug, Default)]
pub(crate) struct Staging(Mutex<VecDeque<Waiting>>);

#[derive(Debug)]
struct Waiting {
    person: Person,
    sha256: Name,
    since: i64,
    bytes: Arc<[u8]>,
}

/// There is no room for another document now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Full;

impl Staging {
    /// Keeps a document of a person. Handed in again, it waits anew.
    pub(super) fn put(
        &self,
        person: &Person,
        sha256: Name,
        bytes: Arc<[u8]>,
        now: i64,
    ) -> Result<(), Full> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_same = |one: &Waiting| one.person == *person && one.sha256 == sha256;
        waiting.retain(|one| now - one.since < KEPT_SECONDS && !is_same(one));
        let length = bytes.len() as u64;
        let all: u64 = waiting.iter().map(|one| one.bytes.len() as u64).sum();
        if all + length > ALL_BYTES_MAX {
            return Err(Full);
        }
        // Of their own documents the oldest make room.
        loop {
            let own = waiting.iter().filter(|one| one.person == *person);
            let (count, held) = own.fold((0, 0), |(count, held), one| {
                (count + 1, held + one.bytes.len() as u64)
            });
            if count < PERSON_DOCUMENTS_MAX && held + length <= PERSON_BYTES_MAX {
                break;
            }
            match waiting.iter().position(|one| one.person == *person) {
                Some(oldest) => drop(waiting.remove(oldest)),
                None => break,
            }
        }
        waiting.push_back(Waiting {
            person: person.clone(),
            sha256,
            since: now,
            bytes,
        });
        Ok(())
    }

    /// The bytes of a document that a person has handed in. It goes on waiting: the step may be sent again.
    pub(super) fn get(&self, person: &Person, sha256: &Name) -> Option<Arc<[u8]>> {
        let waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = waiting
            .iter()
            .find(|one| one.person == *person && one.sha256 == *sha256);
        found.map(|one| Arc::clone(&one.bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(digit: char) -> Person {
        Person::parse(&format!("u-{}", digit.to_string().repeat(16))).unwrap()
    }

    fn bytes(length: u64) -> Arc<[u8]> {
        vec![0; usize::try_from(length).unwrap()].into()
    }

    #[test]
    fn a_document_waits_for_its_own_person_for_a_while() {
        let (staging, ada, grace) = (Staging::default(), person('a'), person('b'));
        staging.put(&ada, "one".into(), bytes(3), 0).unwrap();
        assert!(staging.get(&ada, &"one".into()).is_some());
        assert!(staging.get(&grace, &"one".into()).is_none());
        staging
            .put(&grace, "two".into(), bytes(3), KEPT_SECONDS)
            .unwrap();
        assert!(staging.get(&ada, &"one".into()).is_none());
    }

    #[test]
    fn the_oldest_of_ones_own_make_room() {
        let (staging, ada) = (Staging::default(), person('a'));
        for number in 0..=PERSON_DOCUMENTS_MAX {
            let name = number.to_string().into();
            staging.put(&ada, name, bytes(1), 0).unwrap();
        }
        assert!(staging.get(&ada, &"0".into()).is_none());
        assert!(staging.get(&ada, &"1".into()).is_some());
        for name in ["a", "b", "c", "d", "e"] {
            staging
                .put(&ada, name.into(), bytes(DOCUMENT_BYTES_MAX), 0)
                .unwrap();
        }
        assert!(staging.get(&ada, &"a".into()).is_none());
        assert!(staging.get(&ada, &"b".into()).is_some());
    }

    #[test]
    fn there_is_an_end_to_the_room_for_all() {
        let staging = Staging::default();
        for digit in ['1', '2', '3', '4'] {
            for name in ["a", "b", "c", "d"] {
                let document = bytes(DOCUMENT_BYTES_MAX);
                staging
                    .put(&person(digit), name.into(), document, 0)
                    .unwrap();
            }
        }
        assert_eq!(
            staging.put(&person('5'), "a".into(), bytes(1), 0),
            Err(Full)
        );
        let later = staging.put(&person('5'), "a".into(), bytes(1), KEPT_SECONDS);
        assert_eq!(later, Ok(()));
    }
}
