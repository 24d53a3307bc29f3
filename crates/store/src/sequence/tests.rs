//! [`sequence`] against a model that scans a list of events.

use std::collections::HashMap;

use ledger::{
    chain::ChainVerifier,
    hash::Hash,
    leaf::{Leaf, LeafTime, SectionEntry},
};
use proptest::{collection::vec, prelude::*};

use super::*;
use crate::{
    append::{Append, CommandKey, NewEvent, check},
    contract::sample,
};

const ORIGIN: &str = "reviews.example.org/log/1";

fn time(seconds: i64) -> LeafTime {
    LeafTime::from_unix_seconds(seconds).unwrap()
}

/// How a leaf names the sections of an event.
fn entries(event: &NewEvent) -> Vec<SectionEntry> {
    let entries = event
        .sections
        .iter()
        .map(|section| SectionEntry::of(&section.name, &section.class, &section.blob).unwrap());
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    entries
}

/// An accepted append, as the model keeps it.
#[derive(Clone)]
struct Accepted {
    append: Append,
    appended: Appended,
}

/// The naive record: everything that was accepted, and the leaves.
#[derive(Default)]
struct Model {
    accepted: Vec<Accepted>,
    leaves: Vec<Leaf>,
    hashes: Vec<Hash>,
}

impl Model {
    fn revision(&self, stream: &str) -> Option<u64> {
        let of_stream = self.leaves.iter().filter(|leaf| leaf.stream == stream);
        (of_stream.count() as u64).checked_sub(1)
    }

    fn decide(&mut self, append: &Append, now: i64) -> Result<Appended, AppendError> {
        if let Some(command) = &append.command {
            let same = |key: &CommandKey| key.id == command.id && key.actor == command.actor;
            let first = self
                .accepted
                .iter()
                .find(|first| first.append.command.as_ref().is_some_and(same));
            if let Some(first) = first {
                let equal =
                    first.append.command.as_ref().map(|key| key.content) == Some(command.content);
                let again = Appended {
                    duplicate: true,
                    ..first.appended
                };
                return if equal {
                    Ok(again)
                } else {
                    Err(AppendError::IdReused)
                };
            }
        }
        let actual = self.revision(&append.stream);
        let met = match append.expected {
            Expected::None => actual.is_none(),
            Expected::Revision(revision) => actual == Some(revision),
            Expected::Any => true,
        };
        if !met {
            return Err(AppendError::Conflict { actual });
        }
        if append.claim.is_some()
            && self
                .accepted
                .iter()
                .any(|first| first.append.claim == append.claim)
        {
            return Err(AppendError::NameTaken);
        }
        Ok(self.accept(append, now))
    }

    fn accept(&mut self, append: &Append, now: i64) -> Appended {
        let first_position = self.leaves.len() as u64;
        let first_revision = self
            .revision(&append.stream)
            .map_or(0, |revision| revision + 1);
        let more = append.events.len() as u64 - 1;
        for event in &append.events {
            let leaf = self.leaf(&append.stream, event, now);
            self.hashes.push(leaf_hash(&leaf.to_bytes().unwrap()));
            self.leaves.push(leaf);
        }
        let appended = Appended {
            first_position,
            last_position: first_position + more,
            first_revision,
            last_revision: first_revision + more,
            duplicate: false,
        };
        let append = append.clone();
        self.accepted.push(Accepted { append, appended });
        appended
    }

    fn leaf(&self, stream: &str, event: &NewEvent, now: i64) -> Leaf {
        let last = self
            .leaves
            .last()
            .map_or(0, |leaf| leaf.time.unix_seconds());
        let keeps_time = event.discreet && !self.leaves.is_empty();
        let of_stream = self.leaves.iter().rposition(|leaf| leaf.stream == stream);
        Leaf {
            log: ORIGIN.to_owned(),
            position: self.leaves.len() as u64,
            previous: self.hashes.last().copied().unwrap_or(Hash::ZERO),
            stream: stream.to_owned(),
            revision: self.revision(stream).map_or(0, |revision| revision + 1),
            stream_previous: of_stream.map(|index| self.hashes[index]),
            id: event.id.clone(),
            event_type: event.event_type.clone(),
            schema: event.schema,
            time: time(if keeps_time { last } else { last.max(now) }),
            actor: event.actor.clone(),
            correlation: event.correlation.clone(),
            causation: event.causation.clone(),
            sections: entries(event),
            shreds: Vec::new(),
            erases: Vec::new(),
        }
    }

    /// The head and all that is known, as the database would give it.
    fn head_and_known(&self) -> (Head, Known) {
        let mut streams = HashMap::new();
        let mut sids = HashMap::new();
        for (leaf, hash) in self.leaves.iter().zip(&self.hashes) {
            let next = sids.len() as u64 + 1;
            let sid = *sids.entry(leaf.stream.clone()).or_insert(next);
            let head = StreamHead {
                sid,
                revision: leaf.revision,
                last_hash: *hash,
            };
            streams.insert(leaf.stream.clone(), head);
        }
        let commands = self.accepted.iter().filter_map(|accepted| {
            let command = accepted.append.command.clone()?;
            let appended = Appended {
                duplicate: true,
                ..accepted.appended
            };
            let content = command.content;
            Some((
                (command.actor, command.id),
                KnownCommand { content, appended },
            ))
        });
        let commands: HashMap<_, _> = commands.collect();
        let names: HashSet<_> = self
            .accepted
            .iter()
            .filter_map(|accepted| accepted.append.claim.clone())
            .collect();
        let head = Head {
            origin: ORIGIN.to_owned(),
            size: self.leaves.len() as u64,
            last_hash: self.hashes.last().copied().unwrap_or(Hash::ZERO),
            last_time: self.leaves.last().map_or(time(0), |leaf| leaf.time),
            streams: streams.len() as u64,
            commands: commands.len() as u64,
            names: names.len() as u64,
        };
        (
            head,
            Known {
                commands,
                streams,
                names,
            },
        )
    }
}

