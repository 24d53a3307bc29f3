//! No answer holds a planted word that its reader may not be told; looking changes nothing; what is not for everybody is
//! written down before it is sent.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use process::view::Viewer;
use store::{access::AccessKind, accounts::guest_link::Purpose};

use super::{
    addresses::{CHOSEN_MAX, at, chosen, is_long, looks, mid_course, moments, steps},
    allowed::{Allowed, OTHER, Told},
    asked::readable,
    asker::{self, Asker},
    planted::{Planted, Soil, words_in},
    table::{ROUTES, Row},
};
use crate::{
    fixture::{Answer, Fixture, PROGRAMME, SIGN_OFF, before},
    request::address::{self, encoded},
};

/// Askers that send requests at the same time.
const AT_ONCE: usize = 2;

/// Of so many words each person looks for one; others look for others.
const WORDS_PASSED: usize = 24;

/// Violations that are printed; more are counted.
const PRINTED_MAX: usize = 60;

/// Steps that one person tries.
const TRIED_MAX: usize = 40;

/// One person's walk through everything.
struct Walk<'p> {
    planted: &'p Planted,
    asker: &'p Asker,
    allowed: Allowed<'p>,
    /// What everybody may be told; worked out once for all who walk.
    everybody: &'p Mutex<Allowed<'p>>,
    found: Vec<String>,
    requests: usize,
    /// The last entry of the access record that was looked at.
    access: u64,
    /// Which of many addresses are asked for.
    turn: usize,
}

impl<'p> Walk<'p> {
    fn of(
        planted: &'p Planted,
        asker: &'p Asker,
        everybody: &'p Mutex<Allowed<'p>>,
        turn: usize,
    ) -> Self {
        Self {
            planted,
            asker,
            allowed: Allowed::of(planted, &asker.viewer, asker.administers),
            everybody,
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
        let mut everybody = self.everybody.lock().unwrap();
        let confidential = held.find(|word| !everybody.holds(word, told, row.told));
        drop(everybody);
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
    let everybody = Mutex::new(Allowed::of(planted, &Viewer::Anyone, false));
    let walked = thread::scope(|scope| {
        let threads: Vec<_> = (0..AT_ONCE)
            .map(|_| {
                scope.spawn(|| {
                    let mut found = Vec::new();
                    let mut requests = 0;
                    loop {
                        let turn = next.fetch_add(1, Ordering::Relaxed);
                        let Some(asker) = askers.get(turn) else { break };
                        let mut walk = Walk::of(planted, asker, &everybody, turn);
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

/// What every route shows everybody, of one scenario until one stage.
fn nothing_leaks(planted: &Planted, of_house: Vec<Asker>) {
    let mut askers = of_house;
    let looks = looks(planted, &askers);
    let moments = moments(planted);
    let size = planted.fixture.engine().store().size();
    let look = |walk: &mut Walk<'_>| {
        for (row, paths) in &looks {
            for (turn, moment) in moments.into_iter().enumerate() {
                // Each looks at one of the two moments of the past, others at the other one.
                let is_turn = turn == 0 || turn % 2 == walk.turn % 2 || is_long();
                if moment.is_some() && (!row.takes_at || !is_turn) {
                    continue;
                }
                for path in chosen(paths, CHOSEN_MAX, walk.turn + turn) {
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
    askers = guests(planted);
    let (more, others) = walk(planted, &askers, look);
    found.extend(more);
    assert!(requests > 400 && others > 60, "{requests} and {others}");
    none(&found);
}

/// Those who came by a link: to look at all, at one thing, or to do one thing.
fn guests(planted: &Planted) -> Vec<Asker> {
    let instance = "report/country/malawi".to_owned();
    let action = "accept".to_owned();
    let guests = [
        ("board-member", Purpose::ViewReview),
        ("review-manager", Purpose::ViewReview),
        ("lead-malawi", Purpose::ViewReview),
        (
            "lead-malawi",
            Purpose::View {
                instance: instance.clone(),
            },
        ),
        ("commissioner-1", Purpose::Act { instance, action }),
    ];
    let guest = |(handle, purpose)| {
        let (person, stream) = (&planted.people[handle], &planted.stream);
        asker::guest(&planted.fixture, handle, person, stream, purpose)
    };
    guests.map(guest).to_vec()
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
    let withdrawals = format!("/api/v1/reviews/{}/withdrawals", encoded(&planted.review));
    let form = "_cmd=0a5b2f0c-93a1-4b6e-8b69-3a1d6f0e4c11&_seen=0";
    let (found, requests) = walk(&planted, &askers, |walk| {
        for (id, action) in chosen(&steps, TRIED_MAX, walk.turn) {
            let page = address::step(&walk.planted.review, action, id);
            let answer = walk.planted.post(walk.asker, &page, form);
            walk.judge(row, &page, None, &answer);
            let body = serde_json::json!({ "instance": id, "action": action });
            for api in [&api, &withdrawals] {
                let answer = walk.planted.post_json(walk.asker, api, &body.to_string());
                walk.judge(row, api, None, &answer);
            }
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
