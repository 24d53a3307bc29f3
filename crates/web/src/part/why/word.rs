//! The word for a reason: what kind of standing still it is, and whose.

use jiff::Timestamp;
use process::explain::{Blocked, Kind};

use super::{Tag, Why, named::Named};

impl Why<'_> {
    /// The word for a reason. It is overdue if something it names is; blocked, if there is no way out or nothing says when; else
    /// it waits.
    pub(super) fn word(&self, blocked: &Blocked) -> Tag {
        match blocked.kind {
            Kind::Role | Kind::Separation => return Tag::NotYours,
            Kind::NotInState => return Tag::Later,
            _ => {}
        }
        let named = Named::by(std::slice::from_ref(self.known(blocked)));
        let dues = named.instances.iter().filter_map(|id| self.dues.get(*id));
        let (passed, ahead): (Vec<&Timestamp>, Vec<&Timestamp>) =
            dues.partition(|due| **due <= self.at);
        let can_move = named.moves.iter().any(|step| step.ready);
        if !passed.is_empty() {
            Tag::Overdue
        } else if !named.is_stuck && (can_move || !ahead.is_empty()) {
            Tag::Waiting
        } else {
            Tag::Blocked
        }
    }
}
