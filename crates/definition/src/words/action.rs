//! Actions, automatic transitions and answers to signals in words.

use crate::{
    guard::expr::ExprKind,
    model::{
        Definition,
        action::{Action, Automatic, Clause, Phrase, SignalHandler, Target},
        machine::{Machine, State},
    },
    name::Name,
};

use super::{
    ActionRules, AutomaticRules, Condition,
    effect::effects,
    form,
    people::roles,
    phrase::{any_of, phrase, spoken},
};

pub(super) fn action(
    definition: &Definition,
    machine: &Machine,
    state: &State,
    action: &Action,
) -> ActionRules {
    let by_itself = action.by.iter().all(|by| by.role == "system");
    ActionRules {
        id: action.id.clone(),
        title: action.title.clone(),
        help: action.help.clone(),
        who: if by_itself {
            "Nobody: it happens of itself when a deadline has passed".to_owned()
        } else {
            roles(definition, &action.by, true)
        },
        way: way(machine, state, &action.target),
        separation: separation(definition, machine, action),
        needs: needs(&action.needs),
        asks: action
            .input
            .values()
            .map(|input| form::input(definition, input))
            .collect(),
        confirm: action.confirm.clone(),
        follows: effects(definition, &action.effects),
    }
}

/// Clauses with their sentences.
pub(super) fn needs(clauses: &[Clause]) -> Vec<Condition> {
    let condition = |clause: &Clause| Condition {
        id: clause.id.clone(),
        say: clause.say.clone(),
        advice: clause.advice,
        // A milestone is told among the milestones.
        expression: match clause.that.kind {
            ExprKind::Milestone(_) => None,
            _ => Some(clause.text.clone()),
        },
    };
    clauses.iter().map(condition).collect()
}

/// From where to where.
fn way(machine: &Machine, state: &State, target: &Target) -> String {
    let title = |id: &Name| {
        let known = machine.states.get(id);
        known.map_or_else(|| spoken(id), |state| state.title.to_string())
    };
    match target {
        Target::Stay => format!("Stays in “{}”", state.title),
        Target::To(to) if *to == state.id => format!("Begins “{}” again", state.title),
        Target::To(to) => format!("From “{}” to “{}”", state.title, title(to)),
        Target::Resume(to) => format!(
            "From “{}” back to where “{}” was left",
            state.title,
            title(to)
        ),
    }
}

fn separation(definition: &Definition, machine: &Machine, action: &Action) -> Vec<String> {
    let rule = &action.separation;
    let mut sentences = Vec::new();
    if !rule.not_by.is_empty() {
        let actions = any_of(&titles(machine, &rule.not_by));
        sentences.push(format!("Not by anybody who did this here: {actions}"));
    }
    for before in titles(machine, &rule.only_by) {
        sentences.push(format!("Only by somebody who did this here: {before}"));
    }
    if !rule.not_role.is_empty() {
        let held = roles(definition, &rule.not_role, true);
        sentences.push(format!("Not by anybody who is: {held}"));
    }
    if !action.second.is_empty() {
        let second = roles(definition, &action.second, true);
        sentences.push(format!(
            "Counts only with the consent of a second person: {second}"
        ));
    }
    sentences
}

/// The titles of actions of a machine.
fn titles(machine: &Machine, ids: &[Name]) -> Vec<String> {
    let title = |id: &Name| {
        let declared = machine
            .states
            .values()
            .find_map(|state| state.actions.get(id));
        declared.map_or_else(|| spoken(id), |action| format!("“{}”", action.title))
    };
    ids.iter().map(title).collect()
}

pub(super) fn automatic(
    definition: &Definition,
    machine: &Machine,
    state: &State,
    automatic: &Automatic,
) -> AutomaticRules {
    AutomaticRules {
        id: automatic.id.clone(),
        title: happens(definition, automatic.done.as_ref(), &automatic.event),
        cause: "As soon as everything it needs holds".to_owned(),
        way: way(machine, state, &automatic.target),
        needs: needs(&automatic.needs),
        follows: effects(definition, &automatic.effects),
    }
}

pub(super) fn signal(
    definition: &Definition,
    machine: &Machine,
    state: &State,
    signal: &SignalHandler,
) -> AutomaticRules {
    let from = signal
        .from
        .as_ref()
        .map_or_else(String::new, |from| format!(" from: {}", spoken(from)));
    AutomaticRules {
        id: signal.id.clone(),
        title: happens(definition, signal.done.as_ref(), &signal.event),
        cause: format!("When “{}” comes{from}", spoken(&signal.id)),
        way: way(machine, state, &signal.target),
        needs: needs(&signal.needs),
        follows: effects(definition, &signal.effects),
    }
}

fn happens(definition: &Definition, done: Option<&Phrase>, event: &Name) -> String {
    done.map_or_else(|| spoken(event), |done| phrase(definition, done))
}
