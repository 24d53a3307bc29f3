//! Roles and amendments, in words.

use definition::{
    name::Name,
    ty::Type,
    value::{Cell, Value},
};

use crate::{
    event::{Amended, Assignment, Delegation, RoleChange},
    roles::Resolved,
    saying::{Joint, Saying, Words},
    view::{Viewed, title_or_id},
};

use super::{Kind, Told};

/// A role was given.
pub(super) fn assigned(after: &Viewed<'_>, change: &RoleChange) -> Option<Told> {
    let role = role(after, &change.assignment)?;
    let person = change.assignment.person.to_string();
    let text = Words::DidGive.with([("role", role), ("person", person.into())]);
    Some(Told::new(Kind::Role, text).by(&change.by, change.on_behalf_of.as_ref()))
}

/// A role was taken back.
pub(super) fn revoked(after: &Viewed<'_>, change: &RoleChange) -> Option<Told> {
    let role = role(after, &change.assignment)?;
    let person = change.assignment.person.to_string();
    let text = Words::DidTake.with([("role", role), ("person", person.into())]);
    Some(Told::new(Kind::Role, text).by(&change.by, change.on_behalf_of.as_ref()))
}

/// A role was lent.
pub(super) fn delegated(after: &Viewed<'_>, delegation: &Delegation) -> Option<Told> {
    let role = role(after, &delegation.assignment)?;
    let Delegation {
        assignment,
        to,
        from,
        until,
        by,
        on_behalf_of,
    } = delegation;
    let holder = &assignment.person;
    let written = |value: &dyn std::fmt::Display| Saying::from(value.to_string());
    let text = Words::DidLend.with([
        ("role", role),
        ("holder", written(holder)),
        ("to", written(to)),
        ("from", written(from)),
        ("until", written(until)),
    ]);
    Some(Told::new(Kind::Role, text).by(by, on_behalf_of.as_ref()))
}

/// `“Lead author” of Thematic study: Education`; `None` if the viewer may not know who takes part, or not in that instance.
fn role(after: &Viewed<'_>, assignment: &Assignment) -> Option<Saying> {
    if !after.knows_persons() {
        return None;
    }
    let is_hidden = |of: &Name| !after.may_name(of);
    if assignment.of.as_ref().is_some_and(is_hidden) {
        return None;
    }
    let resolved = Resolved {
        role: assignment.role.clone(),
        of: assignment.of.clone(),
    };
    let who = after.who_holds(&resolved)?;
    let of = who.of_title.or_else(|| who.of.map(|of| of.to_string()));
    let title: Saying = who.title.as_str().into();
    Some(match of {
        None => Words::Quoted.with([("it", title)]),
        Some(of) => Words::RoleOf.with([("role", title), ("of", of.into())]),
    })
}

/// A parameter was amended.
pub(super) fn amended(after: &Viewed<'_>, amended: &Amended) -> Told {
    let declared = after
        .snapshot()
        .definition
        .parameters
        .get(&amended.parameter);
    let parameter = title_or_id(
        declared.map(|parameter| &parameter.title),
        &amended.parameter,
    );
    let is_readable = after.reads_parameter(&amended.parameter);
    let titles = |names: &mut dyn Iterator<Item = String>| names.collect::<Vec<_>>().join(", ");
    let cells = |cells: &[Cell]| {
        titles(
            &mut cells
                .iter()
                .map(|cell| after.shown(&Type::Bool, &Value::Cell(cell.clone()))),
        )
    };
    let id = |name: &Name| name.to_string();
    let changes = [
        (Words::Added, titles(&mut amended.added.values().map(id))),
        (Words::Removed, titles(&mut amended.removed.iter().map(id))),
        (Words::Included, cells(&amended.included)),
        (Words::Excluded, cells(&amended.excluded)),
    ];
    let changes = changes.into_iter().filter(|(_, what)| !what.is_empty());
    let changes = changes.map(|(did, what)| {
        let readable = is_readable.then(|| what.into());
        did.with([("what", readable.unwrap_or_else(|| Words::Unreadable.say()))])
    });
    let stated = |value: &Value| match value {
        _ if !is_readable => Words::Unreadable.say(),
        value => after.said(&Type::OrNotStated(Box::new(Type::Text)), value),
    };
    let text = Words::DidAmend.with([
        ("parameter", parameter.into()),
        ("changes", Saying::joined(Joint::And, changes)),
        ("reason", stated(&amended.reason)),
        ("authority", stated(&amended.authority)),
    ]);
    Told::new(Kind::Amended, text).by(&amended.by, amended.on_behalf_of.as_ref())
}
