//! Accounts elsewhere that sign somebody in.

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use engine::people::PeopleError;
use maud::{Markup, html};
use serde::Deserialize;
use store::accounts::identity::{Identity, IdentityError};

use super::{SAVED, Sent, described, error, page};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    openid::{Provider, Purpose},
    page::sign_in::{leave, refused},
    request::{fields::Fields, limits::Client, visitor::SignedIn},
};

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/me/identities", post(link))
        .route("/me/identities/unlink", post(unlink))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Proof {
    link_password: String,
}

/// A way in that stays: who has a password gives it once more, so that nobody makes one at a screen that was left open.
async fn link(
    State(house): State<House>,
    signed_in: SignedIn,
    client: Client,
    Fields(proof): Fields<Proof>,
) -> Result<Response, Fault> {
    if house.provider().is_none() {
        return Err(Fault::NotFound);
    }
    let (accounts, now) = (house.engine().store().accounts(), house.engine().now());
    let person = signed_in.person.to_string();
    let mut proven = None;
    if accounts.has_password(&person).await? {
        let account = accounts.by_id(&person).await?.ok_or(Fault::NotFound)?;
        house.limits().count(&account.handle, client, now)?;
        let checked = accounts.check_password(&account.handle, &proof.link_password);
        if checked.await.map_err(refused)?.is_none() {
            let locale = house.locales().of(&signed_in.visitor);
            let sent = Sent::problem("link_password", locale.say("me-password-wrong"));
            return page(&house, &signed_in, &sent).await;
        }
        house.limits().forget(&account.handle);
        proven = Some(now);
    }
    let purpose = Purpose::Link { person, proven };
    leave(&house, &signed_in.visitor, client, purpose).await
}

#[derive(Deserialize)]
struct Which {
    issuer: String,
    subject: String,
}

async fn unlink(
    State(house): State<House>,
    signed_in: SignedIn,
    Fields(which): Fields<Which>,
) -> Result<Response, Fault> {
    let identity = Identity {
        issuer: which.issuer,
        subject: which.subject,
    };
    let (engine, via) = (house.engine(), signed_in.visitor.via());
    let unlinked = engine.unlink_identity(&signed_in.person, &identity, via);
    match unlinked.await {
        Ok(()) => Ok(Redirect::to(SAVED).into_response()),
        Err(PeopleError::Identity(IdentityError::LastWay)) => {
            let locale = house.locales().of(&signed_in.visitor);
            let sent = Sent::problem("identities", locale.say("me-identities-last"));
            page(&house, &signed_in, &sent).await
        }
        Err(other) => Err(Fault::unexpected(other)),
    }
}

pub(super) fn section(
    locale: &Locale,
    provider: Option<&Provider>,
    identities: &[Identity],
    has_password: bool,
    sent: &Sent,
) -> Markup {
    html! {
        @if provider.is_some() || !identities.is_empty() {
            section.box id="identities" {
                h2 { (locale.say("me-identities")) }
                p.hint { (locale.say("me-identities-hint")) }
                (error("identities", sent))
                @if !identities.is_empty() { (list(locale, provider, identities)) }
                @if let Some(provider) = provider {
                    form method="post" action="/me/identities" novalidate {
                        @if has_password { (password(locale, sent)) }
                        p.actions { button { (locale.say_with("me-identities-link", &[("name", provider.name().into())])) } }
                    }
                }
            }
        }
    }
}

fn password(locale: &Locale, sent: &Sent) -> Markup {
    html! {
        div.field {
            label for="link_password" { (locale.say("me-password-old")) }
            p.hint id="link_password-hint" { (locale.say("me-identities-password-hint")) }
            (error("link_password", sent))
            input id="link_password" name="link_password" type="password" required autocomplete="current-password"
                aria-describedby=(described("link_password", sent));
        }
    }
}

fn list(locale: &Locale, provider: Option<&Provider>, identities: &[Identity]) -> Markup {
    let named = |identity: &Identity| match provider {
        Some(provider) if provider.is_of(identity) => provider.name().to_owned(),
        _ => identity.issuer.clone(),
    };
    html! {
        div.scroll role="region" tabindex="0" aria-label=(locale.say("me-identities")) {
            table.rows.folds {
                caption.visually-hidden { (locale.say("me-identities")) }
                thead { tr {
                    th scope="col" { (locale.say("me-identities-provider")) }
                    th scope="col" { (locale.say("me-identities-subject")) }
                    td {}
                } }
                tbody {
                    @for identity in identities {
                        tr {
                            th scope="row" { bdi { (named(identity)) } }
                            td { code dir="ltr" { (identity.subject) } }
                            td {
                                form method="post" action="/me/identities/unlink" {
                                    input type="hidden" name="issuer" value=(identity.issuer);
                                    button name="subject" value=(identity.subject) { (locale.say("me-identities-unlink")) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
