//! Proofs: that a leaf is in a tree, and that a tree continues an older one.
//!
//! The hashes of a proof stand in the order of RFC 6962, from the leaf upwards. Verification follows RFC 9162,
//! sections 2.1.3.2 and 2.1.4.2, which fix the number of hashes: a longer or shorter proof is refused.

use super::root;
use crate::hash::{Hash, node_hash};

/// A proof that cannot be made, or does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The leaf is not within the tree.
    #[error("leaf {index} is not in a tree of {size} leaves")]
    Index {
        /// The index of the leaf, from 0.
        index: u64,
        /// The size of the tree.
        size: u64,
    },
    /// The older tree is larger than the newer.
    #[error("a tree of {size} leaves cannot continue one of {old_size}")]
    Sizes {
        /// The size of the older tree.
        old_size: u64,
        /// The size of the newer tree.
        size: u64,
    },
    /// Too many or too few hashes.
    #[error("the proof has {found} hashes, which is not the number that these sizes demand")]
    Length {
        /// The number of hashes.
        found: usize,
    },
    /// The hashes do not lead to the root.
    #[error("the proof does not lead to the root")]
    Root,
    /// The hashes do not lead to the root of the older tree.
    #[error("the proof does not lead to the root of the older tree")]
    OldRoot,
}

/// The hashes that lead from leaf `index` to the root of the tree over `leaves`.
///
/// # Errors
///
/// [`ProofError::Index`].
pub fn inclusion_proof(leaves: &[Hash], index: u64) -> Result<Vec<Hash>, ProofError> {
    let size = leaves.len() as u64;
    let at = usize::try_from(index).ok().filter(|&at| at < leaves.len());
    let mut at = at.ok_or(ProofError::Index { index, size })?;
    let (mut subtree, mut proof) = (leaves, Vec::new());
    while subtree.len() > 1 {
        let (left, right) = subtree.split_at(split(subtree.len()));
        if at < left.len() {
            proof.push(root(right));
            subtree = left;
        } else {
            proof.push(root(left));
            at -= left.len();
            subtree = right;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The hashes that show that the tree over `leaves` continues the tree over the first `old_size` of them.
///
/// # Errors
///
/// [`ProofError::Sizes`].
pub fn consistency_proof(leaves: &[Hash], old_size: u64) -> Result<Vec<Hash>, ProofError> {
    let size = leaves.len() as u64;
    let old = usize::try_from(old_size)
        .ok()
        .filter(|&old| old <= leaves.len());
    let mut old = old.ok_or(ProofError::Sizes { old_size, size })?;
    let (mut subtree, mut proof) = (leaves, Vec::new());
    if old == 0 {
        return Ok(proof);
    }
    // The verifier knows the root of the old tree, so it need not be told if that is a subtree.
    let mut known = true;
    while old < subtree.len() {
        let (left, right) = subtree.split_at(split(subtree.len()));
        if old <= left.len() {
            proof.push(root(right));
            subtree = left;
        } else {
            proof.push(root(left));
            old -= left.len();
            subtree = right;
            known = false;
        }
    }
    if !known {
        proof.push(root(subtree));
    }
    proof.reverse();
    Ok(proof)
}

/// The size of the left subtree: the largest power of two below `size`, which is at least 2.
fn split(size: usize) -> usize {
    size.next_power_of_two() / 2
}

/// Checks that `leaf` is the hash of leaf `index` in the tree of `size` leaves with this root.
///
/// # Errors
///
/// [`ProofError::Index`], [`ProofError::Length`], [`ProofError::Root`].
pub fn verify_inclusion(
    leaf: Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: Hash,
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::Index { index, size });
    }
    let length = ProofError::Length { found: proof.len() };
    let (mut node, mut last) = (index, size - 1);
    let mut hash = leaf;
    for &sibling in proof {
        if last == 0 {
            return Err(length);
        }
        if node & 1 == 1 || node == last {
            hash = node_hash(sibling, hash);
            climb_right_edge(&mut node, &mut last);
        } else {
            hash = node_hash(hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(length);
    }
    if hash == root {
        Ok(())
    } else {
        Err(ProofError::Root)
    }
}

/// Checks that the tree of `size` leaves with `root` continues the tree of `old_size` leaves with `old_root`.
///
/// # Errors
///
/// [`ProofError::Sizes`], [`ProofError::Length`], [`ProofError::Root`], [`ProofError::OldRoot`].
pub fn verify_consistency(
    old_size: u64,
    old_root: Hash,
    size: u64,
    root: Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    let length = ProofError::Length { found: proof.len() };
    if old_size > size {
        return Err(ProofError::Sizes { old_size, size });
    }
    if old_size == 0 || old_size == size {
        let expected = if old_size == 0 { Hash::of(b"") } else { root };
        return match proof {
            [] if old_root == expected => Ok(()),
            [] => Err(ProofError::OldRoot),
            _ => Err(length),
        };
    }
    let (mut node, mut last) = (old_size - 1, size - 1);
    // The full subtree at the right edge of the old tree is where both trees are climbed from.
    while node & 1 == 1 {
        node >>= 1;
        last >>= 1;
    }
    let (start, proof) = match proof {
        _ if old_size.is_power_of_two() => (old_root, proof),
        [start, rest @ ..] => (*start, rest),
        [] => return Err(length),
    };
    let (mut old_hash, mut hash) = (start, start);
    for &sibling in proof {
        if last == 0 {
            return Err(length);
        }
        if node & 1 == 1 || node == last {
            old_hash = node_hash(sibling, old_hash);
            hash = node_hash(sibling, hash);
            climb_right_edge(&mut node, &mut last);
        } else {
            hash = node_hash(hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    match (last, old_hash == old_root, hash == root) {
        (0, true, true) => Ok(()),
        (0, false, _) => Err(ProofError::OldRoot),
        (0, true, false) => Err(ProofError::Root),
        _ => Err(length),
    }
}

/// Skips the levels at which a node of the right edge has no sibling and is its own parent.
fn climb_right_edge(node: &mut u64, last: &mut u64) {
    while *node & 1 == 0 && *node != 0 {
        *node >>= 1;
        *last >>= 1;
    }
}
