//! The leaf that an action leads to, and the states that are entered on the way (S10).

use definition::{
    model::{action::Target, machine::Machine},
    name::Name,
};

use crate::state::Instance;

/// Where an action leads.
pub(super) struct Entry {
    pub(super) leaf: Name,
    /// The states entered, outermost first. Those around the target that hold the instance already are not entered again; the target is.
    pub(super) entered: Vec<Name>,
}

/// `None` if the instance stays where it is.
pub(super) fn entry(machine: &Machine, instance: &Instance, target: &Target) -> Option<Entry> {
    let initial = |state: &Name| Name::from(machine.path(&machine.entered(state).id));
    let (state, path) = match target {
        Target::Stay => return None,
        Target::To(state) => (state, initial(state)),
        Target::Resume(state) if instance.is(state) && instance.leaf() != state.as_str() => {
            (state, instance.path.clone())
        }
        Target::Resume(state) => {
            let last = instance.last.get(state).cloned();
            (state, last.unwrap_or_else(|| initial(state)))
        }
    };
    let around = path.split('.').zip(instance.path.split('.'));
    let kept = around
        .take_while(|(new, old)| new == old && *new != state.as_str())
        .count();
    Some(Entry {
        leaf: path.rsplit('.').next().unwrap_or(&path).into(),
        entered: path.split('.').skip(kept).map(Name::from).collect(),
    })
}
