//! For tests: a house in a folder of its own, with reviews played from their scenarios, and requests of people who signed in.
//!
//! ```text
//! let fixture = Fixture::mid_course();                    // the review of a programme, reports being written; the sign-off at its second round
//! let answer = fixture.get("review-manager", "/r/ohchr-2003");
//! assert_eq!(answer.status, 200);
//! ```
//!
//! A fixture owns its runtime, so tests are plain functions. Nothing in it is random and no clock runs: ids, names and
//! times are the same in every run, and may stand in snapshots.

mod answer;
pub(crate) mod form;
mod play;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, header},
};
use definition::name::Name;
use engine::engine::{Config, Engine, Error};
use process::person::Person;
use sha2::{Digest, Sha256};
use store::{Clock, Entropy};
use tempfile::TempDir;
use tokio::{runtime::Runtime, task::JoinHandle};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

use crate::{house::House, request::visitor::COOKIE, router::router, server};

pub(crate) use answer::Answer;
pub(crate) use form::Multipart;
pub(crate) use play::{Until, before, stage};

/// The review of a programme.
pub(crate) const PROGRAMME: &str = "technical-cooperation-review/scenarios/ohchr-2003.yaml";

/// The sign-off of a document.
pub(crate) const SIGN_OFF: &str = "document-sign-off/scenarios/two-rounds.yaml";

/// The name of the review of [`PROGRAMME`].
pub(crate) const PROGRAMME_REVIEW: &str = "ohchr-2003";

/// When the first scenario begins: 2024-01-08T08:00:00Z.
const BEGIN: i64 = 1_704_700_800;

/// A house with people, reviews and requests.
pub(crate) struct Fixture {
    house: House,
    router: Router,
    clock: Arc<AtomicI64>,
    people: BTreeMap<String, Person>,
    cookies: Mutex<BTreeMap<String, String>>,
    shutdown: CancellationToken,
    runner: Option<JoinHandle<Result<(), Error>>>,
    runtime: Runtime,
    folder: TempDir,
}

