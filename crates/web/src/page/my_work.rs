//! My work: what one person can do now over all reviews, what waits for others, and what moved last.
//!
//! It is as long for who takes part in hundreds of reviews as for others: each section begins on the first page, and goes on
//! on pages of its own. Counted is all of it.

mod asked;
mod board;
mod content;
mod moved;
mod proposed;
#[cfg(test)]
mod tests;
mod waits;

use axum::{Router, extract::State, routing::get};
use jiff::Timestamp;

use super::{Html, Page};
use crate::{
    answer::fault::Fault,
    desk::{Past, Since},
    house::House,
    request::visitor::SignedIn,
};

use asked::Asked;
use board::{Board, Place};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/", get(show))
}

async fn show(
    State(house): State<House>,
    signed_in: SignedIn,
    asked: Asked,
) -> Result<Html, Fault> {
    let places = places(&house, &signed_in, asked.when).await?;
    let locale = house.locales().of(&signed_in.visitor);
    let directory = house.engine().directory().await?;
    let at = asked.when.unwrap_or(house.now());
    let board = Board::new(&locale, &directory, &places, at, asked);
    let noted = house.note_reads(&signed_in.visitor, board.streams(), "todo");
    noted.await?;
    Ok(Page {
        title: locale.say("nav-my-work"),
        visitor: &signed_in.visitor,
        locale: &locale,
        past: asked
            .when
            .map(|moment| super::Past::of_all(moment, "/".to_owned())),
        content: content::content(&board),
    }
    .html())
}

/// The reviews in which the person takes part today, now or as they were at a moment. Others are passed over without being looked at.
async fn places(
    house: &House,
    signed_in: &SignedIn,
    when: Option<Timestamp>,
) -> Result<Vec<Place>, Fault> {
    let (engine, person) = (house.engine(), &signed_in.person);
    // What is kept is as new as the list of reviews.
    engine.caught_up().await.map_err(Fault::unexpected)?;
    let accounts = engine.store().accounts();
    let visits = accounts
        .last_visits(&person.to_string(), engine.now())
        .await?;
    let (mut places, mut past) = (Vec::new(), Past::default());
    let mut reviews = engine.reviews("");
    while let Some(review) = reviews.next().await? {
        let Some(desk) = house.desk(person, &review, when).await? else {
            continue;
        };
        let since = match when {
            Some(when) => Since::Ever(when),
            None => Since::Visit(visits.get(&review.stream).copied()),
        };
        if let Some(news) = house.news(person, &review, since, &mut past).await? {
            places.push((desk, news));
        }
    }
    Ok(places)
}
