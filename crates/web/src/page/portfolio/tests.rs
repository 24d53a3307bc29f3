use std::{collections::BTreeMap, fs, ops::Range, sync::Arc};

use definition::{diagnostic::Diagnostics, load::load, review_file};
use engine::submission::{Submission, Via};
use process::{
    command::Intent,
    scenario::{Which, command_id, started},
    view::Viewer,
};

use crate::fixture::{Fixture, PROGRAMME_REVIEW, SIGN_OFF, before, workflows};

/// A house with the sign-off of the fixture, and more of them that have just begun.
fn many(count: usize) -> Fixture {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    begin(&fixture, 0..count);
    fixture
}

/// Begins more sign-offs.
fn begin(fixture: &Fixture, numbers: Range<usize>) {
    let folder = SIGN_OFF.split('/').next().unwrap();
    let read = |path: &str| fs::read(workflows(&format!("{folder}/{path}"))).unwrap();
    let definition = load(&read("workflow.yaml")).unwrap().definition;
    let bytes = read("reviews/example.yaml");
    let mut found = Diagnostics::new();
    let mut parameters = review_file::review(&bytes, &definition, &mut found).unwrap();
    let people = parameters.holders.iter().map(|holder| {
        let person = fixture.person(&holder.person).clone();
        (holder.person.clone(), person)
    });
    let people: BTreeMap<_, _> = people.collect();
    for number in numbers {
        parameters.name = format!("policy-{number:03}").into();
        parameters.title = format!("Policy number {number}").into();
        let start = started(&definition, &parameters, &people).unwrap();
        let submission = Submission {
            review: None,
            actor: fixture.person("writer").clone(),
            id: command_id(&parameters.name, Which::Start),
            on_behalf_of: None,
            occurred: None,
            seen: None,
            confirmations: Vec::new(),
            intent: Intent::Start(Box::new(start)),
            documents: BTreeMap::new(),
            via: Via::Console,
        };
        fixture
            .block_on(fixture.engine().submit(submission))
            .unwrap();
    }
    fixture.block_on(fixture.engine().caught_up()).unwrap();
}

#[test]
fn a_reader_finds_the_reviews_they_know_of_and_no_others() {
    let fixture = Fixture::mid_course();
    let of_writer = fixture.get("writer", "/reviews").body;
    assert!(of_writer.contains("travel-policy"), "{of_writer}");
    // Everybody may know that there is a review of a programme.
    assert!(of_writer.contains(PROGRAMME_REVIEW), "{of_writer}");
    let mine = fixture.get("writer", "/reviews?view=mine").body;
    assert!(
        !mine.contains(PROGRAMME_REVIEW) && mine.contains("One review is open"),
        "{mine}"
    );
    let of_manager = fixture.get("review-manager", "/reviews").body;
    assert!(of_manager.contains(PROGRAMME_REVIEW) && of_manager.contains("One review is open"));
    assert!(!of_manager.contains("travel-policy"));
    let csv = fixture.get("review-manager", "/reviews.csv").body;
    assert!(csv.contains(PROGRAMME_REVIEW) && !csv.contains("travel-policy"));
    assert!(fixture.get("", "/reviews").status.is_redirection());
}

#[test]
fn a_long_list_has_pages_and_the_filter_goes_with_them() {
    let fixture = many(30);
    let first = fixture.get("writer", "/reviews?q=policy").body;
    assert!(first.contains("31"), "{first}");
    assert!(
        first.contains("href=\"/reviews?q=policy&amp;page=2\""),
        "{first}"
    );
    assert_eq!(
        first.matches("<th scope=\"row\">").count(),
        super::PAGE_ROWS
    );
    let second = fixture.get("writer", "/reviews?q=policy&page=2").body;
    assert_eq!(
        second.matches("<th scope=\"row\">").count(),
        31 - super::PAGE_ROWS
    );
    let one = fixture
        .get("writer", "/reviews?q=policy-017&view=mine")
        .body;
    assert_eq!(one.matches("<th scope=\"row\">").count(), 1);
    let csv = fixture.get("writer", "/reviews.csv?q=policy").body;
    assert_eq!(csv.lines().count(), 32);
}

