//! Computes the record's derived tables again, from the leaves and their open sections.

use std::collections::HashMap;

use ledger::{
    chain::VerifiedLeaf,
    hash::Hash,
    leaf::{Leaf, LeafTime},
    section::read_open_section,
};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    append::{CLAIM_SECTION, COMMAND_SECTION},
    sqlite::audit::Cell,
};

/// What the tables must hold after the leaves so far.
#[derive(Default)]
pub(super) struct Recomputed {
    streams: Vec<Stream>,
    /// Index into `streams` by name.
    by_name: HashMap<String, usize>,
    /// The command whose events are being read.
    open: Option<Command>,
    commands: i64,
    names: i64,
    command_rows: Vec<Vec<Cell>>,
    name_rows: Vec<Vec<Cell>>,
    last: Option<Last>,
}

struct Stream {
    name: String,
    revision: u64,
    hash: Hash,
}

struct Command {
    id: String,
    content: Hash,
    actor: String,
    stream: String,
    revisions: (u64, u64),
    positions: (u64, u64),
}

struct Last {
    position: u64,
    hash: Hash,
    log: String,
    time: LeafTime,
}

impl Recomputed {
    /// Takes a leaf, and gives its row.
    pub(super) fn leaf_row(&mut self, verified: &VerifiedLeaf, bytes: &[u8]) -> Vec<Cell> {
        let VerifiedLeaf { leaf, hash } = verified;
        let next = self.streams.len();
        let index = *self.by_name.entry(leaf.stream.clone()).or_insert(next);
        let stream = Stream {
            name: leaf.stream.clone(),
            revision: leaf.revision,
            hash: *hash,
        };
        if index == next {
            self.streams.push(stream);
        } else {
            self.streams[index] = stream;
        }
        self.last = Some(Last {
            position: leaf.position,
            hash: *hash,
            log: leaf.log.clone(),
            time: leaf.time,
        });
        vec![
            number(leaf.position),
            sid(index),
            number(leaf.revision),
            Cell::Bytes(bytes.to_vec()),
            bytes_of(*hash),
        ]
    }

    /// Learns which command a leaf belongs to, and which name it claims. Must be called for each leaf in order.
    pub(super) fn learn(
        &mut self,
        leaf: &Leaf,
        command: Option<&[u8]>,
        claim: Option<&[u8]>,
    ) -> Result<(), String> {
        let ends = |open: &Command| {
            leaf.stream != open.stream || leaf.correlation.as_ref() != Some(&open.id)
        };
        let has_command = leaf
            .sections
            .iter()
            .any(|entry| entry.name == COMMAND_SECTION);
        if has_command || self.open.as_ref().is_some_and(ends) {
            self.end_command();
        }
        if let Some(open) = &mut self.open {
            open.revisions.1 = leaf.revision;
            open.positions.1 = leaf.position;
        }
        let wrong = |section: &str| format!("section `{section}` does not say what it must");
        if let Some(blob) = command {
            let says = read_open_section(blob).map_err(|error| error.to_string())?;
            self.open = Some(command_of(leaf, &says).ok_or_else(|| wrong(COMMAND_SECTION))?);
        }
        if let Some(blob) = claim {
            let says = read_open_section(blob).map_err(|error| error.to_string())?;
            let name = says["name"].as_str().ok_or_else(|| wrong(CLAIM_SECTION))?;
            self.names += 1;
            self.name_rows.push(vec![
                Cell::Integer(self.names),
                text(name),
                sid(self.by_name[&leaf.stream]),
            ]);
        }
        Ok(())
    }

    /// The events of the open command are complete.
    pub(super) fn end_command(&mut self) {
        let Some(command) = self.open.take() else {
            return;
        };
        self.commands += 1;
        let id = Uuid::try_parse(&command.id).map(Uuid::into_bytes);
        self.command_rows.push(vec![
            Cell::Integer(self.commands),
            Cell::Bytes(id.map_or_else(|_| command.id.clone().into_bytes(), Vec::from)),
            text(&command.actor),
            bytes_of(command.content),
            sid(self.by_name[&command.stream]),
            number(command.revisions.0),
            number(command.revisions.1),
            number(command.positions.0),
            number(command.positions.1),
        ]);
    }

    /// The rows of completed commands and of claimed names since the last call.
    pub(super) fn take_rows(&mut self) -> (Vec<Vec<Cell>>, Vec<Vec<Cell>>) {
        (
            std::mem::take(&mut self.command_rows),
            std::mem::take(&mut self.name_rows),
        )
    }

    /// The rows of the streams.
    pub(super) fn stream_rows(&self) -> Vec<Vec<Cell>> {
        let rows = self.streams.iter().enumerate().map(|(index, stream)| {
            vec![
                sid(index),
                text(&stream.name),
                number(stream.revision),
                bytes_of(stream.hash),
            ]
        });
        rows.collect()
    }

    /// The row of the head. Without leaves there is nothing to compare its origin with, so that is taken as `found`.
    pub(super) fn head_row(&self, found: Option<&Vec<Cell>>) -> Vec<Cell> {
        let origin = found.and_then(|found| found.get(1)).cloned();
        let empty = (origin.unwrap_or_else(|| text("")), 0, Hash::ZERO, 0);
        let (origin, size, hash, time) = self.last.as_ref().map_or(empty, |last| {
            (
                text(&last.log),
                last.position + 1,
                last.hash,
                last.time.unix_seconds(),
            )
        });
        vec![
            Cell::Integer(1),
            origin,
            number(size),
            bytes_of(hash),
            Cell::Integer(time),
        ]
    }
}

fn command_of(leaf: &Leaf, says: &Value) -> Option<Command> {
    let id = says["id"].as_str()?;
    let content = says["content"].as_str()?.parse().ok()?;
    (leaf.correlation.as_deref() == Some(id)).then(|| Command {
        id: id.to_owned(),
        content,
        actor: leaf.actor.clone(),
        stream: leaf.stream.clone(),
        revisions: (leaf.revision, leaf.revision),
        positions: (leaf.position, leaf.position),
    })
}

/// Streams are numbered from 1, in the order of their first leaves.
fn sid(index: usize) -> Cell {
    number(index as u64 + 1)
}

fn number(number: u64) -> Cell {
    Cell::Integer(number.cast_signed())
}

fn text(text: &str) -> Cell {
    Cell::Bytes(text.as_bytes().to_vec())
}

fn bytes_of(hash: Hash) -> Cell {
    Cell::Bytes(hash.0.to_vec())
}
