//! Administration: accounts, rights over the whole house, and how the house is. For everybody else there is no such page.

mod health;
mod people;
mod person;

use axum::{
    Router,
    extract::{FromRequestParts, State},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
    routing::get,
};
use engine::people::{PeopleError, rights::Right};
use maud::{Markup, html};
use store::accounts::{AccountsError, secret::Secret};

use super::{Page, invitation};
use crate::{
    answer::fault::Fault, house::House, locale::Locale, part::problems, request::visitor::SignedIn,
};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/admin", get(show).post(people::add))
        .merge(person::routes())
}

/// Somebody who administers; for others there is nothing here.
struct Administrator(SignedIn);

impl<S: Sync> FromRequestParts<S> for Administrator {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let signed_in = SignedIn::from_request_parts(parts, state).await?;
        if signed_in.visitor.administers {
            Ok(Self(signed_in))
        } else {
            Err(Fault::NotFound)
        }
    }
}

/// What became of the form that was sent.
#[derive(Default)]
struct Outcome {
    problems: Vec<(&'static str, String)>,
    /// An invitation: shown now and never again.
    invited: Option<Secret>,
    typed: people::Typed,
}

impl Outcome {
    fn problem(field: &'static str, problem: String) -> Self {
        Self {
            problems: vec![(field, problem)],
            ..Self::default()
        }
    }

    fn status(&self) -> StatusCode {
        if self.problems.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

async fn show(State(house): State<House>, admin: Administrator) -> Result<Response, Fault> {
    page(&house, &admin, &Outcome::default()).await
}

async fn page(house: &House, admin: &Administrator, outcome: &Outcome) -> Result<Response, Fault> {
    let visitor = &admin.0.visitor;
    let locale = house.locales().of(visitor);
    let directory = house.engine().directory().await?;
    let holders = house.engine().holders_of_rights().await.map_err(fault)?;
    let health = health::Health::of(house).await?;
    let page = Page {
        title: locale.say("nav-admin"),
        visitor,
        locale: &locale,
        past: None,
        content: html! {
            (problems::list(&locale, &outcome.problems))
            (invited(house, &locale, outcome.invited.as_ref()))
            (health.section(&locale))
            (people::section(&locale, &directory, &holders))
            (people::form(&locale, house.provider(), &outcome.typed))
        },
    };
    Ok((outcome.status(), page.html()).into_response())
}

/// The link of an invitation that was just made.
fn invited(house: &House, locale: &Locale, secret: Option<&Secret>) -> Markup {
    let told = if house.links_are_whole() {
        "admin-invited-whole"
    } else {
        "admin-invited"
    };
    html! {
        @if let Some(secret) = secret {
            div.banner role="status" {
                p { (locale.say(told)) }
                p { code dir="ltr" { (house.link(invitation::address(secret.reveal()))) } }
            }
        }
    }
}

/// The message that names a right.
fn right(right: Right) -> &'static str {
    match right {
        Right::Administrator => "admin-right-administrator",
        Right::Auditor => "admin-right-auditor",
        Right::ProcessOwner => "admin-right-process-owner",
    }
}

/// What the page has nothing to say about.
fn fault(error: PeopleError) -> Fault {
    match error {
        PeopleError::NotAdministrator | PeopleError::NoSuchPerson(_) => Fault::NotFound,
        PeopleError::Accounts(AccountsError::Database(error)) => Fault::unexpected(error),
        other => Fault::unexpected(other),
    }
}

#[cfg(test)]
mod tests;
