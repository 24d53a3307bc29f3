//! A review: where it stands, why it is blocked, what the visitor can do now.

use axum::{
    Router,
    extract::{Path, State},
    routing::get,
};
use engine::{directory::Directory, look::Look};
use maud::{Markup, html};
use process::view::ReviewView;

use super::{Html, Page, Past};
use crate::{
    answer::fault::Fault,
    house::House,
    part,
    request::{address, at::At, visitor::Visitor},
};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/r/{review}", get(show))
}

async fn show(
    State(house): State<House>,
    Path(name): Path<String>,
    visitor: Visitor,
    At(at): At,
) -> Result<Html, Fault> {
    let look = house.look(&visitor, &name, at).await?;
    let directory = house.engine().directory().await?;
    let locale = house.locales().of(&visitor);
    let review = look.view(&look.viewer, |viewed| viewed.review(look.moment()));
    Ok(Page {
        title: review
            .title
            .as_ref()
            .map_or_else(|| name.clone(), ToString::to_string),
        visitor: &visitor,
        locale: &locale,
        past: past(&look, &address::review(&name, "")),
        content: content(&directory, &review),
    }
    .html())
}

/// The moment in the past that a page of a review shows.
pub(crate) fn past(look: &Look, now: &str) -> Option<Past> {
    look.is_past().then(|| Past {
        revision: look.snapshot().state.revision.unwrap_or_default(),
        last: look.last_revision(),
        moment: look.moment(),
        now: now.to_owned(),
    })
}

fn content(directory: &Directory, review: &ReviewView) -> Markup {
    html! {
        ul {
            @for instance in &review.instances {
                li { (part::name::text(&directory.named(&instance.subject.title))) }
            }
        }
    }
}
