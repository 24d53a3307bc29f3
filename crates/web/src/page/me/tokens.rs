//! Tokens with which programs act as their owner.

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use store::{
    access::AccessKind,
    accounts::token::{MAX_TOKEN_NAME, Scopes, Token, TokenError},
};

use super::{SAVED, Sent, choice, described, error, page};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    part::moment,
    request::{fields::Fields, limits::Door, visitor::SignedIn},
};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// Days for which a token can be made.
const LIVES: [i64; 3] = [30, 90, 365];

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/me/tokens", post(make))
        .route("/me/tokens/revoke", post(revoke))
}

/// A token as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    token_name: String,
    read: Option<String>,
    act: Option<String>,
    days: String,
}

/// The text is in the answer itself and nowhere else, so this one does not lead on to another page.
async fn make(
    State(house): State<House>,
    signed_in: SignedIn,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Fault> {
    let (accounts, now) = (house.engine().store().accounts(), house.engine().now());
    let scopes = Scopes {
        read: typed.read.is_some(),
        act: typed.act.is_some(),
    };
    let days = typed.days.parse().ok().filter(|days| LIVES.contains(days));
    let expires = now + days.unwrap_or(LIVES[0]) * DAY;
    let (name, owner) = (typed.token_name.trim(), signed_in.person.name());
    let locale = house.locales().of(&signed_in.visitor);
    house.limits().count_made(Door::Token, owner, now)?;
    let (field, problem) = match accounts.make_token(owner, name, scopes, expires, now).await {
        Ok((secret, token)) => {
            let what = format!("made {}", token.id);
            house
                .note_way_in(&signed_in.visitor, AccessKind::Token, &what)
                .await?;
            let sent = Sent {
                made: Some(secret),
                ..Sent::default()
            };
            return page(&house, &signed_in, &sent).await;
        }
        Err(TokenError::Name) => ("token_name", locale.say("me-token-name-wrong")),
        Err(TokenError::Scopes) => ("token_read", locale.say("me-token-scopes-wrong")),
        Err(TokenError::TooMany) => ("token_name", locale.say("me-token-too-many")),
        Err(TokenError::Accounts(error)) => return Err(error.into()),
        Err(other @ TokenError::Expiry) => return Err(Fault::unexpected(other)),
    };
    let sent = Sent {
        token: typed,
        ..Sent::problem(field, problem)
    };
    page(&house, &signed_in, &sent).await
}

#[derive(Deserialize)]
struct Which {
    id: String,
}

async fn revoke(
    State(house): State<House>,
    signed_in: SignedIn,
    Fields(which): Fields<Which>,
) -> Result<Response, Fault> {
    let (accounts, now) = (house.engine().store().accounts(), house.engine().now());
    let owner = signed_in.person.name();
    if accounts.revoke_token(owner, &which.id, now).await? {
        let what = format!("revoked {}", which.id);
        house
            .note_way_in(&signed_in.visitor, AccessKind::Token, &what)
            .await?;
    }
    Ok(Redirect::to(SAVED).into_response())
}

pub(super) fn section(locale: &Locale, tokens: &[Token], now: i64, sent: &Sent) -> Markup {
    let in_force = |token: &&Token| token.revoked.is_none() && token.expires > now;
    let tokens: Vec<&Token> = tokens.iter().filter(in_force).collect();
    html! {
        section.box id="tokens" {
            h2 { (locale.say("me-tokens")) }
            p.hint { (locale.say("me-tokens-hint")) }
            @if let Some(made) = &sent.made {
                div.banner role="status" {
                    p { (locale.say("me-token-made")) }
                    p { code dir="ltr" { (made.reveal()) } }
                }
            }
            @if !tokens.is_empty() { (list(locale, &tokens)) }
            (form(locale, sent))
        }
    }
}

fn list(locale: &Locale, tokens: &[&Token]) -> Markup {
    let at = |second| moment::moment(locale, Timestamp::from_second(second).unwrap_or_default());
    html! {
        div.scroll role="region" tabindex="0" aria-label=(locale.say("me-tokens")) {
            table.rows.folds {
                caption.visually-hidden { (locale.say("me-tokens")) }
                thead { tr {
                    th scope="col" { (locale.say("me-token-name")) }
                    th scope="col" { (locale.say("me-token-scopes")) }
                    th scope="col" { (locale.say("me-token-expires")) }
                    th scope="col" { (locale.say("me-last-used")) }
                    td {}
                } }
                tbody {
                    @for token in tokens {
                        tr {
                            th scope="row" { bdi { (token.name) } " " code dir="ltr" { "rmt_" (token.id) "_…" } }
                            td {
                                @if token.scopes.read { (locale.say("me-token-read")) " " }
                                @if token.scopes.act { (locale.say("me-token-act")) }
                            }
                            td data-head=(locale.say("me-token-expires")) { (at(token.expires)) }
                            td data-head=(locale.say("me-last-used")) { @match token.last_used { Some(used) => (at(used)), None => (locale.say("me-token-unused")) } }
                            td {
                                form method="post" action="/me/tokens/revoke" {
                                    button name="id" value=(token.id) { (locale.say("me-token-revoke")) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn form(locale: &Locale, sent: &Sent) -> Markup {
    let lives = LIVES.map(|days| {
        let text = locale.say_with("me-token-days", &[("days", days.into())]);
        (days.to_string(), text)
    });
    let typed = &sent.token;
    let first = sent.of("token_name").is_none() && sent.of("token_read").is_none();
    html! {
        h3 { (locale.say("me-token-new")) }
        form method="post" action="/me/tokens" novalidate {
            div.field {
                label for="token_name" { (locale.say("me-token-name")) }
                p.hint id="token_name-hint" { (locale.say("me-token-name-hint")) }
                (error("token_name", sent))
                input id="token_name" name="token_name" value=(typed.token_name) required maxlength=(MAX_TOKEN_NAME)
                    autocomplete="off" aria-describedby=(described("token_name", sent));
            }
            fieldset.field {
                legend { (locale.say("me-token-scopes")) }
                (error("token_read", sent))
                label { input id="token_read" type="checkbox" name="read" checked[first || typed.read.is_some()]; " " (locale.say("me-token-read")) }
                " "
                label { input type="checkbox" name="act" checked[typed.act.is_some()]; " " (locale.say("me-token-act")) }
            }
            (choice(locale, "days", "me-token-expires", &lives, &typed.days))
            p.actions { button { (locale.say("me-token-make")) } }
        }
    }
}
