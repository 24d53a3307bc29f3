//! A review: where it stands, why it is blocked, what the visitor can do now, and what happened last.

mod aside;
mod content;
mod instances;
mod load;
#[cfg(test)]
mod tests;

use axum::{
    Router,
    extract::{Path, Query, State},
    routing::get,
};
use engine::look::Look;
use maud::html;
use serde::Deserialize;

use super::{Html, Page, Past, frame::Frame};
use crate::{
    answer::fault::Fault,
    house::House,
    part::{
        done::{self, Done},
        reading::Reading,
    },
    request::{address, at::At, visit::Visit, visitor::Visitor},
};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/r/{review}", get(show))
}

/// What of the page is unfolded.
#[derive(Deserialize)]
struct Unfolded {
    /// The machine whose instances are all listed.
    all: Option<String>,
}

async fn show(
    State(house): State<House>,
    Path(name): Path<String>,
    Query(unfolded): Query<Unfolded>,
    visitor: Visitor,
    At(at): At,
    just_done: Done,
    visit: Visit,
) -> Result<Html, Fault> {
    let look = house.look(&visitor, &name, at).await?;
    let visit = visit.last(&house, &visitor, &look).await?;
    let standing = load::standing(&house, &visitor, &look, visit).await?;
    if standing.is_above_lowest {
        house.note_read(&visitor, look.stream(), "review").await?;
    }
    let told = just_done.sentences(&house, &look).await?;
    let corrections = just_done.corrections(&house, &look).await?;
    let directory = house.engine().directory().await?;
    let locale = house.locales().of(&visitor);
    let past = past(&look, &address::review(&name, ""));
    let reading = Reading {
        locale: &locale,
        directory: &directory,
        review: &name,
        past: past.as_ref().and_then(Past::revision),
        guest: visitor.guest.as_ref(),
    };
    let frame = Frame::of(&look, &name);
    Ok(Page {
        title: frame.title.to_string(),
        visitor: &visitor,
        locale: &locale,
        content: html! {
            (done::flash(reading, &told))
            (done::corrections(reading, &corrections))
            (content::content(reading, &standing, &frame, unfolded.all.as_deref()))
        },
        past,
    }
    .html())
}

/// The moment in the past that a page of a review shows.
pub(crate) fn past(look: &Look, now: &str) -> Option<Past> {
    look.is_past().then(|| Past {
        revisions: Some((
            look.snapshot().state.revision.unwrap_or_default(),
            look.last_revision(),
        )),
        moment: look.moment(),
        now: now.to_owned(),
    })
}
