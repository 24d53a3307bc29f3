//! The access record, for those who audit: who was refused what, who read what, who came in how. For everybody else there is no
//! such page.

mod content;
mod csv;
mod rows;
#[cfg(test)]
mod tests;

use axum::{
    Router,
    extract::{FromRequestParts, Query, State},
    http::{header, request::Parts},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;
use store::access::AccessKind;

use super::Page;
use crate::{
    answer::fault::Fault,
    house::House,
    request::{address::encoded, visitor::SignedIn},
};

use rows::{Row, find};

/// Entries of one page.
const PAGE_ROWS: u32 = 100;

/// Entries of one file, the newest.
const FILE_ROWS: u32 = 10_000;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/access", get(show))
        .route("/access.csv", get(send))
}

/// Somebody who audits; for others there is nothing here.
struct Auditor(SignedIn);

impl<S: Sync> FromRequestParts<S> for Auditor {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let signed_in = SignedIn::from_request_parts(parts, state).await?;
        if signed_in.visitor.audits {
            Ok(Self(signed_in))
        } else {
            Err(Fault::NotFound)
        }
    }
}

/// Which entries are asked for; what is empty or not understood leaves nothing out, but a person or a review that is not there
/// leaves out everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// What happened.
    kind: String,
    /// The handle or the id of a person.
    person: String,
    /// The name of a review.
    review: String,
    /// Entries before this number.
    before: Option<u64>,
}

impl Asked {
    fn kind(&self) -> Option<AccessKind> {
        AccessKind::parse(&self.kind)
    }

    /// The address of the same entries, of those before a number if one is given.
    fn address(&self, path: &str, before: Option<u64>) -> String {
        let before = before.map(|seq| format!("&before={seq}"));
        format!(
            "{path}?kind={}&person={}&review={}{}",
            encoded(&self.kind),
            encoded(&self.person),
            encoded(&self.review),
            before.unwrap_or_default()
        )
    }
}

/// That somebody looks into the access record is an entry of it.
async fn found(
    house: &House,
    auditor: &Auditor,
    asked: &Asked,
    most: u32,
) -> Result<(Vec<Row>, Option<u64>), Fault> {
    let found = find(house, &auditor.0.visitor, asked, most).await?;
    house.note_read(&auditor.0.visitor, "", "access").await?;
    Ok(found)
}

async fn show(
    State(house): State<House>,
    auditor: Auditor,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let (rows, next) = found(&house, &auditor, &asked, PAGE_ROWS).await?;
    let visitor = &auditor.0.visitor;
    let locale = house.locales().of(visitor);
    let page = Page {
        title: locale.say("access"),
        visitor,
        locale: &locale,
        past: None,
        content: content::content(&locale, &asked, &rows, next),
    };
    Ok(page.html().into_response())
}

async fn send(
    State(house): State<House>,
    auditor: Auditor,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let (rows, _) = found(&house, &auditor, &asked, FILE_ROWS).await?;
    let headers = [
        (
            header::CONTENT_TYPE,
            "text/csv; charset=utf-8; header=present",
        ),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"access.csv\"",
        ),
    ];
    Ok((headers, csv::table(&rows)).into_response())
}
