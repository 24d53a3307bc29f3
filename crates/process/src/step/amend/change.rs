//! Is a change of a parameter possible?

use std::collections::BTreeSet;

use definition::{model::Parameter, ty::Type, value::Value};

use crate::{
    command::{Amend, Change},
    examine::conform,
    saying::{Saying, Words},
    snapshot::Snapshot,
    step::members,
};

/// Checks the change, its reason and its authority.
///
/// # Errors
/// What is wrong, to be read after the title of the parameter.
pub(super) fn check(snapshot: Snapshot<'_>, amend: &Amend) -> Result<(), Saying> {
    members::statement(Words::TheReason, &amend.reason)?;
    members::statement(Words::TheAuthority, &amend.authority)?;
    let parameter = &snapshot.definition.parameters[&amend.parameter];
    let known = members::vocabulary_of(snapshot.definition, &parameter.id)
        .map(|vocabulary| snapshot.members_of(vocabulary));
    match (&parameter.ty, known, &amend.change) {
        (Type::List(_), Some(known), Change::AddMembers(added)) => {
            let ids = || added.iter().map(|(member, _)| member);
            each_once(ids())?;
            if let Some(member) = ids().find(|member| known.contains(member)) {
                return Err(Words::HasAlready.with([("member", member.into())]));
            }
            for (member, title) in added {
                members::named(member, title)?;
            }
            bounds(parameter, known.len() + added.len())
        }
        (Type::List(_), Some(known), Change::RemoveMembers(removed)) => {
            each_once(removed)?;
            if let Some(member) = removed.iter().find(|member| !known.contains(member)) {
                return Err(Words::HasNo.with([("member", member.into())]));
            }
            bounds(parameter, known.len() - removed.len())
        }
        (Type::Matrix { .. }, _, Change::IncludeCells(cells)) => {
            each_once(cells)?;
            let excluded = snapshot.excluded_of(&parameter.id);
            let stray = cells.iter().find(|cell| !excluded.contains(cell));
            stray.map_or(Ok(()), |cell| {
                let cell = format!("{} / {}", cell.row, cell.column);
                Err(Words::NoException.with([("cell", cell.into())]))
            })
        }
        (Type::Matrix { .. }, _, Change::ExcludeCells(cells)) => {
            each_once(cells)?;
            let covered = snapshot.cells_of(&parameter.id);
            let stray = cells.iter().find(|cell| !covered.contains(cell));
            stray.map_or(Ok(()), |cell| {
                let cell = format!("{} / {}", cell.row, cell.column);
                Err(Words::NoCellInScope.with([("cell", cell.into())]))
            })
        }
        _ => Err(Words::NotInThisWay.say()),
    }
}

/// Checks that a change names something, and nothing twice.
fn each_once<'a, T: Ord + 'a>(named: impl IntoIterator<Item = &'a T>) -> Result<(), Saying> {
    let mut seen = BTreeSet::new();
    if !named.into_iter().all(|one| seen.insert(one)) {
        return Err(Words::ChangedTwice.say());
    }
    if seen.is_empty() {
        return Err(Words::NothingNamed.say());
    }
    Ok(())
}

/// Checks the number of members after the change.
fn bounds(parameter: &Parameter, members: usize) -> Result<(), Saying> {
    let sized = Value::List(vec![Value::NotStated; members]);
    conform::bounded(parameter.min, parameter.max, &sized)
}
