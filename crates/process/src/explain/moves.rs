//! What can be done with an instance to bring it where it should be, by whom, and what that waits for in turn.

use std::collections::BTreeSet;

use definition::{
    guard::{
        eval::Truth,
        world::{Handle, Site},
    },
    model::{
        action::{Action, Assignment, Automatic, Target},
        machine::{Machine, State},
    },
    name::Name,
};

use crate::{
    examine::{Attempt, examine, needs},
    refusal::Blocker,
    view::title_or_id,
};

use super::{
    Around, Teller, Trail,
    answer::{Blocked, Move},
    depends_on_actor,
    eligible::eligible,
    reach::{distances, is_inside, leaves_of},
};

/// The most moves that are named for one instance far from the question.
const FURTHER_MOVES_MAX: usize = 4;

/// Where an instance should be.
#[derive(Clone, Copy)]
pub(crate) enum Goal<'g> {
    /// In a state, or inside it.
    In(&'g str),
    /// Outside a state.
    NotIn(&'g str),
    /// Where one of these fields has been set.
    Set(&'g BTreeSet<Name>),
    /// Anywhere.
    Any,
}

/// The moves towards a goal.
#[derive(Default)]
pub(crate) struct Moves {
    pub(crate) next: Vec<Move>,
    /// The definition has no way from the present state to the goal.
    pub(crate) stuck: bool,
}

impl Teller<'_, '_> {
    /// What can be done with an instance that leads towards a goal.
    pub(crate) fn moves(&self, place: usize, goal: Goal<'_>, trail: &Trail) -> Moves {
        let instance = self.viewed.instance(place);
        if !self.viewed.sees(place) || instance.cancelled {
            return Moves::default();
        }
        let machine = self.viewed.machine(place);
        let leaf = instance.leaf();
        let Some(leads_on) = towards(machine, leaf, goal) else {
            return Moves {
                next: Vec::new(),
                stuck: !matches!(goal, Goal::Set(_)),
            };
        };
        let mut next = Vec::new();
        for state in machine.innermost_first(leaf) {
            let actions = state.actions.values();
            let actions = actions.filter(|action| leads_on(&action.target, &action.set));
            next.extend(actions.map(|action| self.act(place, action, trail)));
            let automatics = state.automatics.values();
            let automatics = automatics.filter(|known| leads_on(&known.target, &known.set));
            next.extend(automatics.map(|automatic| self.automatic(place, automatic, trail)));
        }
        if trail.is_far() {
            next.truncate(FURTHER_MOVES_MAX);
        }
        Moves { next, stuck: false }
    }

    /// An action of an instance, whoever does it.
    pub(super) fn act(&self, place: usize, action: &Action, trail: &Trail) -> Move {
        let instance = &self.viewed.instance(place).id;
        let attempt = Attempt {
            instance,
            action: &action.id,
            payload: None,
            actor: None,
            on_behalf_of: None,
            confirmations: None,
            at: self.at,
        };
        let blockers = match examine(self.viewed.snapshot(), attempt) {
            Ok(examination) => examination.blockers,
            Err(blocker) => vec![blocker],
        };
        let is_of_work = |blocker: &Blocker| !depends_on_actor(blocker);
        let blockers: Vec<_> = blockers.into_iter().filter(is_of_work).collect();
        let ready = blockers.is_empty();
        let mut waits_for = Vec::new();
        if let Some(trail) = trail.further(place, &action.id) {
            let around = Around {
                place: Some(place),
                site: attempt.site(place),
                action: Some(action),
            };
            waits_for = blockers
                .iter()
                .map(|it| self.blocked(it, &around, &trail))
                .collect();
        }
        Move {
            instance: instance.clone(),
            action: action.id.clone(),
            title: action.title.to_string(),
            automatic: false,
            by: eligible(self.viewed, place, action),
            ready,
            waits_for,
        }
    }

    /// An automatic transition of an instance.
    pub(super) fn automatic(&self, place: usize, automatic: &Automatic, trail: &Trail) -> Move {
        let site = Site {
            this: Some(Handle(place)),
            ..Site::default()
        };
        let snapshot = self.viewed.snapshot();
        let verdict = |clause: &_| snapshot.truth(clause, site, &[]);
        let unmet = automatic
            .needs
            .iter()
            .filter(|clause| verdict(&clause.that) != Truth::True);
        let unmet: Vec<_> = unmet.collect();
        let mut waits_for: Vec<Blocked> = Vec::new();
        if let Some(trail) = trail.further(place, &automatic.id) {
            let around = Around {
                place: Some(place),
                site,
                action: None,
            };
            waits_for.extend(unmet.iter().map(|clause| {
                let blocker = needs::blocker(snapshot, clause, verdict(&clause.that), site);
                self.blocked(&blocker, &around, &trail)
            }));
        }
        Move {
            instance: self.viewed.instance(place).id.clone(),
            action: automatic.id.clone(),
            title: title_or_id(None, &automatic.id),
            automatic: true,
            by: Vec::new(),
            ready: unmet.is_empty(),
            waits_for,
        }
    }
}

/// Which transitions lead from a leaf towards a goal; `None` if there is no way.
fn towards<'m>(
    machine: &'m Machine,
    leaf: &str,
    goal: Goal<'m>,
) -> Option<Box<dyn Fn(&'m Target, &'m [Assignment]) -> bool + 'm>> {
    let sets = |set: &[Assignment], fields: &BTreeSet<Name>| {
        set.iter()
            .any(|assignment| fields.contains(&assignment.field))
    };
    let is_wanted: Box<dyn Fn(&State) -> bool + '_> = match goal {
        Goal::Any => return Some(Box::new(|_, _| true)),
        Goal::In(state) => Box::new(move |leaf: &State| is_inside(machine, &leaf.id, state)),
        Goal::NotIn(state) => Box::new(move |leaf: &State| !is_inside(machine, &leaf.id, state)),
        Goal::Set(fields) => Box::new(move |leaf: &State| {
            let states = machine.innermost_first(&leaf.id);
            states.into_iter().any(|state| {
                let actions = state.actions.values().map(|action| &action.set);
                let automatics = state.automatics.values().map(|automatic| &automatic.set);
                actions.chain(automatics).any(|set| sets(set, fields))
            })
        }),
    };
    let distances = distances(machine, &is_wanted);
    let here = *distances.iter().find(|(known, _)| **known == leaf)?.1;
    if let (0, Goal::Set(fields)) = (here, goal) {
        return Some(Box::new(move |_, set| sets(set, fields)));
    }
    Some(Box::new(move |target, _| {
        leaves_of(machine, target).any(|to| distances.get(&to.id).is_some_and(|to| *to < here))
    }))
}
