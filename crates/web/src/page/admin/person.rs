//! One account: its rights, its ways in.

use axum::{
    Router,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use engine::people::{
    PeopleError,
    rights::{Right, Rights},
    way::WayIn,
};
use maud::{Markup, html};
use process::person::Person;
use serde::Deserialize;
use store::{access::AccessKind, accounts::Person as Account};

use super::{Administrator, Outcome, fault, invited, right};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    page::Page,
    part::problems,
    request::{address::encoded, fields::Fields},
};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/admin/people/{handle}", get(show).post(change))
}

/// The address of an account.
pub(super) fn address(handle: &str) -> String {
    format!("/admin/people/{}", encoded(handle))
}

/// What an administrator does with an account.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "do")]
enum Deed {
    Grant { right: String },
    Revoke { right: String },
    Invite,
    EndSessions,
    ShutOut,
}

async fn show(
    State(house): State<House>,
    admin: Administrator,
    Path(handle): Path<String>,
) -> Result<Response, Fault> {
    let account = account(&house, &handle).await?;
    page(&house, &admin, &account, &Outcome::default()).await
}

async fn account(house: &House, handle: &str) -> Result<Account, Fault> {
    let account = house.engine().store().accounts().by_handle(handle).await?;
    account.ok_or(Fault::NotFound)
}

async fn change(
    State(house): State<House>,
    admin: Administrator,
    Path(handle): Path<String>,
    Fields(deed): Fields<Deed>,
) -> Result<Response, Fault> {
    let account = account(&house, &handle).await?;
    match done(&house, &admin, &account, &deed).await {
        Ok(None) => Ok(Redirect::to(&address(&handle)).into_response()),
        Ok(Some(invited)) => {
            let outcome = Outcome {
                invited: Some(invited),
                ..Outcome::default()
            };
            page(&house, &admin, &account, &outcome).await
        }
        Err(PeopleError::Own) => {
            let locale = house.locales().of(&admin.0.visitor);
            let outcome = Outcome::problem("rights", locale.say("admin-own"));
            page(&house, &admin, &account, &outcome).await
        }
        Err(other) => Err(fault(other)),
    }
}

/// Does it; an invitation comes back, to be shown once.
async fn done(
    house: &House,
    admin: &Administrator,
    account: &Account,
    deed: &Deed,
) -> Result<Option<store::accounts::secret::Secret>, PeopleError> {
    let (engine, by, via) = (house.engine(), &admin.0.person, admin.0.visitor.via());
    let no_such = || PeopleError::NoSuchPerson(account.handle.clone());
    let person = Person::parse(&account.id).map_err(|_| no_such())?;
    match deed {
        Deed::Grant { right } => {
            let right = Right::parse(right).ok_or_else(no_such)?;
            engine.grant_right(Some(by), &person, right, via).await?;
        }
        Deed::Revoke { right } => {
            let right = Right::parse(right).ok_or_else(no_such)?;
            engine.revoke_right(Some(by), &person, right, via).await?;
        }
        Deed::Invite => return engine.invite_person(Some(by), &person, via).await.map(Some),
        Deed::EndSessions => {
            engine.store().accounts().end_sessions(&account.id).await?;
            let ended = WayIn::of(
                AccessKind::SignOut,
                "everywhere",
                Some(by.name()),
                &account.id,
                via,
            );
            engine.note_way_in(ended).await?;
        }
        Deed::ShutOut => engine.shut_out_person(Some(by), &person, via).await?,
    }
    Ok(None)
}

async fn page(
    house: &House,
    admin: &Administrator,
    account: &Account,
    outcome: &Outcome,
) -> Result<Response, Fault> {
    let (accounts, now) = (house.engine().store().accounts(), house.engine().now());
    let visitor = &admin.0.visitor;
    let locale = house.locales().of(visitor);
    let person = Person::parse(&account.id).map_err(Fault::unexpected)?;
    let rights = house.engine().rights(&person).await.map_err(fault)?;
    let ways = Ways {
        sessions: accounts.sessions(&account.id, now).await?.len(),
        has_password: accounts.has_password(&account.id).await?,
        is_invited: accounts.open_invitation(&account.id, now).await?.is_some(),
    };
    let page = Page {
        title: account.display.clone(),
        visitor,
        locale: &locale,
        past: None,
        content: html! {
            (problems::list(&locale, &outcome.problems))
            (invited(house, &locale, outcome.invited.as_ref()))
            p { a href="/admin" { (locale.say("nav-admin")) } " · " bdi { (account.handle) } }
            (rights_section(&locale, &account.handle, rights))
            (ways.section(&locale, &account.handle))
        },
    };
    Ok((outcome.status(), page.html()).into_response())
}

fn rights_section(locale: &Locale, handle: &str, held: Rights) -> Markup {
    html! {
        section.box id="rights" {
            h2 { (locale.say("admin-rights")) }
            p.hint { (locale.say("admin-rights-hint")) }
            ul {
                @for one in Right::ALL {
                    @let (deed, message) = if held.has(one) { ("revoke", "admin-revoke") } else { ("grant", "admin-grant") };
                    @let name = locale.say(right(one));
                    li {
                        form.actions method="post" action=(address(handle)) {
                            span { (name) @if held.has(one) { " ✓" } }
                            input type="hidden" name="right" value=(one.as_str());
                            button name="do" value=(deed) aria-label={ (locale.say(message)) ": " (name) } { (locale.say(message)) }
                        }
                    }
                }
            }
        }
    }
}

/// How somebody comes in.
struct Ways {
    sessions: usize,
    has_password: bool,
    is_invited: bool,
}

impl Ways {
    fn section(&self, locale: &Locale, handle: &str) -> Markup {
        let yes = |is| locale.say(if is { "admin-yes" } else { "admin-no" });
        let button = |deed: &str, message| {
            html! { button name="do" value=(deed) { (locale.say(message)) } }
        };
        html! {
            section.box id="ways" {
                h2 { (locale.say("admin-ways")) }
                dl.facts {
                    dt { (locale.say("me-password")) }
                    dd { (yes(self.has_password)) }
                    dt { (locale.say("admin-invitation")) }
                    dd { (yes(self.is_invited)) }
                    dt { (locale.say("admin-sessions")) }
                    dd { (self.sessions) }
                }
                form.actions method="post" action=(address(handle)) {
                    (button("invite", "admin-invite"))
                    (button("end-sessions", "admin-end-sessions"))
                    (button("shut-out", "admin-shut-out"))
                }
                p.hint { (locale.say("admin-shut-out-hint")) }
            }
        }
    }
}
