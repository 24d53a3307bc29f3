//! No clause holds because there is nothing to hold for.
//!
//! `reports.all(...)` is true while there are no reports. It is accepted if the same clause says how many there must be,
//! if an instance certainly exists wherever the clause is asked, or if `empty: allowed` says that this is meant. Over
//! parameters, vocabularies and fields `all` always means what it says.

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    guard::expr::{Expr, ExprKind, Quantifier},
    model::{
        Definition,
        action::{Clause, EffectKind},
        machine::{Machine, State},
    },
    name::Name,
};

use super::{
    born::{Born, base_collection},
    code,
    conjuncts::conjuncts,
    lists::{self, Anchor},
    normal::plain,
    transitions,
};

/// Where a condition is asked.
#[derive(Clone, Copy)]
struct Asked<'a> {
    definition: &'a Definition,
    /// The state in which it is asked; `None` if that can be at any time.
    state: Option<(&'a Born, &'a Machine, &'a State)>,
}

/// An `all` over instances that relies on a number which may be none.
pub(super) struct Reliance<'a> {
    /// The machine of the instances.
    pub(super) machine: &'a Name,
}

/// Every clause and milestone; answers with those that rely on as many instances as parameters say.
pub(super) fn check<'a>(
    definition: &'a Definition,
    born: &'a Born,
    out: &mut Diagnostics,
) -> Vec<Reliance<'a>> {
    let mut search = Search {
        reliances: Vec::new(),
        out,
    };
    for transition in transitions::all(definition) {
        let state = Some((born, transition.machine, transition.state));
        let asked = Asked { definition, state };
        transition
            .needs()
            .iter()
            .for_each(|clause| search.clause(asked, clause));
    }
    let anytime = Asked {
        definition,
        state: None,
    };
    let roles = definition.roles.values().flat_map(|role| &role.needs);
    let amendments = definition
        .amend
        .values()
        .flat_map(|amendment| &amendment.needs);
    roles
        .chain(amendments)
        .for_each(|clause| search.clause(anytime, clause));
    for milestone in definition
        .milestones
        .values()
        .filter(|milestone| !milestone.empty_allowed)
    {
        search.condition(anytime, &milestone.that, true, &Vec::new());
    }
    search.reliances
}

/// A list with what is known about its length.
type Known = Vec<(Expr, Anchor)>;

struct Search<'a, 'o> {
    reliances: Vec<Reliance<'a>>,
    out: &'o mut Diagnostics,
}

impl<'a> Search<'a, '_> {
    fn clause(&mut self, asked: Asked<'a>, clause: &'a Clause) {
        if !clause.empty_allowed {
            self.condition(asked, &clause.that, true, &Vec::new());
        }
    }

    /// Looks for `all` where it makes the clause true: under no negation, or under two.
    fn condition(&mut self, asked: Asked<'a>, part: &'a Expr, positive: bool, known: &Known) {
        match &part.kind {
            ExprKind::And(parts) if positive => {
                let mut known = known.clone();
                for conjunct in conjuncts(asked.definition, parts) {
                    if let Some((list, anchor)) = lists::anchor(asked.definition, conjunct) {
                        known.push((plain(list), anchor));
                    }
                }
                parts
                    .iter()
                    .for_each(|part| self.condition(asked, part, positive, &known));
            }
            ExprKind::And(parts) | ExprKind::Or(parts) => {
                parts
                    .iter()
                    .for_each(|part| self.condition(asked, part, positive, known));
            }
            ExprKind::Not(inner) => self.condition(asked, inner, !positive, known),
            ExprKind::Quantified(quantifier, list, _, body) => {
                if positive && *quantifier == Quantifier::All {
                    self.all(asked, list, known);
                }
                if matches!(quantifier, Quantifier::All | Quantifier::Exists) {
                    self.condition(asked, body, positive, known);
                }
            }
            _ => {}
        }
    }

    fn all(&mut self, asked: Asked<'a>, list: &'a Expr, known: &Known) {
        let Some(machine) = base_collection(list) else {
            return;
        };
        let wanted = plain(list);
        let mut anchors = known.iter().filter(|(list, _)| *list == wanted);
        let whole = matches!(list.kind, ExprKind::Collection(_));
        let certain = asked
            .state
            .is_some_and(|(born, of, state)| whole && born.is_certain(machine, of, state));
        if certain
            || anchors
                .clone()
                .any(|(_, anchor)| *anchor == Anchor::NotEmpty)
        {
            return;
        }
        if anchors.next().is_some() {
            self.reliances.push(Reliance { machine });
            return;
        }
        self.out.push(vacuous(asked, machine, list, whole));
    }
}

fn vacuous(asked: Asked<'_>, machine: &Name, list: &Expr, whole: bool) -> Diagnostic {
    let definition = asked.definition;
    let plural = definition.machines[machine]
        .plural
        .as_ref()
        .unwrap_or(machine);
    let spawners = spawners(definition, machine);
    let mut label = match asked.state {
        Some((_, of, state)) => {
            format!(
                "in state {}.{} the list can be empty or incomplete",
                of.id, state.id
            )
        }
        None => "the list can be empty or incomplete".to_owned(),
    };
    if !spawners.is_empty() {
        label = format!(
            "{label}: {plural} are spawned by {}",
            spawners.join(" and ")
        );
    }
    let message = if whole {
        format!("this clause is true when there are no {plural} at all")
    } else {
        format!("this clause is true when the filter leaves none of the {plural}")
    };
    let anchor = if whole {
        format!("add the expected number: `size({plural}) == <number from parameters> && ...`")
    } else {
        "say that there is at least one, with `exists` or `size(...) >= 1` of the same filter"
            .to_owned()
    };
    Diagnostic::error(code::VACUOUS, message)
        .at(list.span)
        .label(label)
        .help(anchor)
        .help("or write `empty: allowed` beside it if that is what you mean")
}

/// The transitions that spawn a machine, in backticks.
fn spawners(definition: &Definition, machine: &Name) -> Vec<String> {
    let transitions = transitions::all(definition).filter(|transition| {
        transition.effects().iter().any(|effect| {
            matches!(&effect.kind, EffectKind::Spawn { machine: spawned, .. } if spawned == machine)
        })
    });
    transitions
        .map(|transition| format!("`{}`", transition.name()))
        .collect()
}
