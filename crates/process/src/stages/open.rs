//! How all that is open in a review stands.

use std::collections::BTreeMap;

use definition::name::Name;
use jiff::Timestamp;

use crate::{schedule::Usual, view::Viewed};

use super::{Expected, Word, expected_at, of_instance};

/// When each open instance that the viewer sees is expected to go on, by its id: past that a wait is too long.
#[must_use]
pub fn expected(viewed: &Viewed<'_>, usual: &Usual) -> BTreeMap<Name, Expected> {
    let instances = viewed.snapshot().state.instances.iter().enumerate();
    let open = instances.filter(|(place, one)| viewed.sees(*place) && viewed.is_open(one));
    open.filter_map(|(place, one)| Some((one.id.clone(), expected_at(viewed, usual, place)?)))
        .collect()
}

/// How each open instance that the viewer sees stands, by its id. One for which nothing is expected waits, as long as something that was
/// created by it moves or is expected to. `at` decides what is overdue.
#[must_use]
pub fn words(viewed: &Viewed<'_>, usual: &Usual, at: Timestamp) -> BTreeMap<Name, Word> {
    let instances = &viewed.snapshot().state.instances;
    let mut words: BTreeMap<usize, Word> = BTreeMap::new();
    // Children come after their parents.
    for (place, instance) in instances.iter().enumerate().rev() {
        if !viewed.sees(place) || !viewed.is_open(instance) {
            continue;
        }
        let own = of_instance(viewed, usual, place, at);
        let word = words.get(&place).copied();
        let word = word.filter(|_| own == Word::Blocked).unwrap_or(own);
        words.insert(place, word);
        if let Some(parent) = instance.parent.filter(|_| word != Word::Blocked) {
            words.insert(parent, Word::Waiting);
        }
    }
    let is_named = |place: &usize| viewed.sees(*place) && viewed.is_open(&instances[*place]);
    let named = words.into_iter().filter(|(place, _)| is_named(place));
    named
        .map(|(place, word)| (instances[place].id.clone(), word))
        .collect()
}
