//! Portfolio: all reviews of a reader: how many stand how, over time, and one by one; now or as they were.

mod content;
mod csv;
mod query;
mod rows;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use axum::{
    Router,
    extract::State,
    http::{HeaderName, header},
    response::{IntoResponse, Response},
    routing::get,
};
use engine::listing::ListingError;
use jiff::Timestamp;

use super::{Html, Page};
use crate::{
    answer::fault::Fault,
    house::House,
    request::visitor::{SignedIn, Visitor},
};

use content::Shown;
use query::Query;
use rows::Row;

/// Reviews on one page.
const PAGE_ROWS: usize = 25;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews", get(show))
        .route("/reviews.csv", get(download))
}

impl From<ListingError> for Fault {
    fn from(error: ListingError) -> Self {
        match error {
            ListingError::Look(error) => error.into(),
            ListingError::Load(error) => error.into(),
            other => Self::unexpected(other),
        }
    }
}

async fn show(
    State(house): State<House>,
    signed_in: SignedIn,
    query: Query,
) -> Result<Html, Fault> {
    let visitor = &signed_in.visitor;
    let (rows, at) = load(&house, visitor, &query).await?;
    let counts = rows::counts(&rows);
    let pages = rows.len().div_ceil(PAGE_ROWS).max(1);
    let page = query.page.clamp(1, pages);
    let first = (page - 1) * PAGE_ROWS;
    let of_page = &rows[first..rows.len().min(first + PAGE_ROWS)];
    let longest = rows::longest(&rows);
    let late_next = rows::late_next(&rows);
    let said = [longest.map(|(row, ..)| row), late_next.map(|(row, _)| row)];
    let said = said.into_iter().flatten();
    note(&house, visitor, of_page.iter().chain(said)).await?;
    let locale = house.locales().of(visitor);
    let directory = house.engine().directory().await?;
    let shown = Shown {
        locale: &locale,
        directory: &directory,
        query: &query,
        at,
        counts,
        longest,
        late_next,
        rows: of_page,
        page,
        pages,
    };
    Ok(Page {
        title: locale.say("nav-portfolio"),
        visitor,
        locale: &locale,
        past: query
            .moment
            .map(|moment| super::Past::of_all(moment, query.now().address("/reviews"))),
        content: content::content(&shown),
    }
    .html())
}

async fn download(
    State(house): State<House>,
    signed_in: SignedIn,
    query: Query,
) -> Result<Response, Fault> {
    let (rows, _) = load(&house, &signed_in.visitor, &query).await?;
    note(&house, &signed_in.visitor, rows.iter()).await?;
    let directory = house.engine().directory().await?;
    let headers: [(HeaderName, &str); 2] = [
        (
            header::CONTENT_TYPE,
            "text/csv; charset=utf-8; header=present",
        ),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"reviews.csv\"",
        ),
    ];
    Ok((headers, csv::csv(&directory, &rows)).into_response())
}

/// The rows that a query wants, and the moment they are of.
async fn load(
    house: &House,
    visitor: &Visitor,
    query: &Query,
) -> Result<(Vec<Row>, Timestamp), Fault> {
    let viewer = visitor.viewer();
    let listed = house.engine().listed(&viewer, query.moment).await?;
    let at = query.moment.unwrap_or(house.now());
    Ok((rows::rows(listed, query, at), at))
}

/// Writes into the access record which reviews are about to be shown of which not everybody may know as much.
async fn note(
    house: &House,
    visitor: &Visitor,
    rows: impl Iterator<Item = &Row>,
) -> Result<(), Fault> {
    let streams = rows.filter(|row| !row.listed.is_for_all);
    let streams: BTreeSet<&str> = streams.map(|row| row.listed.stream.as_str()).collect();
    house.note_reads(visitor, streams, "portfolio").await
}
