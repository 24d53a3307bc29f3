use std::collections::BTreeSet;

use engine::{
    look::{Look, Place},
    people::rights::Right,
    submission::Via,
};
use process::{
    change::change, event::Event, history::history, schedule::Usual, stages::stages, view::Viewer,
};

use super::{
    asked::{Asked, With},
    events::told,
    *,
};
use crate::{
    fixture::{Fixture, PROGRAMME_REVIEW},
    memory::Told,
};

/// The most bytes of a page.
const PAGE_BYTES_MAX: usize = 50_000;

struct Case {
    fixture: Fixture,
    stream: String,
    timeline: std::sync::Arc<Timeline>,
}

impl Case {
    fn new() -> Self {
        let fixture = Fixture::mid_course();
        let engine = fixture.engine();
        let stream = fixture
            .block_on(engine.stream_of(PROGRAMME_REVIEW))
            .unwrap();
        let timeline = fixture.block_on(engine.timeline(&stream)).unwrap();
        Self {
            stream,
            timeline,
            fixture,
        }
    }

    fn look(&self, viewer: &Viewer, at: Option<u64>) -> Look {
        let at = at.map(Place::Revision);
        let look = self.fixture.engine().look(&self.stream, viewer.clone(), at);
        self.fixture.block_on(look).unwrap()
    }

    fn viewers(&self) -> Vec<Viewer> {
        let person = |handle: &str| self.fixture.person(handle).clone();
        vec![
            Viewer::Anyone,
            Viewer::Person(person("review-manager")),
            Viewer::Person(person("lead-justice")),
            Viewer::Person(person("board-member")),
            Viewer::Auditor(person("auditor")),
        ]
    }

    /// Revisions from the first to the last.
    fn revisions(&self) -> Vec<u64> {
        let last = self.timeline.events.len() as u64 - 1;
        vec![1, 2, 40, last / 3, last / 2, last - 40, last - 1, last]
    }

    fn account(&self, viewer: &Viewer, revision: u64, asked: &Asked) -> Account {
        let look = self.look(viewer, None);
        account(&look, viewer, &self.timeline, revision, asked).unwrap()
    }

    /// The whole history, as the command line tells it.
    fn history(&self, viewer: &Viewer) -> Vec<Told> {
        let events: Vec<Event> = self
            .timeline
            .events
            .iter()
            .map(|placed| placed.event.clone())
            .collect();
        let now = self.look(viewer, None).moment();
        let history = history(&self.timeline.definition, &events, viewer, now).unwrap();
        let told = history.entries.into_iter().map(|entry| Told {
            revision: entry.revision,
            sentence: entry.sentence,
        });
        told.collect()
    }
}

#[test]
fn a_look_at_any_event_is_what_the_command_line_shows_there() {
    let case = Case::new();
    let last = case.timeline.events.len() as u64 - 1;
    for viewer in case.viewers() {
        for revision in case.revisions() {
            let found = case.account(&viewer, revision, &Asked::default());
            let then = case.look(&viewer, Some(revision).filter(|revision| *revision < last));
            let before = case.look(&viewer, Some(revision - 1));
            let course = case.timeline.course_at(revision).unwrap();
            let expected = then.view(&viewer, |viewed| {
                let changes = before.view(&viewer, |before| change(before, viewed));
                let usual = Usual::new(viewed, &course, []);
                (stages(viewed, &course, &usual, then.moment()), changes)
            });
            assert_eq!(
                (found.strip, found.changes),
                expected,
                "{viewer:?} at {revision}"
            );
        }
    }
}

#[test]
fn every_sentence_on_the_page_and_in_the_table_is_one_of_the_history() {
    let case = Case::new();
    let last = case.timeline.events.len() as u64 - 1;
    for viewer in case.viewers() {
        let history = case.history(&viewer);
        let look = case.look(&viewer, None);
        let table = told(&look, &viewer, &case.timeline, last, &Filter::default()).unwrap();
        assert_eq!(table, history, "{viewer:?}");
        for revision in case.revisions() {
            let found = case.account(&viewer, revision, &Asked::default());
            let own = history.iter().find(|told| told.revision == revision);
            assert_eq!(found.sentence.as_ref(), own.map(|told| &told.sentence));
            let linked = found.led_to.iter().chain(&found.because_of);
            for told in found.steps.iter().flatten().chain(linked) {
                assert!(history.contains(told), "{viewer:?} at {revision}: {told:?}");
            }
        }
    }
}

#[test]
fn the_list_holds_all_events_of_the_history_around_the_chosen_one() {
    let case = Case::new();
    let viewer = Viewer::Person(case.fixture.person("review-manager").clone());
    let history = case.history(&viewer);
    let found = case.account(&viewer, 200, &Asked::default());
    let listed: Vec<u64> = found
        .steps
        .iter()
        .flatten()
        .map(|told| told.revision)
        .collect();
    let (first, end) = (listed[0], listed[listed.len() - 1]);
    let within = history.iter().map(|told| told.revision);
    let expected: Vec<u64> = within
        .filter(|revision| (first..=end).contains(revision))
        .collect();
    assert_eq!(listed, expected);
    assert_eq!(found.more, (true, true));
    assert!(found.steps.iter().any(|step| step.len() > 1));
}

