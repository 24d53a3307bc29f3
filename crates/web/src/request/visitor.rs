//! [`Visitor`]: who sent a request, and how they want to see pages.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, header, request::Parts},
    middleware::Next,
    response::Response,
};
use process::{person::Person, view::Viewer};
use store::accounts::{preferences::Preferences, session::Session};

use crate::{answer::fault::Fault, house::House};

/// The cookie that holds the secret of a session. The prefix makes browsers demand `Secure`, the whole site and no other
/// domain (RFC 6265bis, section 4.1.3.2).
pub(crate) const COOKIE: &str = "__Host-sid";

/// Who sent a request. One who has not signed in is nobody in particular.
#[derive(Clone, Debug, Default)]
pub(crate) struct Visitor {
    /// Who signed in.
    pub(crate) person: Option<Person>,
    /// Their session, if they came with one.
    pub(crate) session: Option<Session>,
    /// Whether they audit.
    pub(crate) audits: bool,
    /// Whether they administer.
    pub(crate) administers: bool,
    /// How they want to see pages.
    pub(crate) preferences: Preferences,
    /// The languages that the browser asks for.
    pub(crate) accepts: String,
}

impl Visitor {
    /// For whom what they ask is computed.
    pub(crate) fn viewer(&self) -> Viewer {
        match &self.person {
            None => Viewer::Anyone,
            Some(person) if self.audits => Viewer::Auditor(person.clone()),
            Some(person) => Viewer::Person(person.clone()),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// A visitor who has signed in. Others are sent to the page where they can, and come back after it.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    /// Who it is.
    pub(crate) person: Person,
    /// All that is known of them.
    pub(crate) visitor: Visitor,
}

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        match visitor.person.clone() {
            Some(person) => Ok(Self { person, visitor }),
            None => Err(Fault::SignIn(parts.uri.to_string())),
        }
    }
}

/// Finds out who sent a request, before anything else looks at it.
pub(crate) async fn recognise(
    State(house): State<House>,
    mut request: Request,
    next: Next,
) -> Result<Response, Fault> {
    let visitor = visitor(&house, request.headers()).await?;
    request.extensions_mut().insert(visitor);
    Ok(next.run(request).await)
}

async fn visitor(house: &House, headers: &HeaderMap) -> Result<Visitor, Fault> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let accepts = text(header::ACCEPT_LANGUAGE).unwrap_or_default().to_owned();
    let stranger = Visitor {
        accepts,
        ..Visitor::default()
    };
    let Some(secret) = headers
        .get_all(header::COOKIE)
        .iter()
        .find_map(|cookies| cookie(cookies.to_str().ok()?))
    else {
        return Ok(stranger);
    };
    let accounts = house.engine().store().accounts();
    let Some(session) = accounts.session(secret, house.engine().now()).await? else {
        return Ok(stranger);
    };
    let preferences = accounts.preferences(&session.person).await?;
    let person = Person::parse(&session.person).map_err(Fault::unexpected)?;
    let rights = house
        .engine()
        .rights(&person)
        .await
        .map_err(Fault::unexpected)?;
    Ok(Visitor {
        audits: rights.auditor,
        administers: rights.administrator,
        person: Some(person),
        session: Some(session),
        preferences,
        ..stranger
    })
}

/// The secret of the session among the cookies of a request.
fn cookie(cookies: &str) -> Option<&str> {
    cookies
        .split(';')
        .find_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}
