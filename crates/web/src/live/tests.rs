//! What a browser that follows is told, and who is told nothing.

use std::collections::BTreeMap;

use axum::{
    body::{Body, BodyDataStream},
    http::Method,
};
use futures_util::StreamExt as _;
use store::accounts::session::SESSION_IDLE;
use tower::ServiceExt as _;

use super::moved;
use crate::{
    fixture::{Fixture, Multipart, PROGRAMME_REVIEW, before, stage},
    request::visitor::Visitor,
    router::router,
};

/// The reviews that moved since the beginning, as far as somebody may know of them.
fn moved(fixture: &Fixture, handle: &str) -> BTreeMap<String, u64> {
    let visitor = Visitor {
        person: Some(fixture.person(handle).clone()),
        ..Visitor::default()
    };
    let size = fixture.engine().store().size();
    let moved = moved::between(fixture.house(), &visitor, 0, size);
    fixture.block_on(moved).unwrap()
}

/// Opens a stream as a browser does.
fn open(fixture: &Fixture, handle: &str, last: u64) -> BodyDataStream {
    let request = fixture.request(handle, Method::GET, "/events");
    let request = request.header("last-event-id", last);
    let request = request.header("accept-encoding", "gzip, br");
    let request = request.body(Body::empty()).unwrap();
    let answer = router(fixture.house().clone()).oneshot(request);
    let answer = fixture.block_on(answer).unwrap();
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    assert!(!answer.headers().contains_key("content-encoding"));
    answer.into_body().into_data_stream()
}

fn next(fixture: &Fixture, stream: &mut BodyDataStream) -> Option<String> {
    let next = fixture.block_on(stream.next())?;
    Some(String::from_utf8(next.unwrap().to_vec()).unwrap())
}

/// Does a step on the second round, by its form.
fn step(fixture: &Fixture, handle: &str, action: &str) {
    let path = format!("/r/travel-policy/do/{action}/round/2");
    let page = fixture.get(handle, &path);
    let form = Multipart::new(&[
        ("_cmd", &page.hidden("_cmd")),
        ("_seen", &page.hidden("_seen")),
    ]);
    let answer = fixture.post_multipart(handle, &path, &form);
    assert_eq!(answer.status, 303, "{}", answer.body);
}

#[test]
fn reviews_are_told_to_those_who_may_know_of_them() {
    let fixture = Fixture::mid_course();
    let manager = moved(&fixture, "review-manager");
    assert_eq!(manager.keys().collect::<Vec<_>>(), [PROGRAMME_REVIEW]);
    // Anyone may know of the review of the programme: its definition says so.
    let writer = moved(&fixture, "writer");
    let both = [PROGRAMME_REVIEW, "travel-policy"];
    assert_eq!(writer.keys().collect::<Vec<_>>(), both);
}

#[test]
fn strangers_are_told_nothing_and_need_not_ask_again() {
    let fixture = Fixture::sign_off(stage("Second round"));
    let answer = fixture.get("", "/events?after=0");
    assert_eq!(answer.status, 204);
    assert!(answer.body.is_empty());
}

#[test]
fn a_stream_goes_on_where_the_browser_was_and_ends_with_the_server() {
    let fixture = Fixture::sign_off(before("round/2", "sign"));
    let (before_all, _) = fixture.house().mark();
    let mut stream = open(&fixture, "writer", before_all);
    let hello = next(&fixture, &mut stream).unwrap();
    assert!(hello.contains("retry: 1000"), "{hello}");
    step(&fixture, "second-signatory", "sign");
    let first = next(&fixture, &mut stream).unwrap();
    assert!(first.contains("{\"travel-policy\":"), "{first}");
    drop(stream);
    step(&fixture, "first-signatory", "countersign");
    let mut stream = open(&fixture, "writer", before_all);
    next(&fixture, &mut stream).unwrap();
    let both = next(&fixture, &mut stream).unwrap();
    assert!(both.contains("{\"travel-policy\":"), "{both}");
    let mark = both.split_once("id:").unwrap().1;
    let mark = mark.split_whitespace().next().unwrap().parse().unwrap();
    let size = fixture.engine().store().size();
    assert_eq!(fixture.house().marks().size_at(mark), Some(size));
    fixture.house().shutdown().cancel();
    assert_eq!(next(&fixture, &mut stream), None);
}

#[test]
fn a_page_left_open_does_not_keep_its_session_alive() {
    let fixture = Fixture::sign_off(stage("Second round"));
    let by_itself = || {
        let request = fixture.request("writer", Method::GET, "/");
        let request = request.header("remit-by-itself", "1");
        fixture
            .send(request.body(Body::empty()).unwrap())
            .status
            .as_u16()
    };
    assert_eq!(fixture.get("writer", "/").status, 200);
    fixture.wait(SESSION_IDLE - 1);
    drop(open(&fixture, "writer", 0));
    assert_eq!(by_itself(), 200);
    fixture.wait(1);
    assert_eq!(by_itself(), 303, "it ended as if nobody had asked");
    assert_eq!(fixture.get("writer", "/").status, 303);
}
