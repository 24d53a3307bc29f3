//! Would a field leave its bounds?

use definition::{
    guard::reads::Reads,
    model::{action::Assignment, machine::Field},
    ty::Type,
};

use crate::{
    refusal::{Blocker, Reason},
    snapshot::Snapshot,
};

use super::{Attempt, conform};

/// Checks the new value of every field the action sets, as far as it can be determined. What depends on a form that is not right, or
/// not filled in yet, is left out.
pub(super) fn check(
    snapshot: Snapshot<'_>,
    place: usize,
    set: &[Assignment],
    attempt: Attempt<'_>,
    blockers: &mut Vec<Blocker>,
) {
    let machine = &snapshot.definition.machines[&snapshot.state.instances[place].machine];
    let is_wrong = |blocker: &Blocker| matches!(blocker.reason, Reason::Input { .. });
    let form_is_right = attempt.payload.is_some() && !blockers.iter().any(is_wrong);
    for assignment in set {
        let field = &machine.fields[&assignment.field];
        let depends_on_form = || !Reads::of(&assignment.value).inputs.is_empty();
        if !has_bounds(field) || (!form_is_right && depends_on_form()) {
            continue;
        }
        let Some(value) = snapshot.value(&assignment.value, attempt.site(place), &[]) else {
            continue;
        };
        if let Err(problem) = conform::bounded(field.min, field.max, &value) {
            blockers.push(Blocker::new(Reason::Bounds {
                instance: snapshot.state.instances[place].id.clone(),
                field: field.id.clone(),
                problem,
            }));
        }
    }
}

/// Numbers are bounded by what can be recorded, if by nothing else.
fn has_bounds(field: &Field) -> bool {
    matches!(
        field.ty.stated(),
        Type::Int | Type::List(_) | Type::Set(_) | Type::Per { .. }
    )
}
