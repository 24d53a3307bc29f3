//! [`sequence`]: what becomes of a batch of appends. No input, no output.

use std::collections::{BTreeMap, HashMap, HashSet};

use ledger::{
    hash::{Hash, leaf_hash},
    leaf::LeafTime,
};

use crate::append::{AppendError, Appended, Checked, CheckedEvent, EventRule, Expected, Invalid};

#[cfg(test)]
mod tests;

/// Where the record ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    /// The origin of the log.
    pub(crate) origin: String,
    /// The number of leaves, which is the next position.
    pub(crate) size: u64,
    /// The hash of the last leaf; zeros before the first.
    pub(crate) last_hash: Hash,
    /// The time of the last leaf; 1970 before the first.
    pub(crate) last_time: LeafTime,
    /// The number of streams, of accepted commands and of claimed names.
    pub(crate) streams: u64,
    pub(crate) commands: u64,
    pub(crate) names: u64,
}

/// Where a stream ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StreamHead {
    pub(crate) sid: u64,
    pub(crate) revision: u64,
    pub(crate) last_hash: Hash,
}

/// An accepted command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KnownCommand {
    pub(crate) content: Hash,
    /// The first answer, with `duplicate` set.
    pub(crate) appended: Appended,
}

/// What the record knows of the commands, streams and names of a batch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// By actor and command id.
    pub(crate) commands: HashMap<(String, String), KnownCommand>,
    pub(crate) streams: HashMap<String, StreamHead>,
    pub(crate) names: HashSet<String>,
}

/// What is to be written, and what is to be answered once it is durable.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    /// One answer for each append of the batch, in its order.
    pub(crate) answers: Vec<Result<Appended, AppendError>>,
    /// Where the record ends then.
    pub(crate) head: Head,
    /// In the order of their sids.
    pub(crate) new_streams: Vec<StreamRow<'a>>,
    pub(crate) moved_streams: Vec<StreamRow<'a>>,
    pub(crate) leaves: Vec<LeafRow>,
    pub(crate) sections: Vec<SectionRow<'a>>,
    pub(crate) commands: Vec<CommandRow<'a>>,
    pub(crate) names: Vec<NameRow<'a>>,
}

/// A row of the table `stream`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StreamRow<'a> {
    pub(crate) name: &'a str,
    pub(crate) head: StreamHead,
}

/// A row of the table `leaf`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LeafRow {
    pub(crate) position: u64,
    pub(crate) sid: u64,
    pub(crate) revision: u64,
    pub(crate) leaf: Vec<u8>,
    pub(crate) hash: Hash,
}

/// A row of the table `section`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SectionRow<'a> {
    pub(crate) position: u64,
    pub(crate) index: u64,
    pub(crate) blob: &'a [u8],
}

/// A row of the table `command`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CommandRow<'a> {
    pub(crate) seq: u64,
    pub(crate) id: &'a str,
    pub(crate) actor: &'a str,
    pub(crate) content: Hash,
    pub(crate) sid: u64,
    pub(crate) appended: Appended,
}

/// A row of the table `name`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NameRow<'a> {
    pub(crate) seq: u64,
    pub(crate) name: &'a str,
    pub(crate) sid: u64,
}

/// Decides each append in order, as if those before it were already in the record: duplicate, id reused, conflict, name
/// taken, or accepted. Accepted events get their numbers, chains and times. `now` is never trusted to run forwards.
pub(crate) fn sequence<'a>(
    head: Head,
    known: Known,
    batch: &'a [Checked],
    now: LeafTime,
) -> Plan<'a> {
    let mut sequencer = Sequencer::new(head, known, now);
    for append in batch {
        let answer = sequencer.decide(append);
        sequencer.plan.answers.push(answer);
    }
    sequencer.finish()
}

struct Sequencer<'a> {
    now: LeafTime,
    known: Known,
    /// Streams before the batch: those with a higher sid are new.
    old_streams: u64,
    /// Streams that the batch touched, by sid.
    touched: BTreeMap<u64, StreamRow<'a>>,
    plan: Plan<'a>,
}

impl<'a> Sequencer<'a> {
    fn new(head: Head, known: Known, now: LeafTime) -> Self {
        Self {
            now,
            known,
            old_streams: head.streams,
            touched: BTreeMap::new(),
            plan: Plan {
                answers: Vec::new(),
                head,
                new_streams: Vec::new(),
                moved_streams: Vec::new(),
                leaves: Vec::new(),
                sections: Vec::new(),
                commands: Vec::new(),
                names: Vec::new(),
            },
        }
    }

