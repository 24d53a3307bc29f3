//! Roles and amendments, in words.

use definition::{
    name::Name,
    ty::Type,
    value::{Cell, Value},
};

use crate::{
    event::{Amended, Assignment, Delegation, RoleChange},
    roles::Resolved,
    view::{UNREADABLE, Viewed, title_or_id},
};

use super::{Kind, Told};

/// A role was given.
pub(super) fn assigned(after: &Viewed<'_>, change: &RoleChange) -> Option<Told> {
    let role = role(after, &change.assignment)?;
    let text = format!("gave the role {role} to {}", change.assignment.person);
    Some(Told::new(Kind::Role, text).by(&change.by, change.on_behalf_of.as_ref()))
}

/// A role was taken back.
pub(super) fn revoked(after: &Viewed<'_>, change: &RoleChange) -> Option<Told> {
    let role = role(after, &change.assignment)?;
    let text = format!("took the role {role} from {}", change.assignment.person);
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
    let text = format!("lent the role {role} of {holder} to {to}, from {from} until {until}");
    Some(Told::new(Kind::Role, text).by(by, on_behalf_of.as_ref()))
}

/// `“Lead author” of Thematic study: Education`; `None` if the viewer may not know who takes part, or not in that instance.
fn role(after: &Viewed<'_>, assignment: &Assignment) -> Option<String> {
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
    Some(of.map_or_else(
        || format!("“{}”", who.title),
        |of| format!("“{}” of {of}", who.title),
    ))
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
        ("added", titles(&mut amended.added.values().map(id))),
        ("removed", titles(&mut amended.removed.iter().map(id))),
        ("brought into scope", cells(&amended.included)),
        ("took out of scope", cells(&amended.excluded)),
    ];
    let changes = changes.iter().filter(|(_, what)| !what.is_empty());
    let changes: Vec<String> = changes
        .map(|(did, what)| format!("{did} {}", if is_readable { what } else { UNREADABLE }))
        .collect();
    let stated = |value: &Value| match value {
        _ if !is_readable => UNREADABLE.to_owned(),
        value => after.shown(&Type::OrNotStated(Box::new(Type::Text)), value),
    };
    let text = format!(
        "amended “{parameter}”: {}; reason: {}; authority: {}",
        changes.join(" and "),
        stated(&amended.reason),
        stated(&amended.authority),
    );
    Told::new(Kind::Amended, text).by(&amended.by, amended.on_behalf_of.as_ref())
}
