//! Signing in with an account elsewhere: off to the provider, and back.

use axum::{
    Router,
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderName, HeaderValue},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use engine::people::PeopleError;
use maud::{Markup, html};
use serde::Deserialize;
use store::accounts::identity::{Identity, IdentityError};

use super::{Back, begin::begin, set_cookie, show_problem};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    openid::{Answer, FLOW_LIFE, Purpose, Refused, is_fresh},
    page::{Page, me},
    request::{
        client::Client,
        fields::Fields,
        limits::Door,
        visitor::{Visitor, cookie},
    },
};

/// The cookie that tells, when the browser comes back, which sign-in it began.
const COOKIE: &str = "__Host-openid";

/// The header that leads a browser on (HTML, "The `Refresh` header"). A redirection in answer to a form would have to be allowed
/// by the policy of the page, for every address that the provider leads through.
const REFRESH: HeaderName = HeaderName::from_static("refresh");

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/sign-in/openid", post(leave_to_sign_in))
        .route("/sign-in/openid/callback", get(come_back))
}

#[derive(Deserialize)]
struct Wanted {
    /// The secret of the invitation that is to be taken, if one is.
    invitation: Option<String>,
    #[serde(flatten)]
    back: Back,
}

async fn leave_to_sign_in(
    State(house): State<House>,
    visitor: Visitor,
    client: Client,
    Fields(wanted): Fields<Wanted>,
) -> Result<Response, Fault> {
    let back = wanted.back.address().to_owned();
    let purpose = match wanted.invitation {
        Some(secret) => Purpose::Invitation { secret },
        None => Purpose::SignIn { back },
    };
    leave(&house, &visitor, client, purpose).await
}

/// Sends the browser to the provider. Each time is counted like a try of a password.
pub(crate) async fn leave(
    house: &House,
    visitor: &Visitor,
    client: Client,
    purpose: Purpose,
) -> Result<Response, Fault> {
    let provider = house.provider().ok_or(Fault::NotFound)?;
    let now = house.engine().now();
    match &purpose {
        Purpose::Link { person, .. } => {
            house
                .limits()
                .count_for(Door::OpenId, person, client, now)?
        }
        _ => house.limits().count_address(Door::OpenId, client, now)?,
    }
    let locale = house.locales().of(visitor);
    let begun = match provider.begin(purpose.clone(), now).await {
        Ok(begun) => begun,
        Err(refused) => {
            tracing::warn!("nobody was signed in: {refused}");
            // Whoever has a password can use it all the same.
            return Ok(match &purpose {
                Purpose::SignIn { back } => show_problem(house, visitor, back, refused),
                _ => not_signed_in(house, visitor, refused),
            });
        }
    };
    let name = [("name", provider.name().into())];
    let page = Page {
        title: locale.say_with("openid-leaving", &name),
        visitor,
        locale: &locale,
        past: None,
        content: html! {
            p.actions { a.button.primary href=(begun.address) { (locale.say_with("openid-continue", &name)) } }
        },
    };
    let mut response = page.html().into_response();
    let refresh = HeaderValue::try_from(format!("0; url={}", begun.address));
    let refresh = refresh.map_err(Fault::unexpected)?;
    response.headers_mut().insert(REFRESH, refresh);
    set_cookie(&mut response, COOKIE, &begun.browser, FLOW_LIFE);
    Ok(response)
}

/// The browser is back, with what the provider gave it.
async fn come_back(
    State(house): State<House>,
    visitor: Visitor,
    client: Client,
    headers: HeaderMap,
    answer: Result<Query<Answer>, QueryRejection>,
) -> Result<Response, Fault> {
    let provider = house.provider().ok_or(Fault::NotFound)?;
    let now = house.engine().now();
    house.limits().count_address(Door::OpenId, client, now)?;
    // What cannot be read has no state, and answers nothing.
    let Query(answer) = answer.unwrap_or_default();
    let browser = cookie(&headers, COOKIE);
    let finished = provider.finish(browser, answer, now);
    let done = match finished.await {
        Ok((purpose, identity)) => end(&house, &visitor, &headers, purpose, &identity).await?,
        Err(refused) => Err(refused),
    };
    let mut response = match done {
        Ok(response) => response,
        Err(refused) => {
            tracing::warn!("nobody was signed in: {refused}");
            if refused.is_failed_try() {
                house.note_failure(&visitor, "openid").await?;
            }
            not_signed_in(&house, &visitor, refused)
        }
    };
    set_cookie(&mut response, COOKIE, "", 0);
    Ok(response)
}