    fn decide(&mut self, append: &'a Checked) -> Result<Appended, AppendError> {
        if let Some(command) = &append.command {
            let key = (command.actor.clone(), command.id.clone());
            match self.known.commands.get(&key) {
                Some(first) if first.content == command.content => return Ok(first.appended),
                Some(_) => return Err(AppendError::IdReused),
                None => {}
            }
        }
        let stream = self.known.streams.get(&append.stream).copied();
        let actual = stream.map(|stream| stream.revision);
        let met = match append.expected {
            Expected::None => actual.is_none(),
            Expected::Revision(revision) => actual == Some(revision),
            Expected::Any => true,
        };
        if !met {
            return Err(AppendError::Conflict { actual });
        }
        if append
            .claim
            .as_ref()
            .is_some_and(|name| self.known.names.contains(name))
        {
            return Err(AppendError::NameTaken);
        }
        self.accept(append, stream)
    }

    /// Numbers and chains the events. Nothing is taken into the plan before all of them are encoded.
    fn accept(
        &mut self,
        append: &'a Checked,
        stream: Option<StreamHead>,
    ) -> Result<Appended, AppendError> {
        let mut head = self.plan.head.clone();
        let sid = stream.map_or(head.streams + 1, |stream| stream.sid);
        let mut end = stream;
        let mut leaves = Vec::with_capacity(append.events.len());
        for (index, event) in append.events.iter().enumerate() {
            let row = self.place(event, &mut head, sid, &mut end);
            leaves.push(row.map_err(|broken| Invalid::Event { index, broken })?);
        }
        let (Some(first), Some(last), Some(end)) = (leaves.first(), leaves.last(), end) else {
            return Err(Invalid::Events(0).into());
        };
        let appended = Appended {
            first_position: first.position,
            last_position: last.position,
            first_revision: first.revision,
            last_revision: last.revision,
            duplicate: false,
        };
        head.streams = head.streams.max(sid);
        self.plan.head = head;
        self.plan.leaves.extend(leaves);
        self.take(append, appended, end);
        Ok(appended)
    }

    /// Completes one leaf, and moves the end of the record and of the stream behind it.
    fn place(
        &self,
        event: &CheckedEvent,
        head: &mut Head,
        sid: u64,
        end: &mut Option<StreamHead>,
    ) -> Result<LeafRow, EventRule> {
        let mut leaf = event.leaf.clone();
        leaf.log.clone_from(&head.origin);
        leaf.position = head.size;
        leaf.previous = head.last_hash;
        leaf.revision = end.map_or(0, |end| end.revision + 1);
        leaf.stream_previous = end.map(|end| end.last_hash);
        leaf.time = if event.discreet && head.size > 0 {
            head.last_time
        } else {
            self.now.max(head.last_time)
        };
        let bytes = leaf.to_bytes()?;
        let hash = leaf_hash(&bytes);
        head.size += 1;
        head.last_hash = hash;
        head.last_time = leaf.time;
        *end = Some(StreamHead {
            sid,
            revision: leaf.revision,
            last_hash: hash,
        });
        Ok(LeafRow {
            position: leaf.position,
            sid,
            revision: leaf.revision,
            leaf: bytes,
            hash,
        })
    }

    /// Takes the other rows of an accepted append into the plan, and remembers them for the appends after it.
    fn take(&mut self, append: &'a Checked, appended: Appended, end: StreamHead) {
        let Self {
            known,
            plan,
            touched,
            ..
        } = self;
        let sid = end.sid;
        known.streams.insert(append.stream.clone(), end);
        let name = append.stream.as_str();
        touched.insert(sid, StreamRow { name, head: end });
        for (event, position) in append.events.iter().zip(appended.first_position..) {
            let blobs = event.blobs.iter().zip(0..);
            plan.sections.extend(blobs.map(|(blob, index)| SectionRow {
                position,
                index,
                blob,
            }));
        }
        if let Some(command) = &append.command {
            plan.head.commands += 1;
            plan.commands.push(CommandRow {
                seq: plan.head.commands,
                id: &command.id,
                actor: &command.actor,
                content: command.content,
                sid,
                appended,
            });
            let first = KnownCommand {
                content: command.content,
                appended: Appended {
                    duplicate: true,
                    ..appended
                },
            };
            known
                .commands
                .insert((command.actor.clone(), command.id.clone()), first);
        }
        if let Some(name) = &append.claim {
            plan.head.names += 1;
            let seq = plan.head.names;
            plan.names.push(NameRow { seq, name, sid });
            known.names.insert(name.clone());
        }
    }

    fn finish(self) -> Plan<'a> {
        let Self {
            mut plan,
            touched,
            old_streams,
            ..
        } = self;
        let (old, new) = touched
            .into_values()
            .partition(|row| row.head.sid <= old_streams);
        plan.moved_streams = old;
        plan.new_streams = new;
        plan
    }
}
