//! Guest links of a review.
//!
//! Who may make one: somebody for themselves, for what they may see and do; an administrator who takes part for somebody
//! else, for what both may know of. A link acts as its person, so nobody gets by it the hands of a role that is not theirs.
//! It is withdrawn by who made it, by its person, or by an administrator.

mod choices;
mod listed;

use axum::{
    Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use engine::{look::Look, people::PeopleError};
use jiff::SignedDuration;
use maud::{Markup, html};
use process::person::Person;
use serde::Deserialize;
use store::accounts::{
    guest_link::{GuestLinkError, MAX_GIVEN_TO, NewGuestLink},
    secret::Secret,
};

use super::{deed::end, reading};
use crate::{
    answer::fault::Fault,
    house::House,
    page::{Page, frame::Frame, guest},
    part::{problems, reading::Reading},
    request::{address, fields::Fields, limits::Door, visitor::SignedIn},
};

use choices::{Choice, choices};

pub(super) use listed::{Listed, listed, section};

/// Days for which a link is made if nobody says otherwise.
const DAYS: i64 = 14;

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/r/{review}/people/guest-link", get(ask).post(make))
        .route("/r/{review}/people/guest-link/revoke", post(revoke))
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    person: String,
    what: String,
    given_to: String,
    until: String,
}

