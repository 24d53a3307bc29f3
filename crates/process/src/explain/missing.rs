//! Instances that do not exist yet: which transition creates them, in which instance, and what that waits for.

use std::collections::BTreeMap;

use definition::{
    guard::{
        eval::Truth,
        expr::{Expr, ExprKind},
        proof::Demand,
        world::{Handle, Site},
    },
    model::action::{PhrasePart, SpawnKey},
    name::Name,
    value::Value,
};

use crate::view::title_or_id;

use super::{
    Teller, Trail,
    answer::{Creator, Missing, Move, Part},
    birth::{Birth, Cause, births},
    moves::Goal,
    reach::is_inside,
};

/// The most creators that are named for one missing instance.
const CREATORS_MAX: usize = 6;

/// An instance that is wanted.
#[derive(Clone, Copy)]
pub(super) struct Want<'w> {
    /// Its machine.
    pub(super) machine: &'w str,
    /// Its id, if it is known.
    pub(super) id: Option<&'w Name>,
    /// What its fields must be.
    pub(super) demands: &'w [Demand],
}

impl Teller<'_, '_> {
    /// Adds to a part what could create the instances it lacks.
    pub(super) fn add_missing(&self, part: &mut Part, want: Want<'_>, trail: &Trail) {
        let mut missing = self.missing(want, trail);
        missing.retain(|known| {
            part.witnesses.is_empty() || !known.creators.is_empty() || known.first.is_some()
        });
        let named = trail.witnesses_max();
        part.more += missing.len().saturating_sub(named);
        missing.truncate(named);
        part.missing = missing;
    }

    /// Every instance that could be the wanted one, with what creates it; at least one, without creators if nothing is found.
    fn missing(&self, want: Want<'_>, trail: &Trail) -> Vec<Missing> {
        let mut found: Vec<Missing> = Vec::new();
        let births = births(self.viewed.snapshot().definition, want.machine);
        for birth in &births {
            for place in 0..self.viewed.snapshot().state.instances.len() {
                let instance = self.viewed.instance(place);
                let is_parent = instance.machine == birth.parent.id && !instance.cancelled;
                if !is_parent || !self.viewed.sees(place) {
                    continue;
                }
                for (id, certain) in self.born(birth, place, want) {
                    if let Some(creator) = self.creator(birth, place, certain, trail) {
                        add(&mut found, want.machine, id, creator);
                    }
                }
            }
        }
        if found.is_empty() {
            let first = births
                .iter()
                .find_map(|birth| self.first(birth, want, trail));
            found.push(Missing {
                machine: want.machine.into(),
                instance: want.id.cloned(),
                creators: Vec::new(),
                more: 0,
                first: first.map(Box::new),
            });
        }
        found
    }

    /// The ids of the instances that an effect would create and that are, or may be, the wanted one: one for each round of its loops;
    /// `None` where the id is not known; whether it certainly is. Those that exist are left out.
    fn born(&self, birth: &Birth<'_>, place: usize, want: Want<'_>) -> Vec<(Option<Name>, bool)> {
        let payload = supposed_form(birth, want);
        let site = Site {
            this: Some(Handle(place)),
            input: Some(&payload),
            ..Site::default()
        };
        let mut ids = Vec::new();
        for locals in self.rounds(birth, site) {
            let condition = birth.effect.condition.as_ref();
            let condition = condition.map_or(Truth::True, |it| self.truth(it, site, &locals));
            let truth = Truth::all([condition, self.meets(birth, want, site, &locals)]);
            let parts = self.id_parts(birth, want.machine, site, &locals);
            let fits = want.id.is_none_or(|id| fits(id, &parts));
            if truth == Truth::False || !fits {
                continue;
            }
            let id: Option<String> = parts.into_iter().collect();
            let id = id.map(Name::from);
            let certain = truth == Truth::True && (want.id.is_none() || id.is_some());
            let id = id.or_else(|| want.id.cloned());
            let index = &self.viewed.snapshot().state.index;
            if !id.as_ref().is_some_and(|id| index.contains_key(id)) {
                ids.push((id, certain));
            }
        }
        ids
    }

    /// The values of the loop variables, round by round; one round without values if the list is not known.
    fn rounds(&self, birth: &Birth<'_>, site: Site<'_>) -> Vec<Vec<Value>> {
        let mut rounds = vec![Vec::new()];
        for binder in &birth.effect.for_each {
            let mut next = Vec::new();
            for round in rounds {
                let members = match self.viewed.value(&binder.over, site, &round) {
                    Some(Value::List(values)) => values,
                    Some(Value::Set(values)) => values.into_iter().collect(),
                    _ => return vec![Vec::new()],
                };
                for (index, member) in (0_i64..).zip(members) {
                    next.push([&round[..], &[member, Value::Int(index)]].concat());
                }
            }
            rounds = next;
        }
        rounds
    }

    /// Whether the new instance would be as demanded; undetermined if that depends on the form, or on what the viewer may not read.
    fn meets(&self, birth: &Birth<'_>, want: Want<'_>, site: Site<'_>, locals: &[Value]) -> Truth {
        let machine = &self.viewed.snapshot().definition.machines[want.machine];
        Truth::all(want.demands.iter().map(|demand| {
            let given = birth.with.iter().find(|(field, _)| *field == demand.field);
            match given {
                Some((_, expr)) => {
                    let value = self.viewed.value(expr, site, locals);
                    Truth::from(value.map(|value| value == demand.value))
                }
                None => {
                    let field = machine.field(&demand.field);
                    let initial = field.and_then(|field| field.initial.as_ref());
                    Truth::from(initial == Some(&demand.value))
                }
            }
        }))
    }

