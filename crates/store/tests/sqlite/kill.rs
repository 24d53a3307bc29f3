//! Killed with SIGKILL under load, the store loses nothing that it told.

use std::{
    env,
    io::{BufRead as _, BufReader, Write as _},
    process::{Command, Stdio},
};

use store::{Config, contract::kill};
use tempfile::TempDir;

use crate::place::config;

/// Children killed one after the other on one record, and such records if `REMIT_LONG` is set.
const KILLS: u64 = 20;
const RECORDS_LONG: u64 = 10;

/// Answers that a child gives before it is killed, at most.
const MOST_ANSWERS: u64 = 250;

const FOLDER: &str = "REMIT_KILL_FOLDER";
const RUN: &str = "REMIT_KILL_RUN";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the child process of the test below"]
async fn child() {
    let folder = env::var_os(FOLDER).expect("started by the test below");
    let run = env::var(RUN).unwrap().parse().unwrap();
    let place = Config {
        folder: folder.into(),
        ..config(&TempDir::new().unwrap(), "")
    };
    kill::load(place, run, |line| {
        // In one piece, so that a kill cuts at most the last line.
        std::io::stdout()
            .lock()
            .write_all(format!("told {line}\n").as_bytes())
            .unwrap();
    })
    .await;
}

/// Starts a child on the folder, kills it after some answers, and gives all the answers that came.
fn killed(place: &Config, run: u64, answers: u64) -> Vec<String> {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "kill::child", "--ignored", "--nocapture"])
        .env(FOLDER, &place.folder)
        .env(RUN, run.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let (mut told, mut line) = (Vec::new(), String::new());
    while output.read_line(&mut line).unwrap() > 0 {
        if let Some(answer) = line
            .strip_prefix("told ")
            .and_then(|answer| answer.strip_suffix('\n'))
        {
            told.push(answer.to_owned());
        }
        if told.len() as u64 >= answers {
            child.kill().unwrap();
        }
        line.clear();
    }
    assert!(
        !child.wait().unwrap().success(),
        "the child ended by itself"
    );
    told
}

#[test]
fn kill_loses_nothing_that_was_told() {
    let folder = TempDir::new().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let records = if env::var_os("REMIT_LONG").is_some() {
        RECORDS_LONG
    } else {
        1
    };
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for record in 0..records {
        let place = config(&folder, &record.to_string());
        let (mut told, mut size) = (Vec::new(), 0);
        for run in 1..=KILLS {
            // Xorshift: another moment each time; the first children are killed while they create the files.
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let answers = if run <= 3 { 0 } else { random % MOST_ANSWERS };
            told.extend(killed(&place, run, answers));
            let grown = runtime.block_on(kill::check(place.clone(), &told));
            assert!(grown >= size, "the record shrank from {size} to {grown}");
            size = grown;
        }
        assert!(told.len() as u64 > KILLS, "{} answers", told.len());
    }
}
