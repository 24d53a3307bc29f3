//! Each way in has its limit: the answer is 429 and says how long to wait, as a page and in the API.

use axum::{body::Body, http::Method};
use engine::submission::Via;
use process::person::Person;
use store::accounts::{password::MIN_PASSWORD, token::Scopes};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

use crate::{
    fixture::{Answer, Fixture, before},
    house::House,
    openid::settings::Settings,
    page::{guest, invitation},
    request::limits::{ACCOUNT_TRIES, ADDRESS_TRIES, MADE, WINDOW},
    router::router,
    server::Config,
};

/// It says how long to wait, and why.
#[track_caller]
fn is_too_many(answer: &Answer) {
    assert_eq!(answer.status, 429, "{}", answer.body);
    let wait: i64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=WINDOW).contains(&wait), "{wait}");
    assert!(answer.body.contains("Too many tries"), "{}", answer.body);
}

fn wrong() -> String {
    "x".repeat(MIN_PASSWORD)
}

/// Sends a request until it is too many, and gives how often it was answered before.
fn until_too_many(most: u32, send: impl Fn(u32) -> Answer) -> u32 {
    for number in 0..most {
        let answer = send(number);
        if answer.status == 429 {
            is_too_many(&answer);
            return number;
        }
    }
    panic!("{most} times were not too many");
}

#[test]
fn passwords_are_tried_so_often_for_an_account_and_from_an_address() {
    let fixture = Fixture::empty();
    let wrong = wrong();
    let try_as = |handle: &str| {
        let fields = [("handle", handle), ("password", wrong.as_str())];
        fixture.post("", "/sign-in", &fields)
    };
    assert_eq!(until_too_many(50, |_| try_as("ada")), ACCOUNT_TRIES);
    fixture.wait(WINDOW);
    // No such account costs no check of a password, so many handles are tried quickly.
    let others = until_too_many(ADDRESS_TRIES + 1, |number| try_as(&format!("p{number}")));
    assert_eq!(others, ADDRESS_TRIES);
}

#[test]
fn the_present_password_is_tried_so_often() {
    let fixture = Fixture::sign_off(before("round/1", "sign"));
    let (wrong, writer) = (wrong(), fixture.person("writer").to_string());
    let accounts = fixture.engine().store().accounts();
    let set = accounts.set_password(&writer, "correct horse battery", fixture.engine().now());
    fixture.block_on(set).unwrap();
    let fields = [
        ("old_password", wrong.as_str()),
        ("new_password", "a new long password"),
    ];
    let tried = until_too_many(50, |_| fixture.post("writer", "/me/password", &fields));
    assert_eq!(tried, ACCOUNT_TRIES);
}

#[test]
fn invitations_are_tried_so_often() {
    let fixture = Fixture::empty();
    let engine = fixture.engine();
    let added = engine.add_invited_person(None, "ada", "Ada Lovelace", Via::Console);
    let (_, secret) = fixture.block_on(added).unwrap();
    let link = invitation::address(secret.reveal());
    let short = [("password", "short")];
    let chosen = until_too_many(50, |_| fixture.post("", &link, &short));
    assert_eq!(chosen, ACCOUNT_TRIES, "for the one who is invited");
    fixture.wait(WINDOW);
    let none = |number| format!("/invitation/none-{number}");
    let tried = until_too_many(ADDRESS_TRIES + 1, |number| fixture.get("", &none(number)));
    assert_eq!(tried, ADDRESS_TRIES);
    is_too_many(&fixture.get("", &link));
    is_too_many(&fixture.post("", &link, &short));
    fixture.wait(WINDOW);
    assert_eq!(fixture.get("", &link).status, 200);
}