#[test]
fn the_table_is_sorted_by_links() {
    let fixture = many(3);
    let up = fixture.get("writer", "/reviews?sort=review").body;
    assert!(
        up.contains("aria-sort=\"ascending\"><a href=\"/reviews?sort=review&amp;order=down\""),
        "{up}"
    );
    let names = |body: &str| {
        let table = &body[body.find("<table").unwrap()..];
        let rows = table.split("<th scope=\"row\">").skip(1);
        rows.map(|row| row.contains("travel-policy"))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&up), [false, false, false, true]);
    let down = fixture
        .get("writer", "/reviews?sort=review&order=down")
        .body;
    assert_eq!(names(&down), [true, false, false, false]);
}

#[test]
fn the_past_shows_every_review_as_it_was() {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    fixture.wait(40 * 24 * 60 * 60);
    begin(&fixture, 0..1);
    let now = fixture.get("writer", "/reviews").body;
    assert!(now.contains("policy-000") && now.contains("travel-policy"));
    let then = fixture.get("writer", "/reviews?at=2024-01-09").body;
    assert!(then.contains("looking at the past"), "{then}");
    assert!(!then.contains("policy-000") && then.contains("travel-policy"));
    assert!(then.contains("/r/travel-policy?at=2024-01-09"), "{then}");
    let before_all = fixture.get("writer", "/reviews?at=2023-01-01").body;
    assert!(!before_all.contains("travel-policy"));
    assert_eq!(fixture.get("writer", "/reviews?at=4").status, 400);
}

#[test]
fn what_was_worked_out_is_kept_until_the_review_moves() {
    let fixture = many(2);
    let viewer = Viewer::Person(fixture.person("writer").clone());
    let listed = |fixture: &Fixture| {
        fixture
            .block_on(fixture.engine().listed(&viewer, None))
            .unwrap()
    };
    let (first, again) = (listed(&fixture), listed(&fixture));
    assert_eq!(first.len(), 3);
    assert!(
        first
            .iter()
            .zip(&again)
            .all(|(one, other)| Arc::ptr_eq(one, other))
    );
    // Just before the round of the fixture is due, and just after.
    fixture.wait(15 * 24 * 60 * 60);
    let later = listed(&fixture);
    let overdue = |rows: &[Arc<engine::listing::Listed>]| {
        rows.iter().map(|row| row.outline.overdue).sum::<usize>()
    };
    assert_eq!((overdue(&first), overdue(&later)), (0, 1));
    begin(&fixture, 2..3);
    let more = listed(&fixture);
    assert_eq!(more.len(), 4);
    let kept = later
        .iter()
        .filter(|row| more.iter().any(|other| Arc::ptr_eq(row, other)));
    assert_eq!(kept.count(), 3);
}

#[test]
fn what_is_late_and_what_will_be_late_are_named_with_their_days() {
    let fixture = Fixture::sign_off(before("round/2", "countersign"));
    let soon = fixture.get("writer", "/reviews").body;
    let said = soon.split("If nothing changes, this is late next:").nth(1);
    assert!(said.unwrap().contains("Round 2"), "{soon}");
    // Past the due time of the round no slack is left, and the days since then are slip.
    fixture.wait(20 * 24 * 60 * 60);
    let late = fixture.get("first-signatory", "/reviews").body;
    // Inserted values are isolated (U+2068, U+2069).
    let late = late.replace(['\u{2068}', '\u{2069}'], "");
    let row = late.split("<th scope=\"row\">").nth(1).unwrap();
    let said = |head: &str| row.contains(head);
    assert!(said("data-head=\"Slip\">+5 days"), "{row}");
    assert!(said("data-head=\"Slack\">0 days"), "{row}");
}

#[test]
fn what_has_no_date_that_the_reader_may_know_is_not_called_on_track() {
    let plain = |page: &str| page.replace(['\u{2068}', '\u{2069}'], "");
    let mut fixture = Fixture::sign_off(before("round/2", "countersign"));
    let dated = plain(&fixture.get("writer", "/reviews").body);
    assert!(dated.contains("1 on track"), "{dated}");
    assert!(!dated.contains("not stated"), "{dated}");
    let workflow = include_str!("../step/tests/everything.yaml");
    let review = include_str!("../step/tests/everything-review.yaml");
    fixture.begin(workflow, review);
    let undated = plain(&fixture.get("keeper", "/reviews").body);
    let sentence =
        "One review is open: 0 on track, 0 at risk, 0 blocked. For one it is not stated.";
    assert!(undated.contains(sentence), "{undated}");
    let due = "data-head=\"Next date\"><span class=\"quiet\">not stated</span>";
    assert!(undated.contains(due), "{undated}");
}
