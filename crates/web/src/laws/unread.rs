//! An answer about a hidden review costs what one about no review costs: no event is read for it, nothing is folded.
//!
//! How long an answer takes is not measured here, because clocks tell little in a test; what it reads is counted.

use engine::look::LookError;
use jiff::SignedDuration;
use process::view::Viewer;

use super::{
    addresses::mid_course,
    allowed::OTHER,
    asker::{self, Asker},
    planted::Planted,
};
use crate::fixture::Answer;

/// Nobody has named a review so.
const NO_REVIEW: &str = "no-such-review";

/// Whatever is asked of a review; `NAME` stands for its name.
const ASKED: [&str; 23] = [
    "/r/NAME",
    "/r/NAME?at=3",
    "/r/NAME?at=2024-02-01",
    "/r/NAME/history",
    "/r/NAME/history.csv",
    "/r/NAME/history?at=5&with=0",
    "/r/NAME/matrix",
    "/r/NAME/people",
    "/r/NAME/people/assign",
    "/r/NAME/people/guest-link",
    "/r/NAME/documents",
    "/r/NAME/documents/compare",
    "/r/NAME/dossier",
    "/r/NAME/schedule",
    "/r/NAME/i/round/1",
    "/r/NAME/do/sign/round/1",
    "/public/NAME",
    "/api/v1/reviews/NAME",
    "/api/v1/reviews/NAME?at=3",
    "/api/v1/reviews/NAME/history",
    "/api/v1/reviews/NAME/matrix",
    "/api/v1/reviews/NAME/why?instance=round/1&action=sign",
    "/api/v1/reviews/NAME/instances/round/1",
];

/// Steps that are sent to a review.
const SENT: [(&str, &str); 3] = [
    (
        "/api/v1/reviews/NAME/steps",
        "{\"instance\":\"round/1\",\"action\":\"sign\"}",
    ),
    (
        "/api/v1/reviews/NAME/consents",
        "{\"instance\":\"round/1\",\"action\":\"sign\"}",
    ),
    ("/r/NAME/do/sign/round/1", ""),
];

/// Asked so often, for what follows the record by itself may read it at the same time.
const TIMES: usize = 3;

/// How often the record was read for an answer, at the least.
fn cost(planted: &Planted, ask: impl Fn() -> Answer) -> (u64, u16) {
    let store = planted.fixture.engine().store();
    let once = |_| {
        let before = store.reads();
        let answer = ask();
        (store.reads() - before, answer.status.as_u16())
    };
    (0..TIMES).map(once).min().unwrap()
}

fn got(planted: &Planted, asker: &Asker, path: &str, name: &str) -> (u64, u16) {
    cost(planted, || planted.get(asker, &path.replace("NAME", name)))
}

fn sent(planted: &Planted, asker: &Asker, sent: (&str, &str), name: &str) -> (u64, u16) {
    let path = sent.0.replace("NAME", name);
    cost(planted, || match sent.1 {
        "" => planted.post(asker, &path, "_cmd=0a5b2f0c-93a1-4b6e-8b69-3a1d6f0e4c11"),
        body => planted.post_json(asker, &path, body),
    })
}

#[test]
fn a_hidden_review_costs_no_more_than_one_that_is_not_there() {
    let planted = mid_course();
    let names = ["nobody", "stranger", "administrator", "lead-malawi"];
    for asker in asker::some(&planted, &names) {
        // Who they are is worked out once.
        planted.get(&asker, "/help");
        planted.get(&asker, &format!("/r/{NO_REVIEW}"));
        for path in ASKED {
            let hidden = got(&planted, &asker, path, OTHER);
            let none = got(&planted, &asker, path, NO_REVIEW);
            assert_eq!(hidden, none, "{path} as {}", asker.name);
            // One to see whether their rights changed since.
            assert!(
                hidden.0 <= 1,
                "{path} as {}: {} reads",
                asker.name,
                hidden.0
            );
        }
        for step in SENT {
            let hidden = sent(&planted, &asker, step, OTHER);
            let none = sent(&planted, &asker, step, NO_REVIEW);
            assert_eq!(hidden, none, "{step:?} as {}", asker.name);
            assert!(hidden.0 <= 1, "{step:?} as {}", asker.name);
        }
    }
    let manager = &asker::some(&planted, &["review-manager"])[0];
    let known = got(&planted, manager, ASKED[0], &planted.review);
    assert!(known.0 > 2 && known.1 == 200, "what is counted: {known:?}");
}

/// What is kept says of everybody what the review itself says, also when delegations begin and end.
#[test]
fn who_may_know_of_a_review_is_kept_as_it_is() {
    let planted = mid_course();
    let engine = planted.fixture.engine();
    let mut known = 0;
    let mut askers = asker::all(&planted);
    askers.push(Asker {
        viewer: Viewer::Auditor(planted.people.values().next().unwrap().clone()),
        ..askers[0].clone()
    });
    for later in [0, 400] {
        planted
            .fixture
            .wait(SignedDuration::from_hours(24 * later).as_secs());
        for name in [planted.review.as_str(), OTHER] {
            let stream = planted.fixture.block_on(engine.stream_of(name)).unwrap();
            for asker in &askers {
                let look = engine.look(&stream, asker.viewer.clone(), None);
                let is_known = planted.fixture.block_on(look).unwrap().is_known();
                let kept = engine.stream_known_to(&asker.viewer, name);
                let kept = planted.fixture.block_on(kept);
                let now = engine.moment();
                let told = format!("{name} as {} at {now}", asker.name);
                match kept {
                    Ok(found) => assert!(is_known && found == stream, "{told}"),
                    Err(LookError::Load(_)) => assert!(!is_known, "{told}"),
                    Err(other) => panic!("{told}: {other}"),
                }
                known += usize::from(is_known);
            }
        }
    }
    assert!(known > 0 && known < 4 * askers.len());
}
