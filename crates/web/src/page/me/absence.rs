//! When somebody is away: whoever plans sees it beside their name.

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use store::accounts::absence::Absence;

use super::{SAVED, Sent, described, error, page};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    request::{fields::Fields, visitor::SignedIn},
};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/me/absence", post(save))
}

/// Days as they were typed; without any somebody is not away.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    first: String,
    last: String,
}

impl Typed {
    /// The days, in order; nothing if neither is given.
    fn read(&self) -> Result<Option<Absence>, ()> {
        let (first, last) = (self.first.trim(), self.last.trim());
        if first.is_empty() && last.is_empty() {
            return Ok(None);
        }
        let read = |text: &str| text.parse::<Date>().map_err(|_| ());
        let (first, last) = (read(first)?, read(last)?);
        if last < first {
            return Err(());
        }
        Ok(Some(Absence {
            first: first.to_string(),
            last: last.to_string(),
        }))
    }
}

async fn save(
    State(house): State<House>,
    signed_in: SignedIn,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Fault> {
    let accounts = house.engine().store().accounts();
    if let Ok(away) = typed.read() {
        let person = signed_in.person.name();
        accounts.set_absence(person, away.as_ref()).await?;
        return Ok(Redirect::to(SAVED).into_response());
    }
    let locale = house.locales().of(&signed_in.visitor);
    let sent = Sent {
        absence: Some(typed),
        ..Sent::problem("first", locale.say("me-absence-wrong"))
    };
    page(&house, &signed_in, &sent).await
}

pub(super) fn section(locale: &Locale, kept: Option<&Absence>, sent: &Sent) -> Markup {
    let of = |kept: &Absence| Typed {
        first: kept.first.clone(),
        last: kept.last.clone(),
    };
    let shown = sent.absence.clone().or(kept.map(of)).unwrap_or_default();
    html! {
        section.box {
            h2 { (locale.say("me-absence")) }
            p.hint id="first-hint" { (locale.say("me-absence-hint")) }
            form method="post" action="/me/absence" novalidate {
                (error("first", sent))
                div.field {
                    label for="first" { (locale.say("me-absence-first")) }
                    input id="first" type="date" name="first" value=(shown.first) aria-describedby=(described("first", sent));
                }
                div.field {
                    label for="last" { (locale.say("me-absence-last")) }
                    input id="last" type="date" name="last" value=(shown.last);
                }
                p.actions { button { (locale.say("form-save")) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{Fixture, before};

    #[test]
    fn whoever_plans_sees_who_is_away() {
        let fixture = Fixture::sign_off(before("round/2", "countersign"));
        let days = [("first", "2190-12-03"), ("last", "2190-12-14")];
        let saved = fixture.post("first-signatory", "/me/absence", &days);
        assert_eq!(saved.status, 303);
        assert!(
            fixture
                .get("first-signatory", "/me")
                .body
                .contains("value=\"2190-12-03\"")
        );
        let people = fixture.get("writer", "/r/travel-policy/people").body;
        assert!(people.contains("3 Dec 2190"), "{people}");
        let none = [("first", ""), ("last", "")];
        fixture.post("first-signatory", "/me/absence", &none);
        let people = fixture.get("writer", "/r/travel-policy/people").body;
        assert!(!people.contains("3 Dec 2190"));
    }

    #[test]
    fn days_in_the_wrong_order_are_said_so_and_stay() {
        let fixture = Fixture::sign_off(before("round/2", "countersign"));
        let days = [("first", "2190-12-14"), ("last", "2190-12-03")];
        let answer = fixture.post("writer", "/me/absence", &days);
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("value=\"2190-12-14\""));
    }
}
