//! People: who holds which role in a review, who lent what to whom, and who may be let in by a link.

mod content;
mod deed;
mod links;
mod standing;

use std::collections::BTreeMap;

use axum::{
    Router,
    extract::{Path, State},
    routing::get,
};
use engine::look::Look;
use jiff::Timestamp;
use maud::html;
use process::{offers::Offers, view::Viewer};
use store::accounts::absence::Absence;

use super::{
    Html, Page,
    frame::{Frame, Tab},
    review,
};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    part::{
        done::{self, Done},
        reading::Reading,
    },
    request::{address, at::At, visitor::Visitor},
};

use content::{Shown, content};
use standing::{Standing, standing};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/r/{review}/people", get(show))
        .route(
            "/r/{review}/people/{deed}",
            get(deed::ask).post(deed::submit),
        )
        .merge(links::routes())
}

async fn show(
    State(house): State<House>,
    Path(name): Path<String>,
    visitor: Visitor,
    At(at): At,
    done: Done,
) -> Result<Html, Fault> {
    let look = house.look(&visitor, &name, at).await?;
    let shown = look.view(&look.viewer, |viewed| standing(viewed, look.moment()));
    let to_all = look.view(&Viewer::Anyone, |viewed| standing(viewed, look.moment()));
    if shown != to_all {
        house.note_read(&visitor, look.stream(), "people").await?;
    }
    let directory = house.engine().directory().await?;
    let locale = house.locales().of(&visitor);
    let reading = reading(&locale, &directory, &name, &look);
    let told = done.sentences(&house, &look).await?;
    let shown = Shown {
        standing: shown,
        offers: offers(&look, &visitor),
        links: links::listed(&house, &visitor, &look).await?,
        can_make_links: visitor.person.is_some() && !look.is_past(),
        person: visitor.person.clone(),
        away: away(&house, &visitor, &locale).await?,
    };
    let frame = Frame::of(&look, &name);
    let page = Page {
        title: locale.say("people"),
        visitor: &visitor,
        locale: &locale,
        past: review::past(&look, &address::review(&name, "/people")),
        content: html! {
            (done::flash(reading, &told))
            (frame.tabs(reading, Some(Tab::People)))
            (content(reading, &shown))
        },
    };
    Ok(page.html_within(&frame, reading))
}

/// The day it is in the zone of the page, such as `2003-11-04`.
pub(super) fn today(locale: &Locale, now: i64) -> String {
    let now = Timestamp::from_second(now).unwrap_or_default();
    now.to_zoned_datetime(locale.zone().clone())
        .date()
        .to_string()
}

/// Who is away now or later, for whoever has signed in.
async fn away(
    house: &House,
    visitor: &Visitor,
    locale: &Locale,
) -> Result<BTreeMap<String, Absence>, Fault> {
    if visitor.person.is_none() {
        return Ok(BTreeMap::new());
    }
    let today = today(locale, house.engine().now());
    Ok(house.engine().store().accounts().absences(&today).await?)
}

fn reading<'r>(
    locale: &'r Locale,
    directory: &'r engine::directory::Directory,
    review: &'r str,
    look: &Look,
) -> Reading<'r> {
    let revision = look.snapshot().state.revision;
    Reading {
        locale,
        directory,
        review,
        past: revision.filter(|_| look.is_past()),
        guest: None,
    }
}

/// What the visitor may do with roles; nothing in the past.
fn offers(look: &Look, visitor: &Visitor) -> Offers {
    match &visitor.person {
        Some(person) if !look.is_past() => Offers::of(look.snapshot(), person, look.moment()),
        _ => Offers::default(),
    }
}

#[cfg(test)]
mod tests;
