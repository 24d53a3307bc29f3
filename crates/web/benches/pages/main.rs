//! How long the server takes for each page, on this machine: `cargo bench -p web --bench pages`.
//!
//! The whole server answers over a socket of this machine, without compression, one request after the other: first on the
//! review of 2003 alone, then on a review of two thousand events with five hundred reviews beside it. Each page is asked for
//! once before, as after a start. With `--quick` everything is small; it shows that the measurement works.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a measurement reads the clock and stops at whatever is wrong"
)]

mod client;
mod house;
mod play;

use std::{
    io::Write as _,
    time::{Duration, Instant},
};

use client::Client;
use house::House;
use play::Play;
use process::person::Person;

/// As in the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Whose pages are measured: who sees most, and who sees least.
const READERS: [&str; 2] = ["review-manager", "board-member"];

/// Who takes part in all the reviews beside.
const IN_ALL: &str = "writer";

/// How much is measured.
#[derive(Clone, Copy)]
struct Effort {
    /// Requests for each page and person.
    requests: usize,
    /// Events of the long review.
    events: u64,
    /// Reviews beside it.
    beside: usize,
}

const FULL: Effort = Effort {
    requests: 200,
    events: 2000,
    beside: 500,
};

const QUICK: Effort = Effort {
    requests: 2,
    events: 300,
    beside: 2,
};

fn main() {
    let is_quick = std::env::args().any(|argument| argument == "--quick");
    let effort = if is_quick { QUICK } else { FULL };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(alone(effort));
    runtime.block_on(among_many(effort));
}

/// The review of 2003 until its feedback sessions.
async fn alone(effort: Effort) {
    let house = House::open().await;
    let mut play = Play::begin(&house.engine, play::PROGRAMME, 0).await;
    play.until("Feedback sessions").await;
    let revision = play.revision;
    let title = format!("The review of 2003 in mid-course, {revision} events");
    measure(&house, &play, &readers(&play), &title, effort).await;
    house.close().await;
}

/// A long review, and many others.
async fn among_many(effort: Effort) {
    let house = House::open().await;
    let mut play = Play::begin(&house.engine, play::PROGRAMME, 0).await;
    play.until_there_and_back().await;
    play.go_round(effort.events).await;
    play.until("Feedback sessions").await;
    let mut readers = readers(&play);
    for number in 0..effort.beside {
        let mut other = Play::begin(&house.engine, play::SIGN_OFF, number).await;
        other.until("Second round").await;
        if number == 0 {
            readers.push((IN_ALL, other.people[IN_ALL].clone()));
        }
    }
    let title = format!(
        "A review of {} events, {} reviews beside it",
        play.revision, effort.beside
    );
    measure(&house, &play, &readers, &title, effort).await;
    house.close().await;
}

fn readers(play: &Play) -> Vec<(&'static str, Person)> {
    let reader = |handle| (handle, play.people[handle].clone());
    READERS.map(reader).to_vec()
}

async fn measure(
    house: &House,
    play: &Play,
    readers: &[(&str, Person)],
    title: &str,
    effort: Effort,
) {
    house.engine.caught_up().await.unwrap();
    let review = format!("/r/{}", play.name);
    let past = play.revision / 2;
    let pages = [
        "/".to_owned(),
        "/reviews".to_owned(),
        "/reviews.csv".to_owned(),
        "/reviews?at=2024-01-20".to_owned(),
        review.clone(),
        format!("{review}?at={past}"),
        format!("{review}/history"),
        format!("{review}/history?at={past}"),
        format!("{review}/history?at={past}&with=0"),
        format!("{review}/history.csv"),
        format!("{review}/matrix"),
        format!("{review}/people"),
        format!("{review}/documents"),
        format!("{review}/dossier"),
        format!("{review}/i/report/country/malawi"),
        format!("{review}/do/submit/report/country/malawi"),
        "/search?q=malawi".to_owned(),
        "/definitions".to_owned(),
        "/me".to_owned(),
        "/help".to_owned(),
        "/api/v1/reviews".to_owned(),
        format!("/api/v1/reviews/{}", play.name),
        format!("/api/v1/reviews/{}/history", play.name),
        "/api/v1/todo".to_owned(),
    ];
    let mut table = format!(
        "\n{title}; {} requests each.\n\n| Page | as | status | kB | first | p50 | p99 |\n|---|---|---|---|---|---|---|\n",
        effort.requests
    );
    for (reader, person) in readers {
        let cookie = house.session(person).await;
        let mut client = Client::connect(house.address, cookie).await;
        for page in &pages {
            table.push_str(&line(&mut client, page, reader, effort.requests).await);
        }
    }
    std::io::stdout().write_all(table.as_bytes()).unwrap();
}

/// A page, measured.
async fn line(client: &mut Client, page: &str, reader: &str, requests: usize) -> String {
    let begin = Instant::now();
    let (status, bytes) = client.get(page).await;
    let first = begin.elapsed();
    let mut times = Vec::with_capacity(requests);
    for _ in 0..requests {
        let begin = Instant::now();
        client.get(page).await;
        times.push(begin.elapsed());
    }
    times.sort_unstable();
    let part = |part: usize| times[(times.len() - 1) * part / 100];
    let kilobytes = bytes / 1000;
    format!(
        "| {page} | {reader} | {status} | {kilobytes} | {} | {} | {} |\n",
        shown(first),
        shown(part(50)),
        shown(part(99)),
    )
}

fn shown(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
