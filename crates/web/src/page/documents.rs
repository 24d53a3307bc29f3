//! The documents of a review: what somebody may read, in all its versions, and what differs between two of them.
//!
//! ```text
//! events ─► versions (what the reader may read by the rights of then and of today) ─► list
//!                                                       ├─► one document, as a file
//!                                                       └─► two versions, line by line
//! ```

mod compare;
mod content;
mod download;
mod versions;

#[cfg(test)]
mod tests;

use axum::{
    Router,
    extract::{Path, State},
    routing::get,
};
use engine::look::Look;
use maud::html;
use process::view::Viewer;

use super::{
    Html, Page,
    frame::{Frame, Tab},
    review,
};
use crate::{
    answer::fault::Fault,
    house::House,
    part::reading::Reading,
    request::{address, at::At, visitor::Visitor},
};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/r/{review}/documents", get(show))
        .route("/r/{review}/documents/compare", get(compare::show))
        .route("/r/{review}/documents/{sha256}", get(download::send))
}

async fn show(
    State(house): State<House>,
    Path(name): Path<String>,
    visitor: Visitor,
    At(at): At,
) -> Result<Html, Fault> {
    let look = house.look(&visitor, &name, at).await?;
    let timeline = house.engine().timeline(look.stream()).await?;
    let holdings = versions::of(&look, &look.viewer, &timeline)?;
    if holdings != versions::of(&look, &Viewer::Anyone, &timeline)? {
        house
            .note_read(&visitor, look.stream(), "documents")
            .await?;
    }
    let directory = house.engine().directory().await?;
    let locale = house.locales().of(&visitor);
    let reading = Reading {
        locale: &locale,
        directory: &directory,
        review: &name,
        past: past_of(&look),
        guest: visitor.guest.as_ref(),
    };
    let frame = Frame::of(&look, &name);
    let page = Page {
        title: locale.say("documents"),
        visitor: &visitor,
        locale: &locale,
        past: review::past(&look, &address::review(&name, "/documents")),
        content: html! {
            (frame.tabs(reading, Some(Tab::Documents)))
            (content::content(reading, &holdings))
        },
    };
    Ok(page.html_within(&frame, reading))
}

/// The revision that is looked at, if it is in the past.
fn past_of(look: &Look) -> Option<u64> {
    let revision = look.snapshot().state.revision;
    revision.filter(|_| look.is_past())
}
