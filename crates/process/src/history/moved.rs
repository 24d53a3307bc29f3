//! What happened to an instance, in words.

use definition::{
    guard::world::{Handle, Site},
    model::action::Phrase,
};

use crate::{
    event::{Cause, Moved, Proposed},
    saying::{Words, capital},
    view::{Viewed, title_or_id},
};

use super::{Kind, Told};

/// A transition: the `done` phrase of what caused it, or a default.
pub(super) fn tell(after: &Viewed<'_>, place: usize, moved: &Moved) -> Told {
    let machine = after.machine(place);
    let leaf = moved.from.rsplit('.').next().unwrap_or_default();
    let title = || after.title(place);
    let prose = |phrase: &Phrase| {
        after.prose(
            phrase,
            Site {
                this: Some(Handle(place)),
                ..Site::default()
            },
            &[],
        )
    };
    let mut path = machine.innermost_first(leaf);
    match &moved.cause {
        Cause::Action {
            action,
            by,
            on_behalf_of,
            second,
            ..
        } => {
            let declared = machine.action(leaf, action);
            let done = declared.and_then(|action| action.done.as_ref());
            let did = || {
                let action = action_title(after, place, action);
                Words::Did.with([("action", action.into()), ("title", title().into())])
            };
            let told = Told::new(Kind::Done, done.map_or_else(did, |done| prose(done).into()));
            Told {
                second: second.clone(),
                ..told.by(by, on_behalf_of.as_ref())
            }
        }
        Cause::Automatic(id) => {
            let declared = path.find_map(|state| state.automatics.get(id));
            let done = declared.and_then(|automatic| automatic.done.as_ref());
            followed(done.map(prose), title(), after, place)
        }
        Cause::Signal(id) => {
            let declared = path.find_map(|state| state.signals.get(id));
            let done = declared.and_then(|handler| handler.done.as_ref());
            followed(done.map(prose), title(), after, place)
        }
        Cause::Amendment(_) => followed(None, title(), after, place),
    }
}

/// The state is that of the instance after the event.
fn followed(done: Option<String>, title: String, after: &Viewed<'_>, place: usize) -> Told {
    let state = after.state_title(after.instance(place));
    let done = done.map(|done| format!("{}.", capital(&done)).into());
    let is_now = || Words::IsNow.with([("title", title.into()), ("state", (&state).into())]);
    let text = done.unwrap_or_else(is_now);
    Told::new(Kind::Followed, text)
}

/// A cancellation. Who did what caused it is not told here: that event has its own sentence and its own viewers.
pub(super) fn cancelled(title: String, cause: &Cause) -> Told {
    let title = ("title", title.into());
    match cause {
        Cause::Action {
            by, on_behalf_of, ..
        } => {
            let text = Words::DidCancel.with([title]);
            Told::new(Kind::Cancelled, text).by(by, on_behalf_of.as_ref())
        }
        Cause::Amendment(parameter) => {
            let parameter = ("parameter", parameter.replace('_', " ").into());
            let text = Words::WasCancelledBy.with([title, parameter]);
            Told::new(Kind::Cancelled, text)
        }
        Cause::Automatic(_) | Cause::Signal(_) => {
            Told::new(Kind::Cancelled, Words::Cancelled.with([title]))
        }
    }
}

/// An action that waits for a second person.
pub(super) fn proposed(after: &Viewed<'_>, place: usize, proposed: &Proposed) -> Told {
    let action = action_title(after, place, &proposed.action);
    let title = ("title", after.title(place).into());
    let text = Words::DidPropose.with([("action", action.into()), title]);
    Told::new(Kind::Proposal, text).by(&proposed.by, proposed.on_behalf_of.as_ref())
}

/// The title of an action, wherever its machine declares it.
pub(super) fn action_title(
    after: &Viewed<'_>,
    place: usize,
    action: &definition::name::Name,
) -> String {
    let mut states = after.machine(place).states.values();
    let declared = states.find_map(|state| state.actions.get(action));
    title_or_id(declared.map(|action| &action.title), action)
}
