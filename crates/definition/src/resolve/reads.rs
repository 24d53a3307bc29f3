//! What the clauses of automatic transitions read, once for all steps to come.

use std::collections::BTreeSet;

use crate::{
    guard::reads::Reads,
    model::{Definition, action::Clause},
    name::Name,
};

/// Says of every automatic transition which machines it reads.
pub(super) fn fill(definition: &mut Definition) {
    let milestones = &definition.milestones;
    let machines = |needs: &[Clause]| -> BTreeSet<Name> {
        let mut reads = Reads::default();
        needs.iter().for_each(|clause| reads.add(&clause.that));
        let mut followed = BTreeSet::new();
        while let Some(milestone) = reads.milestones.pop_first() {
            if let Some(found) = milestones.get(&milestone)
                && followed.insert(milestone)
            {
                reads.add(&found.that);
            }
        }
        reads.machines().into_iter().cloned().collect()
    };
    let states = definition
        .machines
        .values_mut()
        .flat_map(|it| it.states.values_mut());
    for automatic in states.flat_map(|state| state.automatics.values_mut()) {
        automatic.reads = machines(&automatic.needs);
    }
}
