//! What an action creates, cancels, signals, tells and makes due.

use std::collections::BTreeSet;

use definition::{
    guard::{
        reads::Reads,
        world::{Handle, Site},
    },
    model::{
        action::{Assignment, Effect, EffectKind},
        machine::{Machine, State},
        time::Due as DueRule,
    },
    name::Name,
    value::Value,
};
use jiff::Timestamp;

use crate::{
    deadline::calendar,
    view::{Viewed, title_or_id},
};

use super::{
    Creates, Due, Reaches, Tells,
    ahead::{Ahead, depends},
};

/// How deep it is told that what is created creates more.
const CREATED_DEEP: usize = 3;

/// What follows, effect by effect.
pub(super) struct Following<'v, 'a> {
    ahead: Ahead<'v, 'a>,
    place: usize,
    at: Timestamp,
    pub(super) creates: Vec<Creates>,
    pub(super) cancels: Vec<Reaches>,
    pub(super) signals: Vec<Reaches>,
    pub(super) notices: Vec<Tells>,
}

impl<'v, 'a> Following<'v, 'a> {
    pub(super) fn new(
        viewed: &'v Viewed<'a>,
        place: usize,
        actor: Option<&'v Name>,
        at: Timestamp,
    ) -> Self {
        let site = Site {
            this: Some(Handle(place)),
            input: None,
            actor,
            now: Some(at),
        };
        Self {
            ahead: Ahead { viewed, site },
            place,
            at,
            creates: Vec::new(),
            cancels: Vec::new(),
            signals: Vec::new(),
            notices: Vec::new(),
        }
    }

    pub(super) fn effects(&mut self, effects: &[Effect]) {
        for effect in effects {
            self.effect(effect);
        }
    }

    fn effect(&mut self, effect: &Effect) {
        let rounds = self.rounds(effect);
        if rounds.as_ref().is_some_and(Vec::is_empty) {
            return;
        }
        match &effect.kind {
            EffectKind::Spawn {
                machine, if_absent, ..
            } => {
                let count = rounds.map(|rounds| rounds.len());
                self.create(machine, count.filter(|_| !if_absent), CREATED_DEEP);
            }
            EffectKind::Signal { signal, to } => {
                let reached = rounds.and_then(|rounds| {
                    let each = rounds.iter().map(|locals| self.ahead.instances(to, locals));
                    each.collect::<Option<Vec<_>>>()
                });
                let reached = self.reaches(Some(signal.replace('_', " ")), reached);
                self.signals.extend(reached);
            }
            EffectKind::Cancel(which) => {
                let reached = rounds.and_then(|rounds| {
                    let each = rounds
                        .iter()
                        .map(|locals| self.ahead.instances(which, locals));
                    each.collect::<Option<Vec<_>>>()
                });
                let reached = self.reaches(None, reached);
                self.cancels.extend(reached);
            }
            EffectKind::CancelEverything => {
                let viewed = self.ahead.viewed;
                let places = 1..viewed.snapshot().state.instances.len();
                let others = places.filter(|place| {
                    *place != self.place
                        && viewed.is_open(viewed.instance(*place))
                        && viewed.may_count(*place)
                });
                let reached = self.reaches(None, Some(vec![others.collect()]));
                self.cancels.extend(reached);
            }
            EffectKind::Notify { roles, say } => {
                let viewed = self.ahead.viewed;
                let told = |role| viewed.who_is_told(role, self.place);
                let who = roles.iter().filter_map(told);
                let who: Vec<_> = who.collect();
                let rounds_known = rounds.unwrap_or_default();
                let first = rounds_known.first().cloned().unwrap_or_default();
                self.notices.push(Tells {
                    to: who,
                    say: viewed.prose(say, self.ahead.site, &first),
                    is_open: rounds_known.is_empty(),
                });
            }
        }
    }

