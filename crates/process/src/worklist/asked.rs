//! [`Asked`]: which actions are asked for, and which one merely may do, by what the definition says of them.
//!
//! | Action | Asked for? |
//! |---|---|
//! | leads the instance on | yes |
//! | written in the very state the instance is in, and leads out of it | yes: it is one of the answers that this state waits for |
//! | changes data or creates something that a transition reads whose conditions do not hold yet | yes |
//! | everything else, such as what is possible in every state, or of what is settled | no |

use std::collections::BTreeSet;

use definition::{
    guard::{
        eval::Truth,
        expr::Expr,
        reads::Reads,
        world::{Handle, Site},
    },
    model::action::{Action, EffectKind, Target},
    name::Name,
};

use crate::{
    stages::{Onward, onward},
    view::Viewed,
};

/// What the open instances that the viewer sees wait for.
#[derive(Default)]
pub(super) struct Asked {
    fields: BTreeSet<(Name, Name)>,
    machines: BTreeSet<Name>,
}

impl Asked {
    /// What conditions read that do not hold yet, of the transitions that lead something on.
    pub(super) fn of(viewed: &Viewed<'_>) -> Self {
        let mut asked = Self::default();
        for place in 0..viewed.snapshot().state.instances.len() {
            let instance = viewed.instance(place);
            if viewed.is_open(instance) && viewed.sees(place) {
                let onward = onward(viewed.machine(place), instance.leaf());
                asked.add(viewed, place, &onward);
            }
        }
        asked
    }

    fn add(&mut self, viewed: &Viewed<'_>, place: usize, onward: &Onward<'_>) {
        let site = Site {
            this: Some(Handle(place)),
            ..Site::default()
        };
        let actions = onward.actions.iter().map(|action| &action.needs);
        let automatics = onward.automatics.iter().map(|automatic| &automatic.needs);
        for clause in actions.chain(automatics).flatten() {
            if viewed.snapshot().truth(&clause.that, site, &[]) != Truth::True {
                self.read(viewed, &clause.that);
            }
        }
    }

    /// Remembers what a condition reads, also through milestones.
    fn read(&mut self, viewed: &Viewed<'_>, that: &Expr) {
        let milestones = &viewed.snapshot().definition.milestones;
        let (mut reads, mut followed) = (Reads::of(that), BTreeSet::new());
        while let Some(next) = reads.milestones.difference(&followed).next().cloned() {
            if let Some(milestone) = milestones.get(&next) {
                reads.add(&milestone.that);
            }
            followed.insert(next);
        }
        self.fields.append(&mut reads.fields);
        self.machines.append(&mut reads.collections);
    }

    /// Whether an action on an instance is asked for.
    pub(super) fn wants(&self, viewed: &Viewed<'_>, place: usize, action: &Action) -> bool {
        let (instance, machine) = (viewed.instance(place), viewed.machine(place));
        if !viewed.is_open(instance) {
            return false;
        }
        let leads_on = onward(machine, instance.leaf()).actions;
        let is_own = || {
            let leaf = machine.states.get(instance.leaf());
            leaf.is_some_and(|leaf| leaf.actions.contains_key(&action.id))
        };
        leads_on.iter().any(|known| known.id == action.id)
            || (!matches!(action.target, Target::Stay) && is_own())
            || self.wants_data(&instance.machine, action)
    }

    fn wants_data(&self, machine: &Name, action: &Action) -> bool {
        if !matches!(action.target, Target::Stay) {
            return false;
        }
        let mut sets = action.set.iter();
        let mut effects = action.effects.iter();
        sets.any(|set| self.fields.contains(&(machine.clone(), set.field.clone())))
            || effects.any(|effect| match &effect.kind {
                EffectKind::Spawn { machine, .. } => self.machines.contains(machine),
                _ => false,
            })
    }
}
