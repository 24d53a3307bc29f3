//! People: for administrators.

use engine::people::rights::Right;
use serde_json::json;

use super::*;

#[test]
fn people_are_seen_and_added_by_administrators_alone() {
    let fixture = drafting();
    let writer = fixture.person("writer").clone();
    let token = token(&fixture, &writer, ALL);
    let new = json!({ "handle": "grace", "name": "Grace Hopper" });
    is_problem(&get(&fixture, &token, "/api/v1/people"), 403, "forbidden");
    is_problem(
        &post(&fixture, &token, "/api/v1/people", 1, &new),
        403,
        "forbidden",
    );
    let granted = fixture
        .engine()
        .grant_right(None, &writer, Right::Administrator, Via::Console);
    fixture.block_on(granted).unwrap();
    let added = post(&fixture, &token, "/api/v1/people", 1, &new);
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
    assert!(
        json(&added)["invitation"]
            .as_str()
            .unwrap()
            .starts_with("/invitation/")
    );
    is_problem(
        &post(&fixture, &token, "/api/v1/people", 1, &new),
        409,
        "conflict",
    );
    let odd = json!({ "handle": "G!", "name": "x" });
    is_problem(
        &post(&fixture, &token, "/api/v1/people", 1, &odd),
        422,
        "unprocessable",
    );
    let page = json(&get(&fixture, &token, "/api/v1/people?limit=2"));
    let next = page["next"].as_str().unwrap();
    let rest = json(&get(
        &fixture,
        &token,
        &format!("/api/v1/people?after={next}"),
    ));
    let people = page["people"]
        .as_array()
        .unwrap()
        .iter()
        .chain(rest["people"].as_array().unwrap());
    let handles: Vec<&str> = people
        .map(|person| person["handle"].as_str().unwrap())
        .collect();
    assert!(
        handles.is_sorted() && handles.contains(&"grace"),
        "{handles:?}"
    );
    let me = json(&get(&fixture, &token, "/api/v1/me"));
    assert_eq!(
        (&me["administrator"], &me["auditor"]),
        (&json!(true), &json!(false))
    );
}
