//! Any sequence of appends and reads gives what a list of events would give.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use proptest::{collection::vec, prelude::*, test_runner::TestRunner};

use super::{
    Backend, Running,
    sample::{events, stream},
};
use crate::{
    append::{AppendError, Expected},
    clock::Clock,
    read::{Page, Recorded},
    store::Config,
};

/// Streams that the steps use.
const STREAMS: u64 = 3;

#[derive(Debug, Clone)]
enum Step {
    Append {
        stream: u64,
        expected: Expected,
        count: u64,
        later: i64,
        discreet: bool,
    },
    ReadAll {
        from: u64,
        limit: u32,
    },
    ReadStream {
        stream: u64,
        from: u64,
        limit: u32,
    },
    At {
        time: i64,
    },
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let expected = prop_oneof![
        Just(Expected::None),
        (0..6_u64).prop_map(Expected::Revision),
        Just(Expected::Any),
        Just(Expected::Any),
    ];
    prop_oneof![
        8 => (0..STREAMS, expected, 1..4_u64, -3..10_i64, any::<bool>()).prop_map(
            |(stream, expected, count, later, discreet)| Step::Append { stream, expected, count, later, discreet }),
        2 => (0..40_u64, 0..20_u32).prop_map(|(from, limit)| Step::ReadAll { from, limit }),
        2 => (0..STREAMS, 0..12_u64, 0..10_u32).prop_map(
            |(stream, from, limit)| Step::ReadStream { stream, from, limit }),
        2 => (-5..120_i64).prop_map(|time| Step::At { time }),
        1 => Just(Step::Reopen),
    ]
}

/// An event as the list keeps it.
struct Listed {
    stream: u64,
    revision: u64,
    id: String,
    time: i64,
}

/// The list, the clock that the store reads, and the number of the next event.
struct Model {
    events: Vec<Listed>,
    clock: Arc<AtomicI64>,
    number: u64,
}

/// Runs random steps against the store and a list. Uses a runtime of its own.
pub fn any_steps_behave_like_a_list(backend: &Backend) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut runner = TestRunner::new(ProptestConfig::with_cases(24));
    let outcome = runner.run(&vec(step(), 1..40), |steps| {
        runtime.block_on(async {
            let clock = Arc::new(AtomicI64::new(0));
            let now = Arc::clone(&clock);
            let config = Config {
                clock: Clock::new(move || now.load(Ordering::SeqCst)),
                ..(backend.fresh)()
            };
            let mut model = Model {
                events: Vec::new(),
                clock,
                number: 0,
            };
            let mut running = Running::start(config.clone()).await;
            for step in steps {
                if matches!(step, Step::Reopen) {
                    running.stop().await;
                    running = Running::start(config.clone()).await;
                } else {
                    model.check(&running, step).await?;
                }
            }
            let verified = running.store.verify(|_| {}).await;
            prop_assert!(verified.is_ok(), "{:?}", verified);
            running.stop().await;
            Ok(())
        })
    });
    outcome.unwrap();
}

impl Model {
    async fn check(&mut self, running: &Running, step: Step) -> Result<(), TestCaseError> {
        let store = &running.store;
        match step {
            Step::Append {
                stream: number,
                expected,
                count,
                later,
                discreet,
            } => {
                self.clock.fetch_add(later, Ordering::SeqCst);
                let mut append = events(&stream(number), expected, self.number, count);
                self.number += count;
                append.events[0].discreet = discreet;
                let ids: Vec<String> = append.events.iter().map(|event| event.id.clone()).collect();
                let outcome = store.append(append).await;
                let outcome = outcome.map(|appended| appended.first_position);
                prop_assert_eq!(outcome, self.append(number, expected, ids, discreet));
            }
            Step::ReadAll { from, limit } => {
                let page = Page {
                    events: limit,
                    ..Page::default()
                };
                let read = store.read_all(from, page).await.unwrap();
                let expected = (0..)
                    .zip(&self.events)
                    .skip(from as usize)
                    .take(limit as usize);
                same(&read, expected.collect())?;
            }
            Step::ReadStream {
                stream: number,
                from,
                limit,
            } => {
                let page = Page {
                    events: limit,
                    ..Page::default()
                };
                let read = store
                    .read_stream(&stream(number), from, page)
                    .await
                    .unwrap();
                let of_stream = (0..)
                    .zip(&self.events)
                    .filter(|(_, event)| event.stream == number);
                same(
                    &read,
                    of_stream.skip(from as usize).take(limit as usize).collect(),
                )?;
            }
            Step::At { time } => {
                let expected = self.events.iter().rposition(|event| event.time <= time);
                prop_assert_eq!(
                    store.position_at(time).await.unwrap(),
                    expected.map(|index| index as u64)
                );
            }
            Step::Reopen => {}
        }
        Ok(())
    }

    fn append(
        &mut self,
        stream: u64,
        expected: Expected,
        ids: Vec<String>,
        discreet: bool,
    ) -> Result<u64, AppendError> {
        let of_stream = self
            .events
            .iter()
            .filter(|event| event.stream == stream)
            .count() as u64;
        let actual = of_stream.checked_sub(1);
        let met = match expected {
            Expected::None => actual.is_none(),
            Expected::Revision(revision) => actual == Some(revision),
            Expected::Any => true,
        };
        if !met {
            return Err(AppendError::Conflict { actual });
        }
        let first = self.events.len() as u64;
        for (id, index) in ids.into_iter().zip(0..) {
            let last = self.events.last().map(|event| event.time);
            let now = self.clock.load(Ordering::SeqCst).max(0);
            let time = match last {
                Some(last) if discreet && index == 0 => last,
                last => now.max(last.unwrap_or(0)),
            };
            self.events.push(Listed {
                stream,
                revision: of_stream + index,
                id,
                time,
            });
        }
        Ok(first)
    }
}

fn same(read: &[Recorded], expected: Vec<(u64, &Listed)>) -> Result<(), TestCaseError> {
    prop_assert_eq!(read.len(), expected.len());
    for (recorded, (position, listed)) in read.iter().zip(expected) {
        let leaf = recorded.parse().unwrap();
        prop_assert_eq!(
            (recorded.position, recorded.revision),
            (position, listed.revision)
        );
        prop_assert_eq!(&recorded.stream, &stream(listed.stream));
        prop_assert_eq!(
            (&leaf.id, leaf.time.unix_seconds()),
            (&listed.id, listed.time)
        );
    }
    Ok(())
}
