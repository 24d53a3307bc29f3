//! Steps: done once, refused with reasons, safe against overtaking.

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::*;

#[test]
fn a_step_sent_again_is_done_once_and_answered_alike() {
    let fixture = circulating();
    let token = token(&fixture, fixture.person("first-signatory"), ALL);
    let steps = format!("{REVIEW}/steps");
    let first = json(&post(&fixture, &token, &steps, 1, &sign()));
    assert_eq!(
        (&first["accepted"], &first["already"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(
        first["changes"].as_array().map(Vec::len),
        Some(1),
        "{first}"
    );
    let other = super::token(&fixture, fixture.person("second-signatory"), ALL);
    let comments = json!({ "comments": "Page two is missing." });
    let back = json!({ "instance": "round/1", "action": "send_back", "payload": comments });
    assert_eq!(
        post(&fixture, &other, &steps, 1, &back).status,
        StatusCode::OK
    );
    let mut again = json(&post(&fixture, &token, &steps, 1, &sign()));
    assert_eq!(again["already"], true);
    again["already"] = json!(false);
    assert_eq!(again, first);
}

#[test]
fn a_key_names_one_command() {
    let fixture = circulating();
    let token = token(&fixture, fixture.person("first-signatory"), ALL);
    let steps = format!("{REVIEW}/steps");
    assert_eq!(
        post(&fixture, &token, &steps, 1, &sign()).status,
        StatusCode::OK
    );
    let other = json!({ "instance": "round/1", "action": "countersign" });
    let reused = post(&fixture, &token, &steps, 1, &other);
    is_problem(&reused, 422, "key-reused");
    let headers = [
        ("authorization", token.as_str()),
        ("content-type", "application/json"),
    ];
    let without = call(&fixture, Method::POST, &steps, &headers, sign().to_string());
    let problem = is_problem(&without, 400, "bad-request");
    assert!(
        problem["detail"]
            .as_str()
            .unwrap()
            .contains("Idempotency-Key")
    );
}

#[test]
fn a_refusal_carries_its_explanation() {
    let fixture = circulating();
    let token = token(&fixture, fixture.person("writer"), ALL);
    let refused = post(&fixture, &token, &format!("{REVIEW}/steps"), 1, &sign());
    let problem = is_problem(&refused, 409, "refused");
    assert_eq!(problem["explanation"]["blockers"][0]["id"], "role");
    assert_eq!(problem["explanation"]["subject"]["instance"], "round/1");
    assert!(problem["lines"].as_array().unwrap().len() > 1, "{problem}");
    let size = fixture.engine().store().size();
    let again = post(&fixture, &token, &format!("{REVIEW}/steps"), 1, &sign());
    is_problem(&again, 409, "refused");
    assert_eq!(fixture.engine().store().size(), size);
}

#[test]
fn in_the_place_of_whom_one_cannot_act_does_not_say_who_is_known() {
    let fixture = circulating();
    let token = token(&fixture, fixture.person("first-signatory"), ALL);
    let in_place_of = |whom: &str| {
        let mut step = sign();
        step["on_behalf_of"] = whom.into();
        let refused = post(&fixture, &token, &format!("{REVIEW}/steps"), 1, &step);
        is_problem(&refused, 409, "refused")
    };
    let known = in_place_of("writer");
    assert_eq!(known["explanation"]["blockers"][0]["id"], "role");
    assert_eq!(in_place_of("nobody-of-this-house"), known);
}

#[test]
fn a_step_that_is_not_right_in_itself_is_told_apart() {
    let fixture = circulating();
    let token = token(&fixture, fixture.person("first-signatory"), ALL);
    let steps = format!("{REVIEW}/steps");
    let without = json!({ "instance": "round/1", "action": "send_back" });
    let problem = is_problem(
        &post(&fixture, &token, &steps, 1, &without),
        422,
        "invalid-step",
    );
    assert_eq!(problem["explanation"]["blockers"][0]["kind"], "input");
    let fields = json!({ "comments": 7, "color": "red" });
    let wrong = json!({ "instance": "round/1", "action": "send_back", "payload": fields });
    let problem = is_problem(
        &post(&fixture, &token, &steps, 2, &wrong),
        422,
        "unprocessable",
    );
    let named: Vec<&str> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["field"].as_str().unwrap())
        .collect();
    assert_eq!(named, ["color", "comments"]);
}

#[test]
fn nobody_is_overtaken_who_says_what_they_have_seen() {
    let fixture = circulating();
    let (first, second) = (
        token(&fixture, fixture.person("first-signatory"), ALL),
        token(&fixture, fixture.person("second-signatory"), ALL),
    );
    let seen = get(&fixture, &second, &format!("{REVIEW}/instances/round/1"));
    let etag = seen.header("etag").to_owned();
    assert_eq!(etag, format!("\"{}\"", json(&seen)["revision"]));
    let steps = format!("{REVIEW}/steps");
    assert_eq!(
        post(&fixture, &first, &steps, 1, &sign()).status,
        StatusCode::OK
    );
    let back =
        json!({ "instance": "round/1", "action": "send_back", "payload": { "comments": "No." } });
    let send = |seen: &str, key: u32| {
        let key = uuid(key);
        let headers = [
            ("authorization", second.as_str()),
            ("content-type", "application/json"),
            ("idempotency-key", key.as_str()),
            ("if-match", seen),
        ];
        call(&fixture, Method::POST, &steps, &headers, back.to_string())
    };
    let problem = is_problem(&send(&etag, 1), 412, "stale");
    assert_eq!(problem["explanation"]["blockers"][0]["id"], "stale");
    is_problem(&send("17", 2), 400, "bad-request");
    let now = get(&fixture, &second, &format!("{REVIEW}/instances/round%2F1"));
    assert_eq!(send(now.header("etag"), 3).status, StatusCode::OK);
}

#[test]
fn a_review_is_started_once_from_its_file() {
    let fixture = drafting();
    let token = token(&fixture, fixture.person("writer"), ALL);
    let source = |name: &str| {
        let text = "workflow: document-sign-off@1.0.0\ntitle: Another\nsubject: Something\nreference: not stated\n\
            roles:\n  author: [writer]\n  signatory: [first-signatory, second-signatory]\n";
        json!({ "source": format!("review: {name}\n{text}") })
    };
    let started = post(&fixture, &token, "/api/v1/reviews", 1, &source("another"));
    assert_eq!(started.status, StatusCode::CREATED, "{}", started.body);
    assert_eq!(started.location(), "/api/v1/reviews/another");
    assert_eq!(
        get(&fixture, &token, started.location()).status,
        StatusCode::OK
    );
    let again = json(&post(
        &fixture,
        &token,
        "/api/v1/reviews",
        1,
        &source("another"),
    ));
    assert_eq!(
        (&again["already"], &again["changes"]),
        (&json!(true), &json(&started)["changes"])
    );
    let taken = post(&fixture, &token, "/api/v1/reviews", 2, &source("another"));
    is_problem(&taken, 409, "conflict");
    let faulty = post(
        &fixture,
        &token,
        "/api/v1/reviews",
        3,
        &json!({ "source": "review: x\n" }),
    );
    let problem = is_problem(&faulty, 422, "unprocessable");
    assert!(!problem["errors"].as_array().unwrap().is_empty());
}

#[test]
fn roles_are_given_lent_and_taken() {
    let fixture = circulating();
    let token = token(&fixture, fixture.person("writer"), ALL);
    let path = |what: &str| format!("{REVIEW}/roles/{what}");
    let holding = json!({ "role": "signatory", "person": "third-signatory" });
    let revoked = post(&fixture, &token, &path("revoke"), 1, &holding);
    assert_eq!(revoked.status, StatusCode::OK, "{}", revoked.body);
    let twice = post(&fixture, &token, &path("revoke"), 2, &holding);
    is_problem(&twice, 409, "refused");
    let given = post(&fixture, &token, &path("assign"), 3, &holding);
    assert_eq!(given.status, StatusCode::OK, "{}", given.body);
    let first = super::token(&fixture, fixture.person("first-signatory"), ALL);
    let lending =
        json!({ "role": "signatory", "to": "third-signatory", "until": "2024-02-01T00:00:00Z" });
    let lent = post(&fixture, &first, &path("delegate"), 4, &lending);
    assert_eq!(lent.status, StatusCode::OK, "{}", lent.body);
    let nobody = json!({ "role": "signatory", "person": "nobody" });
    let nobody = post(&fixture, &token, &path("assign"), 5, &nobody);
    is_problem(&nobody, 422, "unprocessable");
}

#[test]
fn consents_and_amendments_are_commands_too() {
    let fixture = circulating();
    let token = token(&fixture, fixture.person("writer"), ALL);
    let consent = json!({ "instance": "paper", "action": "withdraw", "agrees": true });
    let answer = post(&fixture, &token, &format!("{REVIEW}/consents"), 1, &consent);
    let problem = is_problem(&answer, 409, "refused");
    assert_eq!(
        problem["explanation"]["blockers"][0]["id"],
        "nothing_proposed"
    );
    let amend = |change: Value| {
        let mut body = json!({ "parameter": "subject", "because": null, "authority": "The board" });
        body.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        post(&fixture, &token, &format!("{REVIEW}/amendments"), 2, &body)
    };
    is_problem(&amend(json!({ "remove": ["x"] })), 422, "invalid-step");
    is_problem(&amend(json!({})), 422, "unprocessable");
    is_problem(
        &amend(json!({ "add": [], "remove": [] })),
        422,
        "unprocessable",
    );
}
