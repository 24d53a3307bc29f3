//! A house with a review that somebody may not know of answers them as a house in which it never was: also counts, dates, orders
//! and lengths tell nothing.

use engine::submission::Via;

use super::asker::{self, Asker};
use crate::fixture::{Fixture, PROGRAMME, SIGN_OFF, before, stage, workflows};

/// Those who may not know of the sign-off.
const APART: [&str; 4] = [
    "review-manager",
    "lead-malawi",
    "commissioner-1",
    "board-member",
];

/// Where something of it could show.
const ASKED: [&str; 24] = [
    "/",
    "/reviews",
    "/reviews?view=blocked",
    "/reviews?sort=due&order=down",
    "/reviews?at=2024-02-01",
    "/reviews.csv",
    "/search?q=policy",
    "/search?q=signatory",
    "/search.json?q=policy",
    "/search.json?q=signatory",
    "/definitions",
    "/me",
    "/r/ohchr-2003",
    "/r/ohchr-2003?at=3",
    "/r/ohchr-2003/history",
    "/r/ohchr-2003/history.csv",
    "/r/ohchr-2003/people",
    "/r/ohchr-2003/documents",
    "/r/ohchr-2003/schedule",
    "/r/ohchr-2003/matrix",
    "/api/v1/reviews",
    "/api/v1/todo",
    "/api/v1/definitions",
    "/api/v1/reviews/ohchr-2003/history?limit=500",
];

/// A house with the review of a programme; with or without the other one, of which the definition is known in both.
fn house(with: bool) -> Fixture {
    let mut fixture = Fixture::empty();
    fixture.play(PROGRAMME, stage("Field missions"));
    let begun = fixture.engine().now();
    if with {
        fixture.play(SIGN_OFF, before("round/2", "countersign"));
        return fixture;
    }
    let source = std::fs::read(workflows("document-sign-off/workflow.yaml")).unwrap();
    let engine = fixture.engine().clone();
    let published = engine.definitions().publish(&source, begun, Via::Console);
    fixture.block_on(published).unwrap();
    fixture
}

fn askers(fixture: &Fixture) -> Vec<Asker> {
    let person = |handle: &&str| asker::person_of(fixture, handle, fixture.person(handle));
    let mut askers: Vec<Asker> = APART.iter().map(person).collect();
    let outsiders = asker::outsiders(fixture).into_iter();
    askers.extend(outsiders.filter(|it| ["nobody", "stranger"].contains(&it.name.as_str())));
    askers
}

#[test]
fn a_review_that_one_may_not_know_of_changes_no_answer() {
    let (with, without) = (house(true), house(false));
    without.wait(with.engine().now() - without.engine().now());
    let mut compared = 0;
    for (one, other) in askers(&with).iter().zip(&askers(&without)) {
        for path in ASKED {
            let (told, as_if) = (with.ask(one, path), without.ask(other, path));
            assert_eq!(told.status, as_if.status, "{path} as {}", one.name);
            same(
                &super::asked::readable(&told),
                &super::asked::readable(&as_if),
                &format!("{path} as {}", one.name),
            );
            compared += 1;
        }
    }
    assert_eq!(compared, ASKED.len() * (APART.len() + 2));
}

/// Both texts must be the same; else the lines that differ.
#[track_caller]
fn same(one: &str, other: &str, told: &str) {
    if one == other {
        return;
    }
    let (one, other) = (one.replace('>', ">\n"), other.replace('>', ">\n"));
    let difference = similar::TextDiff::from_lines(&other, &one);
    panic!("{told}:\n{}", difference.unified_diff().context_radius(1));
}
