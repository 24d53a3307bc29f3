//! Proposals as they are recorded, and the types of forms.

use definition::{model::Definition, name::Name, ty::Type};

use crate::event::Proposed;

use super::{
    body::ProposedBody,
    content::{Gatherer, RecordError, Splitter},
    event::machine_of,
};

pub(super) fn write(
    definition: &Definition,
    proposed: &Proposed,
    out: &mut Splitter,
) -> ProposedBody {
    for (id, value) in &proposed.payload {
        if let Some((class, ty)) = input(definition, &proposed.instance, &proposed.action, id) {
            out.put(format!("input:{id}"), class, ty, value);
        }
    }
    ProposedBody {
        instance: proposed.instance.clone(),
        action: proposed.action.clone(),
        payload: proposed.payload.iter().map(|(id, _)| id.clone()).collect(),
        by: proposed.by.clone(),
        on_behalf_of: proposed.on_behalf_of.clone(),
        confirmations: proposed.confirmations.clone(),
    }
}

pub(super) fn read(
    definition: &Definition,
    body: ProposedBody,
    values: &Gatherer,
) -> Result<Proposed, RecordError> {
    let mut payload = Vec::new();
    for id in body.payload {
        let (_, ty) = input(definition, &body.instance, &body.action, &id)
            .ok_or_else(|| RecordError::unknown("the input", &id))?;
        let value = values.take(&format!("input:{id}"), ty)?;
        payload.push((id, value));
    }
    Ok(Proposed {
        instance: body.instance,
        action: body.action,
        payload,
        by: body.by,
        on_behalf_of: body.on_behalf_of,
        confirmations: body.confirmations,
    })
}

/// The class of an input field.
#[must_use]
pub fn input_class<'a>(
    definition: &'a Definition,
    instance: &str,
    action: &str,
    id: &str,
) -> Option<&'a Name> {
    input(definition, instance, action, id).map(|(class, _)| class)
}

/// Class and type of an input field. Several states may declare the action; the same id has the same type in all of them.
pub(super) fn input<'a>(
    definition: &'a Definition,
    instance: &str,
    action: &str,
    id: &str,
) -> Option<(&'a Name, &'a Type)> {
    let machine = machine_of(definition, instance)?;
    let declared = machine
        .states
        .values()
        .filter_map(|state| state.actions.get(action));
    let field = declared.filter_map(|action| action.input.get(id)).next()?;
    Some((&field.class, &field.ty))
}
