//! Who of those that a notice names will see what it is about.

use std::sync::Arc;

use definition::name::Name;
use jiff::Timestamp;

use crate::{
    person::Person,
    snapshot::Snapshot,
    view::{Viewed, Viewer, Who},
};

use super::Tells;

/// Leaves out whoever will not see the instance in the state it is led to: they are told nothing of it. Roles whose holders the viewer may
/// not know stay as they are.
pub(super) fn leave_out_blind(
    viewed: &Viewed<'_>,
    place: usize,
    path: Option<Name>,
    at: Timestamp,
    notices: &mut [Tells],
) {
    if notices.is_empty() {
        return;
    }
    let snapshot = viewed.snapshot();
    let mut state = snapshot.state.clone();
    if let Some(path) = path {
        Arc::make_mut(&mut state.instances[place]).path = path;
    }
    let then = Snapshot {
        state: &state,
        ..snapshot
    };
    let sees = |person: &Person| {
        let viewer = Viewer::Person(person.clone());
        Viewed::new(then, &viewer, at).sees(place)
    };
    let keeps = |who: &mut Who| {
        let is_known = !who.persons.is_empty();
        who.persons.retain(sees);
        !is_known || !who.persons.is_empty()
    };
    for notice in notices {
        notice.to.retain_mut(keeps);
    }
}
