//! The dossier: a whole review as one page to print or to keep, as far as its reader may know it.

mod content;

use axum::{
    Router,
    extract::{Path, State},
    routing::get,
};
use jiff::Timestamp;
use maud::html;
use process::{
    matrix::{Matrix, matrices},
    schedule::Usual,
    stages::{Strip, stages},
    view::{ReviewView, Viewed, Viewer},
};

use self::content::content;
use super::{
    Html, Page,
    frame::{Frame, Tab},
    history::{Filter, told},
    review,
};
use crate::{
    answer::fault::Fault,
    house::House,
    memory::Told,
    part::reading::Reading,
    request::{address, at::At, visitor::Visitor},
};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/r/{review}/dossier", get(show))
}

/// A whole review as a viewer may know it.
#[derive(PartialEq)]
struct Dossier {
    review: ReviewView,
    strip: Option<Strip>,
    matrices: Vec<Matrix>,
    events: Vec<Told>,
    /// The highest class of anything that it holds.
    class: String,
}

/// What stands on the first page.
struct Seal {
    /// The last event of the review that is in it.
    revision: u64,
    /// The moment that is shown.
    moment: Timestamp,
    /// Who reads it and when, if it holds what is not for everybody.
    reader: Option<(String, Timestamp)>,
    /// For audits: the last position of the record that it holds, and the hash of that leaf; and how many leaves the record had.
    record: Option<(u64, String, u64)>,
}

async fn show(
    State(house): State<House>,
    Path(name): Path<String>,
    visitor: Visitor,
    At(at): At,
) -> Result<Html, Fault> {
    let engine = house.engine();
    let look = house.look(&visitor, &name, at).await?;
    let today = match at {
        None => None,
        Some(_) => Some(house.look(&visitor, &name, None).await?),
    };
    let today = today.as_ref().unwrap_or(&look);
    let revision = look.snapshot().state.revision.unwrap_or_default();
    let timeline = engine.timeline(look.stream()).await?;
    let course = timeline.course_at(revision)?;
    let precedents = engine.precedents(&look).await?;
    let read = |viewer: &Viewer| -> Result<Dossier, Fault> {
        let events = told(today, viewer, &timeline, revision, &Filter::default())?;
        let at = look.moment();
        // What the reader knows of other reviews not everybody does.
        let others = precedents.iter().filter(|_| *viewer == look.viewer);
        Ok(look.view(viewer, |viewed| {
            let usual = Usual::new(viewed, &course, others.map(|it| &**it));
            Dossier {
                review: viewed.review(at),
                strip: stages(viewed, &course, &usual, at),
                matrices: matrices(viewed, at),
                class: class(viewed),
                events,
            }
        }))
    };
    let dossier = read(&look.viewer)?;
    let is_for_some = dossier != read(&Viewer::Anyone)?;
    if is_for_some {
        house.note_read(&visitor, look.stream(), "dossier").await?;
    }
    let directory = engine.directory().await?;
    let locale = house.locales().of(&visitor);
    let now = engine.moment();
    let reader = visitor.person.as_ref().filter(|_| is_for_some);
    let stored = match look.viewer {
        Viewer::Auditor(_) => engine.stored(look.stream(), revision).await?,
        Viewer::Person(_) | Viewer::Anyone => None,
    };
    let seal = Seal {
        revision,
        moment: look.moment(),
        reader: reader.map(|person| (directory.name(person), now)),
        record: stored.map(|stored| (stored.position, stored.hash, engine.store().size())),
    };
    let past = review::past(&look, &address::review(&name, "/dossier"));
    let reading = Reading {
        locale: &locale,
        directory: &directory,
        review: &name,
        past: past.as_ref().and_then(super::Past::revision),
        guest: visitor.guest.as_ref(),
    };
    // The ways are not printed.
    let frame = Frame::of(&look, &name);
    let page = Page {
        title: locale.say("dossier"),
        visitor: &visitor,
        locale: &locale,
        past,
        content: html! {
            (frame.tabs(reading, Some(Tab::Dossier)))
            (content(reading, &dossier, &seal))
        },
    };
    Ok(page.html_within(&frame, reading))
}

/// The highest class of anything that the viewer reads.
fn class(viewed: &Viewed<'_>) -> String {
    let snapshot = viewed.snapshot();
    let definition = snapshot.definition;
    let parameters = definition.parameters.values();
    let read = parameters.filter(|parameter| viewed.reads_parameter(&parameter.id));
    let mut rank = read
        .filter_map(|parameter| definition.rank(&parameter.class))
        .max();
    for (place, instance) in snapshot.state.instances.iter().enumerate() {
        let Some(machine) = definition.machines.get(&instance.machine) else {
            continue;
        };
        if viewed.sees(place) && viewed.reads_class(place, &machine.class) {
            rank = rank.max(definition.rank(&machine.class));
        }
        let fields = instance
            .fields
            .keys()
            .filter(|field| viewed.reads(place, field));
        let classes = fields.filter_map(|field| definition.rank(&machine.field(field)?.class));
        rank = rank.max(classes.max());
    }
    definition.classes[rank.unwrap_or_default()].id.to_string()
}

#[cfg(test)]
mod tests;
