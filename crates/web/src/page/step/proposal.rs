//! [`Proposal`]: a step that waits for a second person, who agrees or declines; who proposed it may withdraw it.

use std::collections::BTreeMap;

use definition::{model::action::Action, name::Name, value::Value};
use engine::look::Look;
use maud::{Markup, html};
use process::{
    person::Person,
    saying::Saying,
    view::Viewed,
    worklist::{self, Work, proposed, worklist},
};

use super::{
    content::Form,
    fill::{AGREES, HOLDER, SEEN, WITHDRAWS},
    task::{Task, title},
};
use crate::{
    part::{command::COMMAND, reading::Reading},
    request::address,
};

/// An action that waits for a second person.
pub(super) struct Proposal {
    /// Who proposed it, if the viewer may know it.
    pub(super) by: Option<Person>,
    /// What was filled in, as far as the viewer may read it, by title.
    pub(super) values: Vec<(String, Saying)>,
    /// The viewer's own part in it, if it waits for them.
    pub(super) work: Option<Work>,
    /// It is the viewer's to take back.
    pub(super) own: Option<worklist::Proposal>,
}

/// The proposal of an action on an instance, if it waits for a second person.
pub(super) fn proposal(
    look: &Look,
    viewed: &Viewed<'_>,
    person: &Person,
    (place, action): (usize, &Action),
) -> Option<Proposal> {
    let snapshot = viewed.snapshot();
    let instance = &snapshot.state.instances[place];
    let made = instance.proposed.as_ref()?;
    if made.action != action.id || look.is_past() {
        return None;
    }
    let payload: BTreeMap<&Name, &Value> =
        made.payload.iter().map(|(id, value)| (id, value)).collect();
    let readable = action.input.values().filter_map(|field| {
        let value = payload.get(&field.id)?;
        let shown = viewed
            .reads_class(place, &field.class)
            .then(|| viewed.said(&field.ty, value))?;
        Some((title(field), shown))
    });
    let work = worklist(viewed, person, look.moment());
    let mut work = work.ready.into_iter().chain(work.waiting);
    let is_it = |work: &Work| {
        work.consent && work.subject.instance == instance.id && work.action.id == action.id
    };
    let mut own = proposed(viewed, person, look.moment()).into_iter();
    Some(Proposal {
        by: viewed.knows_persons().then(|| made.by.clone()),
        values: readable.collect(),
        work: work.find(is_it),
        own: own.find(|own| own.subject.instance == instance.id && own.action.id == action.id),
    })
}

/// What was proposed, with what the viewer can do about it.
pub(super) fn consent(
    reading: Reading<'_>,
    task: &Task,
    proposal: &Proposal,
    form: &Form<'_>,
) -> Markup {
    html! {
        section.box {
            h2 { (reading.say("step-proposed")) }
            @if let Some(by) = &proposal.by {
                p { (reading.say("step-proposed-by")) " " bdi { (reading.directory.name(by)) } }
            }
            dl.facts {
                @for (title, text) in &proposal.values {
                    dt { (reading.said(title)) }
                    dd { (reading.told(text)) }
                }
            }
            @match &proposal.work {
                Some(work) if work.waits_for.is_empty() => {
                    (decision(reading, task, form, work.on_behalf_of.as_ref(), &html! {
                        button.primary name=(AGREES) value="yes" { (reading.say("step-agree")) }
                        button name=(AGREES) value="no" { (reading.say("step-decline")) }
                    }))
                }
                Some(work) => {
                    ul.why { @for blocked in &work.waits_for { li data-state="blocked" { (reading.told(&blocked.say)) } } }
                }
                None if proposal.own.is_none() => { p { (reading.say("step-proposed-waits")) } }
                None => {}
            }
            @if let Some(own) = &proposal.own { (withdrawal(reading, task, form, own)) }
        }
    }
}

/// What is proposed is the preview: what would be taken back, whose word it waits for, and that nothing else changes.
fn withdrawal(
    reading: Reading<'_>,
    task: &Task,
    form: &Form<'_>,
    own: &worklist::Proposal,
) -> Markup {
    html! {
        @if !own.by.is_empty() {
            p { (reading.say("step-proposed-second")) " " (reading.who(&own.by)) }
        }
        p { (reading.say("step-withdraw-means")) }
        (decision(reading, task, form, own.on_behalf_of.as_ref(), &html! {
            button name=(WITHDRAWS) value="yes" { (reading.say("step-withdraw")) }
        }))
    }
}

/// A form that says what becomes of the proposal; nothing is filled in.
fn decision(
    reading: Reading<'_>,
    task: &Task,
    form: &Form<'_>,
    holder: Option<&Person>,
    buttons: &Markup,
) -> Markup {
    let action = address::step(reading.review, &task.action, &task.subject.instance);
    html! {
        form method="post" action=(action) enctype="multipart/form-data" {
            input type="hidden" name=(COMMAND) value=(form.command);
            input type="hidden" name=(SEEN) value=(task.revision);
            @if let Some(holder) = holder { input type="hidden" name=(HOLDER) value=(holder); }
            div.actions { (buttons) }
        }
    }
}
