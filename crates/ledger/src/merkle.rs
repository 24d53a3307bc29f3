//! The Merkle tree over the leaf hashes (RFC 6962, section 2.1).
//!
//! The tree of *n* leaves splits at the largest power of two below *n*; the root of no leaves is the SHA-256 of nothing.
//! Where the tree grows only at its right edge, everything left of it is made of full subtrees, which never change: a
//! [`Tree`] keeps the roots of those alone.

mod proof;

pub use proof::{
    ProofError, consistency_proof, inclusion_proof, verify_consistency, verify_inclusion,
};

use crate::hash::{Hash, node_hash};

/// A growing tree: its size, and the roots of the full subtrees it is made of, at most 64.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    size: u64,
    /// From the left, the largest first; one for each binary digit 1 of the size.
    subtrees: Vec<Hash>,
}

impl Tree {
    /// A tree without leaves.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the hash of the next leaf.
    pub fn append(&mut self, leaf: Hash) {
        // Like carrying in a binary count: each trailing digit 1 is a full subtree that the new one completes.
        let mut carried = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.subtrees.pop() {
                carried = node_hash(left, carried);
            }
        }
        self.subtrees.push(carried);
        self.size += 1;
    }

    /// How many leaves were added.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree as it is now.
    #[must_use]
    pub fn root(&self) -> Hash {
        let from_the_right = self.subtrees.iter().rev().copied();
        from_the_right
            .reduce(|right, left| node_hash(left, right))
            .unwrap_or_else(|| Hash::of(b""))
    }
}

/// The root of the tree over all these leaf hashes.
#[must_use]
pub fn root(leaves: &[Hash]) -> Hash {
    let mut tree = Tree::new();
    leaves.iter().for_each(|&leaf| tree.append(leaf));
    tree.root()
}
