//! Milestones: reached, and lost again.

use std::collections::BTreeSet;

use definition::{
    guard::{expr::Expr, reads::Reads, world::Site},
    model::{Definition, Milestone},
    name::Name,
    value::Value,
};

use crate::view::Viewed;

use super::{Change, Finding, Kind};

impl Finding<'_, '_> {
    pub(super) fn milestones(&mut self) {
        let definition = self.after.snapshot().definition;
        for milestone in definition.milestones.values() {
            let before = follows(self.before, milestone);
            let Some(after) = follows(self.after, milestone) else {
                continue;
            };
            let Some(before) = before else { continue };
            let kind = if after {
                Kind::MilestoneReached
            } else {
                Kind::MilestoneLost
            };
            let change = Change {
                of: Some(milestone.id.clone()),
                label: Some(milestone.say.to_string()),
                ..self.of_review(kind)
            };
            self.compare(before == after, || change);
        }
    }
}

/// Whether a milestone is reached, if the viewer sees every instance and reads every value that this may depend on.
fn follows(viewed: &Viewed<'_>, milestone: &Milestone) -> Option<bool> {
    let state = viewed.snapshot().state;
    if state.instances.is_empty() {
        return None;
    }
    let machines = machines(viewed.snapshot().definition, &milestone.that);
    let is_seen = |(place, instance): (usize, &std::sync::Arc<crate::state::Instance>)| {
        !machines.contains(&instance.machine) || viewed.sees(place)
    };
    if !state.instances.iter().enumerate().all(is_seen) {
        return None;
    }
    match viewed.value(&milestone.that, Site::default(), &[])? {
        Value::Bool(holds) => Some(holds),
        _ => None,
    }
}

/// The machines whose instances an expression reads, also through milestones.
fn machines(definition: &Definition, that: &Expr) -> BTreeSet<Name> {
    let mut reads = Reads::of(that);
    let mut followed = BTreeSet::new();
    while let Some(next) = reads.milestones.difference(&followed).next().cloned() {
        if let Some(milestone) = definition.milestones.get(&next) {
            reads.add(&milestone.that);
        }
        followed.insert(next);
    }
    reads.machines().into_iter().cloned().collect()
}
