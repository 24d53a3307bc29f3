//! No answer holds a planted word that its reader may not be told; looking changes nothing; what is not for everybody is
//! written down before it is sent.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use process::view::Viewer;
use store::access::AccessKind;

use super::{
    allowed::{Allowed, OTHER, Told},
    asked::readable,
    asker::{self, Asker},
    planted::{Planted, Soil, words_in},
    table::{Methods, ROUTES, Row},
};
use crate::{
    fixture::{Answer, Fixture, PROGRAMME, SIGN_OFF, before},
    request::address::{self, encoded},
};

/// Askers that send requests at the same time.
const AT_ONCE: usize = 2;

/// Of so many words each person looks for one; others look for others.
const WORDS_PASSED: usize = 12;

/// Violations that are printed; more are counted.
const PRINTED_MAX: usize = 60;

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
fn steps(planted: &Planted) -> Vec<(String, String)> {
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
pub(super) fn chosen(paths: &[String], turn: usize) -> impl Iterator<Item = &String> {
    let is_long = std::env::var("NEXTEST_PROFILE").is_ok_and(|profile| profile == "long");
    let step = if is_long {
        1
    } else {
        paths.len().div_ceil(CHOSEN_MAX).max(1)
    };
    paths.iter().skip(turn % step).step_by(step)
}

/// Addresses of one row that one person asks for at one moment.
const CHOSEN_MAX: usize = 6;

/// An address at a moment.
pub(super) fn at(path: &str, moment: Option<u64>) -> String {
    let Some(moment) = moment else {
        return path.to_owned();
    };
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}at={moment}")
}

/// One person's walk through everything.
struct Walk<'p> {
    planted: &'p Planted,
    asker: &'p Asker,
    allowed: Allowed<'p>,
    everybody: Allowed<'p>,
    found: Vec<String>,
    requests: usize,
    /// The last entry of the access record that was looked at.
    access: u64,
    /// Which of many addresses are asked for.
    turn: usize,
}

impl<'p> Walk<'p> {
    fn of(planted: &'p Planted, asker: &'p Asker, turn: usize) -> Self {
        let anyone = Asker {
            viewer: Viewer::Anyone,
            administers: false,
            ..asker.clone()
        };
        Self {
            planted,
            asker,
            allowed: Allowed::of(planted, asker),
            everybody: Allowed::of(planted, &anyone),
            found: Vec::new(),
            requests: 0,
            access: 0,
            turn,
        }
    }

    fn judge(&mut self, row: &Row, path: &str, moment: Option<u64>, answer: &Answer) {
        self.requests += 1;
        let name = &self.asker.name;
        if answer.status.is_server_error() {
            self.found
                .push(format!("{} {path} as {name}: {}", row.route, answer.status));
        }
        for word in words_in(&readable(answer))
            .into_iter()
            .collect::<BTreeSet<_>>()
        {
            if !self.allowed.holds(&word, moment, row.told) {
                let planting = self.planted.garden.words.get(&word);
                let place = planting.map_or("nowhere", |planting| &planting.place);
                self.found
                    .push(format!("{} {path} as {name}: {word} of {place}", row.route));
            }
        }
    }

    fn look(&mut self, row: &Row, path: &str, moment: Option<u64>) {
        let path = at(path, moment);
        self.reads();
        // A comparison with now shows what is now.
        let told = moment.filter(|_| !path.contains("with=now"));
        let answer = self.planted.get(self.asker, &path);
        self.judge(row, &path, told, &answer);
        let held = words_in(&answer.body);
        let garden = &self.planted.garden;
        let is_text = |word: &&String| {
            let planting = garden.words.get(*word);
            !matches!(planting.map(|it| &it.soil), None | Some(Soil::Person(_)))
        };
        let mut held = held.iter().filter(is_text);
        let everybody = &mut self.everybody;
        let confidential = held.find(|word| !everybody.holds(word, told, row.told));
        if let Some(word) = confidential
            && self.reads() == 0
        {
            let name = &self.asker.name;
            self.found.push(format!(
                "{} {path} as {name}: {word} was shown and not written down",
                row.route
            ));
        }
    }

