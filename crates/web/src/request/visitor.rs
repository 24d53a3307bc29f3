//! [`Visitor`]: who sent a request, and how they want to see pages.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, header, request::Parts},
    middleware::Next,
    response::Response,
};
use engine::submission::Via;
use jiff::Timestamp;
use process::{person::Person, view::Viewer};
use store::accounts::{preferences::Preferences, session::Session, token::Token};

use super::{
    client::Client,
    guest::{self, Ended, Guest, Opened},
    token::{self, Came},
};
use crate::{answer::fault::Fault, house::House};

/// The cookie that holds the secret of a session. The prefix makes browsers demand `Secure`, the whole site and no other
/// domain (RFC 6265bis, section 4.1.3.2).
pub(crate) const COOKIE: &str = "__Host-sid";

/// The cookie that holds the secret of a guest link. It goes before that of a session.
pub(crate) const GUEST_COOKIE: &str = "__Host-guest";

/// The header of what a page asks by itself, because something moved: nobody used the session.
pub(super) const BY_ITSELF: &str = "remit-by-itself";

/// The stream that a page follows by itself.
const STREAM: &str = "/events";

/// Who sent a request. One who has not signed in is nobody in particular.
#[derive(Clone, Debug, Default)]
pub(crate) struct Visitor {
    /// Who signed in.
    pub(crate) person: Option<Person>,
    /// What they are called; empty for who has not signed in.
    pub(crate) name: String,
    /// Their session, if they came with one.
    pub(crate) session: Option<Session>,
    /// The token they came with instead; it counts below `/api/` alone.
    pub(crate) token: Option<Token>,
    /// The guest link they came by instead.
    pub(crate) guest: Option<Guest>,
    /// The guest link they came by, which has ended: they are nobody, until they leave it.
    pub(crate) ended: Option<Ended>,
    /// How far the record was when they asked.
    pub(crate) mark: u64,
    /// When they asked.
    pub(crate) asked: Timestamp,
    /// Whether they asked for a moment: a page that has no past says so.
    pub(crate) asks_for_past: bool,
    /// Whether they audit.
    pub(crate) audits: bool,
    /// Whether they administer.
    pub(crate) administers: bool,
    /// For how many seconds no token of theirs is looked at, after too many wrong ones.
    pub(crate) shut_out: Option<i64>,
    /// Why it could not be found out who they are: then nothing is answered.
    pub(crate) unrecognised: Option<Fault>,
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

