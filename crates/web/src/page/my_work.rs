//! My work: what one person can do now over all reviews, and what waits for others.

use axum::{Router, extract::State, routing::get};
use engine::directory::Directory;
use jiff::Timestamp;
use maud::{Markup, html};
use process::worklist::{Work, Worklist, worklist};

use super::{Html, Page};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    part,
    request::{address, visitor::SignedIn},
};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/", get(show))
}

/// What one review asks of a person.
struct Desk {
    review: String,
    work: Worklist,
}

async fn show(State(house): State<House>, signed_in: SignedIn) -> Result<Html, Fault> {
    let desks = desks(&house, &signed_in).await?;
    let locale = house.locales().of(&signed_in.visitor);
    let directory = house.engine().directory().await?;
    Ok(Page {
        title: locale.say("nav-my-work"),
        visitor: &signed_in.visitor,
        locale: &locale,
        past: None,
        content: content(&locale, &directory, &desks),
    }
    .html())
}

async fn desks(house: &House, signed_in: &SignedIn) -> Result<Vec<Desk>, Fault> {
    let now = Timestamp::from_second(house.engine().now()).unwrap_or_default();
    let mut desks = Vec::new();
    for row in house.engine().store().models().reviews("").await? {
        let look = house
            .engine()
            .look(&row.stream, signed_in.visitor.viewer(), None)
            .await?;
        if !look.is_known() {
            continue;
        }
        desks.push(Desk {
            work: worklist(look.snapshot(), &signed_in.person, now),
            review: row.name,
        });
    }
    Ok(desks)
}

fn content(locale: &Locale, directory: &Directory, desks: &[Desk]) -> Markup {
    html! {
        @for desk in desks {
            section {
                h2 { a href=(address::review(&desk.review, "")) { (part::name::text(&desk.review)) } }
                ul { @for work in &desk.work.ready { (row(locale, directory, &desk.review, work)) } }
            }
        }
    }
}

fn row(locale: &Locale, directory: &Directory, review: &str, work: &Work) -> Markup {
    let to = address::step(review, &work.action.id, &work.subject.instance);
    html! {
        li {
            a href=(to) { (part::name::text(&work.action.title)) } " "
            (part::name::text(&directory.named(&work.subject.title)))
            @if let Some(due) = work.due { " " (part::moment::day(locale, due)) }
        }
    }
}
