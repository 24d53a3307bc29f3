//! [`explain()`]: why is this blocked, and what would meet it (S31).
//!
//! ```text
//! examine, or a refusal ──► blockers ──reason──► sentences, help, who
//!                              └─ clause ──parts──► members ──► moves ──► blockers, and so on to depth 3
//!                                             └──► missing ──► births in the definition
//! ```
//!
//! An answer is made from the same checks that decide a step, and is true by construction: an action is available exactly if
//! [`step`](crate::step::step) accepts it. Everything in it has gone through the eyes of the viewer. A clause's sentence and a
//! machine's name are text of the definition and no secret; whether a clause holds is not kept from who may ask.

mod absent;
mod answer;
mod birth;
mod eligible;
mod members;
mod missing;
mod moves;
mod parts;
mod reach;
mod reason;
mod refused;
mod state;
pub mod text;
mod trial;
mod turns;
mod words;

use std::collections::BTreeMap;

use definition::{
    guard::{reads::Reads, world::Site},
    model::action::{Action, Clause, Target},
    name::Name,
    value::Value,
};
use jiff::Timestamp;

use crate::{
    examine::{Attempt, Examination, examine},
    person::Person,
    refusal::{Blocker, Reason},
    snapshot::Snapshot,
    view::{Viewed, Viewer},
};

pub use answer::{
    ActionName, Blocked, Condition, Count, Creator, Explanation, Kind, Missing, Move, Op, Part,
    Turn, Verdict, Witness,
};
pub(crate) use moves::Goal;
pub use refused::explain_refusal;
pub(crate) use trial::trial;

/// How many moves an answer follows from the question.
const DEPTH_MAX: usize = 3;
/// The most members that are named for the question itself.
const WITNESSES_MAX: usize = 12;
/// The most members that are named for what it waits for.
const FURTHER_WITNESSES_MAX: usize = 3;

/// Why can this not be done? With less known, less is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    /// The instance.
    pub instance: &'q Name,
    /// The action.
    pub action: &'q Name,
    /// Who would do it; `None` to ask what stands in the way of anybody.
    pub actor: Option<&'q Person>,
    /// For whom.
    pub on_behalf_of: Option<&'q Person>,
    /// The form; `None` if it is not filled in yet.
    pub payload: Option<&'q BTreeMap<Name, Value>>,
    /// What is confirmed; `None` if nobody was asked yet.
    pub confirmations: Option<&'q [Name]>,
    /// When.
    pub at: Timestamp,
}

/// Why an action is blocked for a viewer, or that it is not.
#[must_use]
pub fn explain(snapshot: Snapshot<'_>, viewer: &Viewer, question: &Question<'_>) -> Explanation {
    let at = question.at.max(snapshot.state.time);
    let viewed = Viewed::new(snapshot, viewer, at);
    Teller {
        viewed: &viewed,
        at,
    }
    .answer(question)
}

/// Tells a viewer what stands in the way.
pub(crate) struct Teller<'v, 'a> {
    pub(crate) viewed: &'v Viewed<'a>,
    /// The effective time of the question.
    pub(crate) at: Timestamp,
}

/// What stands around a reason.
#[derive(Clone, Copy)]
pub(crate) struct Around<'s> {
    /// The instance, if there is one.
    pub(crate) place: Option<usize>,
    /// The instance and the command around its expressions.
    pub(crate) site: Site<'s>,
    /// The action, if it is declared.
    pub(crate) action: Option<&'s Action>,
}

/// How an answer got from the question to where it is.
#[derive(Clone)]
pub(crate) struct Trail {
    steps: Vec<(Option<usize>, Name)>,
    /// How many steps it may have.
    depth_max: usize,
}

impl Trail {
    /// The beginning of an answer in full.
    fn from(step: Option<(usize, &Name)>) -> Self {
        let steps = step
            .into_iter()
            .map(|(place, action)| (Some(place), action.clone()));
        Self {
            steps: steps.collect(),
            depth_max: DEPTH_MAX,
        }
    }

    /// The beginning of an answer in short, which follows no move beyond the question itself.
    pub(crate) fn short() -> Self {
        Self {
            steps: Vec::new(),
            depth_max: 1,
        }
    }

    /// The same for what a reason belongs to.
    pub(crate) fn further_from(&self, around: &Around<'_>) -> Option<Self> {
        self.further(around.place?, &around.action?.id)
    }

    /// One action further; `None` if that is too far, or has been asked already.
    fn further(&self, place: usize, action: &Name) -> Option<Self> {
        self.with((Some(place), action.clone()))
    }

    /// Through a machine of which an instance must exist first; `None` if that is too far, or has been asked already.
    fn through(&self, machine: &Name) -> Option<Self> {
        self.with((None, machine.clone()))
    }

