//! [`Seats`]: how many streams there may be.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use process::person::Person;

/// Streams at once.
const STREAMS_MAX: usize = 1_024;

/// Streams of one person at once: one for each of their browsers.
const STREAMS_OF_ONE_MAX: usize = 8;

/// The streams there are, by person; clones share them.
#[derive(Clone, Default)]
pub(crate) struct Seats(Arc<Mutex<BTreeMap<Person, usize>>>);

/// The right to one stream, until it is dropped.
pub(crate) struct Seat {
    seats: Seats,
    person: Person,
}

impl Seats {
    /// How many there are now.
    pub(crate) fn count(&self) -> usize {
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        taken.values().sum()
    }

    /// A seat, if there is one left for this person.
    pub(crate) fn take(&self, person: &Person) -> Option<Seat> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = taken.get(person).copied().unwrap_or_default();
        if own >= STREAMS_OF_ONE_MAX || taken.values().sum::<usize>() >= STREAMS_MAX {
            return None;
        }
        taken.insert(person.clone(), own + 1);
        Some(Seat {
            seats: self.clone(),
            person: person.clone(),
        })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = taken.get_mut(&self.person) {
            *own -= 1;
            if *own == 0 {
                taken.remove(&self.person);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(number: usize) -> Person {
        Person::parse(&format!("u-{number:016x}")).unwrap()
    }

    #[test]
    fn nobody_takes_the_seats_of_others() {
        let seats = Seats::default();
        let mut taken: Vec<_> = (0..STREAMS_OF_ONE_MAX)
            .map(|_| seats.take(&person(1)).unwrap())
            .collect();
        assert!(seats.take(&person(1)).is_none());
        assert!(seats.take(&person(2)).is_some());
        taken.pop();
        assert!(seats.take(&person(1)).is_some());
    }

    #[test]
    fn there_are_so_many_and_no_more() {
        let seats = Seats::default();
        let taken: Vec<_> = (0..STREAMS_MAX)
            .map(|number| seats.take(&person(number)).unwrap())
            .collect();
        assert!(seats.take(&person(STREAMS_MAX)).is_none());
        drop(taken);
        assert!(seats.take(&person(STREAMS_MAX)).is_some());
    }
}
