use crate::fixture::{Fixture, Multipart, before};

const GOOD: &str = "review: second
workflow: document-sign-off@1.0.0
title: A second document
subject: Something
reference: not stated
roles:
  author:    [writer]
  signatory: [first-signatory, second-signatory]
";

fn house() -> (Fixture, String) {
    let fixture = Fixture::sign_off(before("paper", "circulate"));
    let digest = fixture.block_on(async {
        let engine = fixture.engine();
        let stream = engine.stream_of("travel-policy").await.unwrap();
        let review = engine.review(&stream).await.unwrap();
        review.definition.digest.to_string()
    });
    let path = format!("/definitions/{digest}/start");
    (fixture, path)
}

fn send(fixture: &Fixture, path: &str, text: &str) -> crate::fixture::Answer {
    let command = fixture.get("writer", path).hidden("_cmd");
    let form = Multipart::new(&[("_cmd", &command), ("parameters", text)]);
    fixture.post_multipart("writer", path, &form)
}

#[test]
fn the_form_holds_what_the_definition_asks_for() {
    let (fixture, path) = house();
    let page = fixture.get("writer", &path);
    assert_eq!(page.status, 200, "{}", page.body);
    let text = page.body.split("<textarea").nth(1).unwrap();
    let text = text
        .split('>')
        .nth(1)
        .unwrap()
        .split("</textarea")
        .next()
        .unwrap();
    insta::assert_snapshot!(text, @"
    review:
    workflow: document-sign-off@1.0.0
    title:

    # What the document is about: a text
    subject:

    # File reference: a text, or `not stated`
    reference:

    roles:
      # Author: 1
      author: []
      # Signatory: at least 2
      signatory: []
    ");
}

#[test]
fn a_review_begins_once_with_its_parameters() {
    let (fixture, path) = house();
    let command = fixture.get("writer", &path).hidden("_cmd");
    let form = Multipart::new(&[("_cmd", &command), ("parameters", "")]);
    let form = form.file("file", "second.yaml", "application/yaml", GOOD.as_bytes());
    for _ in 0..2 {
        let answer = fixture.post_multipart("writer", &path, &form);
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(answer.location().starts_with("/r/second?done="));
    }
    assert_eq!(fixture.get("first-signatory", "/r/second").status, 200);
    let taken = send(&fixture, &path, GOOD);
    assert_eq!(taken.status, 422);
    assert!(
        taken
            .body
            .contains("there is a review with this name already"),
        "{}",
        taken.body
    );
}

#[test]
fn what_is_wrong_is_told_and_the_text_is_kept() {
    let (fixture, path) = house();
    let wrong = send(&fixture, &path, &GOOD.replace("subject:", "subjekt:"));
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("subjekt: Something"), "{}", wrong.body);
    assert!(
        wrong.body.contains("did you mean `subject`"),
        "{}",
        wrong.body
    );
    let unknown = send(&fixture, &path, &GOOD.replace("[writer]", "[nobody-known]"));
    assert!(
        unknown.body.contains("nobody is known as"),
        "{}",
        unknown.body
    );
    let both = send(&fixture, &path, &GOOD.replace("second-signatory", "writer"));
    assert_eq!(both.status, 422);
    assert!(both.body.contains("This was refused"), "{}", both.body);
    let (_, told) = both.body.split_once("<ul class=\"why\">").unwrap();
    insta::assert_snapshot!(told.split_once("</ul>").unwrap().0, @r#"<li data-state="blocked"><span class="tag" data-state="blocked"><span aria-hidden="true">!</span> Blocked</span> <div><bdi>The person is Author, which excludes this role.</bdi><p class="quiet"><bdi>Choose another person, or take the other role from this one first.</bdi></p></div></li>"#);
    assert_eq!(send(&fixture, &path, " ").status, 422);
}

#[test]
fn there_is_no_review_of_a_definition_that_is_not_published() {
    let (fixture, _) = house();
    let path = format!("/definitions/{}/start", "0".repeat(64));
    assert_eq!(fixture.get("writer", &path).status, 404);
}