#[test]
fn guest_links_are_tried_and_made_so_often() {
    let fixture = Fixture::sign_off(before("round/1", "sign"));
    let none = |number: u32| guest::address(&format!("none-{number}"));
    let tried = until_too_many(ADDRESS_TRIES + 1, |number| fixture.get("", &none(number)));
    assert_eq!(tried, ADDRESS_TRIES);
    is_too_many(&fixture.post("", &none(0), &[]));
    let fields = [("what", "review"), ("until", "2024-03-01")];
    let make = |_| fixture.post("writer", "/r/travel-policy/people/guest-link", &fields);
    assert_eq!(until_too_many(MADE + 1, make), MADE);
}

#[test]
fn tokens_are_tried_and_made_so_often() {
    let fixture = Fixture::sign_off(before("round/1", "sign"));
    let ask = |token: &str| {
        let request = fixture
            .request("", Method::GET, "/api/v1/me")
            .header("authorization", format!("Bearer {token}"));
        fixture.send(request.body(Body::empty()).unwrap())
    };
    let same = until_too_many(50, |_| ask("rmt_aaaaaaaa_wrong_000000"));
    assert_eq!(same, ACCOUNT_TRIES);
    let again = ask("rmt_aaaaaaaa_wrong_000000");
    assert_eq!(again.header("content-type"), "application/problem+json");
    assert!(again.body.contains("/api/v1/problems/too-many"));
    let others = until_too_many(ADDRESS_TRIES + 1, |number| {
        ask(&format!("rmt_{number:08}_wrong_000000"))
    });
    assert_eq!(others, ADDRESS_TRIES - ACCOUNT_TRIES);

    let engine = fixture.engine();
    let (owner, now) = (fixture.person("writer").to_string(), engine.now());
    let scopes = Scopes {
        read: true,
        act: false,
    };
    let accounts = engine.store().accounts();
    let made = accounts.make_token(&owner, "a test", scopes, now + 10 * WINDOW, now);
    let (token, _) = fixture.block_on(made).unwrap();
    is_too_many(&ask(token.reveal()));
    fixture.wait(WINDOW);
    for _ in 0..3 * ACCOUNT_TRIES {
        assert_eq!(ask(token.reveal()).status, 200, "the right one is no try");
    }
    let fields = [("token_name", "nightly"), ("read", "on"), ("days", "30")];
    let make = |_| fixture.post("writer", "/me/tokens", &fields);
    assert_eq!(until_too_many(MADE + 1, make), MADE);
}

#[test]
fn the_provider_is_asked_and_answered_so_often() {
    let fixture = Fixture::empty();
    let engine = fixture.engine();
    let added = fixture.block_on(engine.add_person("ada", "Ada", Via::Console));
    let person = Person::parse(&added.unwrap().id).unwrap();
    let started = engine
        .store()
        .accounts()
        .start_session(person.name(), "", engine.now());
    let (session, _) = fixture.block_on(started).unwrap();
    // Nobody answers there, so that each try ends at once.
    let settings = Settings::new("http://127.0.0.1:1", "remit", "secret", "Elsewhere").unwrap();
    let config = Config {
        listen: ([127, 0, 0, 1], 0).into(),
        engine: engine.clone(),
        offers: Vec::new(),
        public_address: Some("http://127.0.0.1:8000".parse().unwrap()),
        openid: Some(settings),
    };
    let router = router(House::new(config, CancellationToken::new()));
    let send = |method: Method, path: &str, cookie: &str| {
        let request = fixture
            .request("", method, path)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", cookie)
            .body(Body::empty());
        fixture.block_on(async {
            let response = router.clone().oneshot(request.unwrap()).await.unwrap();
            Answer::read(response).await
        })
    };
    let cookie = format!("__Host-sid={}", session.reveal());
    let linked = until_too_many(50, |_| send(Method::POST, "/me/identities", &cookie));
    assert_eq!(linked, ACCOUNT_TRIES, "for whoever links one");
    fixture.wait(WINDOW);
    let callback = "/sign-in/openid/callback?state=none&code=none";
    let back = until_too_many(ADDRESS_TRIES + 1, |_| send(Method::GET, callback, ""));
    assert_eq!(back, ADDRESS_TRIES);
    is_too_many(&send(Method::POST, "/sign-in/openid", ""));
}