/// What came of it.
#[derive(Default)]
struct Outcome {
    problems: Vec<(&'static str, String)>,
    made: Option<Secret>,
}

async fn ask(
    State(house): State<House>,
    Path(review): Path<String>,
    signed_in: SignedIn,
    Query(mut typed): Query<Typed>,
) -> Result<Response, Fault> {
    let look = house.look(&signed_in.visitor, &review, None).await?;
    let locale = house.locales().of(&signed_in.visitor);
    let until = look
        .moment()
        .checked_add(SignedDuration::from_hours(24 * DAYS));
    let until = until
        .unwrap_or_default()
        .to_zoned_datetime(locale.zone().clone());
    if typed.until.is_empty() {
        typed.until = until.date().to_string();
    }
    let answer = (StatusCode::OK, Outcome::default());
    page(&house, &signed_in, &review, &look, &typed, answer).await
}

/// The link is in the answer itself and nowhere else, so this one does not lead on to another page.
async fn make(
    State(house): State<House>,
    Path(review): Path<String>,
    signed_in: SignedIn,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Fault> {
    let look = house.look(&signed_in.visitor, &review, None).await?;
    let locale = house.locales().of(&signed_in.visitor);
    let person = acting(&signed_in, &typed)?;
    let offered = choices(&look, &person);
    let chosen = offered.iter().find(|choice| choice.value() == typed.what);
    let until = end(typed.until.trim(), locale.zone());
    let problem = |field, message: &str| {
        let max = [("max", MAX_GIVEN_TO.into())];
        Outcome {
            problems: vec![(field, locale.say_with(message, &max))],
            made: None,
        }
    };
    let outcome = match (chosen, until) {
        (None, _) => problem("what", "links-what-wrong"),
        (_, None) => problem("until", "people-date-wrong"),
        (Some(choice), Some(until)) => {
            let new = NewGuestLink {
                person: person.to_string(),
                stream: look.stream().to_owned(),
                purpose: choice.purpose.clone(),
                given_to: typed.given_to.trim().to_owned(),
                made_by: signed_in.person.to_string(),
                expires: until.as_second(),
            };
            let (by, via) = (&signed_in.person, signed_in.visitor.via());
            let now = house.engine().now();
            house.limits().count_made(Door::GuestLink, by.name(), now)?;
            match house.engine().make_guest_link(by, new, via).await {
                Ok((secret, _)) => Outcome {
                    problems: Vec::new(),
                    made: Some(secret),
                },
                Err(PeopleError::GuestLink(GuestLinkError::GivenTo)) => {
                    problem("given_to", "links-given-to-wrong")
                }
                Err(PeopleError::GuestLink(_)) => problem("until", "links-until-wrong"),
                Err(PeopleError::NotAdministrator) => return Err(Fault::Forbidden),
                Err(PeopleError::NoSuchPerson(_)) => return Err(Fault::NotFound),
                Err(other) => return Err(Fault::unexpected(other)),
            }
        }
    };
    let status = if outcome.made.is_some() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page(
        &house,
        &signed_in,
        &review,
        &look,
        &typed,
        (status, outcome),
    )
    .await
}

/// As whom the link acts: as who makes it, unless an administrator says otherwise.
fn acting(signed_in: &SignedIn, typed: &Typed) -> Result<Person, Fault> {
    if typed.person.is_empty() {
        return Ok(signed_in.person.clone());
    }
    let person = Person::parse(&typed.person).map_err(|_| Fault::NotFound)?;
    if person == signed_in.person || signed_in.visitor.administers {
        Ok(person)
    } else {
        Err(Fault::Forbidden)
    }
}

#[derive(Deserialize)]
struct Which {
    number: i64,
}

async fn revoke(
    State(house): State<House>,
    Path(review): Path<String>,
    signed_in: SignedIn,
    Fields(which): Fields<Which>,
) -> Result<Response, Fault> {
    house.look(&signed_in.visitor, &review, None).await?;
    let (by, via) = (&signed_in.person, signed_in.visitor.via());
    match house
        .engine()
        .revoke_guest_link(by, which.number, via)
        .await
    {
        Ok(()) => {}
        // Whose links there are is not everybody's business.
        Err(PeopleError::NoSuchLink | PeopleError::NotAdministrator) => {
            return Err(Fault::NotFound);
        }
        Err(other) => return Err(Fault::unexpected(other)),
    }
    Ok(Redirect::to(&address::review(&review, "/people#links")).into_response())
}

async fn page(
    house: &House,
    signed_in: &SignedIn,
    review: &str,
    look: &Look,
    typed: &Typed,
    (status, outcome): (StatusCode, Outcome),
) -> Result<Response, Fault> {
    let person = acting(signed_in, typed)?;
    let directory = house.engine().directory().await?;
    let locale = house.locales().of(&signed_in.visitor);
    let reading = reading(&locale, &directory, review, look);
    let offered = choices(look, &person);
    let page = Page {
        title: locale.say("links-new"),
        visitor: &signed_in.visitor,
        locale: &locale,
        past: None,
        content: html! {
            (problems::list(&locale, &outcome.problems))
            @match &outcome.made {
                Some(secret) => (made(house, reading, secret)),
                None => {
                    @if signed_in.visitor.administers { (for_whom(reading, look, &person)) }
                    (form(reading, &person, &offered, typed))
                },
            }
        },
    };
    let page = page.html_within(&Frame::of(look, review), reading);
    Ok((status, page).into_response())
}

fn made(house: &House, reading: Reading<'_>, secret: &Secret) -> Markup {
    let told = if house.links_are_whole() {
        "links-made-whole"
    } else {
        "links-made"
    };
    html! {
        div.banner role="status" {
            p { (reading.say(told)) }
            p { code dir="ltr" { (house.link(guest::address(secret.reveal()))) } }
        }
        p.actions { a.button href=(reading.address("/people")) { (reading.say("people")) } }
    }
}

/// Lets an administrator choose somebody who holds a role in the review.
fn for_whom(reading: Reading<'_>, look: &Look, chosen: &Person) -> Markup {
    let held = look.snapshot().state.assignments.iter();
    let mut people: Vec<&Person> = held.map(|held| &held.person).collect();
    people.push(chosen);
    people.sort();
    people.dedup();
    html! {
        form.filters method="get" action=(reading.address("/people/guest-link")) {
            label for="acting" { (reading.say("links-acts-as")) } " "
            select id="acting" name="person" {
                @for person in people {
                    option value=(person) selected[person == chosen] { (reading.directory.name(person)) }
                }
            }
            " " button { (reading.say("links-choose")) }
        }
    }
}

fn form(reading: Reading<'_>, person: &Person, offered: &[Choice], typed: &Typed) -> Markup {
    let name = [("name", reading.directory.name(person).into())];
    html! {
        p { (reading.say_with("links-as", &name)) }
        form method="post" action=(reading.address("/people/guest-link")) novalidate {
            input type="hidden" name="person" value=(person);
            div.field {
                label for="what" { (reading.say("links-what")) }
                select id="what" name="what" required {
                    @for choice in offered {
                        @let value = choice.value();
                        option value=(value) selected[value == typed.what] { (choice.words(reading)) }
                    }
                }
            }
            div.field {
                label for="given_to" { (reading.say("links-given-to")) }
                p.hint id="given-to-hint" { (reading.say("links-given-to-hint")) }
                input id="given_to" name="given_to" type="text" dir="auto" autocomplete="off" maxlength=(MAX_GIVEN_TO) value=(typed.given_to) aria-describedby="given-to-hint";
            }
            div.field {
                label for="until" { (reading.say("people-lend-until")) }
                p.hint id="until-hint" { (reading.say("links-until-hint")) }
                input id="until" name="until" type="date" value=(typed.until) required aria-describedby="until-hint";
            }
            p.actions {
                button.primary { (reading.say("links-make")) }
                a.button href=(reading.address("/people")) { (reading.say("form-cancel")) }
            }
        }
    }
}

#[cfg(test)]
mod tests;
