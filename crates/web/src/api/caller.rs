//! [`Reader`] and [`Doer`]: who calls, and that their token may be used for it.

use axum::{
    extract::FromRequestParts,
    http::{Method, request::Parts},
};
use process::person::Person;

use crate::{
    answer::problem::{Kind, Problem},
    house::House,
    request::visitor::Visitor,
};

/// Somebody who may look.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    /// Who it is.
    pub(super) person: Person,
    /// All that is known of them.
    pub(super) visitor: Visitor,
}

/// Somebody who may do steps.
#[derive(Clone, Debug)]
pub(super) struct Doer(pub(super) Reader);

impl FromRequestParts<House> for Reader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let caller = caller(parts, house).await?;
        match &caller.visitor.token {
            Some(token) if !token.scopes.read => Err(no_scope("read")),
            _ => Ok(caller),
        }
    }
}

impl FromRequestParts<House> for Doer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        debug_assert_ne!(parts.method, Method::GET, "nothing changes by a GET");
        let caller = caller(parts, house).await?;
        match &caller.visitor.token {
            Some(token) if !token.scopes.act => Err(no_scope("act")),
            _ => Ok(Self(caller)),
        }
    }
}

async fn caller(parts: &mut Parts, house: &House) -> Result<Reader, Problem> {
    let visitor = Visitor::from_request_parts(parts, house).await?;
    if visitor.guest.is_some() {
        let detail = "A guest link opens pages, not the API.";
        return Err(Problem::new(Kind::Forbidden, detail));
    }
    match visitor.person.clone() {
        Some(person) => Ok(Reader { person, visitor }),
        None => Err(Problem::new(
            Kind::Unauthenticated,
            Kind::Unauthenticated.help(),
        )),
    }
}

fn no_scope(scope: &str) -> Problem {
    let detail = format!("The token has not the scope `{scope}`: make one that has.");
    Problem::new(Kind::Forbidden, detail)
}