#[test]
fn what_an_event_led_to_says_that_it_is_because_of_it() {
    let case = Case::new();
    let viewer = Viewer::Auditor(case.fixture.person("auditor").clone());
    let mut led = BTreeSet::new();
    for revision in 0..case.timeline.events.len() as u64 {
        let found = case.account(&viewer, revision, &Asked::default());
        for told in found.led_to {
            let back = case
                .account(&viewer, told.revision, &Asked::default())
                .because_of;
            assert_eq!(back.map(|told| told.revision), Some(revision));
            led.insert(told.revision);
        }
    }
    assert!(led.len() > 20, "{led:?}");
}

#[test]
fn an_event_is_compared_with_any_other() {
    let case = Case::new();
    let viewer = Viewer::Person(case.fixture.person("review-manager").clone());
    let last = case.timeline.events.len() as u64 - 1;
    let compared = |with| {
        let asked = Asked {
            with,
            ..Asked::default()
        };
        case.account(&viewer, 200, &asked)
    };
    assert_eq!(compared(With::Before).compared, (Some(199), 200));
    assert_eq!(compared(With::Now).compared, (Some(200), last));
    assert_eq!(compared(With::Revision(17)).compared, (Some(17), 200));
    let (began, until) = compared(With::Stage).compared;
    assert!(began.is_some_and(|began| began < 199) && until == 200);
    let long = compared(With::Revision(17)).changes;
    let short = compared(With::Before).changes;
    assert!(long.changes.len() > short.changes.len());
    let nothing = compared(With::Revision(200)).changes;
    assert!(nothing.changes.is_empty() && nothing.unchanged > 100);
}

#[test]
fn a_filter_finds_nothing_by_somebody_whom_the_viewer_may_not_know() {
    let case = Case::new();
    let by = case.fixture.person("review-manager").clone();
    let mut asked = Asked::default();
    asked.filter.by = Some(by.clone());
    let listed = |viewer: &Viewer| {
        case.account(viewer, 100, &asked)
            .steps
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(&Viewer::Anyone), []);
    let manager = Viewer::Person(by.clone());
    let own = listed(&manager);
    assert!(
        !own.is_empty()
            && own
                .iter()
                .all(|told| told.sentence.by.as_ref() == Some(&by))
    );
    let everything = case.account(&Viewer::Anyone, 100, &Asked::default());
    assert!(!everything.steps.is_empty());
}

#[test]
fn pages_stay_small_and_are_there_for_whom_they_are() {
    let case = Case::new();
    let last = case.timeline.events.len() - 1;
    let address = format!("/r/{PROGRAMME_REVIEW}/history");
    for at in [0, 1, 40, last / 2, last] {
        let answer = case
            .fixture
            .get("review-manager", &format!("{address}?at={at}&with=now"));
        assert_eq!(answer.status, 200, "{at}: {}", answer.body);
        assert!(
            answer.body.len() < PAGE_BYTES_MAX,
            "{at}: {} bytes",
            answer.body.len()
        );
    }
    assert_eq!(
        case.fixture
            .get("review-manager", &format!("{address}?at={}", last + 1))
            .status,
        400
    );
    assert_eq!(
        case.fixture
            .get("review-manager", "/r/nothing/history")
            .status,
        404
    );
}

#[test]
fn only_who_audits_sees_what_is_stored() {
    let case = Case::new();
    let fixture = &case.fixture;
    // Who takes part in the other review alone.
    let auditor = fixture.person("writer");
    let grant = fixture
        .engine()
        .grant_right(None, auditor, Right::Auditor, Via::Console);
    assert!(fixture.block_on(grant).unwrap());
    let address = format!("/r/{PROGRAMME_REVIEW}/history?at=100");
    let audit = fixture.get("writer", &address).body;
    assert!(audit.contains("streamPrevious"), "{audit}");
    let manager = fixture.get("review-manager", &address).body;
    assert!(!manager.contains("streamPrevious") && !manager.contains(&case.stream));
}

#[test]
fn a_moment_in_the_zone_of_the_page_leads_to_its_event() {
    let case = Case::new();
    let moment = case.timeline.events[100].event.at.to_string();
    let address = format!(
        "/r/{PROGRAMME_REVIEW}/history?moment={}&with=now&kind=done",
        moment.trim_end_matches('Z')
    );
    let answer = case.fixture.get("review-manager", &address);
    assert_eq!(answer.status, 303);
    let at: u64 = answer
        .location()
        .split(['=', '&'])
        .nth(1)
        .unwrap()
        .parse()
        .unwrap();
    assert_eq!(
        case.timeline.events[usize::try_from(at).unwrap()]
            .event
            .at
            .to_string(),
        moment
    );
    assert!(answer.location().ends_with("&with=now&kind=done"));
}

#[test]
fn the_table_has_the_same_filter() {
    let case = Case::new();
    let address = format!("/r/{PROGRAMME_REVIEW}/history.csv?at=60&kind=done");
    let answer = case.fixture.get("review-manager", &address);
    assert!(answer.header("content-type").starts_with("text/csv"));
    let rows: Vec<&str> = answer.body.lines().skip(1).collect();
    assert!(
        rows.len() > 3 && rows.iter().all(|row| row.contains("\"done\"")),
        "{}",
        answer.body
    );
}
