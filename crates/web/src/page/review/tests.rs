use crate::fixture::{Fixture, Multipart, PROGRAMME, SIGN_OFF, before, stage};

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

/// Sends back the document that is signed in a round.
fn send_back(fixture: &Fixture) {
    let path = "/r/travel-policy/do/send_back/round/2";
    let page = fixture.get("first-signatory", path);
    let form = Multipart::new(&[
        ("_cmd", &page.hidden("_cmd")),
        ("_seen", &page.hidden("_seen")),
        ("comments", "Name the class of travel."),
    ]);
    let answer = fixture.post_multipart("first-signatory", path, &form);
    assert_eq!(answer.status, 303, "{}", answer.body);
}

/// The writer goes away from a review for an hour and stays signed in.
fn an_hour_elsewhere(fixture: &Fixture) {
    for _ in 0..3 {
        fixture.wait(20 * 60);
        assert_eq!(fixture.get("writer", "/me").status, 200);
    }
}

#[test]
fn what_moved_since_the_last_visit_is_told_until_the_one_after() {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let review = "/r/travel-policy";
    let look = |path: &str| fixture.get("writer", path).body;
    assert!(!look(review).contains("you last looked"), "the first visit");
    an_hour_elsewhere(&fixture);
    assert!(look("/").contains("Nothing has moved since you last looked."));
    let last = fixture.block_on(async {
        let stream = fixture.engine().stream_of("travel-policy").await.unwrap();
        let state = fixture.engine().review(&stream).await.unwrap().state;
        state.revision.unwrap()
    });
    an_hour_elsewhere(&fixture);
    send_back(&fixture);
    for page in ["/", review, review] {
        let shown = look(page);
        assert!(shown.contains("moved since you last looked."), "{shown}");
        let compared = format!("href=\"/r/travel-policy/history?with={last}\"");
        assert!(shown.contains(&compared), "{compared}: {shown}");
    }
    let compared = look("/r/travel-policy/history?with=visit");
    assert!(compared.contains("<option value=\"visit\" selected"));
    // The visit after it knows it all.
    an_hour_elsewhere(&fixture);
    assert!(look(review).contains("Nothing has moved since you last looked."));
    let own = fixture.get("first-signatory", "/").body;
    assert!(!own.contains("you last looked"), "{own}");
}

#[test]
fn a_page_that_refreshes_by_itself_is_no_visit() {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let by_itself = axum::http::Request::get("/r/travel-policy")
        .header("host", "remit.example")
        .header("cookie", fixture.cookie("writer"))
        .header("remit-by-itself", "1");
    let answer = fixture.send(by_itself.body(axum::body::Body::empty()).unwrap());
    assert_eq!(answer.status, 200);
    fixture.get("writer", "/r/travel-policy?at=3");
    an_hour_elsewhere(&fixture);
    let page = fixture.get("writer", "/r/travel-policy").body;
    assert!(page.contains("Round 2"));
    assert!(!page.contains("you last looked"), "{page}");
}

#[test]
fn what_is_late_next_if_nothing_changes_is_named() {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let page = fixture.get("writer", "/r/travel-policy").body;
    let said = page.split("If nothing changes, this is late next:").nth(1);
    assert!(said.unwrap().contains("Round 2"), "{page}");
    let past = fixture.get("writer", "/r/travel-policy?at=3").body;
    assert!(!past.contains("If nothing changes"));
}
