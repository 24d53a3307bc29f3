//! A guest link: it leads here, and on to what it was made for.

use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use jiff::Timestamp;
use maud::{Markup, html};
use store::accounts::guest_link::Purpose;

use super::{Page, sign_in::set_cookie};
use crate::{
    answer::fault::Fault,
    house::House,
    locale::Locale,
    request::{
        address,
        visitor::{GUEST_COOKIE, Guest, Visitor, guest},
    },
};

/// Seconds for which a browser keeps what it was let in with; then the link must be followed again.
const VISIT: i64 = 60 * 60;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/g/{secret}", get(follow).post(enter))
}

/// The address of a guest link.
pub(crate) fn address(secret: &str) -> String {
    format!("/g/{}", address::encoded(secret))
}

/// Lets a stranger in at once. Somebody who has signed in is asked first: a link must not make them act as another person
/// without their knowing.
async fn follow(
    State(house): State<House>,
    Path(secret): Path<String>,
    visitor: Visitor,
) -> Result<Response, Fault> {
    let locale = house.locales().of(&visitor);
    let Some(guest) = guest(&house, &secret).await? else {
        return Ok(over(&visitor, &locale));
    };
    if visitor.session.is_none() {
        return Ok(let_in(&secret, &guest));
    }
    let name = [("name", guest.name.as_str().into())];
    let page = Page {
        title: locale.say("guest-open"),
        visitor: &visitor,
        locale: &locale,
        past: None,
        content: html! {
            p { (locale.say_with("guest-open-instead", &name)) }
            form.actions method="post" action=(address(&secret)) {
                button.primary { (locale.say_with("guest-open-go", &name)) }
            }
        },
    };
    Ok(page.html().into_response())
}

async fn enter(
    State(house): State<House>,
    Path(secret): Path<String>,
    visitor: Visitor,
) -> Result<Response, Fault> {
    Ok(match guest(&house, &secret).await? {
        Some(guest) => let_in(&secret, &guest),
        None => over(&visitor, &house.locales().of(&visitor)),
    })
}

/// The browser keeps the secret itself: the link is looked up at every request, so that its end is the end of the visit.
fn let_in(secret: &str, guest: &Guest) -> Response {
    let mut response = Redirect::to(&home(guest)).into_response();
    set_cookie(&mut response, GUEST_COOKIE, secret, VISIT);
    response
}

/// The page that a guest came for.
pub(super) fn home(guest: &Guest) -> String {
    match &guest.link.purpose {
        Purpose::ViewReview => address::review(&guest.review, ""),
        Purpose::View { instance } => address::instance(&guest.review, instance),
        Purpose::Act { instance, action } => address::step(&guest.review, action, instance),
    }
}

fn over(visitor: &Visitor, locale: &Locale) -> Response {
    let page = Page {
        title: locale.say("guest-over"),
        visitor,
        locale,
        past: None,
        content: html! { p { (locale.say("guest-over-mend")) } },
    };
    (StatusCode::GONE, page.html()).into_response()
}

/// What every page tells a guest: as whom they act, and until when.
pub(super) fn banner(locale: &Locale, guest: &Guest) -> Markup {
    let until = Timestamp::from_second(guest.link.expires).unwrap_or_default();
    let values = [
        ("name", guest.name.as_str().into()),
        ("until", locale.moment(until).into()),
    ];
    html! {
        aside.banner aria-label=(locale.say("guest-open")) {
            p { (locale.say_with("guest-banner", &values)) }
            form method="post" action="/sign-out" { button { (locale.say("guest-leave")) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use engine::submission::Via;
    use store::accounts::guest_link::NewGuestLink;

    use super::*;
    use crate::fixture::{Answer, Fixture, before};

    fn fixture() -> Fixture {
        Fixture::sign_off(before("round/2", "countersign"))
    }

    /// A link with which one acts as somebody in the review they take part in.
    fn link(fixture: &Fixture, handle: &str, purpose: Purpose) -> String {
        let person = fixture.person(handle).clone();
        let secret = fixture.block_on(async {
            let engine = fixture.engine();
            let reviews = engine.store().models().reviews("").await.unwrap();
            let new = NewGuestLink {
                person: person.to_string(),
                stream: reviews[0].stream.clone(),
                purpose,
                made_by: person.to_string(),
                expires: engine.now() + 1000,
            };
            engine
                .make_guest_link(&person, new, Via::Web)
                .await
                .unwrap()
                .0
        });
        address(secret.reveal())
    }

    fn as_guest(fixture: &Fixture, entered: &Answer, method: &str, path: &str) -> Answer {
        let cookie = entered.header("set-cookie").split(';').next().unwrap();
        let request = axum::http::Request::builder()
            .method(method)
            .uri(path)
            .header("host", "remit.example")
            .header("cookie", cookie);
        fixture.send(request.body(axum::body::Body::empty()).unwrap())
    }

    fn review(fixture: &Fixture) -> String {
        let reviews = fixture.block_on(fixture.engine().store().models().reviews(""));
        reviews.unwrap()[0].name.clone()
    }

    #[test]
    fn a_guest_reaches_what_the_link_is_for_and_nothing_else() {
        let fixture = fixture();
        let review = address::review(&review(&fixture), "");
        let entered = fixture.get("", &link(&fixture, "writer", Purpose::ViewReview));
        assert_eq!(
            (entered.status.as_u16(), entered.location()),
            (303, &*review)
        );
        let shown = as_guest(&fixture, &entered, "GET", &review);
        assert_eq!(shown.status, 200);
        assert!(shown.body.contains("You act as"), "{}", shown.body);
        for closed in [
            "/",
            "/me",
            "/admin",
            "/reviews",
            "/search",
            "/api/v1/todo",
            &format!("{review}/people"),
        ] {
            assert_eq!(
                as_guest(&fixture, &entered, "GET", closed).status,
                404,
                "{closed}"
            );
        }
        assert_eq!(as_guest(&fixture, &entered, "POST", &review).status, 404);
    }

    #[test]
    fn every_use_is_in_the_access_record() {
        let fixture = fixture();
        let uses = || {
            let entries = fixture
                .block_on(fixture.engine().store().access().list(0))
                .unwrap();
            entries
                .iter()
                .filter(|entry| entry.access.via == "guest")
                .count()
        };
        let entered = fixture.get("", &link(&fixture, "writer", Purpose::ViewReview));
        assert_eq!(uses(), 1);
        as_guest(&fixture, &entered, "GET", "/r/anything");
        assert_eq!(uses(), 2, "also of what was not found");
    }

    #[test]
    fn a_visit_ends_with_its_link() {
        let fixture = fixture();
        let review = address::review(&review(&fixture), "");
        let secret = link(&fixture, "writer", Purpose::ViewReview);
        let entered = fixture.get("", &secret);
        assert_eq!(as_guest(&fixture, &entered, "GET", &review).status, 200);
        fixture.wait(1000);
        let gone = as_guest(&fixture, &entered, "GET", &review);
        assert_eq!(gone.status, 404, "a stranger again");
        assert_eq!(fixture.get("", &secret).status, 410);
    }

    #[test]
    fn somebody_who_has_signed_in_is_asked_before_they_act_as_another() {
        let fixture = fixture();
        let secret = link(&fixture, "writer", Purpose::ViewReview);
        let asked = fixture.get("first-signatory", &secret);
        assert_eq!(
            (asked.status.as_u16(), asked.header("set-cookie")),
            (200, "")
        );
        let entered = fixture.post("first-signatory", &secret, &[]);
        assert!(entered.header("set-cookie").starts_with(GUEST_COOKIE));
    }
}
