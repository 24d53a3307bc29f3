//! A session begins and ends.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use engine::{people::way::WayIn, submission::Via};
use store::{access::AccessKind, accounts::session::SESSION_LIFE};

use crate::{
    answer::fault::Fault,
    house::House,
    request::{
        device,
        visitor::{COOKIE, GUEST_COOKIE, Visitor},
    },
};

/// Begins a session and leads on. It is a new one each time, so that nobody can be given a known one; the one that this
/// browser had ends, and so does the visit of a guest. In which way it began stands in the access record before anybody is let
/// in.
pub(crate) async fn begin(
    house: &House,
    visitor: &Visitor,
    headers: &HeaderMap,
    person: &str,
    (way, back): (&str, &str),
) -> Result<Response, Fault> {
    let accounts = house.engine().store().accounts();
    if let Some(before) = &visitor.session {
        accounts.end_session(&before.person, before.number).await?;
    }
    let told = device::told(headers);
    let device = device::device(told).unwrap_or_default();
    let signed_in = WayIn {
        device: &device,
        ..WayIn::own(AccessKind::SignIn, way, person, Via::Web)
    };
    house.engine().note_way_in(signed_in).await?;
    let now = house.engine().now();
    let (secret, _) = accounts.start_session(person, told, now).await?;
    let mut response = Redirect::to(back).into_response();
    set_cookie(&mut response, COOKIE, secret.reveal(), SESSION_LIFE);
    if visitor.guest.is_some() || visitor.ended.is_some() {
        set_cookie(&mut response, GUEST_COOKIE, "", 0);
    }
    Ok(response)
}

/// Ends the session of this browser, or the visit of a guest; a session below that goes on.
pub(super) async fn end(State(house): State<House>, visitor: Visitor) -> Result<Response, Fault> {
    let has_session = visitor.ended.as_ref().is_some_and(|it| it.has_session);
    let to = if has_session { "/" } else { "/sign-in" };
    let mut response = Redirect::to(to).into_response();
    if visitor.guest.is_some() || visitor.ended.is_some() {
        set_cookie(&mut response, GUEST_COOKIE, "", 0);
        return Ok(response);
    }
    if let Some(session) = &visitor.session {
        let accounts = house.engine().store().accounts();
        accounts
            .end_session(&session.person, session.number)
            .await?;
        house
            .note_way_in(&visitor, AccessKind::SignOut, "here")
            .await?;
    }
    set_cookie(&mut response, COOKIE, "", 0);
    let clear = HeaderValue::from_static("\"cache\", \"storage\"");
    let name = HeaderName::from_static("clear-site-data");
    response.headers_mut().insert(name, clear);
    Ok(response)
}

/// A cookie that scripts cannot read and that goes nowhere but here (OWASP ASVS 5.0, 3.3.1 to 3.3.4).
pub(crate) fn set_cookie(response: &mut Response, name: &str, value: &str, life: i64) {
    let cookie = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={life}");
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
