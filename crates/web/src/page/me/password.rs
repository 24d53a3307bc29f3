//! Another password.

use axum::{Router, extract::State, http::HeaderMap, response::Response, routing::post};
use maud::{Markup, html};
use serde::Deserialize;
use store::{access::AccessKind, accounts::password::PasswordError};

use super::{SAVED, Sent, error, page};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    page::{
        invitation::{length, new_password},
        sign_in::{begin, refused},
    },
    request::{fields::Fields, limits::Client, visitor::SignedIn},
};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/me/password", post(change))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    old_password: String,
    new_password: String,
}

/// All sessions end; this browser gets a new one.
async fn change(
    State(house): State<House>,
    signed_in: SignedIn,
    client: Client,
    headers: HeaderMap,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Fault> {
    let (accounts, now) = (house.engine().store().accounts(), house.engine().now());
    let id = signed_in.person.name();
    let account = accounts.by_id(id).await?.ok_or(Fault::NotFound)?;
    house.limits().count(&account.handle, client, now)?;
    let changed = accounts.change_password(id, &typed.old_password, &typed.new_password, now);
    let locale = house.locales().of(&signed_in.visitor);
    let sent = match changed.await {
        Ok(()) => {
            house.limits().forget(&account.handle);
            house
                .note_way_in(&signed_in.visitor, AccessKind::Password, "changed")
                .await?;
            let way = ("password changed", SAVED);
            return begin(&house, &signed_in.visitor, &headers, id, way).await;
        }
        Err(PasswordError::Wrong) => {
            house
                .note_way_in(&signed_in.visitor, AccessKind::Password, "wrong")
                .await?;
            Sent::problem("old_password", locale.say("me-password-wrong"))
        }
        Err(PasswordError::Length) => Sent::problem("new_password", length(&locale)),
        Err(other) => return Err(refused(other)),
    };
    page(&house, &signed_in, &sent).await
}

pub(super) fn section(locale: &Locale, handle: &str, has_password: bool, sent: &Sent) -> Markup {
    html! {
        section.box {
            h2 { (locale.say("me-password")) }
            @if has_password {
                p.hint { (locale.say("me-password-hint")) }
                form method="post" action="/me/password" novalidate {
                    input type="hidden" name="handle" value=(handle) autocomplete="username";
                    div.field {
                        label for="old_password" { (locale.say("me-password-old")) }
                        (error("old_password", sent))
                        input id="old_password" name="old_password" type="password" required
                            autocomplete="current-password" aria-describedby=[sent.of("old_password").map(|_| "old_password-error")];
                    }
                    (new_password(locale, "new_password", sent.of("new_password").is_some()))
                    p.actions { button { (locale.say("me-password-change")) } }
                }
            } @else {
                p { (locale.say("me-password-none")) }
            }
        }
    }
}
