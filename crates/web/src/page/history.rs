//! The history of a review: every event in a sentence, and the review as it was after it.
//!
//! The slider and the list are one control: both choose the event in `?at=`. Rights are those of today (G39).

mod asked;
mod content;
mod csv;
mod events;
mod read;

#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    Router,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use engine::{
    look::{Look, LookError, Place},
    timeline::{Placed, Timeline},
};
use jiff::Timestamp;
use maud::html;
use process::{
    command::{Intent, Occurred},
    person::Person,
    record,
    view::{Subject, Viewed, Viewer},
};

pub(crate) use self::{asked::Filter, events::told};

use self::{
    asked::{Asked, With},
    content::{INSTANCES_MAX, Shown, content},
    read::{Account, read},
};
use super::{
    Page, Past,
    early::early,
    frame::{Frame, Tab},
};
use crate::{
    answer::fault::Fault,
    house::House,
    part::reading::Reading,
    request::{address, at::At, visit::Visit, visitor::Visitor},
};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/r/{review}/history", get(show))
        .route("/r/{review}/history.csv", get(csv::send))
}

async fn show(
    State(house): State<House>,
    Path(name): Path<String>,
    visitor: Visitor,
    At(at): At,
    visit: Visit,
    mut asked: Asked,
) -> Result<Response, Fault> {
    let locale = house.locales().of(&visitor);
    let here = address::review(&name, "/history");
    let look = house.look(&visitor, &name, None).await?;
    let timeline = house.engine().timeline(look.stream()).await?;
    if let Some(moment) = asked.moment {
        let moment = locale.zone().to_timestamp(moment);
        let moment = moment.map_err(Fault::unexpected)?;
        let Some(revision) = happened(&timeline, moment) else {
            return Err(early(&house, &visitor, &look, &name, Place::Time(moment)).await?);
        };
        let query = asked.filter.query();
        let with = asked.with.id();
        return Ok(
            Redirect::to(&format!("{here}?at={revision}&with={with}{query}")).into_response(),
        );
    }
    let revision = revision(&house, &visitor, &name, &look, at).await?;
    let visit = visit.last(&house, &visitor, &look).await?;
    if matches!(asked.with, With::Visit(_)) {
        asked.with = With::Visit(visit);
    }
    let account = account(&look, &look.viewer, &timeline, revision, &asked)?;
    if is_for_some(&look, &timeline, &account, &asked)? {
        house.note_read(&visitor, look.stream(), "history").await?;
    }
    let stored = match account.sentence {
        Some(_) => house.engine().stored(look.stream(), revision).await?,
        None => None,
    };
    let occurred = occurred(&house, &look, &timeline, &account).await?;
    let directory = house.engine().directory().await?;
    let (mut people, instances) =
        look.view(&look.viewer, |today| (people(today), instances(today)));
    people.sort_by_key(|person| directory.name(person));
    let past = (account.revision < account.last).then_some(Past {
        revisions: Some((account.revision, account.last)),
        moment: account.moment,
        now: here,
    });
    let reading = Reading {
        locale: &locale,
        directory: &directory,
        review: &name,
        past: past.as_ref().and_then(Past::revision),
        guest: visitor.guest.as_ref(),
    };
    let shown = Shown {
        account: &account,
        asked: &asked,
        stored: stored.as_ref(),
        occurred: occurred.as_ref(),
        visit,
        audits: matches!(look.viewer, Viewer::Auditor(_)),
        people: &people,
        instances: &instances,
    };
    let frame = Frame::of(&look, &name);
    let page = Page {
        title: locale.say("history"),
        visitor: &visitor,
        locale: &locale,
        past,
        content: html! {
            (frame.tabs(reading, Some(Tab::History)))
            (content(reading, &shown))
        },
    };
    Ok(page.html_within(&frame, reading).into_response())
}

/// The last revision at a moment of those that the page shows: of when events happened, which may be before they were recorded.
fn happened(timeline: &Timeline, moment: Timestamp) -> Option<u64> {
    let until = |placed: &Arc<Placed>| placed.event.at.as_second() <= moment.as_second();
    let found = timeline.events.iter().rposition(until);
    found.map(|place| place as u64)
}

/// The revision at a place; the last one if none is given.
async fn revision(
    house: &House,
    visitor: &Visitor,
    name: &str,
    today: &Look,
    at: Option<Place>,
) -> Result<u64, Fault> {
    let last = today.last_revision();
    match at {
        None => Ok(last),
        Some(Place::Revision(revision)) if revision <= last => Ok(revision),
        Some(Place::Revision(revision)) => Err(LookError::NoSuchRevision { revision, last }.into()),
        Some(place) => {
            let then = house.look(visitor, name, Some(place)).await?;
            Ok(then.snapshot().state.revision.unwrap_or_default())
        }
    }
}

fn account(
    look: &Look,
    viewer: &Viewer,
    timeline: &Timeline,
    revision: u64,
    asked: &Asked,
) -> Result<Account, Fault> {
    let now = look.moment();
    Ok(look.view(viewer, |today| read(timeline, today, now, revision, asked))?)
}

/// Whether what is shown is not for everybody.
fn is_for_some(
    look: &Look,
    timeline: &Timeline,
    account: &Account,
    asked: &Asked,
) -> Result<bool, Fault> {
    let to_everybody = self::account(look, &Viewer::Anyone, timeline, account.revision, asked)?;
    Ok(to_everybody != *account)
}

/// When what an event tells of really happened, if that was said (G35) and the viewer may read it.
async fn occurred(
    house: &House,
    look: &Look,
    timeline: &Timeline,
    account: &Account,
) -> Result<Option<Occurred>, Fault> {
    let told = account.sentence.as_ref();
    let Some(instance) = told.and_then(|told| told.instance.as_ref()) else {
        return Ok(None);
    };
    let begin = account.step_begin;
    let command = house
        .engine()
        .command_at(&timeline.definition, look.stream(), begin);
    let Some(command) = command.await? else {
        return Ok(None);
    };
    let is_of_it = match &command.intent {
        Intent::Act(act) => act.instance == *instance,
        Intent::Consent(consent) => consent.instance == *instance,
        _ => false,
    };
    let may_read = |today: &Viewed<'_>| {
        let class = &record::event::machine_of(&timeline.definition, instance)?.class;
        Some(today.reads_class(today.find(instance)?, class))
    };
    let is_readable = is_of_it && look.view(&look.viewer, may_read) == Some(true);
    Ok(command.occurred.filter(|_| is_readable))
}

/// People who hold a role of which the viewer may know.
fn people(today: &Viewed<'_>) -> Vec<Person> {
    if !today.knows_persons() {
        return Vec::new();
    }
    let held = today.snapshot().state.assignments.iter();
    let seen = held.filter(|held| held.of.as_ref().is_none_or(|of| today.find(of).is_some()));
    let people: BTreeSet<&Person> = seen.map(|held| &held.person).collect();
    people.into_iter().cloned().collect()
}

/// The first instances that the viewer sees.
fn instances(today: &Viewed<'_>) -> Vec<Subject> {
    let places = 0..today.snapshot().state.instances.len();
    let seen = places.filter_map(|place| today.subject(place));
    seen.take(INSTANCES_MAX).collect()
}
