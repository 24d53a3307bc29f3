//! A proposal is taken back by who made it, and by nobody else.

use serde_json::json;

use super::*;

const EVERYTHING: &str = include_str!("../../page/step/tests/everything.yaml");
const BOOK: &str = include_str!("../../page/step/tests/everything-review.yaml");
const ALL_OF_IT: &str = "/api/v1/reviews/all-of-it";

/// A review whose writer has proposed to close the book, with the tokens of writer and keeper.
fn proposed() -> (Fixture, [String; 2]) {
    let mut fixture = Fixture::empty();
    fixture.begin(EVERYTHING, BOOK);
    let tokens = ["writer", "keeper"].map(|who| token(&fixture, fixture.person(who), ALL));
    propose(&fixture, &tokens[0], 1);
    (fixture, tokens)
}

fn propose(fixture: &Fixture, token: &str, key: u32) {
    let mut step = close();
    step["payload"] = json!({ "note": "The end." });
    step["confirmations"] = json!(["confirm"]);
    let answer = post(fixture, token, &format!("{ALL_OF_IT}/steps"), key, &step);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
}

fn close() -> Value {
    json!({ "instance": "book", "action": "close" })
}

fn withdraw(fixture: &Fixture, token: &str, key: u32) -> Answer {
    post(
        fixture,
        token,
        &format!("{ALL_OF_IT}/withdrawals"),
        key,
        &close(),
    )
}

fn consent(fixture: &Fixture, token: &str, key: u32) -> Answer {
    let mut body = close();
    body["agrees"] = json!(true);
    post(fixture, token, &format!("{ALL_OF_IT}/consents"), key, &body)
}

/// The one reason of a refusal.
fn reason(answer: &Answer) -> Value {
    is_problem(answer, 409, "refused")["explanation"]["blockers"][0]["id"].clone()
}

#[test]
fn who_proposed_it_takes_it_back_once() {
    let (fixture, [writer, keeper]) = proposed();
    let done = withdraw(&fixture, &writer, 2);
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert_eq!(
        json(&done)["changes"],
        json!(["writer withdrew “Close the book”: Book"])
    );
    let again = json(&withdraw(&fixture, &writer, 2));
    assert_eq!(again["already"], true, "the same command is done once");
    let size = fixture.engine().store().size();
    assert_eq!(reason(&withdraw(&fixture, &writer, 3)), "nothing_proposed");
    assert_eq!(
        reason(&consent(&fixture, &keeper, 4)),
        "nothing_proposed",
        "what was taken back cannot be agreed to"
    );
    assert_eq!(fixture.engine().store().size(), size);
    propose(&fixture, &writer, 5);
    assert_eq!(consent(&fixture, &keeper, 6).status, StatusCode::OK);
}

#[test]
fn nobody_else_takes_it_back() {
    let (fixture, [_, keeper]) = proposed();
    assert_eq!(reason(&withdraw(&fixture, &keeper, 2)), "not_proposer");
    let stranger = stranger(&fixture);
    is_problem(&withdraw(&fixture, &stranger, 3), 404, "not-found");
    assert_eq!(consent(&fixture, &keeper, 4).status, StatusCode::OK);
}

#[test]
fn what_was_agreed_to_is_not_taken_back() {
    let (fixture, [writer, keeper]) = proposed();
    assert_eq!(consent(&fixture, &keeper, 2).status, StatusCode::OK);
    assert_eq!(reason(&withdraw(&fixture, &writer, 3)), "nothing_proposed");
}
