//! [`Named`]: what a reason names, however deep.

use definition::name::Name;
use process::explain::{Blocked, Missing, Move, Part, Witness};

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
