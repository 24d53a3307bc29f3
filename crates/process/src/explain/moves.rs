//! What can be done with an instance to bring it where it should be, by whom, and what that waits for in turn.

use std::collections::{BTreeMap, BTreeSet};

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
    eligible::eligible,
    reach::{distances, is_inside, leaves_of},
    teller::depends_on_actor,
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
        let Some(way) = Way::find(machine, leaf, goal) else {
            return Moves {
                next: Vec::new(),
                stuck: !matches!(goal, Goal::Set(_)),
            };
        };
        let mut next = Vec::new();
        for state in machine.innermost_first(leaf) {
            let actions = state.actions.values();
            let actions = actions.filter(|action| way.leads_on(&action.target, &action.set));
            next.extend(actions.map(|action| self.act(place, action, trail)));
            let automatics = state.automatics.values();
            let automatics = automatics.filter(|known| way.leads_on(&known.target, &known.set));
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
                consent: false,
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
                consent: false,
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

/// The way from a leaf to a goal.
struct Way<'m> {
    machine: &'m Machine,
    goal: Goal<'m>,
    /// From every leaf from which there is a way.
    distances: BTreeMap<&'m Name, usize>,
    here: usize,
}

impl<'m> Way<'m> {
    /// `None` if there is none.
    fn find(machine: &'m Machine, leaf: &str, goal: Goal<'m>) -> Option<Self> {
        let is_wanted = |leaf: &State| match goal {
            Goal::Any => true,
            Goal::In(state) => is_inside(machine, &leaf.id, state),
            Goal::NotIn(state) => !is_inside(machine, &leaf.id, state),
            Goal::Set(fields) => {
                let mut states = machine.innermost_first(&leaf.id);
                states.any(|state| sets_in(state).any(|set| sets(set, fields)))
            }
        };
        let distances = distances(machine, &is_wanted);
        let here = *distances.iter().find(|(known, _)| ***known == *leaf)?.1;
        Some(Self {
            machine,
            goal,
            distances,
            here,
        })
    }

    /// Whether a transition from the leaf leads on.
    fn leads_on(&self, target: &Target, set: &[Assignment]) -> bool {
        match (self.goal, self.here) {
            (Goal::Any, _) => true,
            (Goal::Set(fields), 0) => sets(set, fields),
            _ => leaves_of(self.machine, target)
                .any(|to| self.distances.get(&to.id).is_some_and(|to| *to < self.here)),
        }
    }
}

fn sets(set: &[Assignment], fields: &BTreeSet<Name>) -> bool {
    set.iter()
        .any(|assignment| fields.contains(&assignment.field))
}

/// What the transitions of a state set.
fn sets_in(state: &State) -> impl Iterator<Item = &[Assignment]> {
    let actions = state.actions.values().map(|action| &action.set[..]);
    actions.chain(
        state
            .automatics
            .values()
            .map(|automatic| &automatic.set[..]),
    )
}
