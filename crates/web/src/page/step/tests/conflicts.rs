//! Twice, too late, against a rule: what comes of it.

use crate::fixture::{Fixture, PROGRAMME, SIGN_OFF, Until, before};

use super::{WRITE, everything, leaf, opened, revision, value};

#[test]
fn two_clicks_are_one_event_and_the_second_answer_is_the_first() {
    let fixture = everything();
    let form = opened(&fixture, "writer", WRITE)
        .with("prose", "once")
        .with("_confirm", "long");
    let first = fixture.post_multipart("writer", WRITE, &form);
    let after = revision(&fixture, "all-of-it");
    let second = fixture.post_multipart("writer", WRITE, &form);
    assert_eq!((first.status.as_u16(), second.status.as_u16()), (303, 303));
    assert_eq!(first.location(), format!("/r/all-of-it?done={after}"));
    assert_eq!(first.location(), second.location());
    assert_eq!(revision(&fixture, "all-of-it"), after);
}

#[test]
fn a_form_sent_again_with_other_content_is_not_taken_for_the_first() {
    let fixture = everything();
    let form = opened(&fixture, "writer", WRITE).with("_confirm", "long");
    let first = form.clone().with("prose", "first");
    assert_eq!(fixture.post_multipart("writer", WRITE, &first).status, 303);
    let second = fixture.post_multipart("writer", WRITE, &form.with("prose", "second thoughts"));
    assert_eq!(second.status, 409);
    assert!(second.body.contains("second thoughts"));
    assert!(second.body.contains("This form was sent before"));
    let again = crate::fixture::Multipart::new(&[
        ("_cmd", &second.hidden("_cmd")),
        ("_seen", &second.hidden("_seen")),
        ("prose", "second thoughts"),
        ("_confirm", "long"),
    ]);
    assert_eq!(fixture.post_multipart("writer", WRITE, &again).status, 303);
    assert_eq!(
        value(&fixture, "all-of-it", "book", "prose"),
        "second thoughts"
    );
}

#[test]
fn who_was_slower_sees_what_changed_and_keeps_their_own() {
    let fixture = everything();
    let write = |handle: &str, form: crate::fixture::Multipart, text: &str| {
        let form = form.with("prose", text).with("_confirm", "long");
        fixture.post_multipart(handle, WRITE, &form)
    };
    let earlier = opened(&fixture, "writer", WRITE);
    assert_eq!(write("writer", earlier, "the first text").status, 303);
    let slow = opened(&fixture, "writer", WRITE);
    let quick = opened(&fixture, "keeper", WRITE);
    assert_eq!(write("keeper", quick, "the text of the keeper").status, 303);
    let answer = write("writer", slow, "the text of the writer");
    assert_eq!(answer.status, 409);
    let has = |text: &str| assert!(answer.body.contains(text), "{text}: {}", answer.body);
    has("Somebody was faster");
    has("the first text");
    has("the text of the keeper");
    has("the text of the writer");
    let again = crate::fixture::Multipart::new(&[
        ("_cmd", &answer.hidden("_cmd")),
        ("_seen", &answer.hidden("_seen")),
    ]);
    assert_eq!(write("writer", again, "the text of the writer").status, 303);
    assert_eq!(
        value(&fixture, "all-of-it", "book", "prose"),
        "the text of the writer"
    );
}

#[test]
fn a_step_against_a_rule_is_refused_with_the_rule_and_nothing_typed_is_lost() {
    let mut fixture = Fixture::empty();
    fixture.play(PROGRAMME, before("thematic_study/justice", "write_note"));
    let path = "/r/ohchr-2003/do/write_note/thematic_study/justice";
    let form = opened(&fixture, "lead-justice", path)
        .with("country", "russia")
        .file("text", "note.txt", "text/plain", b"A note.");
    let before = revision(&fixture, "ohchr-2003");
    let answer = fixture.post_multipart("lead-justice", path, &form);
    assert_eq!(answer.status, 403, "{}", answer.body);
    let has = |text: &str| assert!(answer.body.contains(text), "{text}: {}", answer.body);
    has("This theme is reviewed in that country");
    has("The refusal was recorded");
    has("value=\"russia\" checked");
    has("note.txt");
    assert_eq!(revision(&fixture, "ohchr-2003"), before);
}

#[test]
fn the_second_process_gets_the_same_page() {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let path = "/r/travel-policy/do/countersign/round/2";
    let twice = fixture.get("second-signatory", path);
    assert_eq!(twice.status, 200);
    assert!(!twice.body.contains("name=\"_cmd\""), "{}", twice.body);
    let form = opened(&fixture, "first-signatory", path);
    let answer = fixture.post_multipart("first-signatory", path, &form);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(leaf(&fixture, "travel-policy", "paper"), "signed_off");
    let told = fixture.get(
        "first-signatory",
        &format!("{path}?done={}", revision(&fixture, "travel-policy")),
    );
    assert!(
        told.body.contains("signed as the second person"),
        "{}",
        told.body
    );
    assert!(
        told.body.contains("The document is signed off"),
        "{}",
        told.body
    );
}

#[test]
fn in_the_past_nothing_can_be_done() {
    let mut fixture = Fixture::empty();
    fixture.play(SIGN_OFF, before("round/2", "countersign"));
    let path = "/r/travel-policy/do/countersign/round/2";
    let last = revision(&fixture, "travel-policy");
    let page = fixture.get("first-signatory", &format!("{path}?at={}", last - 1));
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(!page.body.contains("name=\"_cmd\""), "{}", page.body);
    assert!(page.body.contains("class=\"banner\""));
}

#[test]
fn what_has_ended_offers_nothing_more() {
    let fixture = Fixture::sign_off(Until::End);
    let page = fixture.get("writer", "/r/travel-policy/do/withdraw/paper");
    assert_eq!(page.status, 200);
    assert!(!page.body.contains("name=\"_cmd\""), "{}", page.body);
    assert!(page.body.contains("Withdraw the document"));
}
