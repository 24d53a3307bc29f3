//! Who may do it, who may not, and who must agree.

use process::command::{Delegate, Intent};

use engine::submission::{Submission, Via};
use jiff::Timestamp;

use crate::fixture::{Fixture, Multipart, before};

use super::{CLOSE, WRITE, everything, id, leaf, opened, revision};

#[test]
fn who_may_not_do_it_reads_why_and_gets_no_button() {
    let fixture = everything();
    let path = "/r/all-of-it/do/add/book";
    let page = fixture.get("keeper", path);
    assert_eq!(page.status, 200);
    assert!(!page.body.contains("name=\"_cmd\""), "{}", page.body);
    assert!(page.body.contains("This cannot be done now"));
    let form = opened(&fixture, "writer", path);
    let before = revision(&fixture, "all-of-it");
    let answer = fixture.post_multipart("keeper", path, &form);
    assert_eq!(answer.status, 403);
    assert!(answer.body.contains("The refusal was recorded"));
    assert_eq!(revision(&fixture, "all-of-it"), before);
}

#[test]
fn what_somebody_may_not_know_of_is_not_there() {
    let mut fixture = everything();
    fixture.play(crate::fixture::SIGN_OFF, before("round/2", "countersign"));
    let there = "/r/travel-policy/do/countersign/round/2";
    let not_there = "/r/travel-policy/do/countersign/round/9";
    let answers = [
        fixture.get("keeper", there),
        fixture.get("keeper", not_there),
        fixture.get("keeper", "/r/no-such-review/do/countersign/round/2"),
    ];
    for answer in &answers {
        assert_eq!(answer.status, 404);
        assert_eq!(answer.body, answers[0].body);
    }
    assert_eq!(fixture.get("writer", not_there).status, 404);
    let form = Multipart::new(&[("_cmd", "0193a000-0000-7000-8000-000000000010")]);
    assert_eq!(fixture.post_multipart("keeper", there, &form).status, 404);
}

#[test]
fn strangers_sign_in_first_and_come_back() {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let answer = fixture.get("", "/r/travel-policy/do/countersign/round/2");
    assert_eq!(answer.status, 303);
    assert!(
        answer
            .location()
            .starts_with("/sign-in?back=%2Fr%2Ftravel-policy")
    );
}

fn closing(fixture: &Fixture) -> Multipart {
    let form = opened(fixture, "writer", CLOSE).with("note", "The end.");
    form.with("_confirm", "confirm")
}

#[test]
fn what_was_typed_for_a_step_that_is_gone_can_be_kept() {
    let fixture = everything();
    let slow = opened(&fixture, "keeper", WRITE).with("prose", "words of the keeper");
    let form = closing(&fixture);
    assert_eq!(fixture.post_multipart("writer", CLOSE, &form).status, 303);
    let agreed = opened(&fixture, "keeper", CLOSE).with("_agrees", "yes");
    assert_eq!(fixture.post_multipart("keeper", CLOSE, &agreed).status, 303);
    assert_eq!(leaf(&fixture, "all-of-it", "book"), "closed");
    let answer = fixture.post_multipart("keeper", WRITE, &slow);
    assert!(
        [403, 409].contains(&answer.status.as_u16()),
        "{}",
        answer.body
    );
    assert!(
        answer.body.contains("words of the keeper"),
        "{}",
        answer.body
    );
}

#[test]
fn a_second_person_agrees_or_nothing_happens() {
    let fixture = everything();
    let form = opened(&fixture, "writer", CLOSE).with("note", "The end.");
    let unsure = fixture.post_multipart("writer", CLOSE, &form);
    assert_eq!(unsure.status, 403);
    assert!(
        unsure.body.contains("href=\"#f-_confirm\""),
        "{}",
        unsure.body
    );
    let sure = closing(&fixture);
    assert_eq!(fixture.post_multipart("writer", CLOSE, &sure).status, 303);
    assert_eq!(leaf(&fixture, "all-of-it", "book"), "open");

    let own = fixture.get("writer", CLOSE);
    assert!(
        own.body.contains("This waits for a second person"),
        "{}",
        own.body
    );
    assert!(!own.body.contains("name=\"_agrees\""), "{}", own.body);

    let asked = fixture.get("keeper", CLOSE);
    assert!(asked.body.contains("The end."), "{}", asked.body);
    let declined = opened(&fixture, "keeper", CLOSE).with("_agrees", "no");
    assert_eq!(
        fixture.post_multipart("keeper", CLOSE, &declined).status,
        303
    );
    assert_eq!(leaf(&fixture, "all-of-it", "book"), "open");

    let sure = closing(&fixture);
    assert_eq!(fixture.post_multipart("writer", CLOSE, &sure).status, 303);
    let agreed = opened(&fixture, "keeper", CLOSE).with("_agrees", "yes");
    let answer = fixture.post_multipart("keeper", CLOSE, &agreed);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(leaf(&fixture, "all-of-it", "book"), "closed");
}

#[test]
fn who_was_lent_a_role_acts_in_its_holders_place() {
    let fixture = everything();
    let (writer, keeper) = (fixture.person("writer"), fixture.person("keeper"));
    let now = fixture.engine().now();
    let moment = |seconds| Timestamp::from_second(now + seconds).unwrap();
    let lent = Delegate {
        role: "writer".into(),
        of: None,
        holder: writer.clone(),
        to: keeper.clone(),
        from: moment(0),
        until: moment(86_400),
    };
    fixture.block_on(async {
        let engine = fixture.engine();
        let submission = Submission {
            review: Some(engine.stream_of("all-of-it").await.unwrap()),
            actor: writer.clone(),
            id: "0193a000-0000-7000-8000-000000000010".into(),
            on_behalf_of: None,
            occurred: None,
            seen: None,
            confirmations: Vec::new(),
            intent: Intent::Delegate(lent),
            documents: std::collections::BTreeMap::new(),
            via: Via::Web,
        };
        engine.submit(submission).await.unwrap();
    });
    let path = "/r/all-of-it/do/add/book";
    let page = fixture.get("keeper", path);
    let chosen = format!("name=\"_for\" value=\"{}\" checked", id(writer));
    assert!(page.body.contains(&chosen), "{}", page.body);
    assert!(!page.body.contains("In my own name"));
    let form = opened(&fixture, "keeper", path).with("_for", id(writer));
    let answer = fixture.post_multipart("keeper", path, &form);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let told = fixture.get(
        "keeper",
        &format!("{path}?done={}", revision(&fixture, "all-of-it")),
    );
    assert!(told.body.contains("keeper, for writer,"), "{}", told.body);
}

#[test]
fn a_form_without_an_id_of_its_own_is_not_taken() {
    let fixture = everything();
    let form = Multipart::new(&[("_cmd", "not an id")]);
    let answer = fixture.post_multipart("writer", CLOSE, &form);
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("load it again"), "{}", answer.body);
}