    /// The way they came, for the record.
    pub(crate) fn via(&self) -> Via {
        match (&self.guest, &self.token) {
            (Some(_), _) => Via::Guest,
            (None, Some(_)) => Via::Api,
            (None, None) => Via::Web,
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
) -> Response {
    // Before anything is read, so that nothing happens unseen between the page and the stream of what moves.
    let (mark, _) = house.mark();
    let client = Client::of(request.extensions(), request.headers());
    let accepts = request.headers().get(header::ACCEPT_LANGUAGE);
    let accepts = accepts.and_then(|value| value.to_str().ok());
    let stranger = Visitor {
        accepts: accepts.unwrap_or_default().to_owned(),
        ..Visitor::default()
    };
    let (path, headers) = (request.uri().path(), request.headers());
    let visitor = visitor(&house, path, headers, client, &stranger).await;
    let visitor = visitor.unwrap_or_else(|fault| Visitor {
        unrecognised: Some(fault),
        ..stranger
    });
    let visitor = Visitor {
        mark,
        asked: house.now(),
        asks_for_past: request.uri().query().is_some_and(names_moment),
        ..visitor
    };
    request.extensions_mut().insert(visitor);
    next.run(request).await
}

/// Whether an address asks for a moment.
fn names_moment(query: &str) -> bool {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.any(|(name, value)| name == "at" && !value.is_empty())
}

async fn visitor(
    house: &House,
    path: &str,
    headers: &HeaderMap,
    client: Client,
    stranger: &Visitor,
) -> Result<Visitor, Fault> {
    let stranger = stranger.clone();
    if path.starts_with("/assets/") {
        return Ok(stranger);
    }
    let accounts = house.engine().store().accounts();
    let now = house.engine().now();
    if let (true, Some(bearer)) = (path.starts_with("/api/"), token::bearer(headers)) {
        return match token::of(house, bearer, client).await? {
            Came::With(token) => {
                let person = token.person.clone();
                let token = Some(token);
                known(house, &person, Visitor { token, ..stranger }).await
            }
            Came::Without => Ok(stranger),
            Came::TooOften(seconds) => Ok(Visitor {
                shut_out: Some(seconds),
                ..stranger
            }),
        };
    }
    if let Some(guest) = by_link(house, headers, &stranger).await? {
        return Ok(guest);
    }
    let Some(secret) = cookie(headers, COOKIE) else {
        return Ok(stranger);
    };
    let session = if path == STREAM || headers.contains_key(BY_ITSELF) {
        accounts.unused_session(secret, now).await?
    } else {
        accounts.session(secret, now).await?
    };
    let Some(session) = session else {
        return Ok(stranger);
    };
    let person = session.person.clone();
    let session = Some(session);
    known(
        house,
        &person,
        Visitor {
            session,
            ..stranger
        },
    )
    .await
}

/// One who came by a guest link, which may have ended.
async fn by_link(
    house: &House,
    headers: &HeaderMap,
    stranger: &Visitor,
) -> Result<Option<Visitor>, Fault> {
    let Some(secret) = cookie(headers, GUEST_COOKIE) else {
        return Ok(None);
    };
    let stranger = stranger.clone();
    Ok(match guest::open(house, secret).await? {
        Opened::Link(guest) => Some(Visitor {
            person: Some(Person::parse(&guest.link.person).map_err(Fault::unexpected)?),
            guest: Some(*guest),
            ..stranger
        }),
        Opened::Ended(ended) => {
            let has_session = cookie(headers, COOKIE).is_some();
            Some(Visitor {
                ended: Some(Ended {
                    has_session,
                    ..ended
                }),
                ..stranger
            })
        }
        Opened::Nothing => None,
    })
}

/// A visitor of whom it is known who they are, with their rights and preferences.
async fn known(house: &House, person: &str, visitor: Visitor) -> Result<Visitor, Fault> {
    let accounts = house.engine().store().accounts();
    let preferences = accounts.preferences(person).await?;
    let account = accounts.by_id(person).await?;
    let person = Person::parse(person).map_err(Fault::unexpected)?;
    let rights = house.engine().rights(&person).await;
    let rights = rights.map_err(Fault::unexpected)?;
    Ok(Visitor {
        audits: rights.auditor,
        administers: rights.administrator,
        person: Some(person),
        name: account.map(|account| account.display).unwrap_or_default(),
        preferences,
        ..visitor
    })
}

/// The value of a cookie of a request.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let cookies = headers.get_all(header::COOKIE).iter();
    let mut cookies = cookies.filter_map(|cookies| cookies.to_str().ok());
    cookies.find_map(|cookies| {
        let mut cookies = cookies.split(';');
        cookies.find_map(|cookie| cookie.trim().strip_prefix(name)?.strip_prefix('='))
    })
}

#[cfg(test)]
mod tests {
    use axum::{
        body::Body,
        http::{Method, StatusCode, header},
    };

    use store::accounts::token::Scopes;

    use crate::fixture::{Fixture, before};

    #[test]
    fn while_accounts_cannot_be_read_pages_and_programs_are_told_so_with_a_reference() {
        let fixture = Fixture::sign_off(before("round/2", "countersign"));
        let (engine, writer) = (fixture.engine(), fixture.person("writer"));
        let (accounts, now) = (engine.store().accounts(), engine.now());
        let scopes = Scopes {
            read: true,
            act: false,
        };
        let token = accounts.make_token(writer.name(), "a test", scopes, now + 1000, now);
        let (secret, _) = fixture.block_on(token).unwrap();
        let ask = |path: &str| fixture.request("writer", Method::GET, path);
        let page = ask("/reviews").header(header::ACCEPT_LANGUAGE, "fr");
        let program = ask("/api/v1/reviews")
            .header(header::AUTHORIZATION, format!("Bearer {}", secret.reveal()));
        fixture.block_on(fixture.engine().store().close());
        let page = fixture.send(page.body(Body::empty()).unwrap());
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(page.body.contains("<html lang=\"fr\""), "{}", page.body);
        assert!(page.body.contains("data-fault"), "{}", page.body);
        let program = fixture.send(program.body(Body::empty()).unwrap());
        assert_eq!(program.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(program.body.contains("\"detail\""), "{}", program.body);
    }
}
