//! Reads: what there is, page by page, now and then.

use serde_json::json;
use store::access::AccessKind;

use super::*;

#[test]
fn a_review_is_shown_as_it_is_and_as_it_was() {
    let fixture = circulating();
    let token = token(&fixture, fixture.person("writer"), ALL);
    let now = get(&fixture, &token, REVIEW);
    let review = json(&now);
    assert_eq!(now.header("etag"), format!("\"{}\"", review["revision"]));
    assert_eq!(review["instances"][0]["state"], "circulating");
    let then = json(&get(&fixture, &token, &format!("{REVIEW}?at=1")));
    assert_eq!(then["instances"][0]["state"], "drafting");
    assert_eq!(then["revision"], 1);
    for at in ["0", "999", "1999-12-31"] {
        is_problem(
            &get(&fixture, &token, &format!("{REVIEW}?at={at}")),
            404,
            "not-found",
        );
    }
    let missing = get(&fixture, &token, &format!("{REVIEW}/instances/round/9"));
    is_problem(&missing, 404, "not-found");
    assert_eq!(
        json(&get(&fixture, &token, &format!("{REVIEW}/matrix"))),
        json!({ "matrices": [] })
    );
}

#[test]
fn lists_work_and_history_are_told_of_a_moment() {
    let fixture = circulating();
    let new_token = || token(&fixture, fixture.person("first-signatory"), ALL);
    let early = new_token();
    let [reviews, todo, history] = ["reviews", "todo", "reviews/travel-policy/history"]
        .map(|path| json(&get(&fixture, &early, &format!("/api/v1/{path}"))));
    let then = fixture.house().now();
    fixture.wait(20 * 24 * 60 * 60);
    let token = new_token();
    let ask = |path: &str| json(&get(&fixture, &token, path));
    assert_ne!(ask("/api/v1/todo"), todo, "it is overdue now");
    assert_eq!(ask(&format!("/api/v1/todo?at={then}")), todo);
    assert_eq!(ask(&format!("/api/v1/reviews?at={then}")), reviews);
    assert_eq!(ask(&format!("{REVIEW}/history?at={then}")), history);
    let first = ask(&format!("{REVIEW}/history?at=1"));
    let told = |history: &Value| history["events"].as_array().unwrap().clone();
    assert!(!told(&first).is_empty() && told(&history).starts_with(&told(&first)));
    assert!(
        told(&first)
            .iter()
            .all(|event| event["revision"].as_u64() <= Some(1))
    );
    assert_eq!(
        ask("/api/v1/reviews?at=2003-01-01"),
        json!({ "reviews": [] })
    );
    assert_eq!(ask("/api/v1/todo?at=2003-01-01")["desks"], json!([]));
    for path in ["/api/v1/reviews", "/api/v1/todo"] {
        for no_moment in ["1", "", "yesterday"] {
            let asked = get(&fixture, &token, &format!("{path}?at={no_moment}"));
            is_problem(&asked, 400, "bad-request");
        }
    }
}