    /// How often it was written down that the asker read something of the review, since this was asked last.
    fn reads(&mut self) -> usize {
        let person = match &self.asker.viewer {
            Viewer::Person(person) | Viewer::Auditor(person) => Some(person.to_string()),
            Viewer::Anyone => None,
        };
        let access = self.planted.fixture.engine().store().access();
        let mut count = 0;
        loop {
            let from = self.access + 1;
            let page = self.planted.fixture.block_on(access.list(from)).unwrap();
            let Some(last) = page.last() else {
                return count;
            };
            self.access = last.seq;
            let of_asker = page.iter().filter(|entry| {
                entry.access.kind == AccessKind::Read
                    && Some(&entry.access.actor) == person.as_ref()
                    && entry.access.stream == self.planted.stream
            });
            count += of_asker.count();
        }
    }
}

/// Everybody walks; what any of them found.
fn walk(
    planted: &Planted,
    askers: &[Asker],
    path: impl Fn(&mut Walk<'_>) + Sync,
) -> (Vec<String>, usize) {
    let next = AtomicUsize::new(0);
    let walked = thread::scope(|scope| {
        let threads: Vec<_> = (0..AT_ONCE)
            .map(|_| {
                scope.spawn(|| {
                    let mut found = Vec::new();
                    let mut requests = 0;
                    loop {
                        let turn = next.fetch_add(1, Ordering::Relaxed);
                        let Some(asker) = askers.get(turn) else { break };
                        let mut walk = Walk::of(planted, asker, turn);
                        path(&mut walk);
                        found.append(&mut walk.found);
                        requests += walk.requests;
                    }
                    (found, requests)
                })
            })
            .collect();
        let walked = threads.into_iter().map(|thread| thread.join().unwrap());
        walked.collect::<Vec<_>>()
    });
    walked
        .into_iter()
        .reduce(|(mut found, requests), (more, others)| {
            found.extend(more);
            (found, requests + others)
        })
        .unwrap()
}

fn none(found: &[String]) {
    let printed = found.iter().take(PRINTED_MAX).cloned().collect::<Vec<_>>();
    assert!(
        found.is_empty(),
        "{} violations:\n{}",
        found.len(),
        printed.join("\n")
    );
}

/// Who looks at what is over: those whose rights change when it is.
const READERS: [&str; 8] = [
    "adopting-authority",
    "auditor",
    "board-member",
    "house-auditor",
    "lead-malawi",
    "quality-reviewer",
    "review-manager",
    "stranger",
];

/// Now and two moments of the past.
pub(super) fn moments(planted: &Planted) -> [Option<u64>; 3] {
    let engine = planted.fixture.engine();
    let review = planted.fixture.block_on(engine.review(&planted.stream));
    let last = review.unwrap().state.revision.unwrap();
    [None, Some(last / 3), Some(last * 3 / 4)]
}

/// What every route shows everybody, of one scenario until one stage.
fn nothing_leaks(planted: &Planted, of_house: Vec<Asker>) {
    let mut askers = of_house;
    let looks = looks(planted, &askers);
    let moments = moments(planted);
    let size = planted.fixture.engine().store().size();
    let look = |walk: &mut Walk<'_>| {
        for (row, paths) in &looks {
            for (turn, moment) in moments.into_iter().enumerate() {
                if moment.is_some() && !row.takes_at {
                    continue;
                }
                for path in chosen(paths, walk.turn + turn) {
                    walk.look(row, path, moment);
                }
            }
        }
    };
    let (mut found, requests) = walk(planted, &askers, look);
    assert_eq!(
        planted.fixture.engine().store().size(),
        size,
        "looking has changed the record"
    );
    // Guests act as somebody who has walked above, so they come after them. Making their links is on the record.
    askers = ["board-member", "review-manager", "lead-malawi"]
        .map(|handle| asker::guest(planted, handle))
        .to_vec();
    let (more, others) = walk(planted, &askers, look);
    found.extend(more);
    assert!(requests > 500 && others > 100, "{requests} and {others}");
    none(&found);
}

#[test]
fn nothing_leaks_in_mid_course() {
    let planted = mid_course();
    nothing_leaks(&planted, asker::all(&planted));
}

#[test]
fn nothing_leaks_when_it_is_over() {
    let mut planted = Planted::play(Fixture::empty(), PROGRAMME, "");
    planted
        .fixture
        .play(SIGN_OFF, before("round/2", "countersign"));
    nothing_leaks(&planted, asker::some(&planted, &READERS));
}

