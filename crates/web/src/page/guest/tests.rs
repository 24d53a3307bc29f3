mod ended;
mod once;
mod ways;

use std::collections::BTreeSet;

use axum::body::Body;
use engine::submission::Via;
use store::accounts::guest_link::NewGuestLink;

use super::*;
use crate::fixture::{Answer, Fixture, Multipart, before};

fn fixture() -> Fixture {
    Fixture::sign_off(before("round/2", "countersign"))
}

/// What the first signatory is asked to do in [`fixture`].
const COUNTERSIGN: &str = "/r/travel-policy/do/countersign/round/2";

fn countersign() -> Purpose {
    Purpose::Act {
        instance: "round/2".to_owned(),
        action: "countersign".to_owned(),
    }
}

/// A link with which one acts as somebody in the first review there is; its address and number.
fn numbered(fixture: &Fixture, handle: &str, purpose: Purpose) -> (String, i64) {
    linked(fixture, &review(fixture), handle, purpose)
}

fn linked(fixture: &Fixture, review: &str, handle: &str, purpose: Purpose) -> (String, i64) {
    let person = fixture.person(handle).clone();
    let (secret, link) = fixture.block_on(async {
        let engine = fixture.engine();
        let new = NewGuestLink {
            person: person.to_string(),
            stream: engine.stream_of(review).await.unwrap(),
            purpose,
            given_to: String::new(),
            made_by: person.to_string(),
            expires: engine.now() + 1000,
        };
        engine
            .make_guest_link(&person, new, Via::Web)
            .await
            .unwrap()
    });
    (address(secret.reveal()), link.number)
}

fn link(fixture: &Fixture, handle: &str, purpose: Purpose) -> String {
    numbered(fixture, handle, purpose).0
}

fn cookie(entered: &Answer) -> &str {
    entered.header("set-cookie").split(';').next().unwrap()
}

fn request(entered: &Answer, method: &str, path: &str) -> axum::http::request::Builder {
    axum::http::Request::builder()
        .method(method)
        .uri(path)
        .header("host", "remit.example")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie(entered))
}

fn as_guest(fixture: &Fixture, entered: &Answer, method: &str, path: &str) -> Answer {
    fixture.send(request(entered, method, path).body(Body::empty()).unwrap())
}

fn sent_as_guest(fixture: &Fixture, entered: &Answer, path: &str, form: &Multipart) -> Answer {
    let request = request(entered, "POST", path).header("content-type", form.media_type());
    fixture.send(request.body(Body::from(form.body())).unwrap())
}

/// The form of a step as a browser would send it untouched.
fn form(page: &Answer) -> Multipart {
    assert_eq!(page.status, 200, "{}", page.body);
    Multipart::new(&[
        ("_cmd", &page.hidden("_cmd")),
        ("_seen", &page.hidden("_seen")),
    ])
}

fn review(fixture: &Fixture) -> String {
    let reviews = fixture.block_on(fixture.engine().store().models().reviews(""));
    reviews.unwrap()[0].name.clone()
}

/// Every use of a guest link that stands in the access record.
fn uses(fixture: &Fixture) -> usize {
    let entries = fixture.block_on(fixture.engine().store().access().list(0));
    let entries = entries.unwrap().into_iter();
    let by_guest = entries.filter(|entry| entry.access.via == "guest");
    by_guest
        .filter(|entry| entry.access.action.starts_with("used "))
        .count()
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
fn a_guest_opens_the_documents_of_what_they_were_asked_about_and_no_others() {
    let fixture = fixture();
    let review = address::review(&review(&fixture), "");
    let all = format!("{review}/documents");
    let documents = fixture.get("writer", &all).body;
    let below = format!("href=\"{all}/");
    let hashes = documents.split(&below).skip(1);
    let hashes = hashes.filter_map(|rest| rest.get(..64));
    let is_hash = |text: &&str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hashes: BTreeSet<&str> = hashes.filter(is_hash).collect();
    let enter = |instance: &str| {
        let instance = instance.to_owned();
        fixture.get("", &link(&fixture, "writer", Purpose::View { instance }))
    };
    let (first, second) = (enter("round/1"), enter("round/2"));
    assert_eq!(as_guest(&fixture, &first, "GET", &all).status, 404);
    let opens = |entered: &Answer, hash: &str| {
        let path = format!("{all}/{hash}");
        as_guest(&fixture, entered, "GET", &path).status == 200
    };
    let opened = hashes
        .iter()
        .map(|hash| (opens(&first, hash), opens(&second, hash)));
    let opened: BTreeSet<(bool, bool)> = opened.collect();
    assert_eq!(opened, BTreeSet::from([(true, false), (false, true)]));
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
    assert_eq!(gone.status, 410);
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