    /// The rounds of an effect in which it is done, each with its variables; `None` if that cannot be known.
    fn rounds(&self, effect: &Effect) -> Option<Vec<Vec<Value>>> {
        let mut rounds = vec![Vec::new()];
        for binder in &effect.for_each {
            let mut next = Vec::new();
            for round in rounds {
                let members = self.ahead.list(&binder.over, &round)?;
                for (index, member) in (0_i64..).zip(members) {
                    next.push([&round[..], &[member, Value::Int(index)]].concat());
                }
            }
            rounds = next;
        }
        let Some(condition) = &effect.condition else {
            return Some(rounds);
        };
        let mut done = Vec::new();
        for round in rounds {
            if self.ahead.holds(condition, &round)? {
                done.push(round);
            }
        }
        Some(done)
    }

    /// New instances, and what their first state creates in turn.
    fn create(&mut self, machine: &Name, count: Option<usize>, deep: usize) {
        let definition = self.ahead.viewed.snapshot().definition;
        let declared = &definition.machines[machine];
        let leaf = declared.entered(&declared.initial);
        self.creates.push(Creates {
            machine: machine.clone(),
            title: title_of(declared, count),
            count,
            state_title: leaf.title.clone(),
            due: self.first_due(declared, leaf),
        });
        let Some(deeper) = deep.checked_sub(1) else {
            return;
        };
        for state in declared.innermost_first(&leaf.id) {
            for effect in &state.enter {
                let is_plain = effect.for_each.is_empty() && effect.condition.is_none();
                if let EffectKind::Spawn {
                    machine, if_absent, ..
                } = &effect.kind
                {
                    let count = count.filter(|_| is_plain && !if_absent);
                    self.create(machine, count, deeper);
                }
            }
        }
    }

    /// When the first due time of a new instance is, by those that count from its creation.
    fn first_due(&self, machine: &Machine, leaf: &State) -> Option<Timestamp> {
        let calendar = calendar(self.ahead.viewed.snapshot().definition);
        let states = machine.innermost_first(&leaf.id);
        let deadlines = states.flat_map(|state| &state.deadlines);
        let due = deadlines.filter_map(|deadline| match &deadline.due {
            DueRule::After(length) => calendar.after(self.at, *length),
            DueRule::At(_) => None,
        });
        due.min()
    }

    /// Instances by name, those that the viewer sees; `None` if there are none.
    fn reaches(
        &self,
        message: Option<String>,
        reached: Option<Vec<Vec<usize>>>,
    ) -> Option<Reaches> {
        let is_open = reached.is_none();
        let places: BTreeSet<usize> = reached.into_iter().flatten().flatten().collect();
        let viewed = self.ahead.viewed;
        let subjects: Vec<_> = places
            .iter()
            .filter_map(|place| viewed.subject(*place))
            .collect();
        let hidden = places.len() - subjects.len();
        (is_open || !places.is_empty()).then_some(Reaches {
            message,
            subjects,
            hidden,
            is_open,
        })
    }

    /// The due times of a state that is entered. One that reads what the same step sets depends on the form.
    pub(super) fn deadlines(&self, state: &State, set: &[Assignment]) -> Vec<Due> {
        let calendar = calendar(self.ahead.viewed.snapshot().definition);
        let is_set = |field: &Name| set.iter().any(|assignment| assignment.field == *field);
        let due = |rule: &DueRule| match rule {
            DueRule::After(length) => calendar.after(self.at, *length),
            DueRule::At(expr) => {
                let reads = Reads::of(expr);
                if depends(expr) || reads.fields.iter().any(|(_, field)| is_set(field)) {
                    return None;
                }
                match self.ahead.viewed.value(expr, self.ahead.site, &[])? {
                    Value::Instant(instant) => Some(instant),
                    Value::Date(date) => calendar.end_of_day(date),
                    _ => None,
                }
            }
        };
        let deadlines = state.deadlines.iter();
        deadlines
            .map(|deadline| Due {
                state: state.id.clone(),
                title: state.title.clone(),
                due: due(&deadline.due),
            })
            .collect()
    }
}

/// `one report`, `reports`.
fn title_of(machine: &Machine, count: Option<usize>) -> String {
    let one = title_or_id(None, &machine.id);
    match (&machine.plural, count) {
        (_, Some(1)) | (None, _) => one,
        (Some(plural), _) => title_or_id(None, plural),
    }
}
