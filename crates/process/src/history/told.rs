//! [`is_told()`]: whether an event has a sentence, without putting it into words.

use crate::{
    event::{Event, Outcome},
    record::event::subject,
    view::Viewed,
};

use super::{people, place_of_root};

/// Whether a viewer is told of an event: whether [`tell`](super::tell) has a sentence. `after` is the review just after the event.
#[must_use]
pub fn is_told(after: &Viewed<'_>, event: &Event) -> bool {
    let is_seen = match subject(&event.outcome) {
        Some(instance) => after.find(instance).is_some(),
        None => true,
    };
    is_seen
        && match &event.outcome {
            Outcome::Started(_) | Outcome::Amended(_) => place_of_root(after).is_some(),
            Outcome::RoleAssigned(change) => people::assigned(after, change).is_some(),
            Outcome::RoleRevoked(change) => people::revoked(after, change).is_some(),
            Outcome::RoleDelegated(lent) => people::delegated(after, lent).is_some(),
            _ => true,
        }
}