#[derive(Debug, Clone)]
struct Step {
    stream: u64,
    expected: Expected,
    count: u64,
    command: Option<(u64, bool)>,
    claim: Option<u64>,
    discreet: bool,
}

fn step() -> impl Strategy<Value = Step> {
    let expected = prop_oneof![
        2 => Just(Expected::None),
        2 => (0..4_u64).prop_map(Expected::Revision),
        3 => Just(Expected::Any),
    ];
    let command = prop::option::of((0..6_u64, prop::bool::weighted(0.8)));
    let claim = prop::option::weighted(0.3, 0..3_u64);
    (0..3_u64, expected, 1..4_u64, command, claim, any::<bool>()).prop_map(
        |(stream, expected, count, command, claim, discreet)| Step {
            stream,
            expected,
            count,
            command,
            claim: claim.filter(|_| expected == Expected::None),
            discreet,
        },
    )
}

fn append(step: &Step, number: u64) -> Append {
    let mut append = sample::events(
        &sample::stream(step.stream),
        step.expected,
        number * 10,
        step.count,
    );
    append.events[0].discreet = step.discreet;
    if let Some((command, same)) = step.command {
        append = append.with_command(sample::command(
            command,
            if same { "content" } else { "other" },
        ));
    }
    match step.claim {
        Some(name) => append.with_claim(&format!("name {name}")),
        None => append,
    }
}

proptest! {
    #[test]
    fn a_batch_is_decided_as_if_its_appends_came_one_by_one(
        batches in vec((vec(step(), 1..12), 0..100_i64), 1..6),
    ) {
        let (mut model, mut chain, mut number) = (Model::default(), ChainVerifier::new(), 0);
        for (steps, now) in batches {
            let appends: Vec<Append> = steps.iter().map(|step| { number += 1; append(step, number) }).collect();
            let checked: Vec<Checked> = appends.iter().map(|append| check(append.clone()).unwrap()).collect();
            let (head, known) = model.head_and_known();
            let plan = sequence(head.clone(), known, &checked, time(now));
            let expected: Vec<_> = appends.iter().map(|append| model.decide(append, now)).collect();
            prop_assert_eq!(&plan.answers, &expected);
            let leaves = &model.leaves[head.size as usize..];
            prop_assert_eq!(plan.leaves.len(), leaves.len());
            for (row, leaf) in plan.leaves.iter().zip(leaves) {
                prop_assert_eq!(&Leaf::parse(&row.leaf).unwrap(), leaf);
                prop_assert_eq!(chain.push(&row.leaf).unwrap().hash, row.hash);
            }
            check_rows(&plan, &head, &model)?;
        }
    }
}

/// The other rows of a plan lead from the state before to that after the batch.
fn check_rows(plan: &Plan<'_>, before: &Head, model: &Model) -> Result<(), TestCaseError> {
    let (head, known) = model.head_and_known();
    prop_assert_eq!(&plan.head, &head);
    let new: Vec<u64> = plan.new_streams.iter().map(|row| row.head.sid).collect();
    prop_assert_eq!(new, (before.streams + 1..=head.streams).collect::<Vec<_>>());
    for row in plan.new_streams.iter().chain(&plan.moved_streams) {
        prop_assert_eq!(known.streams.get(row.name), Some(&row.head));
    }
    let touched = model.leaves[before.size as usize..]
        .iter()
        .map(|leaf| leaf.stream.as_str());
    let touched: HashSet<&str> = touched.collect();
    prop_assert_eq!(
        plan.new_streams.len() + plan.moved_streams.len(),
        touched.len()
    );
    let sections: usize = model.leaves[before.size as usize..]
        .iter()
        .map(|leaf| leaf.sections.len())
        .sum();
    prop_assert_eq!(plan.sections.len(), sections);
    let ids = plan.sections.iter().map(|row| (row.position, row.index));
    prop_assert!(ids.is_sorted_by(|a, b| a < b));
    for row in &plan.sections {
        let leaf = &model.leaves[row.position as usize];
        prop_assert_eq!(leaf.sections[row.index as usize].sha256, Hash::of(row.blob));
    }
    prop_assert_eq!(plan.commands.len() as u64, head.commands - before.commands);
    for row in &plan.commands {
        let first = &known.commands[&(row.actor.to_owned(), row.id.to_owned())];
        prop_assert_eq!(
            (first.content, first.appended),
            (
                row.content,
                Appended {
                    duplicate: true,
                    ..row.appended
                }
            )
        );
    }
    prop_assert_eq!(plan.names.len() as u64, head.names - before.names);
    prop_assert!(plan.names.iter().all(|row| known.names.contains(row.name)));
    Ok(())
}

#[test]
fn a_discreet_event_tells_the_time_of_the_leaf_before_and_time_never_runs_back() {
    let mut model = Model::default();
    let mut times = Vec::new();
    for (number, now, discreet) in [
        (1, 50, true),
        (2, 70, true),
        (3, 80, false),
        (4, 60, false),
        (5, 90, true),
    ] {
        let mut append = sample::events("log", Expected::Any, number, 1);
        append.events[0].discreet = discreet;
        let (head, known) = model.head_and_known();
        let checked = [check(append.clone()).unwrap()];
        let plan = sequence(head, known, &checked, time(now));
        times.push(plan.head.last_time.unix_seconds());
        model.decide(&append, now).unwrap();
    }
    assert_eq!(times, [50, 50, 80, 80, 80]);
}
