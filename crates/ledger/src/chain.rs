//! [`ChainVerifier`]: reads the leaves of a record one after the other and checks that nothing was altered, removed,
//! inserted or reordered.

use std::collections::{HashMap, HashSet};

use crate::{
    hash::{Hash, leaf_hash},
    hex,
    leaf::{LOG_CONTINUED, Leaf, LeafError, LeafTime},
    merkle::Tree,
};

/// A leaf at which the chain breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("leaf {position}: {broken}")]
pub struct ChainError {
    /// The number of leaves that hold before it, which is the position it should have.
    pub position: u64,
    /// The rule it breaks.
    pub broken: ChainRule,
}

/// A rule that binds a leaf to the leaves before it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChainRule {
    /// The leaf alone is not valid.
    #[error(transparent)]
    Leaf(#[from] LeafError),
    /// Positions are dense and begin at 0.
    #[error("it says it is at position {found}: leaves were removed, inserted or reordered")]
    Position {
        /// What the leaf says.
        found: u64,
    },
    /// `previous` is the hash of the leaf before.
    #[error(
        "`previous` is not the hash of the leaf before: one of the two was altered or replaced"
    )]
    Previous,
    /// `log` changes only in a leaf `log.continued` of the stream `log`.
    #[error("`log` differs from the leaf before: it comes from another log")]
    Log,
    /// Revisions of a stream are dense and begin at 0.
    #[error(
        "its stream is at revision {found}, {expected} is next: events of the stream were removed or inserted"
    )]
    Revision {
        /// The next revision of the stream.
        expected: u64,
        /// What the leaf says.
        found: u64,
    },
    /// `streamPrevious` is the hash of the stream's last leaf.
    #[error("`streamPrevious` is not the hash of the last leaf of its stream")]
    StreamPrevious,
    /// The time is never earlier than that of the leaf before.
    #[error("`time` is earlier than that of the leaf before")]
    Time,
    /// An id stands in one leaf only.
    #[error("`id` stands in an earlier leaf already")]
    Id,
}

/// A leaf that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedLeaf {
    /// What the bytes say.
    pub leaf: Leaf,
    /// The leaf hash of the bytes.
    pub hash: Hash,
}

/// The leaf that was read last.
struct Last {
    hash: Hash,
    log: String,
    time: LeafTime,
}

/// The last leaf of a stream.
struct StreamHead {
    revision: u64,
    hash: Hash,
}

/// Checks leaves in the order of their positions, from 0.
///
/// Keeps an entry for each stream and 16 bytes for each leaf (its id); the leaves themselves are not kept.
#[derive(Default)]
pub struct ChainVerifier {
    tree: Tree,
    last: Option<Last>,
    streams: HashMap<String, StreamHead>,
    ids: HashSet<u128>,
}

impl ChainVerifier {
    /// A verifier that has read nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Checks the next leaf, adds it to the tree and yields it. After an error the verifier is as before it.
    ///
    /// # Errors
    ///
    /// [`ChainError`] names the position and the first rule that is broken.
    pub fn push(&mut self, bytes: &[u8]) -> Result<VerifiedLeaf, ChainError> {
        let position = self.tree.size();
        let verified = self
            .check(bytes)
            .map_err(|broken| ChainError { position, broken })?;
        let VerifiedLeaf { leaf, hash } = &verified;
        self.tree.append(*hash);
        self.ids.insert(id_of(leaf));
        let head = StreamHead {
            revision: leaf.revision,
            hash: *hash,
        };
        self.streams.insert(leaf.stream.clone(), head);
        self.last = Some(Last {
            hash: *hash,
            log: leaf.log.clone(),
            time: leaf.time,
        });
        Ok(verified)
    }

    /// How many leaves hold so far.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.tree.size()
    }

    /// The leaf hash of the last leaf; [`Hash::ZERO`] before the first.
    #[must_use]
    pub fn last_hash(&self) -> Hash {
        self.last.as_ref().map_or(Hash::ZERO, |last| last.hash)
    }

    /// The number of leaves and the root of their tree: what a checkpoint says.
    #[must_use]
    pub fn finish(self) -> (u64, Hash) {
        (self.tree.size(), self.tree.root())
    }

    fn check(&self, bytes: &[u8]) -> Result<VerifiedLeaf, ChainRule> {
        let leaf = Leaf::parse(bytes)?;
        if leaf.position != self.tree.size() {
            return Err(ChainRule::Position {
                found: leaf.position,
            });
        }
        if leaf.previous != self.last_hash() {
            return Err(ChainRule::Previous);
        }
        if let Some(last) = &self.last {
            let may_change = leaf.event_type == LOG_CONTINUED && leaf.stream == "log";
            if leaf.log != last.log && !may_change {
                return Err(ChainRule::Log);
            }
            if leaf.time < last.time {
                return Err(ChainRule::Time);
            }
        }
        self.check_stream(&leaf)?;
        if self.ids.contains(&id_of(&leaf)) {
            return Err(ChainRule::Id);
        }
        Ok(VerifiedLeaf {
            leaf,
            hash: leaf_hash(bytes),
        })
    }

    fn check_stream(&self, leaf: &Leaf) -> Result<(), ChainRule> {
        let head = self.streams.get(&leaf.stream);
        let expected = head.map_or(0, |head| head.revision + 1);
        if leaf.revision != expected {
            return Err(ChainRule::Revision {
                expected,
                found: leaf.revision,
            });
        }
        if leaf.stream_previous != head.map(|head| head.hash) {
            return Err(ChainRule::StreamPrevious);
        }
        Ok(())
    }
}

/// The 128 bits of the id, without its dashes; the leaf was read, so it is a UUID.
fn id_of(leaf: &Leaf) -> u128 {
    leaf.id
        .bytes()
        .filter_map(hex::value)
        .fold(0, |id, digit| id << 4 | u128::from(digit))
}
