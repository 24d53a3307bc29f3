//! A guest link: it leads here, and on to what it was made for.

use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use jiff::Timestamp;
use maud::{Markup, html};
use store::accounts::guest_link::Purpose;

use super::{Page, sign_in::set_cookie};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    request::{
        address,
        client::Client,
        limits::Door,
        visitor::{GUEST_COOKIE, Guest, Visitor, guest},
    },
};

/// Seconds for which a browser keeps what it was let in with; then the link must be followed again.
const VISIT: i64 = 60 * 60;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/g/{secret}", get(follow).post(enter))
}

/// The address of a guest link.
pub(crate) fn address(secret: &str) -> String {
    format!("/g/{}", address::encoded(secret))
}

/// Lets a stranger in at once. Somebody who has signed in is asked first: a link must not make them act as another person
/// without their knowing.
async fn follow(
    State(house): State<House>,
    Path(secret): Path<String>,
    visitor: Visitor,
    client: Client,
) -> Result<Response, Fault> {
    let locale = house.locales().of(&visitor);
    let Some(guest) = opened(&house, &visitor, client, &secret).await? else {
        return Ok(over(&visitor, &locale));
    };
    if visitor.session.is_none() {
        return Ok(let_in(&secret, &guest));
    }
    let name = [("name", guest.name.as_str().into())];
    let page = Page {
        title: locale.say("guest-open"),
        visitor: &visitor,
        locale: &locale,
        past: None,
        content: html! {
            p { (locale.say_with("guest-open-instead", &name)) }
            form.actions method="post" action=(address(&secret)) {
                button.primary { (locale.say_with("guest-open-go", &name)) }
            }
        },
    };
    Ok(page.html().into_response())
}

async fn enter(
    State(house): State<House>,
    Path(secret): Path<String>,
    visitor: Visitor,
    client: Client,
) -> Result<Response, Fault> {
    Ok(match opened(&house, &visitor, client, &secret).await? {
        Some(guest) => let_in(&secret, &guest),
        None => over(&visitor, &house.locales().of(&visitor)),
    })
}

/// The guest of a link, unless too many that were none came from where this one comes from.
async fn opened(
    house: &House,
    visitor: &Visitor,
    client: Client,
    secret: &str,
) -> Result<Option<Guest>, Fault> {
    let (limits, now) = (house.limits(), house.engine().now());
    limits.check_secrets(Door::GuestLink, client, now)?;
    let found = guest(house, secret).await?;
    if found.is_none() {
        limits.count_address(Door::GuestLink, client, now)?;
        house.note_failure(visitor, "guest link").await?;
    }
    Ok(found)
}

/// The browser keeps the secret itself: the link is looked up at every request, so that its end is the end of the visit.
fn let_in(secret: &str, guest: &Guest) -> Response {
    let mut response = Redirect::to(&home(guest)).into_response();
    set_cookie(&mut response, GUEST_COOKIE, secret, VISIT);
    response
}

impl Guest {
    /// The instance that the link was made for; `None` if it shows the whole review.
    pub(super) fn instance(&self) -> Option<&str> {
        match &self.link.purpose {
            Purpose::ViewReview => None,
            Purpose::View { instance } | Purpose::Act { instance, .. } => Some(instance),
        }
    }
}

/// The page that a guest came for.
pub(super) fn home(guest: &Guest) -> String {
    match &guest.link.purpose {
        Purpose::ViewReview => address::review(&guest.review, ""),
        Purpose::View { instance } => address::instance(&guest.review, instance),
        Purpose::Act { instance, action } => address::step(&guest.review, action, instance),
    }
}

fn over(visitor: &Visitor, locale: &Locale) -> Response {
    let page = Page {
        title: locale.say("guest-over"),
        visitor,
        locale,
        past: None,
        content: html! { p { (locale.say("guest-over-mend")) } },
    };
    (StatusCode::GONE, page.html()).into_response()
}

/// What every page tells a guest: as whom they act, and until when.
pub(super) fn banner(locale: &Locale, guest: &Guest) -> Markup {
    let until = Timestamp::from_second(guest.link.expires).unwrap_or_default();
    let values = [
        ("name", guest.name.as_str().into()),
        ("until", locale.moment(until).into()),
    ];
    html! {
        aside.banner aria-label=(locale.say("guest-open")) {
            p { (locale.say_with("guest-banner", &values)) }
            form method="post" action="/sign-out" { button { (locale.say("guest-leave")) } }
        }
    }
}

#[cfg(test)]
mod tests;
