//! An instance of a review: its data, how it stands, what can be done with it and why not, its own history. What waits
//! for a second person is shown with a way to the page of the step, where they read what was proposed and decide.

mod content;
mod load;
#[cfg(test)]
mod tests;

use axum::{
    Router,
    extract::{Path, State},
    routing::get,
};
use definition::name::Name;
use maud::html;

use super::{Html, Page, frame::Frame, review};
use crate::{
    answer::fault::Fault,
    house::House,
    part::{
        done::{self, Done},
        reading::Reading,
    },
    request::{address, at::At, visitor::Visitor},
};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/r/{review}/i/{*instance}", get(show))
}

/// What an address names: the review and the instance.
type Named = Path<(String, Name)>;

async fn show(
    State(house): State<House>,
    Path((name, instance)): Named,
    visitor: Visitor,
    At(at): At,
    just_done: Done,
) -> Result<Html, Fault> {
    let look = house.look(&visitor, &name, at).await?;
    let artefact = load::artefact(&house, &visitor, &look, &instance).await?;
    let artefact = artefact.ok_or(Fault::NotFound)?;
    if artefact.is_above_lowest {
        let what = format!("instance {instance}");
        house.note_read(&visitor, look.stream(), &what).await?;
    }
    let told = just_done.sentences(&house, &look).await?;
    let directory = house.engine().directory().await?;
    let locale = house.locales().of(&visitor);
    let past = review::past(&look, &address::instance(&name, &instance));
    let reading = Reading {
        locale: &locale,
        directory: &directory,
        review: &name,
        past: past.as_ref().and_then(super::Past::revision),
        guest: visitor.guest.as_ref(),
    };
    let frame = Frame::of(&look, &name);
    let page = Page {
        title: directory.named(&artefact.view.subject.title),
        visitor: &visitor,
        locale: &locale,
        content: html! {
            (done::flash(reading, &told))
            (frame.tabs(reading, None))
            (content::content(reading, &artefact))
        },
        past,
    };
    Ok(page.html_within(&frame, reading))
}
