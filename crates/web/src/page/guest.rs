//! A guest link: it leads here, and on to what it was made for; once that is done, to the receipt of it.
//!
//! Whoever has the secret of a link that has ended is told how it ended, and whom to turn to; they could have read more while
//! it was in force. A secret that opens nothing is answered the same whatever it is.

mod receipt;

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

use super::{Html, Page, sign_in::set_cookie};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    part::moment,
    request::{
        address,
        client::Client,
        guest::{self, Ended, Guest, Opened},
        limits::Door,
        visitor::{GUEST_COOKIE, Visitor},
    },
};

pub(super) use receipt::{is_done, receipt};

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
    let guest = match opened(&house, &visitor, client, &secret).await? {
        Opened::Link(guest) => guest,
        other => return Ok(shut(other, &visitor, &locale)),
    };
    if visitor.session.is_none() {
        return Ok(let_in(&secret, &guest));
    }
    let name = [("name", guest.name.as_str().into())];
    let (asked, go) = match guest.done {
        None => ("guest-open-instead", "guest-open-go"),
        Some(_) => ("guest-open-done", "guest-open-receipt"),
    };
    let page = Page {
        title: locale.say("guest-open"),
        visitor: &visitor,
        locale: &locale,
        past: None,
        content: html! {
            p { (locale.say_with(asked, &name)) }
            form.actions method="post" action=(address(&secret)) {
                button.primary { (locale.say_with(go, &name)) }
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
        Opened::Link(guest) => let_in(&secret, &guest),
        other => shut(other, &visitor, &house.locales().of(&visitor)),
    })
}

/// What a secret opens, unless too many that opened nothing came from where this one comes from.
async fn opened(
    house: &House,
    visitor: &Visitor,
    client: Client,
    secret: &str,
) -> Result<Opened, Fault> {
    let (limits, now) = (house.limits(), house.engine().now());
    limits.check_secrets(Door::GuestLink, client, now)?;
    let opened = guest::open(house, secret).await?;
    if matches!(opened, Opened::Nothing) {
        limits.count_address(Door::GuestLink, client, now)?;
    }
    if !matches!(opened, Opened::Link(_)) {
        house.note_failure(visitor, "guest link").await?;
    }
    Ok(opened)
}

/// The browser keeps the secret itself: the link is looked up at every request, so that its end is the end of the visit.
fn let_in(secret: &str, guest: &Guest) -> Response {
    let mut response = Redirect::to(&came_for(guest)).into_response();
    set_cookie(&mut response, GUEST_COOKIE, secret, VISIT);
    response
}

impl Guest {
    /// The instance that the link was made for; `None` if it shows the whole review.
    pub(super) fn instance(&self) -> Option<&str> {
        self.link.purpose.instance()
    }
}

/// The page that a guest came for.
fn came_for(guest: &Guest) -> String {
    match &guest.link.purpose {
        Purpose::ViewReview => address::review(&guest.review, ""),
        Purpose::View { instance } => address::instance(&guest.review, instance),
        Purpose::Act { instance, action } => address::step(&guest.review, action, instance),
    }
}

/// Where everything begins for a visitor: their work, and for guests what they came for.
pub(super) fn home(visitor: &Visitor) -> String {
    match (&visitor.guest, &visitor.ended) {
        (Some(guest), _) => came_for(guest),
        (None, Some(_)) => "/help".to_owned(),
        (None, None) => "/".to_owned(),
    }
}

/// The answer to a secret that opens nothing, or nothing any more.
fn shut(opened: Opened, visitor: &Visitor, locale: &Locale) -> Response {
    let page = match opened {
        Opened::Ended(ended) if visitor.person.is_none() => {
            // Nobody who came by a link is asked to sign in.
            let stranger = Visitor {
                ended: Some(ended.clone()),
                ..visitor.clone()
            };
            self::ended(&ended, &stranger, locale)
        }
        Opened::Ended(ended) => self::ended(&ended, visitor, locale),
        Opened::Link(_) | Opened::Nothing => nothing(visitor, locale),
    };
    (StatusCode::GONE, page).into_response()
}

fn nothing(visitor: &Visitor, locale: &Locale) -> Html {
    Page {
        title: locale.say("guest-nothing"),
        visitor,
        locale,
        past: None,
        content: html! { p { (locale.say("guest-nothing-mend")) } },
    }
    .html()
}

/// How a link ended, and whom to turn to.
pub(super) fn ended(ended: &Ended, visitor: &Visitor, locale: &Locale) -> Html {
    let title = match ended.expired {
        Some(_) => "guest-expired",
        None => "guest-withdrawn",
    };
    Page {
        title: locale.say(title),
        visitor,
        locale,
        past: None,
        content: html! {
            @if let Some(at) = ended.expired {
                p data-fault { (locale.say("guest-expired-on")) " " (moment::moment(locale, at)) ". " (whom(ended, locale)) }
            } @else {
                p data-fault { (locale.say("guest-withdrawn-mend")) " " (whom(ended, locale)) }
            }
            @if ended.has_session {
                form.actions method="post" action="/sign-out" { button { (locale.say("guest-as-oneself")) } }
            }
        },
    }
    .html()
}

/// Who makes another link.
fn whom(ended: &Ended, locale: &Locale) -> String {
    match &ended.maker {
        Some(maker) => locale.say_with("guest-ask", &[("name", maker.as_str().into())]),
        None => locale.say("guest-ask-sender"),
    }
}

/// What every page tells a guest: as whom they act, and until when; once it is done, that nothing is left to do.
pub(super) fn banner(locale: &Locale, guest: &Guest) -> Markup {
    let until = Timestamp::from_second(guest.link.expires).unwrap_or_default();
    let values = [
        ("name", guest.name.as_str().into()),
        ("until", locale.moment(until).into()),
    ];
    let told = match guest.done {
        None => "guest-banner",
        Some(_) => "guest-banner-done",
    };
    html! {
        aside.banner aria-label=(locale.say("guest-open")) {
            p { (locale.say_with(told, &values)) }
            form method="post" action="/sign-out" { button { (locale.say("guest-leave")) } }
        }
    }
}

#[cfg(test)]
mod tests;
