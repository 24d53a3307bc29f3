use std::{collections::BTreeSet, fs};

use crate::fixture::{Fixture, PROGRAMME, stage, workflows};

/// Reviews of one person.
const REVIEWS: usize = 60;

/// Bytes of a page, at most.
const BYTES_MAX: usize = 50_000;

/// A house with many reviews in which the same people take part, all of them just begun.
fn many() -> Fixture {
    let mut fixture = Fixture::empty();
    let read = |path: &str| fs::read_to_string(workflows(path)).unwrap();
    let workflow = read("document-sign-off/workflow.yaml");
    let review = read("document-sign-off/reviews/example.yaml");
    for number in 0..REVIEWS {
        let name = format!("review: policy-{number:03}");
        fixture.begin(&workflow, &review.replace("review: travel-policy", &name));
    }
    fixture
}

/// The reviews that stand in the rows of a page, apart from what is merely possible.
fn named(page: &str) -> Vec<String> {
    let page = page.split("<details>").next().unwrap_or_default();
    let rows = page.split("<tr><th scope=\"row\">").skip(1);
    let name = |row: &str| {
        let rest = row.split("href=\"/r/").nth(1)?;
        rest.split('/').next().map(str::to_owned)
    };
    rows.filter_map(name).collect()
}

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

#[test]
fn who_has_many_reviews_gets_short_pages_that_follow_each_other() {
    let fixture = many();
    let first = fixture.get("writer", "/").body;
    let count = format!("({REVIEWS})");
    assert!(
        first.contains(&format!("<span class=\"count\">{count}")),
        "{first}"
    );
    let (mut found, mut page, mut number) = (named(&first), first, 2);
    loop {
        assert!(page.len() < BYTES_MAX, "{} bytes", page.len());
        let next = format!("/?more=later&amp;page={number}");
        if !page.contains(&next) {
            break;
        }
        page = fixture.get("writer", &next.replace("&amp;", "&")).body;
        assert!(page.contains(&count), "{page}");
        found.extend(named(&page));
        number += 1;
    }
    assert!(number > 3);
    assert_eq!(found.len(), REVIEWS);
    assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), REVIEWS);
}

#[test]
fn of_many_reviews_only_those_shown_are_noted_as_read() {
    let fixture = many();
    let noted = || {
        let access = fixture.engine().store().access();
        let entries = fixture.block_on(access.list(0)).unwrap();
        let mut streams: Vec<String> = entries.into_iter().map(|it| it.access.stream).collect();
        streams.retain(|stream| stream.starts_with("review:"));
        streams
    };
    let before = noted().len();
    let shown = named(&fixture.get("writer", "/?more=later&page=2").body);
    let read = noted().split_off(before);
    assert!(!shown.is_empty() && shown.len() < REVIEWS);
    assert_eq!(read.iter().collect::<BTreeSet<_>>().len(), shown.len());
}

#[test]
fn there_is_no_section_that_nobody_knows() {
    let fixture = Fixture::mid_course();
    assert_eq!(fixture.get("writer", "/?more=everything").status, 400);
    assert_eq!(fixture.get("writer", "/?more=overdue&page=9").status, 200);
}

#[test]
fn what_was_asked_then_is_shown_as_the_past_and_leads_there() {
    let mut fixture = Fixture::empty();
    fixture.play(PROGRAMME, stage("Feedback sessions"));
    let asked = fixture.get("commissioner-1", "/").body;
    let then = fixture.house().now();
    fixture.wait(20 * 60);
    let past = fixture.get("commissioner-1", &format!("/?at={then}")).body;
    assert!(past.contains("You are looking at the past"), "{past}");
    assert!(past.contains("Return to now"));
    assert_eq!(named(&past), named(&asked));
    let (_, table) = past.split_once("<h2>").unwrap();
    let links = table.split("href=\"/r/").skip(1);
    let links: Vec<&str> = links.filter_map(|link| link.split('"').next()).collect();
    assert!(!links.is_empty());
    for link in links {
        assert!(link.contains("?at="), "{link} leads to now");
    }
    // Before it began nothing was asked of anybody; of one review's events there is no place here.
    let before = fixture.get("commissioner-1", "/?at=2003-01-01").body;
    assert!(before.contains("Nothing needs you"), "{before}");
    let misread = fixture.get("commissioner-1", "/?at=118");
    assert_eq!(misread.status, 400);
    assert!(misread.body.contains("place in one review"));
    // Nobody knows what will be.
    let later = fixture.get("commissioner-1", "/?at=2999-01-01").body;
    assert!(later.contains("This page shows what is now."), "{later}");
}