    fn truth(&self, expr: &Expr, site: Site<'_>, locals: &[Value]) -> Truth {
        match self.viewed.value(expr, site, locals) {
            Some(Value::Bool(truth)) => truth.into(),
            _ => Truth::Undetermined,
        }
    }

    /// The parts of the id of a new instance; `None` for those that are not known.
    fn id_parts(
        &self,
        birth: &Birth<'_>,
        machine: &str,
        site: Site<'_>,
        locals: &[Value],
    ) -> Vec<Option<String>> {
        let first = Some(format!("{machine}/"));
        match birth.key {
            SpawnKey::Single => vec![Some(machine.to_owned())],
            SpawnKey::Next => vec![first, None],
            SpawnKey::Phrase(phrase) => {
                let key = phrase
                    .parts
                    .iter()
                    .map(|part| self.key_part(part, site, locals));
                std::iter::once(first).chain(key).collect()
            }
        }
    }

    fn key_part(&self, part: &PhrasePart, site: Site<'_>, locals: &[Value]) -> Option<String> {
        let expr = match part {
            PhrasePart::Text(written) => return Some(written.to_string()),
            PhrasePart::Expr(expr) => expr,
        };
        let value = self.viewed.value(expr, site, locals)?;
        if self.viewed.names_hidden(&value) {
            return None;
        }
        match value {
            Value::Int(number) => Some(number.to_string()),
            Value::Member(id) => Some(id.to_string()),
            Value::Instance(id) => Some(id.split_once('/').map_or(&*id, |(_, key)| key).to_owned()),
            Value::Date(date) => Some(date.to_string()),
            _ => None,
        }
    }

    /// How an instance would create; `None` if it never can from where it is.
    fn creator(
        &self,
        birth: &Birth<'_>,
        place: usize,
        certain: bool,
        trail: &Trail,
    ) -> Option<Creator> {
        let subject = self.viewed.subject(place)?;
        let is_there = is_inside(birth.parent, &subject.state, &birth.state.id);
        if is_there {
            let by = match birth.cause {
                Cause::Action(action) => self.act(place, action, trail),
                Cause::Automatic(automatic) => self.automatic(place, automatic, trail),
                Cause::Entry => return None,
            };
            return Some(Creator {
                subject,
                certain,
                by: Some(by),
                not_before: None,
                next: Vec::new(),
            });
        }
        let moves = self.moves(place, Goal::In(&birth.state.id), trail);
        if moves.stuck {
            return None;
        }
        let (id, title, automatic) = match birth.cause {
            Cause::Action(action) => (&action.id, action.title.to_string(), false),
            Cause::Automatic(automatic) => (&automatic.id, title_or_id(None, &automatic.id), true),
            Cause::Entry => (&birth.state.id, String::new(), true),
        };
        let is_entry = matches!(birth.cause, Cause::Entry);
        let by = (!is_entry).then(|| Move {
            instance: subject.instance.clone(),
            action: id.clone(),
            title,
            automatic,
            by: Vec::new(),
            ready: false,
            waits_for: Vec::new(),
        });
        let not_before = Some(birth.state.title.clone());
        Some(Creator {
            subject,
            certain,
            by,
            not_before,
            next: moves.next,
        })
    }

    /// What must exist before: an instance of the machine that creates the wanted one.
    fn first(&self, birth: &Birth<'_>, want: Want<'_>, trail: &Trail) -> Option<Missing> {
        let trail = trail.through(&birth.parent.id)?;
        let mut demands = Vec::new();
        for demand in want.demands {
            let given = birth.with.iter().find(|(field, _)| *field == demand.field);
            if let Some((_, expr)) = given
                && let ExprKind::Field(of, field) = &expr.kind
                && of.kind == ExprKind::This
            {
                demands.push(Demand {
                    field: field.clone(),
                    value: demand.value.clone(),
                });
            }
        }
        let want = Want {
            machine: &birth.parent.id,
            id: None,
            demands: &demands,
        };
        let first = self.missing(want, &trail).swap_remove(0);
        (!first.creators.is_empty() || first.first.is_some()).then_some(first)
    }
}

fn add(found: &mut Vec<Missing>, machine: &str, id: Option<Name>, creator: Creator) {
    let place = found
        .iter()
        .position(|known| known.instance == id)
        .unwrap_or_else(|| {
            let (creators, more, first) = (Vec::new(), 0, None);
            found.push(Missing {
                machine: machine.into(),
                instance: id,
                creators,
                more,
                first,
            });
            found.len() - 1
        });
    let missing = &mut found[place];
    if missing.creators.len() < CREATORS_MAX {
        missing.creators.push(creator);
    } else {
        missing.more += 1;
    }
}

/// The form with which an action would create the wanted instance, as far as the demands tell.
fn supposed_form(birth: &Birth<'_>, want: Want<'_>) -> BTreeMap<Name, Value> {
    let mut form = BTreeMap::new();
    for (field, expr) in birth.with {
        if let ExprKind::Input(input) = &expr.kind
            && let Some(demand) = want.demands.iter().find(|demand| demand.field == *field)
        {
            form.insert(input.clone(), demand.value.clone());
        }
    }
    form
}

/// Whether an id can be made of parts of which some are not known.
fn fits(id: &str, parts: &[Option<String>]) -> bool {
    let (mut rest, mut anything) = (id, false);
    for part in parts {
        let Some(known) = part else {
            anything = true;
            continue;
        };
        let found = if anything {
            rest.find(known.as_str())
        } else {
            rest.starts_with(known).then_some(0)
        };
        let Some(at) = found else { return false };
        rest = &rest[at + known.len()..];
        anything = false;
    }
    anything || rest.is_empty()
}
