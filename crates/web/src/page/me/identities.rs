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

use super::{SAVED, Sent, error, page};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    openid::{Provider, Purpose},
    page::sign_in::leave,
    request::{fields::Fields, limits::Client, visitor::SignedIn},
};

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/me/identities", post(link))
        .route("/me/identities/unlink", post(unlink))
}

async fn link(
    State(house): State<House>,
    signed_in: SignedIn,
    client: Client,
) -> Result<Response, Fault> {
    let person = signed_in.person.to_string();
    leave(&house, &signed_in.visitor, client, Purpose::Link { person }).await
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
                    form.actions method="post" action="/me/identities" {
                        button { (locale.say_with("me-identities-link", &[("name", provider.name().into())])) }
                    }
                }
            }
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
            table.rows {
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
