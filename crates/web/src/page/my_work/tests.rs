use crate::fixture::{Fixture, PROGRAMME, stage};

#[test]
fn one_line_for_each_thing_that_needs_somebody() {
    let fixture = Fixture::mid_course();
    let page = fixture.get("commissioner-1", "/");
    assert_eq!(page.status, 200);
    // Accepting and returning a report is one thing.
    assert!(page.body.contains("things need you."), "{}", page.body);
    assert_eq!(page.body.matches("/do/accept/report/").count(), 9);
    assert_eq!(
        page.body.matches("/do/send_back/report/").count(),
        page.body.matches("/do/accept/report/").count()
    );
    assert!(page.body.contains("It holds up"));
}

#[test]
fn what_is_late_comes_first() {
    let mut fixture = Fixture::empty();
    fixture.play(PROGRAMME, stage("Feedback sessions"));
    fixture.wait(60 * 24 * 60 * 60);
    let page = fixture.get("commissioner-1", "/");
    let at = |text: &str| page.body.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("<h2>Overdue") < at("You may also do"));
}

#[test]
fn what_is_always_possible_needs_nobody() {
    let fixture = Fixture::mid_course();
    let page = fixture.get("commissioner-1", "/").body;
    let (needed, possible) = page.split_once("You may also do").unwrap();
    assert!(needed.contains("/do/accept/report/") && !possible.contains("/do/accept/report/"));
    assert!(possible.contains("/do/abandon/review") && !needed.contains("/do/abandon/review"));
    let page = fixture.get("commissioner-1", "/r/ohchr-2003").body;
    let (needed, possible) = page.split_once("You may also do").unwrap();
    assert!(possible.contains("/do/abandon/review") && !needed.contains("/do/abandon/review"));
}

#[test]
fn what_waits_says_for_whom_and_since_when() {
    let fixture = Fixture::mid_course();
    let page = fixture.get("review-manager", "/");
    assert!(page.body.contains("Waiting for others"));
    assert!(page.body.contains("Close the review"));
    assert!(page.body.contains("Leader of the review team"));
    assert!(page.body.contains("Expected by"));
}

#[test]
fn nobody_sees_work_or_news_of_reviews_they_take_no_part_in() {
    let fixture = Fixture::mid_course();
    assert!(!fixture.get("writer", "/").body.contains("ohchr-2003"));
    assert_eq!(fixture.get("", "/").location(), "/sign-in?back=%2F");
}
