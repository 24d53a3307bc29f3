//! Signing in and out.

mod begin;
mod openid;

use axum::{
    Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use maud::{Markup, html};
use serde::Deserialize;
use store::accounts::{Person, password::PasswordError};

use super::{Html, Page};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    openid::Refused,
    part::problems,
    request::{address::encoded, fields::Fields, limits::Client, visitor::Visitor},
    server::Offer,
};

pub(crate) use begin::{begin, set_cookie};
pub(crate) use openid::{leave, way};

/// Seconds to wait when too many people sign in at once.
const BUSY: i64 = 10;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/sign-in", get(show).post(sign_in))
        .route("/sign-in/offer", post(take_offer))
        .route("/sign-out", post(begin::end))
        .merge(openid::routes())
}

/// The address of the page, from which one comes back to another one.
pub(crate) fn address(back: &str) -> String {
    format!("/sign-in?back={}", encoded(back))
}

/// The same, where one comes back to a form that was not sent; whether what was typed is carried along.
pub(crate) fn address_unsent(back: &str, is_carried: bool) -> String {
    let unsent = if is_carried { "carried" } else { "lost" };
    format!("{}&unsent={unsent}", address(back))
}

/// Where to go after signing in.
#[derive(Default, Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

impl Back {
    /// A path of this site; anything else leads to the first page, so that no link can send somebody elsewhere.
    fn address(&self) -> &str {
        let is_own = self.back.starts_with('/')
            && !self.back.starts_with("//")
            && !self.back.contains(|c: char| c == '\\' || c.is_control());
        if is_own { &self.back } else { "/" }
    }
}

/// What was typed.
#[derive(Default, Deserialize)]
struct Attempt {
    #[serde(default)]
    handle: String,
    #[serde(default)]
    password: String,
    #[serde(flatten)]
    back: Back,
}

/// How one came.
#[derive(Deserialize)]
struct Came {
    #[serde(flatten)]
    back: Back,
    /// A form was not sent.
    unsent: Option<String>,
}

async fn show(State(house): State<House>, visitor: Visitor, Query(came): Query<Came>) -> Html {
    let problem = came.unsent.map(|unsent| {
        let message = match unsent.as_str() {
            "carried" => "sign-in-unsent",
            _ => "sign-in-unsent-lost",
        };
        house.locales().of(&visitor).say(message)
    });
    page(&house, &visitor, "", came.back.address(), problem)
}

/// The page, on which one can sign in with a password though the provider cannot be reached.
fn show_problem(house: &House, visitor: &Visitor, back: &str, refused: Refused) -> Response {
    let locale = house.locales().of(visitor);
    let problem = openid::said(house, &locale, refused, "");
    let mend = openid::said(house, &locale, refused, "-mend");
    let page = page(house, visitor, "", back, Some(format!("{problem}. {mend}")));
    (refused.status(), page).into_response()
}

