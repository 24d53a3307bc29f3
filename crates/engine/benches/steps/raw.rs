//! The raw limit: what a round of steps left in the record, written again by plain SQL.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use store::{
    contract::raw_limit::{RawLimit, RawStep},
    read::{Page, Recorded},
};

use crate::{durable::Measured, house::House, machine};

/// Steps that are written again, at most.
const STEPS_MAX: usize = 20_000;

/// Bytes between two checkpoints, as the writer has it.
const CHECKPOINT_BYTES: usize = 64 << 20;

/// The steps in the record from a position on, with the very bytes they left.
pub(crate) async fn steps(house: &House, mut from: u64) -> Vec<RawStep> {
    let store = house.engine.store();
    let mut steps: Vec<RawStep> = Vec::new();
    let mut streams = BTreeMap::new();
    while steps.len() < STEPS_MAX {
        let page = Page {
            largest_blob: u64::MAX,
            ..Page::default()
        };
        let page = store.read_all(from, page).await.unwrap();
        let Some(last) = page.last() else { break };
        from = last.position + 1;
        for event in page {
            add(&mut steps, &mut streams, event);
        }
    }
    steps
}

fn add(steps: &mut Vec<RawStep>, streams: &mut BTreeMap<String, u64>, event: Recorded) {
    let leaf = event.parse().unwrap();
    let Some(command) = leaf.correlation else {
        return;
    };
    if let Some(last) = steps.last_mut()
        && last.command == command
    {
        last.events.push(event);
        return;
    }
    let next = streams.len() as u64 + 1;
    steps.push(RawStep {
        seq: steps.len() as u64 + 1,
        sid: *streams.entry(event.stream.clone()).or_insert(next),
        actor: leaf.actor,
        command,
        content: event.hash,
        events: vec![event],
    });
}

/// Writes the steps again, as many in each transaction as there were callers.
pub(crate) async fn measure(steps: Vec<RawStep>, batch: usize, time: Duration) -> Measured {
    let folder = machine::folder();
    let mut raw = RawLimit::create(&folder.path().join("raw.db")).await;
    let (begin, processor) = (Instant::now(), machine::processor_time());
    let (mut waits, mut written, mut bytes) = (Vec::new(), 0, 0);
    for batch in steps.chunks(batch) {
        let begun = Instant::now();
        raw.commit(batch).await;
        waits.push(begun.elapsed());
        written += batch.len();
        bytes += batch.iter().map(size).sum::<usize>();
        if bytes > CHECKPOINT_BYTES {
            raw.checkpoint().await;
            bytes = 0;
        }
        if begin.elapsed() > time {
            break;
        }
    }
    let rate = written as f64 / begin.elapsed().as_secs_f64();
    let processor = (machine::processor_time() - processor).div_f64(written as f64);
    raw.close().await;
    waits.sort_unstable();
    Measured {
        rate,
        waits,
        processor,
    }
}

fn size(step: &RawStep) -> usize {
    let sections = step.events.iter().flat_map(|event| &event.sections);
    sections.flatten().map(Vec::len).sum()
}
