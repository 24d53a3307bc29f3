//! A parameter of a running review is amended, with reason and authority (G03, G05).

mod change;

use definition::{
    guard::world::{Handle, Site},
    model::{Amendment, action::Effect},
    name::Name,
    value::{Cell, Value},
};
use indexmap::IndexMap;
use jiff::Timestamp;

use crate::{
    command::{Amend, Change, Command},
    event::{Amended, Cause, Outcome, Signal},
    examine::needs,
    refusal::{Blocker, Reason, Refusal},
    roles::{may_act, resolve_in},
    saying::{Saying, Words},
    snapshot::Snapshot,
};

use super::{
    draft::{Draft, Sent},
    effects::{self, Consequences},
    members,
    settle::settle,
    transition::site_of,
};

/// Checks who may amend and what, records it, and does what the definition says follows from it.
pub(super) fn amend(
    draft: &mut Draft<'_>,
    command: &Command,
    amend: &Amend,
) -> Result<(), Refusal> {
    let Some(allowed) = draft.definition.amend.get(&amend.parameter) else {
        return Err(problem(&amend.parameter, Words::NotProvided.say()).into());
    };
    let mut blockers = authority(draft, command, allowed);
    blockers.extend(
        change::check(draft.snapshot(), amend)
            .map_err(|text| problem(&amend.parameter, text))
            .err(),
    );
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    let mut amended = amended(draft, command, amend);
    let state = draft.supposing(Outcome::Amended(amended.clone()));
    let vocabularies = &state.scope.vocabularies;
    if let Some((matrix, text)) = members::too_many_cells(draft.definition, vocabularies) {
        return Err(problem(&matrix, text).into());
    }
    let after = Snapshot::new(draft.definition, &state);
    if let Some((_, text)) = members::ambiguous(after) {
        return Err(problem(&amend.parameter, text).into());
    }
    let mut follows = consequences(draft.snapshot(), after, amend, draft.at)?;
    amended.notices = std::mem::take(&mut follows.notices);
    amended.signals = std::mem::take(&mut follows.signals);
    let root = draft.definition.root.clone();
    let send = |signal: &Signal| Sent {
        signal: signal.clone(),
        from: root.clone(),
    };
    draft.pending.extend(amended.signals.iter().map(send));
    draft.emit(Outcome::Amended(amended));
    effects::perform(draft, follows, &Cause::Amendment(amend.parameter.clone()))?;
    settle(draft)
}

fn authority(draft: &Draft<'_>, command: &Command, allowed: &Amendment) -> Vec<Blocker> {
    let snapshot = draft.snapshot();
    let mut blockers = Vec::new();
    let roles = allowed
        .by
        .iter()
        .filter_map(|role| snapshot.definition.roles.get(role));
    let may: Vec<_> = roles
        .filter_map(|role| resolve_in(snapshot, role, 0))
        .collect();
    let on_behalf_of = command.on_behalf_of.as_ref();
    if !may
        .iter()
        .any(|role| may_act(snapshot, role, &command.actor, on_behalf_of, draft.at))
    {
        blockers.push(Blocker::new(Reason::Role { may }));
    }
    let site = Site {
        this: Some(Handle(0)),
        actor: Some(command.actor.name()),
        now: Some(draft.at),
        input: None,
    };
    blockers.extend(needs::beside_actions(
        snapshot,
        &allowed.needs,
        site,
        &command.confirmations,
    ));
    blockers
}

fn amended(draft: &Draft<'_>, command: &Command, amend: &Amend) -> Amended {
    let mut amended = Amended {
        parameter: amend.parameter.clone(),
        vocabulary: members::vocabulary_of(draft.definition, &amend.parameter)
            .cloned()
            .unwrap_or_default(),
        added: IndexMap::new(),
        removed: Vec::new(),
        included: Vec::new(),
        excluded: Vec::new(),
        reason: amend.reason.clone(),
        authority: amend.authority.clone(),
        by: command.actor.clone(),
        on_behalf_of: command.on_behalf_of.clone(),
        notices: Vec::new(),
        signals: Vec::new(),
    };
    match &amend.change {
        Change::AddMembers(members) => amended.added.extend(members.iter().cloned()),
        Change::RemoveMembers(members) => amended.removed.clone_from(members),
        Change::IncludeCells(cells) => amended.included.clone_from(cells),
        Change::ExcludeCells(cells) => amended.excluded.clone_from(cells),
    }
    amended
}

/// What follows for members that join or leave, and for cells that come into scope or leave it, also through such a member.
fn consequences(
    before: Snapshot<'_>,
    after: Snapshot<'_>,
    amend: &Amend,
    at: Timestamp,
) -> Result<Consequences, Blocker> {
    let mut follows = Consequences::at(at);
    let allowed = &after.definition.amend[&amend.parameter];
    match &amend.change {
        Change::AddMembers(members) => {
            let members = members
                .iter()
                .map(|(member, _)| Value::Member(member.clone()));
            follow(after, &allowed.added, members, &mut follows)?;
        }
        Change::RemoveMembers(members) => {
            let members = members.iter().cloned().map(Value::Member);
            follow(after, &allowed.removed, members, &mut follows)?;
        }
        Change::IncludeCells(_) | Change::ExcludeCells(_) => {}
    }
    for (matrix, allowed) in &after.definition.amend {
        let (old, new) = (before.cells_of(matrix), after.cells_of(matrix));
        follow(after, &allowed.added, missing(new, old), &mut follows)?;
        follow(after, &allowed.removed, missing(old, new), &mut follows)?;
    }
    Ok(follows)
}

/// The cells of one list that another lacks.
fn missing<'a>(cells: &'a [Cell], from: &'a [Cell]) -> impl Iterator<Item = Value> {
    cells
        .iter()
        .filter(|cell| !from.contains(cell))
        .cloned()
        .map(Value::Cell)
}

/// Evaluates the effects for each member or cell, as the root.
fn follow(
    after: Snapshot<'_>,
    effects: &[Effect],
    bound: impl Iterator<Item = Value>,
    follows: &mut Consequences,
) -> Result<(), Blocker> {
    for value in bound {
        for effect in effects {
            effects::resolve_with(after, 0, effect, site_of(0), vec![value.clone()], follows)?;
        }
    }
    Ok(())
}

fn problem(parameter: &Name, problem: Saying) -> Blocker {
    Blocker::new(Reason::Parameter {
        parameter: parameter.clone(),
        problem,
    })
}
