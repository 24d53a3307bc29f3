mod conflicts;
mod drafts;
mod forms;
mod nothing;
mod people;
mod proposals;

use definition::value::json::to_json;
use process::person::Person;

use crate::fixture::{Fixture, Multipart};

/// A definition whose forms ask for everything, and a review of it.
const EVERYTHING: &str = include_str!("tests/everything.yaml");
const REVIEW: &str = include_str!("tests/everything-review.yaml");

const FILL: &str = "/r/all-of-it/do/fill/book";
const WRITE: &str = "/r/all-of-it/do/write/book";
const CLOSE: &str = "/r/all-of-it/do/close/book";

fn everything() -> Fixture {
    let mut fixture = Fixture::empty();
    fixture.begin(EVERYTHING, REVIEW);
    fixture
}

/// The form of a page as a browser would send it untouched.
fn opened(fixture: &Fixture, handle: &str, path: &str) -> Multipart {
    let page = fixture.get(handle, path);
    assert_eq!(page.status, 200, "{}", page.body);
    Multipart::new(&[
        ("_cmd", &page.hidden("_cmd")),
        ("_seen", &page.hidden("_seen")),
    ])
}

/// A field of an instance as JSON.
fn value(fixture: &Fixture, review: &str, instance: &str, field: &str) -> serde_json::Value {
    fixture.block_on(async {
        let engine = fixture.engine();
        let stream = engine.stream_of(review).await.unwrap();
        let state = engine.review(&stream).await.unwrap().state;
        let value = state.instance(instance).unwrap().fields.get(field);
        value.map_or(serde_json::Value::Null, to_json)
    })
}

/// The last revision of a review.
fn revision(fixture: &Fixture, review: &str) -> u64 {
    fixture.block_on(async {
        let engine = fixture.engine();
        let stream = engine.stream_of(review).await.unwrap();
        engine
            .review(&stream)
            .await
            .unwrap()
            .state
            .revision
            .unwrap()
    })
}

/// The leaf of an instance.
fn leaf(fixture: &Fixture, review: &str, instance: &str) -> String {
    fixture.block_on(async {
        let engine = fixture.engine();
        let stream = engine.stream_of(review).await.unwrap();
        let state = engine.review(&stream).await.unwrap().state;
        state.instance(instance).unwrap().leaf().to_owned()
    })
}

fn id(person: &Person) -> &str {
    person.name()
}
