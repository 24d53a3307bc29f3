use crate::fixture::{Fixture, PROGRAMME, SIGN_OFF, before, stage};

const REVIEW: &str = "/r/ohchr-2003";

/// The main part of a page, a line for each element.
fn main_of(body: &str) -> String {
    let from = body.find("<main").unwrap();
    let until = body.find("</main>").unwrap();
    body[from..until].replace("><", ">\n<")
}

#[test]
fn what_blocks_comes_first_then_what_can_be_done_then_the_story() {
    let fixture = Fixture::mid_course();
    let page = fixture.get("review-manager", REVIEW);
    assert_eq!(page.status, 200);
    let at = |text: &str| page.body.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("id=\"why\"") < at("id=\"now\"") && at("id=\"now\"") < at("id=\"last\""));
    assert!(page.body.contains("“Close the review” waits for 3 things."));
    assert!(page.body.contains("0 of 2 sessions are “Closed”."));
    // One primary action, and what cannot be done stays visible.
    assert_eq!(page.body.matches("button primary").count(), 1);
    assert!(
        page.body
            .contains("href=\"/r/ohchr-2003/do/close/review\" aria-disabled=\"true\"")
    );
    // The conditions that hold are named, too.
    assert!(page.body.contains("No mission is still open"));
}

#[test]
fn the_past_offers_nothing_and_its_links_stay_in_it() {
    let fixture = Fixture::mid_course();
    let page = fixture.get("review-manager", &format!("{REVIEW}?at=118"));
    assert_eq!(page.status, 200);
    let main = main_of(&page.body);
    assert!(!main.contains("/do/") && !main.contains("<form"), "{main}");
    assert!(main.contains("?at=118\""));
    assert!(page.body.contains("Return to now"));
    assert_eq!(
        fixture
            .get("review-manager", &format!("{REVIEW}?at=100000"))
            .status,
        400
    );
}

#[test]
fn what_is_overdue_says_so_in_words() {
    let mut fixture = Fixture::empty();
    fixture.play(PROGRAMME, stage("Feedback sessions"));
    fixture.wait(60 * 24 * 60 * 60);
    let page = fixture.get("review-manager", REVIEW);
    assert!(page.body.contains("9 things are overdue."), "{}", page.body);
    assert!(page.body.contains("data-state=\"overdue\""));
    assert!(page.body.contains("Accept the report"));
}

#[test]
fn who_takes_no_part_finds_nothing_but_what_is_for_everybody() {
    let fixture = Fixture::mid_course();
    let hidden = fixture.get("review-manager", "/r/travel-policy");
    let nothing = fixture.get("review-manager", "/r/no-such-review");
    assert_eq!(
        (hidden.status.as_u16(), nothing.status.as_u16()),
        (404, 404)
    );
    // The review of a programme has facts for everybody, and shows no one else's name with them.
    let open = fixture.get("writer", REVIEW);
    assert_eq!(open.status, 200);
    assert!(!main_of(&open.body).contains("of the demonstration"));
}

#[test]
fn reading_what_is_not_for_everybody_is_noted_once() {
    let fixture = Fixture::mid_course();
    let read = || {
        let access = fixture.engine().store().access();
        let entries = fixture.block_on(access.list(1)).unwrap();
        let is_read = |action: &str| {
            entries
                .iter()
                .filter(|entry| entry.access.action == action)
                .count()
        };
        (is_read("review"), is_read("matrix"))
    };
    let before = read();
    fixture.get("review-manager", REVIEW);
    fixture.get("review-manager", &format!("{REVIEW}/matrix"));
    assert_eq!(read(), (before.0 + 1, before.1 + 1));
}

#[test]
fn another_definition_has_the_same_page() {
    let mut fixture = Fixture::empty();
    fixture.play(SIGN_OFF, before("round/2", "countersign"));
    let page = fixture.get("second-signatory", "/r/travel-policy");
    insta::assert_snapshot!(main_of(&page.body));
}