    fn with(&self, step: (Option<usize>, Name)) -> Option<Self> {
        if self.steps.len() >= self.depth_max || self.steps.contains(&step) {
            return None;
        }
        let mut further = self.clone();
        further.steps.push(step);
        Some(further)
    }

    /// Whether this is no longer about the question itself.
    fn is_far(&self) -> bool {
        self.steps.len() > 1
    }

    /// How many members are named here.
    fn witnesses_max(&self) -> usize {
        let is_near = self.depth_max == DEPTH_MAX && !self.is_far();
        if is_near {
            WITNESSES_MAX
        } else {
            FURTHER_WITNESSES_MAX
        }
    }
}

impl Teller<'_, '_> {
    /// Answers a question.
    pub(crate) fn answer(&self, question: &Question<'_>) -> Explanation {
        let attempt = Attempt {
            instance: question.instance,
            action: question.action,
            payload: question.payload,
            actor: question.actor,
            on_behalf_of: question.on_behalf_of,
            confirmations: question.confirmations,
            at: self.at,
        };
        let Some(place) = self.viewed.find(question.instance) else {
            return self.unknown();
        };
        let found = match examine(self.viewed.snapshot(), attempt) {
            Ok(found) => found,
            Err(blocker) => return self.not_offered(place, question.action, &blocker),
        };
        let mut explanation = self.examined(&found, attempt);
        if explanation.blockers.is_empty()
            && let Err(refusal) = trial(self.viewed.snapshot(), &found, attempt)
        {
            let around = self.around_action(&found, attempt);
            let told = refusal
                .blockers
                .iter()
                .map(|it| self.blocked(it, &around, &start(&found)));
            explanation.blockers = told.collect();
            explanation.available = false;
            explanation.who_may_act = turns::turns(&explanation.blockers);
        }
        explanation
    }

    /// What the checks found, in words.
    fn examined(&self, found: &Examination<'_>, attempt: Attempt<'_>) -> Explanation {
        let around = self.around_action(found, attempt);
        let trail = start(found);
        let told = |blocker: &Blocker| self.blocked(blocker, &around, &trail);
        let (later, now): (Vec<_>, Vec<_>) = found
            .blockers
            .iter()
            .partition(|blocker| attempt.actor.is_none() && depends_on_actor(blocker));
        let mut open: Vec<Condition> = found.open.iter().map(|clause| condition(clause)).collect();
        open.extend(later.iter().filter_map(|blocker| match &blocker.reason {
            Reason::Clause { clause, .. } => Some(condition(clause)),
            _ => None,
        }));
        let blockers: Vec<Blocked> = now.into_iter().map(told).collect();
        let advice = found
            .advice
            .iter()
            .map(|clause| self.advice(clause, &around, &trail));
        let who_may_act = if blockers.iter().all(|blocked| blocked.is_personal()) {
            turns::of(eligible::eligible(self.viewed, found.place, found.action))
        } else {
            turns::turns(&blockers)
        };
        Explanation {
            subject: self.viewed.subject(found.place),
            action: Some(name(found.action)),
            available: blockers.is_empty(),
            would_lead_to: self.leads_to(found),
            advice: advice.collect(),
            met: found.met.iter().map(|clause| condition(clause)).collect(),
            open,
            instead: Vec::new(),
            who_may_act,
            blockers,
        }
    }

    /// The action is not offered: what could be done instead, first of all what leads to where it is.
    fn not_offered(&self, place: usize, action: &Name, blocker: &Blocker) -> Explanation {
        let site = Site {
            this: Some(definition::guard::world::Handle(place)),
            ..Site::default()
        };
        let around = Around {
            place: Some(place),
            site,
            action: None,
        };
        let trail = Trail::from(Some((place, action)));
        let mut states = self.viewed.machine(place).states.values();
        let declared = states.find_map(|state| state.actions.get(action));
        let instead = self.instead(place, action, &trail);
        let blockers = vec![self.blocked(blocker, &around, &trail)];
        Explanation {
            subject: self.viewed.subject(place),
            action: declared.map(name),
            available: false,
            would_lead_to: None,
            blockers,
            advice: Vec::new(),
            met: Vec::new(),
            open: Vec::new(),
            who_may_act: turns::of_moves(&instead),
            instead,
        }
    }

    /// What can be done with an instance that leads to where an action is offered; if nothing does, all that can be done.
    fn instead(&self, place: usize, action: &str, trail: &Trail) -> Vec<Move> {
        let mut states = self.viewed.machine(place).states.values();
        let offers = states.find(|state| state.actions.contains_key(action));
        let towards = offers.map(|state| self.moves(place, Goal::In(&state.id), trail).next);
        let towards = towards.filter(|next| !next.is_empty());
        towards.unwrap_or_else(|| self.moves(place, Goal::Any, trail).next)
    }

