use crate::fixture::{Fixture, Multipart, PROGRAMME, before, stage};

const REVIEW: &str = "/r/travel-policy";

/// What is answered to somebody who opens a step, sends it, or keeps a draft of it.
fn answers(fixture: &Fixture, step: &str) -> [(u16, String); 3] {
    let form = Multipart::new(&[
        ("_cmd", "0190a2b4-7c1d-7e8f-9a0b-1c2d3e4f5a6b"),
        ("_seen", "3"),
    ]);
    let send =
        |kind: &str| fixture.post_multipart("writer", &format!("{REVIEW}/{kind}/{step}"), &form);
    let opened = fixture.get("writer", &format!("{REVIEW}/do/{step}"));
    let told = [opened, send("do"), send("draft")];
    told.map(|answer| (answer.status.as_u16(), answer.body))
}

#[test]
fn a_step_that_the_definition_does_not_know_is_no_page() {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let nothing = fixture.get("writer", &format!("{REVIEW}/i/no-such-thing"));
    assert_eq!(nothing.status, 404);
    for step in [
        "no_such_action/round/2",
        // An action of another machine.
        "countersign/paper",
        "countersign/round/99",
        "no_such_action/no/such/instance",
    ] {
        for (status, body) in answers(&fixture, step) {
            assert_eq!(
                (status, body.as_str()),
                (404, nothing.body.as_str()),
                "{step}"
            );
        }
    }
}

#[test]
fn a_step_that_the_definition_forbids_says_so() {
    let mut fixture = Fixture::empty();
    fixture.play(PROGRAMME, stage("Feedback sessions"));
    let page = fixture.get(
        "review-manager",
        "/r/ohchr-2003/do/publish/report/country/malawi",
    );
    assert_eq!(page.status, 200);
    assert!(page.body.contains("is never published"), "{}", page.body);
    let other = "/r/ohchr-2003/do/publish/review";
    assert_eq!(fixture.get("review-manager", other).status, 404);
}

#[test]
fn a_step_that_is_only_not_offered_now_says_why() {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let page = fixture.get("writer", &format!("{REVIEW}/do/sign/round/1"));
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("id=\"why\""), "{}", page.body);
}
