//! What programs rely on, over all routes and layers.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use engine::submission::Via;
use process::person::Person;
use serde_json::{Value, json};
use store::accounts::token::Scopes;

use crate::fixture::{Answer, Fixture, before};

mod documents;
mod people;
mod problems;
mod reading;
mod steps;
mod withdrawals;

const REVIEW: &str = "/api/v1/reviews/travel-policy";
const READ: Scopes = Scopes {
    read: true,
    act: false,
};
const ALL: Scopes = Scopes {
    read: true,
    act: true,
};

/// The sign-off of a document, before its author circulates the first version.
fn drafting() -> Fixture {
    Fixture::sign_off(before("paper", "circulate"))
}

/// The same, before the first signature.
fn circulating() -> Fixture {
    Fixture::sign_off(before("round/1", "sign"))
}

/// The token of a person.
fn token(fixture: &Fixture, person: &Person, scopes: Scopes) -> String {
    let (engine, day) = (fixture.engine(), 24 * 60 * 60);
    let (accounts, now) = (engine.store().accounts(), engine.now());
    let made = accounts.make_token(person.name(), "a test", scopes, now + day, now);
    let (secret, _) = fixture.block_on(made).unwrap();
    format!("Bearer {}", secret.reveal())
}

/// The token of somebody who takes part in nothing.
fn stranger(fixture: &Fixture) -> String {
    let added = fixture
        .engine()
        .add_person("stranger", "A stranger", Via::Console);
    let added = fixture.block_on(added).unwrap();
    token(fixture, &Person::parse(&added.id).unwrap(), ALL)
}

/// A request of a program.
fn call(
    fixture: &Fixture,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<Body>,
) -> Answer {
    let mut request = axum::http::Request::builder()
        .method(method)
        .uri(path)
        .header("host", "remit.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    fixture.send(request.body(body.into()).unwrap())
}

fn get(fixture: &Fixture, token: &str, path: &str) -> Answer {
    call(fixture, Method::GET, path, &[("authorization", token)], "")
}

/// Sends JSON with an idempotency key made from a number.
fn post(fixture: &Fixture, token: &str, path: &str, key: u32, body: &Value) -> Answer {
    let key = uuid(key);
    let headers = [
        ("authorization", token),
        ("content-type", "application/json"),
        ("idempotency-key", key.as_str()),
    ];
    call(fixture, Method::POST, path, &headers, body.to_string())
}

fn uuid(number: u32) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("no JSON: {}", answer.body))
}

/// The answer is a problem of a kind.
#[track_caller]
fn is_problem(answer: &Answer, status: u16, kind: &str) -> Value {
    let problem = json(answer);
    assert_eq!(
        answer.status,
        StatusCode::from_u16(status).unwrap(),
        "{problem}"
    );
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(problem["type"], format!("/api/v1/problems/{kind}"));
    assert_eq!(problem["status"], status);
    assert!(
        problem["detail"]
            .as_str()
            .is_some_and(|detail| !detail.is_empty())
    );
    problem
}

fn circulate(document: &Value) -> Value {
    json!({ "instance": "paper", "action": "circulate", "payload": { "text": document } })
}

fn sign() -> Value {
    json!({ "instance": "round/1", "action": "sign" })
}

/// Hands in a document, and gives what a form takes.
fn handed_in(fixture: &Fixture, token: &str, name: &str, bytes: &str) -> Value {
    let path = format!("/api/v1/documents?name={name}");
    let headers = [("authorization", token), ("content-type", "text/plain")];
    let answer = call(fixture, Method::POST, &path, &headers, bytes.to_owned());
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    json(&answer)
}