impl Fixture {
    /// A house without anything.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let runtime = Runtime::new().unwrap();
        let clock = Arc::new(AtomicI64::new(BEGIN));
        let shutdown = CancellationToken::new();
        let (house, runner) =
            runtime.block_on(open(folder.path(), Arc::clone(&clock), shutdown.clone()));
        Self {
            router: router(house.clone()),
            house,
            clock,
            people: BTreeMap::new(),
            cookies: Mutex::default(),
            shutdown,
            runner: Some(runner),
            runtime,
            folder,
        }
    }

    /// The review of a programme until its feedback sessions begin, and the sign-off of a document in its second round.
    pub(crate) fn mid_course() -> Self {
        let mut fixture = Self::empty();
        fixture.play(PROGRAMME, stage("Feedback sessions"));
        fixture.play(SIGN_OFF, before("round/2", "countersign"));
        fixture
    }

    /// The sign-off of a document alone, until a move: quick.
    pub(crate) fn sign_off(until: Until) -> Self {
        let mut fixture = Self::empty();
        fixture.play(SIGN_OFF, until);
        fixture
    }

    /// Plays the moves of a scenario that must be accepted, until a move; adds its people.
    pub(crate) fn play(&mut self, scenario: &str, until: Until) {
        self.play_before(scenario, until, async |_: &_| ());
    }

    /// The same before somebody who looks after each move.
    pub(crate) fn play_before(
        &mut self,
        scenario: &str,
        until: Until,
        look: impl AsyncFn(&BTreeMap<Name, Person>),
    ) {
        let (engine, clock) = (self.house.engine(), &self.clock);
        let people = self
            .runtime
            .block_on(play::play(engine, clock, scenario, until, look));
        for (handle, person) in people {
            self.people.insert(handle.to_string(), person);
        }
        self.block_on(async { self.engine().caught_up().await.unwrap() });
    }

    /// Publishes a definition and starts a review of it, both given as texts; adds the people who hold its roles.
    pub(crate) fn begin(&mut self, workflow: &str, review: &str) {
        let begun = play::begin(self.house.engine(), workflow.as_bytes(), review.as_bytes());
        let people = self.runtime.block_on(begun);
        for (handle, person) in people {
            self.people.insert(handle.to_string(), person);
        }
        self.block_on(async { self.engine().caught_up().await.unwrap() });
    }

    /// What every request works with.
    pub(crate) fn house(&self) -> &House {
        &self.house
    }

    /// What is served.
    pub(crate) fn engine(&self) -> &Engine {
        self.house.engine()
    }

    /// Waits for something.
    pub(crate) fn block_on<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    /// The data folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Lets time go by.
    pub(crate) fn wait(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::Relaxed);
    }

    /// The person with a handle.
    pub(crate) fn person(&self, handle: &str) -> &Person {
        let known = || self.people.keys().collect::<Vec<_>>();
        let person = self.people.get(handle);
        person.unwrap_or_else(|| panic!("there is no {handle}, but {:?}", known()))
    }

    /// Asks for a page as somebody; `""` is a stranger.
    pub(crate) fn get(&self, handle: &str, path: &str) -> Answer {
        let request = self.request(handle, Method::GET, path);
        self.send(request.body(Body::empty()).unwrap())
    }

    /// Sends a form as somebody, as `application/x-www-form-urlencoded`.
    pub(crate) fn post(&self, handle: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self
            .request(handle, Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form::encoded(fields))).unwrap())
    }

    /// Sends a form as somebody, as `multipart/form-data`.
    pub(crate) fn post_multipart(&self, handle: &str, path: &str, form: &Multipart) -> Answer {
        let request = self
            .request(handle, Method::POST, path)
            .header(header::CONTENT_TYPE, form.media_type());
        self.send(request.body(Body::from(form.body())).unwrap())
    }

    /// A request of somebody, to be completed and handed to [`Fixture::send`].
    pub(crate) fn request(
        &self,
        handle: &str,
        method: Method,
        path: &str,
    ) -> axum::http::request::Builder {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "remit.example")
            .header("sec-fetch-site", "same-origin");
        if !handle.is_empty() {
            request = request.header(header::COOKIE, self.cookie(handle));
        }
        request
    }

    /// Sends a request through all routes and layers.
    pub(crate) fn send(&self, request: Request<Body>) -> Answer {
        self.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            Answer::read(response).await
        })
    }

    /// The cookie of somebody's session, which begins when it is first asked for.
    pub(crate) fn cookie(&self, handle: &str) -> String {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cookie) = cookies.get(handle) {
            return cookie.clone();
        }
        let person = self.person(handle);
        let accounts = self.engine().store().accounts();
        let started = accounts.start_session(person.name(), "a test", self.engine().now());
        let (secret, _) = self.block_on(started).unwrap();
        let cookie = format!("{COOKIE}={}", secret.reveal());
        cookies.insert(handle.to_owned(), cookie.clone());
        cookie
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        self.shutdown.cancel();
        if let Some(runner) = self.runner.take() {
            let _ = self.runtime.block_on(runner);
        }
    }
}

async fn open(
    folder: &Path,
    clock: Arc<AtomicI64>,
    shutdown: CancellationToken,
) -> (House, JoinHandle<Result<(), Error>>) {
    let store = store::Config {
        folder: folder.to_owned(),
        origin: "test.localhost/log/1".to_owned(),
        key_file: None,
        clock: Clock::new(move || clock.load(Ordering::Relaxed)),
        entropy: counted_entropy(),
    };
    let (engine, runner) = Engine::open(Config { store }).await.unwrap();
    let runner = tokio::spawn(runner.run(shutdown.clone()));
    engine.begin().await.unwrap();
    let config = server::Config {
        listen: ([127, 0, 0, 1], 0).into(),
        engine,
        offers: Vec::new(),
        public_address: None,
        openid: None,
    };
    (House::new(config, shutdown), runner)
}

/// Bytes that are all different, and the same in every run.
fn counted_entropy() -> Entropy {
    let count = AtomicU64::new(0);
    Entropy::new(move |bytes| {
        for chunk in bytes.chunks_mut(32) {
            let number = count.fetch_add(1, Ordering::Relaxed);
            let drawn = Sha256::digest(number.to_be_bytes());
            chunk.copy_from_slice(&drawn[..chunk.len()]);
        }
    })
}

/// A file below `workflows/`.
pub(crate) fn workflows(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../workflows")
        .join(path)
}

#[test]
fn a_review_in_mid_course_is_there_for_those_who_may_know_of_it() {
    let fixture = Fixture::mid_course();
    let address = format!("/r/{PROGRAMME_REVIEW}");
    let answer = fixture.get("review-manager", &address);
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(fixture.get("", "/r/travel-policy").status, 404);
}