async fn sign_in(
    State(house): State<House>,
    visitor: Visitor,
    client: Client,
    headers: HeaderMap,
    Fields(attempt): Fields<Attempt>,
) -> Result<Response, Fault> {
    let (handle, back) = (attempt.handle.trim(), attempt.back.address());
    match checked(&house, handle, &attempt.password, client).await? {
        Some(person) => begin(&house, &visitor, &headers, &person.id, ("password", back)).await,
        None => {
            house.note_failure(&visitor, "password").await?;
            let problem = house.locales().of(&visitor).say("sign-in-wrong");
            let page = page(&house, &visitor, handle, back, Some(problem));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// The person with a handle and a password, if it has not been tried too often.
async fn checked(
    house: &House,
    handle: &str,
    password: &str,
    client: Client,
) -> Result<Option<Person>, Fault> {
    let now = house.engine().now();
    house.limits().count(handle, client, now)?;
    let accounts = house.engine().store().accounts();
    let person = accounts.check_password(handle, password).await;
    let person = person.map_err(refused)?;
    if person.is_some() {
        house.limits().forget(handle);
    }
    Ok(person)
}

/// Why a password cannot be checked or set, where the page that asked for it has nothing to say.
pub(crate) fn refused(error: PasswordError) -> Fault {
    match error {
        PasswordError::Busy => Fault::TooMany(BUSY),
        other => Fault::unexpected(other),
    }
}

#[derive(Deserialize)]
struct Chosen {
    handle: String,
    #[serde(flatten)]
    back: Back,
}

async fn take_offer(
    State(house): State<House>,
    visitor: Visitor,
    headers: HeaderMap,
    Fields(chosen): Fields<Chosen>,
) -> Result<Response, Fault> {
    let mut offers = house.offers().iter();
    if !offers.any(|offer| offer.handle == chosen.handle) {
        return Err(Fault::NotFound);
    }
    let accounts = house.engine().store().accounts();
    let person = accounts.by_handle(&chosen.handle).await?;
    let person = person.ok_or(Fault::NotFound)?;
    begin(
        &house,
        &visitor,
        &headers,
        &person.id,
        ("offer", chosen.back.address()),
    )
    .await
}

fn page(
    house: &House,
    visitor: &Visitor,
    handle: &str,
    back: &str,
    problem: Option<String>,
) -> Html {
    let locale = house.locales().of(visitor);
    let is_wrong = problem.is_some() && !handle.is_empty();
    Page {
        title: locale.say("sign-in"),
        visitor,
        locale: &locale,
        past: None,
        content: html! {
            (offers(&locale, house.offers(), back))
            @if let Some(problem) = problem {
                (problems::list(&locale, &[("handle", problem)]))
            }
            (way(house, &locale, ("back", back)))
            (with_password(&locale, handle, back, is_wrong))
        },
    }
    .html()
}

fn offers(locale: &Locale, offers: &[Offer], back: &str) -> Markup {
    html! {
        @if !offers.is_empty() {
            section.box {
                h2 { (locale.say("sign-in-demonstration-title")) }
                p { (locale.say("sign-in-demonstration")) }
                form.actions method="post" action="/sign-in/offer" {
                    input type="hidden" name="back" value=(back);
                    @for offer in offers {
                        button name="handle" value=(offer.handle) { bdi { (offer.role) } }
                    }
                }
            }
        }
    }
}

fn with_password(locale: &Locale, handle: &str, back: &str, is_wrong: bool) -> Markup {
    html! {
        form method="post" action="/sign-in" novalidate {
            input type="hidden" name="back" value=(back);
            div.field {
                label for="handle" { (locale.say("sign-in-handle")) }
                input id="handle" name="handle" value=(handle) required autocomplete="username"
                    autocapitalize="none" spellcheck="false" dir="ltr" aria-invalid=[is_wrong.then_some("true")];
            }
            div.field {
                label for="password" { (locale.say("sign-in-password")) }
                input id="password" name="password" type="password" required autocomplete="current-password"
                    aria-invalid=[is_wrong.then_some("true")];
            }
            p.actions { button.primary { (locale.say("sign-in")) } }
            p.quiet { (locale.say("sign-in-forgotten")) }
        }
    }
}

#[cfg(test)]
mod limited;
#[cfg(test)]
mod recorded;
#[cfg(test)]
mod tests {
    use store::accounts::password::MIN_PASSWORD;

    use super::*;
    use crate::{
        fixture::Fixture,
        request::limits::{ACCOUNT_TRIES, WINDOW},
    };

    const PASSWORD: &str = "correct horse battery";

    fn fixture() -> Fixture {
        let fixture = Fixture::empty();
        fixture.block_on(async {
            let accounts = fixture.engine().store().accounts();
            let ada = accounts.add("ada", "Ada Lovelace").await.unwrap();
            let now = fixture.engine().now();
            accounts.set_password(&ada.id, PASSWORD, now).await.unwrap();
        });
        fixture
    }

    fn fields<'f>(handle: &'f str, password: &'f str) -> [(&'f str, &'f str); 3] {
        [("handle", handle), ("password", password), ("back", "/me")]
    }

    #[test]
    fn who_knows_the_password_comes_in_and_goes_where_they_wanted() {
        let fixture = fixture();
        let answer = fixture.post("", "/sign-in", &fields("ada", PASSWORD));
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/me"));
        let cookie = answer.header("set-cookie");
        for part in [
            "__Host-sid=",
            "Secure",
            "HttpOnly",
            "SameSite=Lax",
            "Path=/",
        ] {
            assert!(cookie.contains(part), "{cookie}");
        }
        let again = fixture.post("", "/sign-in", &fields("ada", PASSWORD));
        assert_ne!(
            cookie,
            again.header("set-cookie"),
            "a session of its own each time"
        );
    }

    #[test]
    fn a_wrong_password_and_an_unknown_handle_get_one_answer() {
        let fixture = fixture();
        let wrong = fixture.post("", "/sign-in", &fields("ada", "wrong horse battery"));
        let unknown = fixture.post("", "/sign-in", &fields("adb", "wrong horse battery"));
        assert_eq!((wrong.status.as_u16(), unknown.status.as_u16()), (422, 422));
        assert_eq!(wrong.body.replace("\"ada\"", "\"adb\""), unknown.body);
        assert!(wrong.body.contains("value=\"ada\""), "the handle is kept");
        assert!(!wrong.body.contains("wrong horse"), "the password is not");
        assert_eq!(wrong.header("set-cookie"), "");
    }

    #[test]
    fn after_too_many_tries_one_must_wait_also_with_the_right_password() {
        let fixture = fixture();
        let wrong = "x".repeat(MIN_PASSWORD);
        for _ in 0..ACCOUNT_TRIES {
            fixture.post("", "/sign-in", &fields("ada", &wrong));
        }
        let answer = fixture.post("", "/sign-in", &fields("ada", PASSWORD));
        assert_eq!(answer.status, 429);
        assert_eq!(answer.header("retry-after"), WINDOW.to_string());
        assert!(answer.body.contains("Too many tries"), "{}", answer.body);
        fixture.wait(WINDOW);
        assert_eq!(
            fixture
                .post("", "/sign-in", &fields("ada", PASSWORD))
                .status,
            303
        );
    }

    #[test]
    fn no_link_leads_elsewhere_after_signing_in() {
        for back in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "",
        ] {
            assert_eq!(
                Back {
                    back: back.to_owned()
                }
                .address(),
                "/"
            );
        }
        assert_eq!(
            Back {
                back: "/r/a?at=3".to_owned()
            }
            .address(),
            "/r/a?at=3"
        );
    }
}
