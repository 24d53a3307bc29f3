//! What of an event can be told without its state: its kind, who did it, what it followed from.

use std::ops::Range;

use crate::{
    event::{Cause, Event, Outcome, Signal},
    person::Person,
    record::event::subject,
    view::Viewed,
};

use super::Kind;

impl Event {
    /// The kind of its sentence.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.outcome {
            Outcome::Started(_) => Kind::Started,
            Outcome::Created(_) => Kind::Created,
            Outcome::Moved(moved) => match &moved.cause {
                Cause::Action { .. } => Kind::Done,
                Cause::Automatic(_) | Cause::Signal(_) | Cause::Amendment(_) => Kind::Followed,
            },
            Outcome::SignalIgnored { .. } => Kind::Ignored,
            Outcome::Cancelled { .. } => Kind::Cancelled,
            Outcome::Proposed(_) | Outcome::Declined { .. } | Outcome::Withdrawn { .. } => {
                Kind::Proposal
            }
            Outcome::RoleAssigned(_) | Outcome::RoleRevoked(_) | Outcome::RoleDelegated(_) => {
                Kind::Role
            }
            Outcome::Amended(_) => Kind::Amended,
        }
    }

    /// Whether somebody did it, consented to it, or it was done for them. For nobody's eyes as it is: what
    /// [`tell`](super::tell) says of people is for the viewer.
    #[must_use]
    pub fn involves(&self, person: &Person) -> bool {
        let (by, on_behalf_of) = match &self.outcome {
            Outcome::Started(started) => (&started.by, &None),
            Outcome::Moved(moved) => return is_of(&moved.cause, person),
            Outcome::Cancelled { cause, .. } => return is_of(cause, person),
            Outcome::Proposed(proposed) => (&proposed.by, &proposed.on_behalf_of),
            Outcome::Declined {
                by, on_behalf_of, ..
            }
            | Outcome::Withdrawn {
                by, on_behalf_of, ..
            } => (by, on_behalf_of),
            Outcome::RoleAssigned(change) | Outcome::RoleRevoked(change) => {
                (&change.by, &change.on_behalf_of)
            }
            Outcome::RoleDelegated(lent) => (&lent.by, &lent.on_behalf_of),
            Outcome::Amended(amended) => (&amended.by, &amended.on_behalf_of),
            Outcome::Created(_) | Outcome::SignalIgnored { .. } => return false,
        };
        by == person || on_behalf_of.as_ref() == Some(person)
    }

    fn signals(&self) -> &[Signal] {
        match &self.outcome {
            Outcome::Created(created) => &created.signals,
            Outcome::Moved(moved) => &moved.signals,
            Outcome::Amended(amended) => &amended.signals,
            _ => &[],
        }
    }

    fn sends(&self, signal: &str, to: &str) -> bool {
        let mut signals = self.signals().iter();
        signals.any(|sent| sent.signal == *signal && sent.to == *to)
    }
}

fn is_of(cause: &Cause, person: &Person) -> bool {
    match cause {
        Cause::Action {
            by,
            on_behalf_of,
            second,
            second_on_behalf_of,
            ..
        } => {
            let others = [on_behalf_of, second, second_on_behalf_of];
            by == person || others.contains(&&Some(person.clone()))
        }
        Cause::Automatic(_) | Cause::Signal(_) | Cause::Amendment(_) => false,
    }
}

/// Whether the viewer may be told of an event, as far as can be said without the state after it: an event of an instance that they do
/// not see today is never told. `today` is the review as it is now.
#[must_use]
pub fn may_tell(today: &Viewed<'_>, event: &Event) -> bool {
    match subject(&event.outcome) {
        Some(instance) => today.find(instance).is_some(),
        None => today.knows_persons() || today.sees(0),
    }
}

/// The event that another one followed from; `None` for what a person or the clock began. `step` are the events of the same step of the
/// engine, all places in `events`.
///
/// What was consented to, declined or withdrawn followed from its proposal; what a signal moved, from the event that sent it; what was created,
/// from the last event of its parent in the step; and what is automatic, from the first event of the step.
#[must_use]
pub fn origin<'e>(
    events: impl Fn(usize) -> &'e Event,
    step: Range<usize>,
    place: usize,
) -> Option<usize> {
    let first = Some(step.start).filter(|first| *first < place);
    let sender = |signal: &str, to: &str| {
        let mut before = (step.start..place).rev();
        before
            .find(|before| events(*before).sends(signal, to))
            .or(first)
    };
    let proposal = |instance: &str, action: &str| {
        (0..place).rev().find(|before| {
            matches!(&events(*before).outcome, Outcome::Proposed(proposed)
                if proposed.instance == *instance && proposed.action == *action)
        })
    };
    let of_cause = |instance: &str, cause: &Cause| match cause {
        Cause::Action {
            action,
            second: Some(_),
            ..
        } => proposal(instance, action),
        Cause::Action { .. } => None,
        Cause::Signal(signal) => sender(signal, instance),
        Cause::Automatic(_) | Cause::Amendment(_) => first,
    };
    match &events(place).outcome {
        Outcome::Created(created) => {
            let of_parent = |before: &usize| {
                let subject = subject(&events(*before).outcome);
                subject.is_some() && subject == created.parent.as_ref()
            };
            (step.start..place).rev().find(of_parent).or(first)
        }
        Outcome::Moved(moved) => of_cause(&moved.instance, &moved.cause),
        Outcome::Cancelled { instance, cause } => of_cause(instance, cause).or(first),
        Outcome::SignalIgnored { instance, signal } => sender(signal, instance),
        Outcome::Declined {
            instance, action, ..
        }
        | Outcome::Withdrawn {
            instance, action, ..
        } => proposal(instance, action),
        _ => None,
    }
}
