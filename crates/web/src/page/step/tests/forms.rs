//! What is typed is what is recorded, or comes back with what is wrong with it.

use serde_json::json;

use super::{FILL, WRITE, everything, id, opened, revision, value};

#[test]
fn every_kind_of_answer_is_recorded_as_it_was_given() {
    let fixture = everything();
    let added = "/r/all-of-it/do/add/book";
    for _ in 0..2 {
        let form = opened(&fixture, "writer", added);
        assert_eq!(fixture.post_multipart("writer", added, &form).status, 303);
    }
    let form = opened(&fixture, "writer", FILL)
        .with("prose", "First line,\r\nsecond line")
        .with("number", " 7 ")
        .with("truth", "false")
        .with("day", "2003-09-15")
        .with("roughly", "2003-09")
        .with("colour", "green")
        .with("size", "eight")
        .with("colours", "red")
        .with("colours", "blue")
        .with("order", "blue")
        .with("order", "red")
        .with("lines", "one, still one\r\n\r\ntwo")
        .with("counts.red", "3")
        .with("counts.green", "")
        .with("counts.blue", "0")
        .with("who", "keeper")
        .with("page", "page/2")
        .with("pages", "page/1")
        .with("moment", "2003-09-15T12:00:00Z")
        .file("paper", "a b.txt", "text/plain", b"paper")
        .file("papers", "one.txt", "text/plain", b"one")
        .file("papers", "two.txt", "text/plain", b"two")
        .with("hidden", "for the keeper");
    let answer = fixture.post_multipart("writer", FILL, &form);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let is = |field: &str, expected: serde_json::Value| {
        assert_eq!(
            value(&fixture, "all-of-it", "book", field),
            expected,
            "{field}"
        );
    };
    is("prose", json!("First line,\nsecond line"));
    is("number", json!(7));
    is("truth", json!(false));
    is("day", json!("2003-09-15"));
    is("roughly", json!("2003-09"));
    is("colour", json!("green"));
    is("size", json!("eight"));
    is("colours", json!(["blue", "red"]));
    is("order", json!(["blue", "red"]));
    is("lines", json!(["one, still one", "two"]));
    is("counts", json!({ "red": 3, "blue": 0 }));
    is("who", json!(id(fixture.person("keeper"))));
    is("page", json!("page/2"));
    is("pages", json!(["page/1"]));
    is("moment", json!("2003-09-15T12:00:00Z"));
    is("hidden", json!("for the keeper"));
    assert_eq!(
        value(&fixture, "all-of-it", "book", "paper")["name"],
        "a b.txt"
    );
    let papers = value(&fixture, "all-of-it", "book", "papers");
    assert_eq!(
        (&papers[0]["length"], &papers[1]["name"]),
        (&json!(3), &json!("two.txt"))
    );
}

#[test]
fn that_something_is_not_stated_is_an_answer_of_its_own() {
    let fixture = everything();
    let filled = |form: crate::fixture::Multipart| {
        form.with("prose", "x")
            .with("number", "1")
            .with("truth", "true")
    };
    let form = filled(opened(&fixture, "writer", FILL)).with("roughly:not_stated", "yes");
    assert_eq!(fixture.post_multipart("writer", FILL, &form).status, 303);
    let stated = value(&fixture, "all-of-it", "book", "roughly");
    assert_eq!(stated, json!({ "not_stated": true }));

    let both = filled(opened(&fixture, "writer", FILL))
        .with("roughly", "2003")
        .with("roughly:not_stated", "yes");
    let answer = fixture.post_multipart("writer", FILL, &both);
    assert_eq!(answer.status, 422);
    assert!(
        answer.body.contains("leave one of the two"),
        "{}",
        answer.body
    );
}

#[test]
fn what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost() {
    let fixture = everything();
    let before = revision(&fixture, "all-of-it");
    let form = opened(&fixture, "writer", FILL)
        .with("prose", "   ")
        .with("number", "12")
        .with("day", "soon")
        .with("colours", "red")
        .with("who", "nobody-known")
        .with("hidden", "still <here>")
        .file("paper", "kept.txt", "text/plain", b"paper");
    let answer = fixture.post_multipart("writer", FILL, &form);
    assert_eq!(answer.status, 422);
    let has = |text: &str| assert!(answer.body.contains(text), "{text}: {}", answer.body);
    has("class=\"error-summary\"");
    has("href=\"#f-prose\"");
    has("Prose: fill this in");
    has("href=\"#f-number\"");
    has("is 12; the most is 9");
    has("href=\"#f-truth\"");
    has("href=\"#f-day\"");
    has("href=\"#f-who\"");
    has("id=\"f-number-error\"");
    has("value=\"12\"");
    has("still &lt;here&gt;");
    has("kept.txt");
    assert!(!answer.body.contains("href=\"#f-colours\""));
    assert_eq!(revision(&fixture, "all-of-it"), before);
}

#[test]
fn who_will_read_it_stands_at_the_field_before_anything_is_typed() {
    let fixture = everything();
    let page = fixture.get("writer", FILL);
    let hint = page.body.split("id=\"f-hidden-hint\"").nth(1).unwrap();
    let hint = &hint[..hint.find("</div>").unwrap()];
    assert!(
        hint.contains("Seen by:") && hint.contains("Keeper"),
        "{hint}"
    );
    assert!(!hint.contains("Writer"), "{hint}");
    assert!(hint.contains("secret"), "{hint}");
}

#[test]
fn drafts_stay_on_the_device_only_where_everybody_may_read_them() {
    let fixture = everything();
    let mixed = fixture.get("writer", FILL).body;
    assert!(!mixed.contains("<form method=\"post\" action=\"/r/all-of-it/do/fill/book\" enctype=\"multipart/form-data\" novalidate data-draft"));
    let secret = mixed.split("name=\"hidden\"").nth(1).unwrap();
    let secret = &secret[..secret.find('>').unwrap()];
    assert!(
        secret.contains("autocomplete=\"off\"") && !secret.contains("data-draft"),
        "{secret}"
    );
    let open = fixture.get("writer", WRITE).body;
    assert!(
        open.contains("novalidate data-draft=\"book/write\""),
        "{open}"
    );
}

#[test]
fn advice_that_is_not_followed_must_be_confirmed() {
    let fixture = everything();
    let form = opened(&fixture, "writer", WRITE).with("prose", "short");
    let answer = fixture.post_multipart("writer", WRITE, &form);
    assert_eq!(answer.status, 403);
    assert!(
        answer.body.contains("Something has to be confirmed"),
        "{}",
        answer.body
    );
    assert!(answer.body.contains("The line is long"));
    let form = opened(&fixture, "writer", WRITE)
        .with("prose", "short")
        .with("_confirm", "long");
    assert_eq!(fixture.post_multipart("writer", WRITE, &form).status, 303);
}

#[test]
fn what_happened_earlier_is_dated() {
    let fixture = everything();
    let send = |at: &str, reason: &str| {
        let form = opened(&fixture, "writer", WRITE)
            .with("prose", "late")
            .with("_confirm", "long")
            .with("_occurred", at)
            .with("_reason", reason);
        fixture.post_multipart("writer", WRITE, &form)
    };
    assert!(send("soon", "").body.contains("href=\"#f-_occurred\""));
    assert!(
        send("", "I was away")
            .body
            .contains("href=\"#f-_occurred\"")
    );
    let later = send("2099", "");
    assert_eq!(later.status, 403);
    assert!(
        later.body.contains("this is later than today"),
        "{}",
        later.body
    );
    assert_eq!(send("2024-01-05", "I was away").status, 303);
}
