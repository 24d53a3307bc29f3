//! What is asked: the addresses that each route stands for, and the moments.

use std::collections::BTreeSet;

use super::{
    allowed::OTHER,
    asker::Asker,
    planted::{Planted, Soil},
    table::{Methods, ROUTES, Row},
};
use crate::{
    fixture::{Fixture, PROGRAMME, SIGN_OFF, before},
    request::address::{self, encoded},
};

/// The stream of what moves.
const STREAM: &str = "/events";

/// The review in mid-course, beside another one.
pub(super) fn mid_course() -> Planted {
    let mut planted = Planted::play(Fixture::empty(), PROGRAMME, "Feedback sessions");
    planted
        .fixture
        .play(SIGN_OFF, before("round/2", "countersign"));
    planted
}

/// The first and the last instance of every machine.
pub(super) fn instances(planted: &Planted) -> Vec<(String, String)> {
    let engine = planted.fixture.engine();
    let review = planted.fixture.block_on(engine.review(&planted.stream));
    let review = review.unwrap();
    let mut chosen = Vec::new();
    for machine in planted.definition.machines.keys() {
        let of_machine = review.state.instances.iter();
        let of_machine: Vec<_> = of_machine.filter(|one| one.machine == *machine).collect();
        let ends = [of_machine.first(), of_machine.last()];
        let ends: BTreeSet<_> = ends
            .into_iter()
            .flatten()
            .map(|one| one.id.clone())
            .collect();
        chosen.extend(ends.iter().map(|id| (machine.to_string(), id.to_string())));
    }
    chosen
}

/// Every action of some state of each of [`instances`], with the instance before it.
pub(super) fn steps(planted: &Planted) -> Vec<(String, String)> {
    let mut steps = Vec::new();
    for (machine, id) in instances(planted) {
        let states = planted.definition.machines[machine.as_str()]
            .states
            .values();
        let actions: BTreeSet<_> = states.flat_map(|state| state.actions.keys()).collect();
        steps.extend(
            actions
                .into_iter()
                .map(|action| (id.clone(), action.to_string())),
        );
    }
    steps
}

/// The addresses that a route stands for.
fn paths(planted: &Planted, route: &str) -> Vec<String> {
    let reviews = [planted.review.as_str(), OTHER, "no-such-review"];
    let mut paths = vec![route.to_owned()];
    let fill = |paths: Vec<String>, hole: &str, values: &[String]| -> Vec<String> {
        let filled = paths.into_iter().flat_map(|path| {
            if path.contains(hole) {
                values
                    .iter()
                    .map(|value| path.replace(hole, value))
                    .collect()
            } else {
                vec![path]
            }
        });
        filled.collect()
    };
    let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    if route.contains("{action}") {
        let steps = steps(planted).into_iter();
        return steps
            .map(|(id, action)| address::step(&planted.review, &action, &id))
            .collect();
    }
    if route.ends_with("/why") {
        let whys = instances(planted).into_iter().map(|(_, id)| {
            let name = encoded(&planted.review);
            format!("/api/v1/reviews/{name}/why?instance={}", encoded(&id))
        });
        return whys.collect();
    }
    if route.contains("{*instance}") || route.contains("{*id}") {
        let ids: Vec<String> = instances(planted).into_iter().map(|(_, id)| id).collect();
        let ids: Vec<String> = ids.into_iter().chain(["report/none".to_owned()]).collect();
        paths = fill(paths, "{*instance}", &ids);
        paths = fill(paths, "{*id}", &ids);
        paths = fill(paths, "{review}", &texts(&reviews[..1]));
        return fill(paths, "{name}", &texts(&reviews[..1]));
    }
    if route.contains("{sha256}") {
        let plantings = planted.garden.words.values();
        let bodies = plantings.filter_map(|planting| match &planting.soil {
            Soil::Body(sha256) => Some(sha256.to_string()),
            _ => None,
        });
        let bodies: Vec<String> = bodies.collect();
        assert!(!bodies.is_empty(), "there are no documents");
        paths = fill(paths, "{sha256}", &bodies);
        paths = fill(paths, "{review}", &texts(&reviews[..1]));
        return fill(paths, "{name}", &texts(&reviews[..1]));
    }
    let digest = planted.definition.digest.to_string();
    paths = fill(paths, "{review}", &texts(&reviews));
    paths = fill(paths, "{name}", &texts(&reviews));
    paths = fill(paths, "{deed}", &texts(&["assign", "revoke", "delegate"]));
    paths = fill(paths, "{digest}", std::slice::from_ref(&digest));
    paths = fill(paths, "{other}", &[digest]);
    paths = fill(paths, "{secret}", &texts(&["no-such-secret"]));
    paths = fill(paths, "{kind}", &texts(&["refused"]));
    paths = fill(paths, "{file}", &texts(&["app.css"]));
    paths = fill(paths, "{*rest}", &texts(&["v1/nothing"]));
    let handles = planted.people.keys().take(2);
    let handles: Vec<String> = handles.map(ToString::to_string).collect();
    fill(paths, "{handle}", &handles)
}

/// What is asked of every row that answers to GET; comparisons as the pages of documents offer them to anybody.
pub(super) fn looks<'r>(planted: &Planted, askers: &[Asker]) -> Vec<(&'r Row, Vec<String>)> {
    // What goes on for ever is asked in a way of its own.
    let ends = |row: &&Row| row.methods != Methods::Post && row.route != STREAM;
    let rows = ROUTES.iter().filter(ends);
    rows.map(|row| {
        let mut asked = paths(planted, row.route);
        if row.route.ends_with("/compare") {
            asked = comparisons(planted, askers);
        }
        let plain = asked.clone();
        let with = row.queries.iter();
        asked.extend(with.flat_map(|query| {
            plain
                .iter()
                .filter(|path| !path.contains('?'))
                .map(move |path| format!("{path}?{query}"))
        }));
        (row, asked)
    })
    .collect()
}

/// The comparisons that pages of documents link to.
fn comparisons(planted: &Planted, askers: &[Asker]) -> Vec<String> {
    let documents = address::review(&planted.review, "/documents");
    let mut found = BTreeSet::new();
    for asker in askers {
        let page = planted.get(asker, &documents).body;
        for link in super::markup::links(&page) {
            if link.contains("/documents/compare") {
                found.insert(link);
            }
        }
    }
    found.into_iter().collect()
}

/// Some of the addresses of a row, evenly chosen; others for another `turn`. With the long tests all of them.
pub(super) fn chosen<T>(all: &[T], most: usize, turn: usize) -> impl Iterator<Item = &T> {
    let step = if is_long() {
        1
    } else {
        all.len().div_ceil(most).max(1)
    };
    all.iter().skip(turn % step).step_by(step)
}

/// Whether there is time for everything.
pub(super) fn is_long() -> bool {
    std::env::var("NEXTEST_PROFILE").is_ok_and(|profile| profile == "long")
}

/// Addresses of one row that one person asks for at one moment.
pub(super) const CHOSEN_MAX: usize = 3;

/// An address at a moment.
pub(super) fn at(path: &str, moment: Option<u64>) -> String {
    let Some(moment) = moment else {
        return path.to_owned();
    };
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}at={moment}")
}

/// Now and two moments of the past.
pub(super) fn moments(planted: &Planted) -> [Option<u64>; 3] {
    let engine = planted.fixture.engine();
    let review = planted.fixture.block_on(engine.review(&planted.stream));
    let last = review.unwrap().state.revision.unwrap();
    [None, Some(last / 3), Some(last * 3 / 4)]
}
