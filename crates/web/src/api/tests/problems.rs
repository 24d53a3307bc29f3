//! Every error is a problem, and none tells what the caller may not know.

use axum::http::Method;
use serde_json::json;

use super::*;
use crate::answer::problem::Kind;

#[test]
fn what_the_router_answers_is_a_problem_too() {
    let fixture = drafting();
    let token = token(&fixture, fixture.person("writer"), ALL);
    for path in [
        "/api",
        "/api/",
        "/api/v2/reviews",
        "/api/v1/nothing",
        "/api/v1/",
    ] {
        is_problem(&get(&fixture, &token, path), 404, "not-found");
    }
    let headers = [("authorization", token.as_str())];
    let put = call(&fixture, Method::PUT, "/api/v1/todo", &headers, "");
    is_problem(&put, 405, "method-not-allowed");
    assert_eq!(put.header("allow"), "GET,HEAD");
    for query in ["limit=0", "limit=1001", "limit=many", "after=zz"] {
        let answer = get(&fixture, &token, &format!("/api/v1/reviews?{query}"));
        is_problem(&answer, 400, "bad-request");
    }
    for at in ["", "yesterday", "2024-02-30", "2024-02-01T12:00"] {
        let answer = get(&fixture, &token, &format!("{REVIEW}?at={at}"));
        is_problem(&answer, 400, "bad-request");
    }
}

#[test]
fn a_body_is_json_of_the_right_form_and_length() {
    let fixture = circulating();
    let token = token(&fixture, fixture.person("first-signatory"), ALL);
    let key = uuid(1);
    let send = |media_type: &str, body: String| {
        let headers = [
            ("authorization", token.as_str()),
            ("content-type", media_type),
            ("idempotency-key", key.as_str()),
        ];
        call(
            &fixture,
            Method::POST,
            &format!("{REVIEW}/steps"),
            &headers,
            body,
        )
    };
    let form = send("application/x-www-form-urlencoded", sign().to_string());
    is_problem(&form, 415, "unsupported-media-type");
    is_problem(
        &send("text/plain", sign().to_string()),
        415,
        "unsupported-media-type",
    );
    is_problem(
        &send("application/json", "{".to_owned()),
        400,
        "bad-request",
    );
    let unknown = json!({ "instance": "round/1", "action": "sign", "colour": 1 });
    is_problem(
        &send("application/json", unknown.to_string()),
        422,
        "unprocessable",
    );
    let long = format!("\"{}\"", "x".repeat(crate::api::BODY_BYTES_MAX));
    is_problem(&send("application/json", long), 413, "too-large");
}

#[test]
fn who_calls_must_be_known_and_may_do_what_the_token_is_for() {
    let fixture = circulating();
    for headers in [
        &[][..],
        &[("authorization", "Bearer rmt_x")],
        &[("authorization", "Basic eDp5")],
    ] {
        let answer = call(&fixture, Method::GET, "/api/v1/me", headers, "");
        is_problem(&answer, 401, "unauthenticated");
        assert!(answer.header("www-authenticate").starts_with("Bearer"));
    }
    let person = fixture.person("first-signatory");
    let reads = token(&fixture, person, READ);
    assert_eq!(
        json(&get(&fixture, &reads, "/api/v1/me"))["scopes"],
        json!(["read"])
    );
    let step = post(&fixture, &reads, &format!("{REVIEW}/steps"), 1, &sign());
    is_problem(&step, 403, "forbidden");
    let acts = token(
        &fixture,
        person,
        Scopes {
            read: false,
            act: true,
        },
    );
    is_problem(&get(&fixture, &acts, "/api/v1/me"), 403, "forbidden");
    let step = post(&fixture, &acts, &format!("{REVIEW}/steps"), 1, &sign());
    assert_eq!(step.status, StatusCode::OK, "{}", step.body);
}

#[test]
fn the_session_of_a_browser_is_heard_unless_another_site_sends_it() {
    let fixture = circulating();
    let me = fixture.get("writer", "/api/v1/me");
    assert_eq!(json(&me)["handle"], "writer");
    let cookie = fixture.cookie("writer");
    let headers = [
        ("cookie", cookie.as_str()),
        ("content-type", "application/json"),
        ("sec-fetch-site", "cross-site"),
    ];
    let foreign = call(
        &fixture,
        Method::POST,
        &format!("{REVIEW}/steps"),
        &headers,
        "{}",
    );
    is_problem(&foreign, 403, "forbidden");
}

#[test]
fn hidden_is_answered_like_not_there() {
    let fixture = circulating();
    let stranger = stranger(&fixture);
    let hidden = "/api/v1/reviews/travel-policy";
    let nothing = "/api/v1/reviews/no-such-review";
    let gets = [
        "",
        "?at=0",
        "?at=99999",
        "?at=1970-01-01",
        "/history",
        "/matrix",
        "/instances/paper",
        "/why?instance=paper",
        "/documents/00",
    ];
    for part in gets {
        let (one, other) = (
            get(&fixture, &stranger, &format!("{hidden}{part}")),
            get(&fixture, &stranger, &format!("{nothing}{part}")),
        );
        is_problem(&one, 404, "not-found");
        assert_eq!(
            (one.body, one.headers),
            (other.body, other.headers),
            "{part}"
        );
    }
    let holding = json!({ "role": "author", "person": "writer" });
    let posts = [
        ("/steps", sign()),
        ("/steps", json!({ "instance": "x", "action": "y" })),
        ("/roles/assign", holding),
    ];
    for (part, body) in posts {
        let (one, other) = (
            post(&fixture, &stranger, &format!("{hidden}{part}"), 1, &body),
            post(&fixture, &stranger, &format!("{nothing}{part}"), 1, &body),
        );
        is_problem(&one, 404, "not-found");
        assert_eq!(one.body, other.body, "{part}");
    }
    assert_eq!(
        json(&get(&fixture, &stranger, "/api/v1/reviews"))["reviews"],
        json!([])
    );
    assert_eq!(
        json(&get(&fixture, &stranger, "/api/v1/todo"))["desks"],
        json!([])
    );
}

#[test]
fn every_kind_of_problem_is_described_where_its_type_says() {
    let fixture = Fixture::empty();
    for kind in Kind::ALL {
        let answer = call(
            &fixture,
            Method::GET,
            &format!("/api/v1/problems/{}", kind.slug()),
            &[],
            "",
        );
        assert_eq!(json(&answer)["status"], kind.status().as_u16());
    }
    let unknown = call(&fixture, Method::GET, "/api/v1/problems/nothing", &[], "");
    is_problem(&unknown, 404, "not-found");
}

#[test]
fn every_operation_of_the_document_is_there() {
    let fixture = Fixture::empty();
    let document = call(&fixture, Method::GET, "/api/v1/openapi.json", &[], "");
    let document = json(&document);
    assert_eq!(document["openapi"], "3.1.0");
    let mut operations = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let method: Method = method.to_uppercase().parse().unwrap();
            let path = path.replace(['{', '}'], "");
            let answer = call(&fixture, method, &format!("/api/v1{path}"), &[], "");
            let is_open = operation["security"] == json!([{}]);
            if is_open {
                assert!(
                    ["/openapi.json", "/problems/kind"].contains(&path.as_str()),
                    "{path}"
                );
            } else {
                is_problem(&answer, 401, "unauthenticated");
            }
            operations += 1;
        }
    }
    assert!(operations > 20);
}
