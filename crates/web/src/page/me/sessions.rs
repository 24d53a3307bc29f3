//! Where somebody is signed in.

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use store::{access::AccessKind, accounts::session::Session};

use super::SAVED;
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    page::sign_in::set_cookie,
    part::moment,
    request::{
        device::device as known,
        fields::Fields,
        visitor::{COOKIE, SignedIn},
    },
};

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/me/sessions/end", post(end))
        .route("/me/sessions/end-all", post(end_all))
}

#[derive(Deserialize)]
struct Which {
    number: i64,
}

async fn end(
    State(house): State<House>,
    signed_in: SignedIn,
    Fields(which): Fields<Which>,
) -> Result<Response, Fault> {
    let accounts = house.engine().store().accounts();
    let ended = accounts.end_session(signed_in.person.name(), which.number);
    if ended.await? {
        house
            .note_way_in(&signed_in.visitor, AccessKind::SignOut, "elsewhere")
            .await?;
    }
    Ok(Redirect::to(SAVED).into_response())
}

async fn end_all(State(house): State<House>, signed_in: SignedIn) -> Result<Response, Fault> {
    let accounts = house.engine().store().accounts();
    accounts.end_sessions(signed_in.person.name()).await?;
    house
        .note_way_in(&signed_in.visitor, AccessKind::SignOut, "everywhere")
        .await?;
    let mut response = Redirect::to("/sign-in").into_response();
    set_cookie(&mut response, COOKIE, "", 0);
    Ok(response)
}

pub(super) fn section(locale: &Locale, sessions: &[Session], this: Option<i64>) -> Markup {
    let at = |second| moment::moment(locale, Timestamp::from_second(second).unwrap_or_default());
    html! {
        section.box {
            h2 { (locale.say("me-sessions")) }
            div.scroll role="region" tabindex="0" aria-label=(locale.say("me-sessions")) {
                table.rows.folds {
                    caption.visually-hidden { (locale.say("me-sessions")) }
                    thead { tr {
                        th scope="col" { (locale.say("me-session-device")) }
                        th scope="col" { (locale.say("me-session-since")) }
                        th scope="col" { (locale.say("me-last-used")) }
                        td {}
                    } }
                    tbody {
                        @for session in sessions {
                            tr {
                                th scope="row" title=(session.device) { bdi { (device(locale, &session.device)) } }
                                td data-head=(locale.say("me-session-since")) { (at(session.created)) }
                                td data-head=(locale.say("me-last-used")) { (at(session.last_seen)) }
                                td {
                                    @if Some(session.number) == this {
                                        (locale.say("me-session-this"))
                                    } @else {
                                        form method="post" action="/me/sessions/end" {
                                            button name="number" value=(session.number) { (locale.say("me-session-end")) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            form.actions method="post" action="/me/sessions/end-all" {
                button { (locale.say("me-session-end-all")) }
            }
        }
    }
}

/// `Firefox, Linux`, as far as a browser tells; the beginning of what it says, if it tells neither.
fn device(locale: &Locale, told: &str) -> String {
    const SHOWN: usize = 40;
    known(told).unwrap_or_else(|| match told.trim() {
        "" => locale.say("me-session-device-unknown"),
        _ => told.chars().take(SHOWN).collect(),
    })
}
