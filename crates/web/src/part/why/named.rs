//! [`Named`]: what a reason names, however deep.

use std::collections::BTreeMap;

use definition::name::Name;
use process::{
    explain::{Blocked, Missing, Move, Part, Witness},
    view::Who,
};

/// The instances and the moves that a reason names.
#[derive(Default)]
pub(crate) struct Named<'b> {
    /// The instances it is about.
    pub(crate) instances: Vec<&'b Name>,
    /// What could be done about it.
    pub(crate) moves: Vec<&'b Move>,
    /// For one of them no way leads where it should be.
    pub(crate) is_stuck: bool,
}

impl<'b> Named<'b> {
    /// What some reasons name.
    pub(crate) fn by(reasons: &'b [Blocked]) -> Self {
        let mut named = Self::default();
        reasons.iter().for_each(|it| named.parts(&it.proof));
        named
    }

    /// The first thing that a person could do now.
    pub(crate) fn next(&self) -> Option<&'b Move> {
        let mut moves = self.moves.iter().copied();
        moves.find(|step| step.ready && !step.automatic)
    }

    /// Who could do something now. A role that is held in several places is named once: that answers who, and not yet where.
    pub(crate) fn movers(&self) -> Vec<Who> {
        let mut found: BTreeMap<&Name, Who> = BTreeMap::new();
        let ready = self.moves.iter().filter(|step| step.ready);
        for who in ready.flat_map(|step| &step.by) {
            let merged = found.entry(&who.role).or_insert_with(|| Who {
                of: None,
                of_title: None,
                persons: Vec::new(),
                lent: Vec::new(),
                ..who.clone()
            });
            for person in &who.persons {
                if !merged.persons.contains(person) {
                    merged.persons.push(person.clone());
                }
            }
            for lent in &who.lent {
                if !merged.lent.contains(lent) {
                    merged.lent.push(lent.clone());
                }
            }
        }
        found.into_values().collect()
    }

    fn parts(&mut self, parts: &'b [Part]) {
        for part in parts {
            self.instances.extend(&part.of);
            self.is_stuck |= part.stuck;
            self.steps(&part.next);
            self.parts(&part.parts);
            part.witnesses.iter().for_each(|it| self.witness(it));
            part.missing.iter().for_each(|it| self.missing(it));
        }
    }

    fn witness(&mut self, witness: &'b Witness) {
        let subject = witness.subject.as_ref();
        self.instances
            .extend(subject.map(|subject| &subject.instance));
        self.is_stuck |= witness.stuck;
        self.steps(&witness.next);
        self.parts(&witness.because);
    }

    fn missing(&mut self, missing: &'b Missing) {
        for creator in &missing.creators {
            self.instances.push(&creator.subject.instance);
            self.steps(creator.by.as_slice());
            self.steps(&creator.next);
        }
        if let Some(first) = &missing.first {
            self.missing(first);
        }
    }

    fn steps(&mut self, moves: &'b [Move]) {
        for step in moves {
            self.moves.push(step);
            step.waits_for.iter().for_each(|it| self.parts(&it.proof));
        }
    }
}
