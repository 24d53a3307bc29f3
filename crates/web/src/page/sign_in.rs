//! Signing in and out.

use axum::{
    Form, Router,
    extract::{Query, State},
    http::{HeaderMap, HeaderName, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use maud::{Markup, html};
use serde::Deserialize;
use store::accounts::session::SESSION_LIFE;

use super::{Html, Page};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    request::{
        address::encoded,
        visitor::{COOKIE, Visitor},
    },
    server::Offer,
};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/sign-in", get(show))
        .route("/sign-in/offer", post(take_offer))
        .route("/sign-out", post(sign_out))
}

/// The address of the page, from which one comes back to another one.
pub(crate) fn address(back: &str) -> String {
    format!("/sign-in?back={}", encoded(back))
}

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

impl Back {
    /// A path of this site; anything else leads to the first page, so that no link can send somebody elsewhere.
    fn address(&self) -> &str {
        let is_own =
            self.back.starts_with('/') && !self.back.starts_with("//") && !self.back.contains('\\');
        if is_own { &self.back } else { "/" }
    }
}

async fn show(State(house): State<House>, visitor: Visitor, Query(back): Query<Back>) -> Html {
    let locale = house.locales().of(&visitor);
    Page {
        title: locale.say("sign-in"),
        visitor: &visitor,
        locale: &locale,
        past: None,
        content: content(&locale, house.offers(), back.address()),
    }
    .html()
}

fn content(locale: &Locale, offers: &[Offer], back: &str) -> Markup {
    html! {
        @if !offers.is_empty() {
            p { (locale.say("sign-in-demonstration")) }
            @for offer in offers {
                form method="post" action="/sign-in/offer" {
                    input type="hidden" name="back" value=(back);
                    button name="handle" value=(offer.handle) { bdi { (offer.role) } }
                }
            }
        }
    }
}

#[derive(Deserialize)]
struct Chosen {
    handle: String,
    #[serde(flatten)]
    back: Back,
}

async fn take_offer(
    State(house): State<House>,
    headers: HeaderMap,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Fault> {
    if !house
        .offers()
        .iter()
        .any(|offer| offer.handle == chosen.handle)
    {
        return Err(Fault::NotFound);
    }
    let accounts = house.engine().store().accounts();
    let person = accounts.by_handle(&chosen.handle).await?;
    let person = person.ok_or(Fault::NotFound)?;
    begin(&house, &headers, &person.id, chosen.back.address()).await
}

/// Begins a session and leads on. The session is a new one each time, so that nobody can be given a known one.
pub(crate) async fn begin(
    house: &House,
    headers: &HeaderMap,
    person: &str,
    back: &str,
) -> Result<Response, Fault> {
    let device = headers.get(header::USER_AGENT);
    let device = device
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let accounts = house.engine().store().accounts();
    let (secret, _) = accounts
        .start_session(person, device, house.engine().now())
        .await?;
    let cookie = format!(
        "{COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={SESSION_LIFE}",
        secret.reveal()
    );
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(back)).into_response())
}

async fn sign_out(State(house): State<House>, visitor: Visitor) -> Result<Response, Fault> {
    if let (Some(person), Some(session)) = (&visitor.person, &visitor.session) {
        let accounts = house.engine().store().accounts();
        accounts.end_session(person.name(), session.number).await?;
    }
    let cookie = format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    let headers = [
        (header::SET_COOKIE, cookie),
        (
            HeaderName::from_static("clear-site-data"),
            "\"cache\", \"storage\"".to_owned(),
        ),
    ];
    Ok((headers, Redirect::to("/sign-in")).into_response())
}
