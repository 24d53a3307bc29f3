//! An invitation: its link leads here, where a person sets their password.

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use engine::{people::way::WayIn, submission::Via};
use maud::{Markup, html};
use serde::Deserialize;
use store::{
    access::AccessKind,
    accounts::{
        Person,
        password::{MAX_PASSWORD, MIN_PASSWORD, PasswordError},
    },
};

use super::{
    Html, Page,
    sign_in::{begin, refused, way},
};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    part::problems,
    request::{address::encoded, client::Client, fields::Fields, limits::Door, visitor::Visitor},
};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/invitation/{secret}", get(show).post(take))
}

/// The address of an invitation.
pub(crate) fn address(secret: &str) -> String {
    format!("/invitation/{}", encoded(secret))
}

async fn show(
    State(house): State<House>,
    Path(secret): Path<String>,
    visitor: Visitor,
    client: Client,
) -> Result<Response, Fault> {
    let locale = house.locales().of(&visitor);
    Ok(match invited(&house, &secret, client).await? {
        Some(person) => {
            let form = form(&house, &locale, &secret, &person, false);
            page(&visitor, &locale, form).into_response()
        }
        None => over(&visitor, &locale),
    })
}

#[derive(Deserialize)]
struct Chosen {
    #[serde(default)]
    password: String,
}

async fn take(
    State(house): State<House>,
    Path(secret): Path<String>,
    visitor: Visitor,
    client: Client,
    headers: HeaderMap,
    Fields(chosen): Fields<Chosen>,
) -> Result<Response, Fault> {
    let locale = house.locales().of(&visitor);
    let Some(person) = invited(&house, &secret, client).await? else {
        house.note_failure(&visitor, "invitation").await?;
        return Ok(over(&visitor, &locale));
    };
    let accounts = house.engine().store().accounts();
    let now = house.engine().now();
    house
        .limits()
        .count_for(Door::Invitation, &person.id, client, now)?;
    match accounts
        .take_invitation(&secret, &chosen.password, now)
        .await
    {
        Ok(person) => {
            let accepted = WayIn::own(AccessKind::Invitation, "accepted", &person, Via::Web);
            house.engine().note_way_in(accepted).await?;
            begin(&house, &visitor, &headers, &person, ("invitation", "/")).await
        }
        Err(PasswordError::Length) => {
            let form = form(&house, &locale, &secret, &person, true);
            let page = page(&visitor, &locale, form);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(PasswordError::Invitation) => Ok(over(&visitor, &locale)),
        Err(other) => Err(refused(other)),
    }
}

/// Who is invited by a secret, if it can be taken still.
async fn invited(house: &House, secret: &str, client: Client) -> Result<Option<Person>, Fault> {
    let (accounts, now) = (house.engine().store().accounts(), house.engine().now());
    house
        .limits()
        .check_secrets(Door::Invitation, client, now)?;
    match accounts.invitation(secret, now).await? {
        Some(invitation) => Ok(accounts.by_id(&invitation.person).await?),
        None => {
            house
                .limits()
                .count_address(Door::Invitation, client, now)?;
            Ok(None)
        }
    }
}

fn over(visitor: &Visitor, locale: &Locale) -> Response {
    let page = Page {
        title: locale.say("invitation-over"),
        visitor,
        locale,
        past: None,
        content: html! { p { (locale.say("invitation-over-mend")) } },
    };
    (StatusCode::GONE, page.html()).into_response()
}

fn page(visitor: &Visitor, locale: &Locale, content: Markup) -> Html {
    Page {
        title: locale.say("invitation"),
        visitor,
        locale,
        past: None,
        content,
    }
    .html()
}

fn form(house: &House, locale: &Locale, secret: &str, person: &Person, is_wrong: bool) -> Markup {
    let who = [
        ("name", person.display.as_str().into()),
        ("handle", person.handle.as_str().into()),
    ];
    html! {
        @if is_wrong { (problems::list(locale, &[("password", length(locale))])) }
        p { (locale.say_with("invitation-for", &who)) }
        form method="post" action=(address(secret)) novalidate {
            // Keeps the handle and the password together in a password manager.
            input type="hidden" name="handle" value=(person.handle) autocomplete="username";
            (new_password(locale, "password", is_wrong))
            p.actions { button.primary { (locale.say("invitation")) } }
        }
        @if house.provider().is_some() {
            p { (locale.say("openid-instead")) }
            (way(house, locale, ("invitation", secret)))
        }
    }
}

/// What is wrong with a password that cannot be set.
pub(super) fn length(locale: &Locale) -> String {
    let bounds = [("min", MIN_PASSWORD.into()), ("max", MAX_PASSWORD.into())];
    locale.say_with("invitation-password-length", &bounds)
}

/// The field for a new password. It may be pasted, and a password manager may fill it in.
pub(super) fn new_password(locale: &Locale, id: &str, is_wrong: bool) -> Markup {
    let bounds = [("min", MIN_PASSWORD.into()), ("max", MAX_PASSWORD.into())];
    let (hint, error) = (format!("{id}-hint"), format!("{id}-error"));
    let described = if is_wrong {
        format!("{hint} {error}")
    } else {
        hint.clone()
    };
    html! {
        div.field {
            label for=(id) { (locale.say("invitation-password")) }
            p.hint id=(hint) { (locale.say_with("invitation-password-hint", &bounds)) }
            @if is_wrong { p.error id=(error) { (length(locale)) } }
            input id=(id) name=(id) type="password" required autocomplete="new-password"
                minlength=(MIN_PASSWORD) maxlength=(MAX_PASSWORD) aria-describedby=(described)
                aria-invalid=[is_wrong.then_some("true")];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn fixture() -> (Fixture, String) {
        let fixture = Fixture::empty();
        let secret = fixture.block_on(async {
            let engine = fixture.engine();
            let via = engine::submission::Via::Console;
            let added = engine
                .add_invited_person(None, "ada", "Ada Lovelace", via)
                .await;
            added.unwrap().1
        });
        (fixture, address(secret.reveal()))
    }

    #[test]
    fn an_invitation_sets_a_password_once() {
        let (fixture, link) = fixture();
        assert!(fixture.get("", &link).body.contains("Ada Lovelace"));
        let short = fixture.post("", &link, &[("password", "short")]);
        assert_eq!(short.status, 422, "it can be taken still");
        let taken = fixture.post("", &link, &[("password", "correct horse battery")]);
        assert_eq!((taken.status.as_u16(), taken.location()), (303, "/"));
        assert!(taken.header("set-cookie").starts_with("__Host-sid="));
        assert_eq!(fixture.get("", &link).status, 410);
        let again = fixture.post("", &link, &[("password", "another long password")]);
        assert_eq!(again.status, 410);
        let fields = [("handle", "ada"), ("password", "correct horse battery")];
        assert_eq!(fixture.post("", "/sign-in", &fields).status, 303);
    }

    #[test]
    fn a_link_that_never_was_is_answered_like_one_that_is_over() {
        let (fixture, _) = fixture();
        assert_eq!(fixture.get("", "/invitation/nothing").status, 410);
    }
}
