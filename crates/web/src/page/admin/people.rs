//! Accounts: who has one, and a new one.

use std::collections::BTreeMap;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use engine::{
    directory::Directory,
    people::{
        PeopleError,
        rights::{Right, Rights},
    },
};
use maud::{Markup, html};
use serde::Deserialize;
use store::accounts::{
    AccountsError, MAX_DISPLAY, MAX_HANDLE,
    identity::{IdentityError, MAX_IDENTITY},
};

use super::{Administrator, Outcome, fault, page, person, right};
use crate::{
    answer::fault::Fault, house::House, locale::Locale, openid::Provider, request::fields::Fields,
};

/// A new account as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    handle: String,
    display: String,
    /// As whom the provider knows them, if they are to sign in there.
    subject: String,
}

/// The invitation is in the answer itself and nowhere else, so this one does not lead on to another page.
pub(super) async fn add(
    State(house): State<House>,
    admin: Administrator,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Fault> {
    let (by, via) = (&admin.0.person, admin.0.visitor.via());
    let (handle, display) = (typed.handle.trim(), typed.display.trim());
    let locale = house.locales().of(&admin.0.visitor);
    let (engine, subject) = (house.engine(), typed.subject.trim());
    let provider = house.provider().filter(|_| !subject.is_empty());
    let added = match provider.map(|provider| provider.identity(subject)) {
        Some(identity) => {
            let names = (handle, display);
            let added = engine.add_person_with_identity(Some(by), names, &identity, via);
            added.await.map(|_| None)
        }
        None => {
            let added = engine.add_invited_person(Some(by), handle, display, via);
            added.await.map(|(_, secret)| Some(secret))
        }
    };
    let (field, message) = match added {
        Ok(None) => return Ok(Redirect::to(&person::address(handle)).into_response()),
        Ok(Some(secret)) => {
            let outcome = Outcome {
                invited: Some(secret),
                ..Outcome::default()
            };
            return page(&house, &admin, &outcome).await;
        }
        Err(PeopleError::Accounts(AccountsError::Handle)) => ("handle", "admin-handle-wrong"),
        Err(PeopleError::Accounts(AccountsError::Taken)) => ("handle", "admin-handle-taken"),
        Err(PeopleError::Accounts(AccountsError::Display)) => ("display", "admin-display-wrong"),
        Err(PeopleError::Identity(IdentityError::Taken)) => ("subject", "admin-subject-taken"),
        Err(PeopleError::Identity(IdentityError::Form)) => ("subject", "admin-subject-wrong"),
        Err(other) => return Err(fault(other)),
    };
    let outcome = Outcome {
        typed,
        ..Outcome::problem(field, locale.say(message))
    };
    page(&house, &admin, &outcome).await
}

pub(super) fn section(
    locale: &Locale,
    directory: &Directory,
    holders: &BTreeMap<String, Rights>,
) -> Markup {
    html! {
        section.box id="people" {
            h2 { (locale.say("admin-people")) }
            div.scroll role="region" tabindex="0" aria-label=(locale.say("admin-people")) {
                table.rows.folds {
                    caption.visually-hidden { (locale.say("admin-people")) }
                    thead { tr {
                        th scope="col" { (locale.say("admin-display")) }
                        th scope="col" { (locale.say("sign-in-handle")) }
                        th scope="col" { (locale.say("admin-rights")) }
                    } }
                    tbody {
                        @for account in directory.list() {
                            tr {
                                th scope="row" { a href=(person::address(&account.handle)) { bdi { (account.display) } } }
                                td { bdi { (account.handle) } }
                                td { (rights(locale, holders.get(&account.id).copied().unwrap_or_default())) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn rights(locale: &Locale, rights: Rights) -> Markup {
    let held: Vec<String> = Right::ALL
        .into_iter()
        .filter(|one| rights.has(*one))
        .map(|one| locale.say(right(one)))
        .collect();
    html! { (held.join(", ")) }
}

pub(super) fn form(locale: &Locale, provider: Option<&Provider>, typed: &Typed) -> Markup {
    html! {
        section.box {
            h2 { (locale.say("admin-add")) }
            form method="post" action="/admin" novalidate {
                div.field {
                    label for="display" { (locale.say("admin-display")) }
                    p.hint id="display-hint" { (locale.say("admin-display-hint")) }
                    input id="display" name="display" value=(typed.display) required maxlength=(MAX_DISPLAY)
                        autocomplete="off" dir="auto" aria-describedby="display-hint";
                }
                div.field {
                    label for="handle" { (locale.say("sign-in-handle")) }
                    p.hint id="handle-hint" { (locale.say("admin-handle-hint")) }
                    input id="handle" name="handle" value=(typed.handle) required maxlength=(MAX_HANDLE)
                        autocomplete="off" autocapitalize="none" spellcheck="false" dir="ltr" aria-describedby="handle-hint";
                }
                @if let Some(provider) = provider { (subject(locale, provider, typed)) }
                p.actions { button.primary { (locale.say("admin-add-invite")) } }
            }
        }
    }
}

/// As whom the provider knows them; empty, if they are to be invited.
fn subject(locale: &Locale, provider: &Provider, typed: &Typed) -> Markup {
    let values = [
        ("name", provider.name().into()),
        ("issuer", provider.identity("").issuer.into()),
    ];
    html! {
        div.field {
            label for="subject" { (locale.say_with("admin-subject", &values)) }
            p.hint id="subject-hint" { (locale.say_with("admin-subject-hint", &values)) }
            input id="subject" name="subject" value=(typed.subject) maxlength=(MAX_IDENTITY)
                autocomplete="off" autocapitalize="none" spellcheck="false" dir="ltr" aria-describedby="subject-hint";
        }
    }
}