    /// There is no such instance, or the viewer may not know of it: the answer is the same.
    fn unknown(&self) -> Explanation {
        let blocker = Blocker::new(Reason::NoSuchInstance(Name::default()));
        let around = Around {
            place: None,
            site: Site::default(),
            action: None,
        };
        Explanation {
            subject: None,
            action: None,
            available: false,
            would_lead_to: None,
            blockers: vec![self.blocked(&blocker, &around, &Trail::from(None))],
            advice: Vec::new(),
            met: Vec::new(),
            open: Vec::new(),
            instead: Vec::new(),
            who_may_act: Vec::new(),
        }
    }

    /// A reason in words, with its proof if it is a clause.
    pub(crate) fn blocked(&self, blocker: &Blocker, around: &Around<'_>, trail: &Trail) -> Blocked {
        let mut blocked = reason::tell(self.viewed, blocker, around);
        match &blocker.reason {
            Reason::Clause {
                clause,
                verdict,
                proof,
            } => {
                let (site, action) = (around.site, around.action);
                let scene = parts::Scene {
                    site,
                    locals: &[],
                    action,
                    trail,
                };
                let parts = self.parts(proof, &clause.that, scene, true);
                blocked.verdict = Some((*verdict).into());
                blocked.expression = Some(clause.text.clone());
                blocked.proof = unwrapped(parts, &clause.say);
            }
            Reason::WorkIsOpen(open) => blocked.proof = vec![self.open_work(open, trail)],
            _ => {}
        }
        blocked
    }

    fn advice(&self, clause: &Clause, around: &Around<'_>, trail: &Trail) -> Blocked {
        let snapshot = self.viewed.snapshot();
        let verdict = snapshot.truth(&clause.that, around.site, &[]);
        let blocker = crate::examine::needs::blocker(snapshot, clause, verdict, around.site);
        self.blocked(&blocker, around, trail)
    }

    /// Instances that are neither final nor settled, with what can be done about each.
    fn open_work(&self, open: &[Name], trail: &Trail) -> Part {
        let mut part = Part {
            op: Op::All,
            ..Part::default()
        };
        for id in open {
            let Some(place) = self.viewed.find(id) else {
                part.hidden += 1;
                continue;
            };
            if part.witnesses.len() >= trail.witnesses_max() {
                part.more += 1;
                continue;
            }
            part.witnesses.push(Witness {
                subject: self.viewed.subject(place),
                value: None,
                because: Vec::new(),
                next: self.moves(place, Goal::Any, trail).next,
                stuck: false,
            });
        }
        part
    }

    fn leads_to(&self, found: &Examination<'_>) -> Option<Name> {
        let machine = self.viewed.machine(found.place);
        let state = match &found.action.target {
            Target::Stay => return None,
            Target::To(state) => machine.entered(state),
            Target::Resume(state) => &machine.states[state],
        };
        Some(state.title.clone())
    }

    fn around_action<'s>(&self, found: &Examination<'s>, attempt: Attempt<'s>) -> Around<'s> {
        Around {
            place: Some(found.place),
            site: attempt.site(found.place),
            action: Some(found.action),
        }
    }
}

impl Blocked {
    /// Whether it is a matter of who acts, with which form and which confirmation, and not of the work.
    fn is_personal(&self) -> bool {
        matches!(
            self.kind,
            Kind::Role | Kind::Separation | Kind::Input | Kind::Confirmation
        )
    }
}

fn start(found: &Examination<'_>) -> Trail {
    Trail::from(Some((found.place, &found.action.id)))
}

fn name(action: &Action) -> ActionName {
    ActionName {
        id: action.id.clone(),
        title: action.title.clone(),
    }
}

pub(crate) fn condition(clause: &Clause) -> Condition {
    Condition {
        id: clause.id.clone(),
        say: clause.say.clone(),
        expression: clause.text.clone(),
    }
}

/// Whether a clause cannot be decided before it is known who acts.
fn depends_on_actor(blocker: &Blocker) -> bool {
    matches!(&blocker.reason, Reason::Clause { clause, .. } if Reads::of(&clause.that).actor)
}

/// A clause that uses a milestone has the milestone's sentence: it is not said twice.
fn unwrapped(mut parts: Vec<Part>, say: &str) -> Vec<Part> {
    let is_same = |part: &Part| part.op == Op::Milestone && part.text == say;
    if parts.len() == 1 && is_same(&parts[0]) {
        parts.remove(0).parts
    } else {
        parts
    }
}
