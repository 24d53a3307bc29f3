//! Who holds which role where, and who lent it to whom, for one viewer.

use definition::{model::people::Role, name::Name};
use jiff::Timestamp;
use process::{
    event::Delegation,
    roles::Resolved,
    view::{Viewed, Who},
};

/// The people of a review.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Standing {
    /// Each role, in the order of the definition.
    pub(super) roles: Vec<RoleSeats>,
    /// What is lent now or will be, the first to end first.
    pub(super) lent: Vec<Lent>,
    /// Whether the viewer may know who takes part.
    pub(super) knows_persons: bool,
}

/// A role and the places where it is held.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RoleSeats {
    pub(super) title: Name,
    /// The titles of the roles whose holders give and take it.
    pub(super) assigned_by: Vec<Name>,
    /// The titles of the roles that nobody holds besides it.
    pub(super) incompatible: Vec<Name>,
    /// Where it is held, and by whom.
    pub(super) seats: Vec<Who>,
}

/// A role lent for a time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lent {
    pub(super) delegation: Delegation,
    pub(super) role_title: Name,
    pub(super) of_title: Option<String>,
    /// It is in force; otherwise it is still to come.
    pub(super) is_in_force: bool,
}

/// The people of a review, as far as the viewer may know them.
pub(super) fn standing(viewed: &Viewed<'_>, at: Timestamp) -> Standing {
    let definition = viewed.snapshot().definition;
    let title = |id: &Name| definition.roles.get(id).map(|role| role.title.clone());
    let titles = |ids: &[Name]| ids.iter().filter_map(title).collect();
    let roles = definition.roles.values().map(|role| RoleSeats {
        title: role.title.clone(),
        assigned_by: titles(&role.assigned_by),
        incompatible: titles(&role.incompatible),
        seats: seats(viewed, role),
    });
    Standing {
        roles: roles.collect(),
        lent: lent(viewed, at),
        knows_persons: viewed.knows_persons(),
    }
}

/// Where a role is held or could be.
fn seats(viewed: &Viewed<'_>, role: &Role) -> Vec<Who> {
    let places: Vec<Option<Name>> = if role.scope.is_empty() {
        vec![None]
    } else {
        let instances = viewed.snapshot().state.instances.iter().enumerate();
        let seen = instances.filter(|(place, instance)| {
            !instance.cancelled && role.scope.contains(&instance.machine) && viewed.sees(*place)
        });
        seen.map(|(_, instance)| Some(instance.id.clone()))
            .collect()
    };
    let resolved = places.into_iter().map(|of| Resolved {
        role: role.id.clone(),
        of,
    });
    resolved
        .filter_map(|resolved| viewed.who_holds(&resolved))
        .collect()
}

fn lent(viewed: &Viewed<'_>, at: Timestamp) -> Vec<Lent> {
    if !viewed.knows_persons() {
        return Vec::new();
    }
    let snapshot = viewed.snapshot();
    let mut lent: Vec<Lent> = Vec::new();
    for delegation in snapshot.state.delegations.iter() {
        let assignment = &delegation.assignment;
        let place = assignment.of.as_ref().map(|of| viewed.find(of));
        let Some(role) = snapshot.definition.roles.get(&assignment.role) else {
            continue;
        };
        let is_held = snapshot.state.assignments.contains(assignment);
        if delegation.until <= at || !is_held || place == Some(None) {
            continue;
        }
        lent.push(Lent {
            delegation: delegation.clone(),
            role_title: role.title.clone(),
            of_title: place.flatten().map(|place| viewed.title(place)),
            is_in_force: delegation.from <= at,
        });
    }
    lent.sort_by_key(|lent| lent.delegation.until);
    lent
}
