//! [`Teller`]: a question answered, blocker by blocker.

use definition::{
    guard::{
        reads::Reads,
        world::{Handle, Site},
    },
    model::action::{Action, Clause, Target},
    name::Name,
};
use jiff::Timestamp;

use crate::{
    examine::{Attempt, Examination, examine, needs},
    refusal::{Blocker, Reason},
    saying::Words,
    view::Viewed,
};

use super::{
    Goal, Question, Trail,
    answer::{ActionName, Blocked, Condition, Explanation, Kind, Move, Op, Part, Witness},
    eligible::eligible,
    missing::Want,
    parts::Scene,
    reason, trial, turns,
};

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
    /// It is about the consent of a second person.
    pub(crate) consent: bool,
    /// The instance and the command around its expressions.
    pub(crate) site: Site<'s>,
    /// The action, if it is declared.
    pub(crate) action: Option<&'s Action>,
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
            return self.unknown(question.instance);
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
            turns::of(eligible(self.viewed, found.place, found.action))
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
            this: Some(Handle(place)),
            ..Site::default()
        };
        let around = Around {
            place: Some(place),
            consent: false,
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
    pub(super) fn instead(&self, place: usize, action: &str, trail: &Trail) -> Vec<Move> {
        let mut states = self.viewed.machine(place).states.values();
        let offers = states.find(|state| state.actions.contains_key(action));
        let towards = offers.map(|state| self.moves(place, Goal::In(&state.id), trail).next);
        let towards = towards.filter(|next| !next.is_empty());
        towards.unwrap_or_else(|| self.moves(place, Goal::Any, trail).next)
    }

    /// There is no such instance, or the viewer may not know of it: the answer is the same. Only where they would see every
    /// instance of its machine they are told what creates it.
    pub(super) fn unknown(&self, instance: &Name) -> Explanation {
        let definition = self.viewed.snapshot().definition;
        let blocker = Blocker::new(Reason::NoSuchInstance(instance.clone()));
        let around = Around {
            place: None,
            consent: false,
            site: Site::default(),
            action: None,
        };
        let trail = Trail::from(None);
        let mut blocked = self.blocked(&blocker, &around, &trail);
        let id = instance
            .split_once('/')
            .map_or(&**instance, |(machine, _)| machine);
        let machine = definition.machines.get(id);
        if let Some(machine) = machine.filter(|machine| self.viewed.sees_all(machine)) {
            let mut part = Part {
                op: Op::Exists,
                ..Part::default()
            };
            let want = Want {
                machine: &machine.id,
                id: Some(instance),
                demands: &[],
            };
            self.add_missing(&mut part, want, &trail);
            let is_creatable = part
                .missing
                .iter()
                .any(|it| !it.creators.is_empty() || it.first.is_some());
            let words = if is_creatable {
                Words::DoesNotExistYet
            } else {
                Words::DoesNotExist
            };
            blocked.say = words.with([("what", instance.into())]);
            blocked.help = blocked.help.filter(|_| !is_creatable);
            // The sentence has named it.
            part.missing
                .iter_mut()
                .for_each(|missing| missing.instance = None);
            blocked.proof = vec![part];
        }
        let blockers = vec![blocked];
        Explanation {
            subject: None,
            action: None,
            available: false,
            would_lead_to: None,
            advice: Vec::new(),
            met: Vec::new(),
            open: Vec::new(),
            instead: Vec::new(),
            who_may_act: turns::turns(&blockers),
            blockers,
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
                let scene = Scene {
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
        let blocker = needs::blocker(snapshot, clause, verdict, around.site);
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
            consent: false,
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
pub(super) fn depends_on_actor(blocker: &Blocker) -> bool {
    matches!(&blocker.reason, Reason::Clause { clause, .. } if Reads::of(&clause.that).actor)
}

/// A clause that uses a milestone has the milestone's sentence: it is not said twice.
fn unwrapped(mut parts: Vec<Part>, say: &str) -> Vec<Part> {
    let is_same = |part: &Part| part.op == Op::Milestone && *part.text == *say;
    if parts.len() == 1 && is_same(&parts[0]) {
        parts.remove(0).parts
    } else {
        parts
    }
}