/// Does what the sign-in was begun for.
async fn end(
    house: &House,
    visitor: &Visitor,
    headers: &HeaderMap,
    purpose: Purpose,
    identity: &Identity,
) -> Result<Result<Response, Refused>, Fault> {
    let (engine, via) = (house.engine(), visitor.via());
    let (person, way, back) = match purpose {
        Purpose::SignIn { back } => match engine.store().accounts().by_identity(identity).await? {
            Some(person) => (person.id, "openid", back),
            None => return Ok(Err(Refused::Unknown)),
        },
        Purpose::Invitation { secret } => {
            let taken = engine.take_invitation_with_identity(&secret, identity, via);
            match taken.await {
                Ok(person) => (person.to_string(), "invitation", "/".to_owned()),
                Err(error) => return refusal(error).map(Err),
            }
        }
        Purpose::Link { person, proven } => {
            // A guest acts for somebody else, whose ways in are not theirs to make.
            let session = visitor.session.as_ref();
            let same = session.is_some_and(|session| session.person == person);
            let Some(actor) = visitor.person.as_ref().filter(|_| same) else {
                return Ok(Err(Refused::SignedOut));
            };
            let has_password = engine.store().accounts().has_password(&person).await?;
            if has_password && !is_fresh(proven, engine.now()) {
                return Ok(Err(Refused::Over("the password was given too long ago")));
            }
            return match engine.link_identity(actor, identity, via).await {
                Ok(()) => Ok(Ok(Redirect::to(me::SAVED).into_response())),
                Err(error) => refusal(error).map(Err),
            };
        }
    };
    let begun = begin(house, visitor, headers, &person, (way, &back)).await;
    begun.map(Ok)
}

fn refusal(error: PeopleError) -> Result<Refused, Fault> {
    match error {
        PeopleError::Identity(IdentityError::Taken) => Ok(Refused::Taken),
        PeopleError::Identity(IdentityError::Invitation) => Ok(Refused::Invitation),
        PeopleError::Identity(IdentityError::Form) => {
            Ok(Refused::Untrusted("the subject is too long"))
        }
        other => Err(Fault::unexpected(other)),
    }
}

/// The page that says why nobody was signed in, and what to do.
fn not_signed_in(house: &House, visitor: &Visitor, refused: Refused) -> Response {
    let locale = house.locales().of(visitor);
    let page = Page {
        title: said(house, &locale, refused, ""),
        visitor,
        locale: &locale,
        past: None,
        content: html! {
            p { (said(house, &locale, refused, "-mend")) }
            p.actions {
                @if visitor.session.is_some() {
                    a.button href="/me" { (locale.say("nav-me")) }
                } @else {
                    a.button href="/sign-in" { (locale.say("nav-sign-in")) }
                }
            }
        },
    };
    (refused.status(), page.html()).into_response()
}

/// What a refusal says, or what to do about it.
pub(super) fn said(house: &House, locale: &Locale, refused: Refused, part: &str) -> String {
    let name = house.provider().map_or("", |provider| provider.name());
    let message = format!("{}{part}", refused.message());
    locale.say_with(&message, &[("name", name.into())])
}

/// The way to the provider, if there is one: to sign in and go back to an address, or to take an invitation.
pub(crate) fn way(house: &House, locale: &Locale, field: (&str, &str)) -> Markup {
    html! {
        @if let Some(provider) = house.provider() {
            section.box {
                form.actions method="post" action="/sign-in/openid" {
                    input type="hidden" name=(field.0) value=(field.1);
                    button.primary { (locale.say_with("openid-continue", &[("name", provider.name().into())])) }
                }
            }
        }
    }
}
