//! [`sentence()`]: one sentence per event, like minutes.
//!
//! A sentence is written with the state just after its event, for a viewer, and with the rights of today (G39). An event of an
//! instance that they may not see has no sentence; it is only counted.

mod moved;
mod origin;
mod people;
mod told;

use definition::{model::Definition, name::Name};
use jiff::Timestamp;
use serde::Serialize;

use crate::{
    event::{Event, Outcome},
    fold::{FoldError, fold},
    person::Person,
    record::event::subject,
    saying::{Saying, Words},
    snapshot::Snapshot,
    state::State,
    view::{Viewed, Viewer},
};

pub use origin::{may_tell, origin};
pub use told::is_told;

/// An event in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// When.
    pub at: Timestamp,
    /// What kind of event.
    pub kind: Kind,
    /// Who did it; `None` if nobody in particular, or if the viewer may not know who takes part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Person>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<Person>,
    /// Who consented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<Person>,
    /// What happened. If somebody did it, a phrase that goes on after their name: `approved the terms`; else a whole sentence.
    pub text: Saying,
    /// The instance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance: Option<Name>,
}

/// The kinds of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The review was started.
    Started,
    /// An instance was created.
    Created,
    /// Somebody did something.
    Done,
    /// Something followed of itself.
    Followed,
    /// A signal had no effect.
    Ignored,
    /// An instance was cancelled.
    Cancelled,
    /// Something waits for a second person, or was declined by one.
    Proposal,
    /// A role changed hands.
    Role,
    /// A parameter was amended.
    Amended,
}

/// A history for a viewer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct History {
    /// What they may know, in order.
    pub entries: Vec<Entry>,
    /// How many more events there are.
    pub hidden: usize,
}

/// One event of a [`History`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its revision.
    pub revision: u64,
    /// What happened.
    #[serde(flatten)]
    pub sentence: Sentence,
}

/// The sentence of one event for a viewer; `None` if they may not know of it. `after` is the state just after the event.
#[must_use]
pub fn sentence(after: Snapshot<'_>, viewer: &Viewer, event: &Event) -> Option<Sentence> {
    tell(&Viewed::new(after, viewer, event.at), event)
}

/// The history of a review for a viewer, with the rights they have at `at`, after the last event.
///
/// # Errors
/// If the events are not those of one review in order.
pub fn history(
    definition: &Definition,
    events: &[Event],
    viewer: &Viewer,
    at: Timestamp,
) -> Result<History, FoldError> {
    let today = crate::fold::fold_all(events)?;
    let today = Viewed::new(Snapshot::new(definition, &today), viewer, at);
    let mut history = History {
        entries: Vec::new(),
        hidden: 0,
    };
    let mut state = State::default();
    for (revision, event) in (0_u64..).zip(events) {
        fold(&mut state, event)?;
        let after = Viewed::past(Snapshot::new(definition, &state), &today);
        match tell(&after, event) {
            Some(sentence) => history.entries.push(Entry { revision, sentence }),
            None => history.hidden += usize::from(may_count(&today, event)),
        }
    }
    Ok(history)
}

/// The sentence of one event; `None` if the viewer may not know of it. `after` is the review just after the event.
#[must_use]
pub fn tell(after: &Viewed<'_>, event: &Event) -> Option<Sentence> {
    let place = match subject(&event.outcome) {
        Some(instance) => Some(after.find(instance)?),
        None => None,
    };
    let knows = after.knows_persons();
    let told = match &event.outcome {
        Outcome::Started(_) if place_of_root(after).is_none() => return None,
        Outcome::Started(started) => {
            let title = &started.parameters.title;
            let text = Words::DidStart.with([("title", title.into())]);
            Told::new(Kind::Started, text).by(&started.by, None)
        }
        Outcome::Created(_) => Told::new(
            Kind::Created,
            Words::WasCreated.with([("title", title(after, place).into())]),
        ),
        Outcome::Moved(moved) => moved::tell(after, place?, moved),
        Outcome::SignalIgnored { signal, .. } => {
            let signal = ("signal", signal.replace('_', " ").into());
            let title = ("title", title(after, place).into());
            Told::new(Kind::Ignored, Words::WasWithoutEffect.with([signal, title]))
        }
        Outcome::Cancelled { cause, .. } => moved::cancelled(title(after, place), cause),
        Outcome::Proposed(proposed) => moved::proposed(after, place?, proposed),
        Outcome::Declined {
            action,
            by,
            on_behalf_of,
            ..
        } => {
            let action = moved::action_title(after, place?, action);
            let title = ("title", title(after, place).into());
            let text = Words::DidDecline.with([("action", action.into()), title]);
            Told::new(Kind::Proposal, text).by(by, on_behalf_of.as_ref())
        }
        Outcome::Withdrawn {
            action,
            by,
            on_behalf_of,
            ..
        } => {
            let action = moved::action_title(after, place?, action);
            let title = ("title", title(after, place).into());
            let text = Words::DidWithdraw.with([("action", action.into()), title]);
            Told::new(Kind::Proposal, text).by(by, on_behalf_of.as_ref())
        }
        Outcome::RoleAssigned(change) => people::assigned(after, change)?,
        Outcome::RoleRevoked(change) => people::revoked(after, change)?,
        Outcome::RoleDelegated(delegation) => people::delegated(after, delegation)?,
        Outcome::Amended(_) if place_of_root(after).is_none() => return None,
        Outcome::Amended(amended) => people::amended(after, amended),
    };
    Some(Sentence {
        at: event.at,
        kind: told.kind,
        by: told.by.filter(|_| knows),
        on_behalf_of: told.on_behalf_of.filter(|_| knows),
        second: told.second.filter(|_| knows),
        text: told.text,
        instance: place.map(|place| after.instance(place).id.clone()),
    })
}

impl Sentence {
    /// Whether somebody did it, so that the text goes on after their name, or after "somebody" if the viewer may not know who.
    #[must_use]
    pub fn is_act(&self) -> bool {
        // What nobody did begins with the title of an instance, which may be an id.
        let is_done = !matches!(self.kind, Kind::Created | Kind::Followed | Kind::Ignored);
        is_done && self.text.starts_with(char::is_lowercase)
    }
}

/// A sentence before it is known who may know whom.
struct Told {
    kind: Kind,
    text: Saying,
    by: Option<Person>,
    on_behalf_of: Option<Person>,
    second: Option<Person>,
}

impl Told {
    fn new(kind: Kind, text: Saying) -> Self {
        Self {
            kind,
            text,
            by: None,
            on_behalf_of: None,
            second: None,
        }
    }

    fn by(self, by: &Person, on_behalf_of: Option<&Person>) -> Self {
        Self {
            by: Some(by.clone()),
            on_behalf_of: on_behalf_of.cloned(),
            ..self
        }
    }
}

fn title(after: &Viewed<'_>, place: Option<usize>) -> String {
    place.map_or_else(String::new, |place| after.title(place))
}

/// The root, or the time before there is one, if the viewer may know of the review.
fn place_of_root(after: &Viewed<'_>) -> Option<usize> {
    let is_born = !after.snapshot().state.instances.is_empty();
    (after.knows_persons() || (is_born && after.sees(0))).then_some(0)
}

/// Whether an event that is not told may be counted. `today` is the review as it is now.
#[must_use]
pub fn may_count(today: &Viewed<'_>, event: &Event) -> bool {
    let place = subject(&event.outcome).and_then(|id| today.snapshot().state.index.get(id));
    place.map_or(today.knows_persons(), |place| today.may_count(*place))
}
