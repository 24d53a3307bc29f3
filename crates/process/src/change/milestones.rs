//! Milestones: reached, and lost again.

use std::sync::Arc;

use definition::{guard::world::Site, model::Milestone, name::Name, value::Value};

use crate::{schedule::machines, state::Instance, view::Viewed};

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

/// Whether a milestone is reached, if the viewer sees every instance and reads every value that this may depend on, and may know that there
/// is no other.
pub(crate) fn follows(viewed: &Viewed<'_>, milestone: &Milestone) -> Option<bool> {
    let state = viewed.snapshot().state;
    if state.instances.is_empty() {
        return None;
    }
    let machines = machines(viewed.snapshot().definition, &milestone.that);
    let definition = viewed.snapshot().definition;
    let may_miss = |machine: &Name| viewed.may_miss(&definition.machines[machine]);
    if !machines.iter().all(may_miss) {
        return None;
    }
    let is_seen = |(place, instance): (usize, &Arc<Instance>)| {
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
