//! The demonstration, killed at random moments and run again on the same data: nothing is lost, nothing is doubled.
#![expect(
    clippy::disallowed_methods,
    reason = "how long an undisturbed run takes decides when others are killed"
)]

use std::{
    collections::hash_map::RandomState,
    env,
    hash::BuildHasher as _,
    io::Read as _,
    process::Stdio,
    sync::mpsc::{RecvTimeoutError, sync_channel},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value as Json;

use crate::console::Console;

/// Kills in all, with SIGKILL.
const KILLS: u32 = 50;

/// Kills in all, where there is time: `REMIT_LONG` is set.
const KILLS_LONG: u32 = 300;

/// Numbers that look random (SplitMix64).
struct Dice(u64);

impl Dice {
    /// Of the variable `REMIT_SEED`, or new.
    fn thrown() -> Self {
        let seed = env::var("REMIT_SEED").ok();
        let seed = seed.and_then(|seed| seed.parse().ok());
        Self(seed.unwrap_or_else(|| RandomState::new().hash_one(0_u8)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn up_to(&mut self, longest: Duration) -> Duration {
        let micros = u64::try_from(longest.as_micros()).unwrap().max(1);
        Duration::from_micros(self.next() % micros)
    }
}

/// Runs the demonstration and kills it after a time. What it had said until then; nothing if it was done before.
fn killed(console: &Console, after: Duration) -> Option<String> {
    let data = console.data();
    let mut child = console
        .command(&["demo", "--json", "--data", data.to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let (done, ended) = sync_channel(1);
    let reader = thread::spawn(move || {
        let mut said = String::new();
        out.read_to_string(&mut said).unwrap();
        done.send(()).unwrap_or_default();
        said
    });
    let is_running = ended.recv_timeout(after) == Err(RecvTimeoutError::Timeout);
    if is_running {
        child.kill().unwrap();
    }
    let status = child.wait().unwrap();
    let said = reader.join().unwrap();
    if status.success() {
        return None;
    }
    assert!(is_running, "the demonstration failed by itself: {said}");
    Some(said)
}

/// Runs the demonstration to its end; the number of events and of commands of its review.
fn finished(console: &Console) -> (u64, u64) {
    let data = console.data().to_str().unwrap().to_owned();
    let said = console.done(&["demo", "--json", "--data", &data]);
    let lines: Vec<Json> = said
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let replayed = lines
        .iter()
        .find(|line| line.get("equal").is_some())
        .unwrap();
    assert_eq!(replayed["equal"], true, "{replayed}");
    let verified = lines
        .iter()
        .find(|line| line.get("verified").is_some())
        .unwrap();
    assert_eq!(verified["verified"], true, "{verified}");
    let number = |key: &str| replayed[key].as_u64().unwrap();
    (number("events"), number("commands"))
}

/// How many steps a run has said were accepted, and how many moves it has found made.
fn progress(said: &str) -> (u64, Option<u64>) {
    // The last line may be cut off by the kill.
    let lines = said
        .lines()
        .filter_map(|line| serde_json::from_str::<Json>(line).ok());
    let lines: Vec<Json> = lines.collect();
    let accepted = lines
        .iter()
        .filter_map(|line| line["accepted"].as_u64())
        .sum();
    (
        accepted,
        lines.iter().find_map(|line| line["made_before"].as_u64()),
    )
}

#[test]
fn a_killed_demonstration_goes_on_where_it_was() {
    let begun = Instant::now();
    let expected = finished(&Console::new());
    // Its end, where the review is replayed, needs fewer kills than its steps.
    let longest = begun.elapsed().mul_f64(0.7);
    let mut dice = Dice::thrown();
    println!("to try this again: REMIT_SEED={}", dice.0);
    let wanted = if env::var_os("REMIT_LONG").is_some() {
        KILLS_LONG
    } else {
        KILLS
    };
    let (mut kills, mut runs, mut folders) = (0, 0, 0);
    while kills < wanted {
        let console = Console::new();
        let mut known = 0;
        folders += 1;
        while kills < wanted {
            runs += 1;
            let Some(said) = killed(&console, dice.up_to(longest)) else {
                break;
            };
            kills += 1;
            let (accepted, found) = progress(&said);
            // What was said to be accepted before an earlier kill is in the record.
            assert!(
                found.is_none_or(|found| found >= known),
                "{known} steps were accepted: {said}"
            );
            known += accepted;
        }
        assert_eq!(finished(&console), expected, "after {kills} kills");
    }
    println!("{kills} kills in {runs} runs on {folders} data folders");
}
