//! Creations and transitions as they are recorded.

use definition::{
    model::{Definition, machine::Machine},
    name::Name,
    ty::Type,
};

use crate::{
    event::{Created, FieldSet, Moved, Notice},
    person::Person,
};

use super::{
    body::{CreatedBody, FollowsBody, MovedBody, SetBody},
    content::{Gatherer, RecordError, Splitter},
    event::machine_of,
};

pub(super) fn write_created(
    definition: &Definition,
    created: &Created,
    out: &mut Splitter,
) -> CreatedBody {
    let mut follows = FollowsBody {
        deadlines: created.deadlines.clone(),
        notices: Vec::new(),
        signals: created.signals.clone(),
    };
    if let Some(machine) = definition.machines.get(&created.machine) {
        for (id, value) in &created.fields {
            if let Some(field) = machine.fields.get(id) {
                out.put(format!("field:{id}"), &field.class, &field.ty, value);
            }
        }
        follows.notices = write_notices(&created.notices, &machine.class, out);
    }
    CreatedBody {
        instance: created.instance.clone(),
        machine: created.machine.clone(),
        parent: created.parent.clone(),
        state: created.state.clone(),
        fields: created.fields.iter().map(|(id, _)| id.clone()).collect(),
        follows,
    }
}

pub(super) fn read_created(
    definition: &Definition,
    body: CreatedBody,
    values: &Gatherer,
) -> Result<Created, RecordError> {
    let machine = machine(definition, &body.instance)?;
    let mut fields = Vec::new();
    for id in body.fields {
        let field = machine
            .fields
            .get(&id)
            .ok_or_else(|| RecordError::unknown("the field", &id))?;
        let value = values.take(&format!("field:{id}"), &field.ty)?;
        fields.push((id, value));
    }
    Ok(Created {
        instance: body.instance,
        machine: body.machine,
        parent: body.parent,
        state: body.state,
        fields,
        deadlines: body.follows.deadlines,
        notices: read_notices(body.follows.notices, values)?,
        signals: body.follows.signals,
    })
}

pub(super) fn write_moved(definition: &Definition, moved: &Moved, out: &mut Splitter) -> MovedBody {
    let mut follows = FollowsBody {
        deadlines: moved.deadlines.clone(),
        notices: Vec::new(),
        signals: moved.signals.clone(),
    };
    if let Some(machine) = machine_of(definition, &moved.instance) {
        for change in &moved.set {
            if let Some(field) = machine.fields.get(&change.field) {
                let ty = set_type(&field.ty, change.at.as_ref());
                out.put(
                    place(&change.field, change.at.as_ref()),
                    &field.class,
                    ty,
                    &change.value,
                );
            }
        }
        follows.notices = write_notices(&moved.notices, &machine.class, out);
    }
    let set = |change: &FieldSet| SetBody {
        field: change.field.clone(),
        at: change.at.clone(),
    };
    MovedBody {
        instance: moved.instance.clone(),
        cause: moved.cause.clone(),
        from: moved.from.clone(),
        to: moved.to.clone(),
        again: moved.again.clone(),
        set: moved.set.iter().map(set).collect(),
        follows,
    }
}

pub(super) fn read_moved(
    definition: &Definition,
    body: MovedBody,
    values: &Gatherer,
) -> Result<Moved, RecordError> {
    let machine = machine(definition, &body.instance)?;
    let mut set = Vec::new();
    for SetBody { field: id, at } in body.set {
        let field = machine
            .fields
            .get(&id)
            .ok_or_else(|| RecordError::unknown("the field", &id))?;
        let value = values.take(&place(&id, at.as_ref()), set_type(&field.ty, at.as_ref()))?;
        set.push(FieldSet {
            field: id,
            at,
            value,
        });
    }
    Ok(Moved {
        instance: body.instance,
        cause: body.cause,
        from: body.from,
        to: body.to,
        again: body.again,
        set,
        deadlines: body.follows.deadlines,
        notices: read_notices(body.follows.notices, values)?,
        signals: body.follows.signals,
    })
}

fn place(field: &Name, at: Option<&Name>) -> String {
    at.map_or_else(
        || format!("field:{field}"),
        |at| format!("field:{field}:{at}"),
    )
}

/// The type of what is set: the field's, or that of one value of a `per` field.
fn set_type<'a>(field: &'a Type, at: Option<&Name>) -> &'a Type {
    match (field, at) {
        (Type::Per { value, .. }, Some(_)) => value,
        (whole, _) => whole,
    }
}

pub(super) fn write_notices(
    notices: &[Notice],
    class: &Name,
    out: &mut Splitter,
) -> Vec<Vec<Person>> {
    for (index, notice) in notices.iter().enumerate() {
        out.put_text(format!("notice:{index}"), class, &notice.say);
    }
    notices.iter().map(|notice| notice.to.clone()).collect()
}

pub(super) fn read_notices(
    to: Vec<Vec<Person>>,
    values: &Gatherer,
) -> Result<Vec<Notice>, RecordError> {
    let read = |(index, to)| {
        let say = values.take_text(&format!("notice:{index}"))?;
        Ok(Notice { to, say })
    };
    to.into_iter().enumerate().map(read).collect()
}

fn machine<'a>(definition: &'a Definition, instance: &Name) -> Result<&'a Machine, RecordError> {
    machine_of(definition, instance).ok_or_else(|| RecordError::unknown("the machine of", instance))
}
