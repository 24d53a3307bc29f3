//! A form as it was sent becomes the payload of a command, or says what is wrong with it.

use std::collections::BTreeMap;

use definition::{
    name::Name,
    value::{PartialDate, Value, json::partial_date_from_text},
};
use process::{command::Occurred, examine::conform, person::Person};

use super::{Desk, task::Asked};
use crate::part::{
    field::{Documents, Reader, Sent, read},
    saying,
};

/// The control with the revision that was seen.
pub(super) const SEEN: &str = "_seen";
/// The control that says in whose place somebody acts.
pub(super) const HOLDER: &str = "_for";
/// The control that says when it really happened.
pub(super) const OCCURRED: &str = "_occurred";
/// The control that says why it is recorded late.
pub(super) const REASON: &str = "_reason";
/// The controls that confirm an advice or the action's question.
pub(super) const CONFIRM: &str = "_confirm";
/// The buttons that agree to or decline a proposal.
pub(super) const AGREES: &str = "_agrees";
/// The button that takes a proposal back.
pub(super) const WITHDRAWS: &str = "_withdraws";

/// Something wrong with a control of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// The name of the control.
    pub(super) name: String,
    /// What is wrong, as a sentence.
    pub(super) text: String,
}

/// A form that can be sent on.
#[derive(Debug, Default)]
pub(super) struct Filled {
    pub(super) payload: BTreeMap<Name, Value>,
    pub(super) documents: Documents,
    pub(super) on_behalf_of: Option<Person>,
    pub(super) occurred: Option<Occurred>,
    pub(super) confirmations: Vec<Name>,
}

/// Reads a form. `is_known` says that the command was accepted before: then only its content is read, and nothing judged again.
pub(super) fn fill(desk: &Desk<'_>, sent: &Sent, is_known: bool) -> Result<Filled, Vec<Problem>> {
    let mut filled = Filled::default();
    let mut problems = Vec::new();
    // Who agrees to what was proposed, or takes it back, fills in nothing.
    let asks = if sent.has(AGREES) || sent.has(WITHDRAWS) {
        &[]
    } else {
        &desk.task.asks[..]
    };
    for asked in asks {
        match value(desk, sent, asked, &mut filled.documents) {
            Ok(value) => {
                if let Some(problem) = wrong(desk, asked, value.as_ref()).filter(|_| !is_known) {
                    problems.push(problem);
                } else if let Some(value) = value {
                    filled.payload.insert(asked.id.clone(), value);
                }
            }
            Err(text) => problems.push(problem(asked, &text)),
        }
    }
    match occurred(sent) {
        Ok(occurred) => filled.occurred = occurred,
        Err((name, message)) => problems.push(Problem {
            name: name.to_owned(),
            text: desk.locale.say(message),
        }),
    }
    let holder = sent.text(HOLDER);
    if !holder.is_empty() {
        filled.on_behalf_of = Person::parse(holder).ok();
    }
    let confirmed = sent.texts(CONFIRM).iter();
    filled.confirmations = confirmed.map(|id| id.as_str().into()).collect();
    if problems.is_empty() {
        Ok(filled)
    } else {
        Err(problems)
    }
}

fn value(
    desk: &Desk<'_>,
    sent: &Sent,
    asked: &Asked,
    documents: &mut Documents,
) -> Result<Option<Value>, String> {
    if sent.is_too_long(&asked.id) {
        return Err(desk.locale.say("step-file-too-large"));
    }
    let snapshot = desk.look.snapshot();
    let reader = Reader {
        definition: snapshot.definition,
        state: snapshot.state,
        directory: &desk.directory,
        sent,
    };
    let value = read(reader, &asked.control, &asked.ty, &asked.id, documents)?;
    // Of what must be chosen nothing may be chosen: whether that is enough is a rule of the definition.
    Ok(value.or_else(|| {
        asked
            .required
            .then(|| asked.control.nothing(&asked.ty))
            .flatten()
    }))
}

/// What the definition has against a value by itself.
fn wrong(desk: &Desk<'_>, asked: &Asked, value: Option<&Value>) -> Option<Problem> {
    let Some(value) = value else {
        let text = || desk.locale.say("step-required");
        return asked.required.then(|| problem(asked, &text()));
    };
    let snapshot = desk.look.snapshot();
    let checked = conform::typed(snapshot, &asked.ty, value)
        .and_then(|()| conform::bounded(asked.min, asked.max, value));
    checked.err().map(|found| {
        let text = saying::text(&desk.locale, &desk.directory, &found);
        problem(asked, &text)
    })
}

/// What is wrong with a field: its title and what was found about it.
pub(super) fn problem(asked: &Asked, text: &str) -> Problem {
    Problem {
        name: asked.id.to_string(),
        text: format!("{}: {text}", asked.title),
    }
}

/// When it really happened; or the control that is wrong, and the key of the message that says so.
fn occurred(sent: &Sent) -> Result<Option<Occurred>, (&'static str, &'static str)> {
    let (at, reason) = (sent.text(OCCURRED).trim(), sent.text(REASON).trim());
    if at.is_empty() {
        return if reason.is_empty() {
            Ok(None)
        } else {
            Err((OCCURRED, "step-occurred-missing"))
        };
    }
    let at: PartialDate = partial_date_from_text(at).ok_or((OCCURRED, "step-occurred-wrong"))?;
    let reason = (!reason.is_empty()).then(|| reason.into());
    Ok(Some(Occurred { at, reason }))
}