/// Steps that are refused or come too late: what is said of it is for the one who tried.
#[test]
fn nothing_leaks_by_trying() {
    let planted = mid_course();
    let askers = asker::all(&planted);
    let steps = steps(&planted);
    let row = ROUTES.iter().find(|row| row.route.contains("{action}"));
    let row = row.unwrap();
    let size = planted.fixture.engine().store().size();
    let api = format!("/api/v1/reviews/{}/steps", encoded(&planted.review));
    let consents = format!("/api/v1/reviews/{}/consents", encoded(&planted.review));
    let form = "_cmd=0a5b2f0c-93a1-4b6e-8b69-3a1d6f0e4c11&_seen=0";
    let (found, requests) = walk(&planted, &askers, |walk| {
        for (id, action) in &steps {
            let page = address::step(&walk.planted.review, action, id);
            let answer = walk.planted.post(walk.asker, &page, form);
            walk.judge(row, &page, None, &answer);
            let body = serde_json::json!({ "instance": id, "action": action });
            let answer = walk.planted.post_json(walk.asker, &api, &body.to_string());
            walk.judge(row, &api, None, &answer);
            let body = serde_json::json!({ "instance": id, "action": action, "agrees": true });
            let answer = walk
                .planted
                .post_json(walk.asker, &consents, &body.to_string());
            walk.judge(row, &consents, None, &answer);
        }
    });
    none(&found);
    assert!(requests > 1000, "{requests}");
    let grown = planted.fixture.engine().store().size() - size;
    assert_eq!(grown, 0, "what came too late was done");
}

/// What somebody looks for is found if they may read it; a word that they may not read is as one that nobody wrote.
#[test]
fn looking_for_a_word_tells_no_more_than_reading() {
    let planted = mid_course();
    let askers = asker::all(&planted);
    let searches = [
        "/reviews?q=",
        "/reviews.csv?q=",
        "/r/{}/history?by=",
        "/search?q=",
        "/search.json?q=",
    ];
    let (found, _) = walk(&planted, &askers, |walk| {
        for search in searches {
            let search = search.replace("{}", &planted.review);
            let none = "zqqqqqqqqqqqqqqqqq";
            let nothing = walk.planted.get(walk.asker, &format!("{search}{none}"));
            let nothing = (nothing.status, nothing.body.replace(none, "?"));
            let words = walk.planted.garden.words.iter();
            for (word, planting) in words.skip(walk.turn % WORDS_PASSED).step_by(WORDS_PASSED) {
                if walk.allowed.holds(word, None, Told::Course) {
                    continue;
                }
                let answer = walk.planted.get(walk.asker, &format!("{search}{word}"));
                if (answer.status, answer.body.replace(word.as_str(), "?")) != nothing {
                    walk.found.push(format!(
                        "{search}{word} as {}: it is there: {}",
                        walk.asker.name, planting.place
                    ));
                }
            }
        }
    });
    none(&found);
}

/// The stream of what moves names the reviews that somebody may know of, and nothing else.
#[test]
fn the_stream_names_what_one_may_know_of() {
    let planted = mid_course();
    let engine = planted.fixture.engine();
    let streams = [planted.review.as_str(), OTHER].map(|name| {
        (
            name,
            planted.fixture.block_on(engine.stream_of(name)).unwrap(),
        )
    });
    let mut named = 0;
    for asker in asker::all(&planted) {
        let said = planted.follow(&asker);
        let lines = said.lines().filter_map(|line| line.strip_prefix("data:"));
        let lines: Vec<_> = lines.collect();
        let mut told: BTreeSet<String> = BTreeSet::new();
        for line in &lines {
            let moved: BTreeMap<String, u64> = serde_json::from_str(line).unwrap();
            told.extend(moved.into_keys());
        }
        let known = streams.iter().filter(|(_, stream)| {
            let look = engine.look(stream, asker.viewer.clone(), None);
            planted.fixture.block_on(look).unwrap().is_known()
        });
        let known: BTreeSet<String> = known.map(|(name, _)| (*name).to_owned()).collect();
        let known = if asker.cookie.is_empty() {
            BTreeSet::new()
        } else {
            known
        };
        named += known.len();
        assert_eq!(told, known, "as {}: {said}", asker.name);
    }
    assert!(named > 0, "nobody is told anything");
}