#[test]
fn why_and_todo_agree_with_what_can_be_done() {
    let fixture = circulating();
    let token = token(&fixture, fixture.person("first-signatory"), ALL);
    let why = json(&get(
        &fixture,
        &token,
        &format!("{REVIEW}/why?instance=round/1"),
    ));
    let offered: Vec<(&str, bool)> = why["explanations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["explanation"]["action"]["id"].as_str().unwrap(),
                one["available"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        offered,
        [("sign", true), ("send_back", true), ("lapse", false)]
    );
    let todo = json(&get(&fixture, &token, "/api/v1/todo"));
    let ready: Vec<&str> = todo["desks"][0]["ready"]
        .as_array()
        .unwrap()
        .iter()
        .map(|work| work["action"]["id"].as_str().unwrap())
        .collect();
    assert_eq!(ready, ["sign", "send_back"]);
    let of_one = json(&get(&fixture, &token, "/api/v1/todo?review=travel-policy"));
    assert_eq!(of_one["desks"], todo["desks"]);
    let later = json(&get(
        &fixture,
        &token,
        &format!("{REVIEW}/why?instance=round/1&action=countersign"),
    ));
    assert_eq!(
        later["explanations"][0]["explanation"]["blockers"][0]["kind"],
        "not_in_state"
    );
    is_problem(
        &get(&fixture, &token, &format!("{REVIEW}/why?instance=round/2")),
        404,
        "not-found",
    );
    is_problem(
        &get(&fixture, &token, &format!("{REVIEW}/why")),
        400,
        "bad-request",
    );
}

#[test]
fn pages_put_together_are_the_whole() {
    let fixture = circulating();
    let token = token(&fixture, fixture.person("writer"), ALL);
    let whole = json(&get(&fixture, &token, &format!("{REVIEW}/history")));
    let events = whole["events"].as_array().unwrap();
    assert!(events.len() > 3 && whole.get("next").is_none(), "{whole}");
    let (mut found, mut next) = (Vec::new(), String::new());
    for _ in 0..events.len() {
        let page = json(&get(
            &fixture,
            &token,
            &format!("{REVIEW}/history?limit=2{next}"),
        ));
        let listed = page["events"].as_array().unwrap();
        assert!(listed.len() <= 2);
        found.extend(listed.clone());
        match page["next"].as_str() {
            Some(cursor) => next = format!("&after={cursor}"),
            None => break,
        }
    }
    assert_eq!(&found, events);
    assert_eq!(events[0]["revision"], 0);
    assert!(events.iter().all(|event| event.get("record").is_none()));
    let behind = json(&get(
        &fixture,
        &token,
        &format!("{REVIEW}/history?after=00"),
    ));
    assert_eq!(behind["events"], json!([]));
}

#[test]
fn a_read_of_what_is_not_for_everybody_is_written_down() {
    let fixture = circulating();
    let token = token(&fixture, fixture.person("writer"), READ);
    let entries = || {
        let access = fixture.engine().store().access();
        let mut entries = fixture.block_on(access.list(0)).unwrap();
        entries.retain(|entry| entry.access.kind == AccessKind::Read);
        entries
    };
    let before = entries().len();
    get(&fixture, &token, REVIEW);
    let entries = entries();
    assert_eq!(entries.len(), before + 1);
    let last = &entries[before].access;
    assert_eq!((last.via.as_str(), last.action.as_str()), ("api", "state"));
}

#[test]
fn definitions_are_listed_read_and_published_by_their_owners() {
    let fixture = drafting();
    let writer = fixture.person("writer").clone();
    let token = token(&fixture, &writer, ALL);
    let listed = json(&get(&fixture, &token, "/api/v1/definitions"));
    let digest = listed["definitions"][0]["digest"].as_str().unwrap();
    let one = json(&get(
        &fixture,
        &token,
        &format!("/api/v1/definitions/{digest}"),
    ));
    assert_eq!(one, listed["definitions"][0]);
    let source = get(
        &fixture,
        &token,
        &format!("/api/v1/definitions/{digest}/source"),
    );
    assert_eq!(source.header("content-type"), "application/yaml");
    let body = json!({ "source": source.body });
    is_problem(
        &post(&fixture, &token, "/api/v1/definitions", 1, &body),
        403,
        "forbidden",
    );
    let granted = fixture.engine().grant_right(
        None,
        &writer,
        engine::people::rights::Right::ProcessOwner,
        Via::Console,
    );
    fixture.block_on(granted).unwrap();
    assert_eq!(
        post(&fixture, &token, "/api/v1/definitions", 1, &body).status,
        StatusCode::OK
    );
    let other = json!({ "source": source.body.replace("version: 1.0.0", "version: 1.0.1") });
    let published = post(&fixture, &token, "/api/v1/definitions", 2, &other);
    assert_eq!(published.status, StatusCode::CREATED, "{}", published.body);
    assert_eq!(
        get(&fixture, &token, published.location()).status,
        StatusCode::OK
    );
    let changed = json!({ "source": source.body.replace("Author", "Writer") });
    is_problem(
        &post(&fixture, &token, "/api/v1/definitions", 3, &changed),
        409,
        "conflict",
    );
    let faulty = post(
        &fixture,
        &token,
        "/api/v1/definitions",
        4,
        &json!({ "source": "language: 1\n" }),
    );
    let problem = is_problem(&faulty, 422, "unprocessable");
    assert!(!problem["errors"].as_array().unwrap().is_empty());
    is_problem(
        &get(&fixture, &token, "/api/v1/definitions/00"),
        404,
        "not-found",
    );
}
