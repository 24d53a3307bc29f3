//! The Merkle tree against the recursive definition of RFC 6962, and its proofs against every way to bend them.

use ledger::{
    hash::{Hash, leaf_hash, node_hash},
    merkle::{
        ProofError, Tree, consistency_proof, inclusion_proof, root, verify_consistency,
        verify_inclusion,
    },
};

const SIZES: u64 = 70;

fn leaves(count: u64) -> Vec<Hash> {
    (0..count)
        .map(|index| leaf_hash(&index.to_be_bytes()))
        .collect()
}

/// RFC 6962, section 2.1, word for word.
fn defined_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of(b""),
        [leaf] => *leaf,
        _ => {
            let mut split = 1;
            while split * 2 < leaves.len() {
                split *= 2;
            }
            node_hash(
                defined_root(&leaves[..split]),
                defined_root(&leaves[split..]),
            )
        }
    }
}

/// Proofs that differ in one hash, or have one too many or too few.
fn bent(proof: &[Hash]) -> Vec<Vec<Hash>> {
    let mut all = vec![
        [proof, &[Hash::ZERO]].concat(),
        [&[Hash::ZERO], proof].concat(),
    ];
    for at in 0..proof.len() {
        let mut flipped = proof.to_vec();
        flipped[at].0[at % 32] ^= 1;
        all.push(flipped);
        let mut shorter = proof.to_vec();
        shorter.remove(at);
        all.push(shorter);
    }
    all
}

#[test]
fn the_tree_grows_to_the_defined_root() {
    let mut tree = Tree::new();
    for size in 0..=300 {
        let leaves = leaves(size);
        assert_eq!(tree.size(), size);
        assert_eq!(tree.root(), defined_root(&leaves), "{size} leaves");
        assert_eq!(root(&leaves), tree.root());
        tree.append(leaf_hash(&size.to_be_bytes()));
    }
}

#[test]
fn inclusion_holds_for_every_leaf_of_every_size_and_for_no_bent_proof() {
    for size in 1..=SIZES {
        let leaves = leaves(size);
        let root = root(&leaves);
        for (index, &leaf) in (0..).zip(&leaves) {
            let proof = inclusion_proof(&leaves, index).unwrap();
            assert_eq!(
                verify_inclusion(leaf, index, size, &proof, root),
                Ok(()),
                "{index} in {size}"
            );
            assert_eq!(
                verify_inclusion(Hash::ZERO, index, size, &proof, root),
                Err(ProofError::Root)
            );
            assert_eq!(
                verify_inclusion(leaf, index, size, &proof, Hash::ZERO),
                Err(ProofError::Root)
            );
            for bent in bent(&proof) {
                assert!(
                    verify_inclusion(leaf, index, size, &bent, root).is_err(),
                    "{index} in {size}"
                );
            }
            for other in (0..size + 2).filter(|&other| other != index) {
                assert!(
                    verify_inclusion(leaf, other, size, &proof, root).is_err(),
                    "{index} as {other} in {size}"
                );
            }
        }
    }
}

#[test]
fn consistency_holds_for_every_pair_of_sizes_and_for_no_bent_proof() {
    for size in 0..=SIZES {
        let leaves = leaves(size);
        let root_of = |count: u64| root(&leaves[..usize::try_from(count).unwrap()]);
        let new_root = root_of(size);
        for old_size in 0..=size {
            let old_root = root_of(old_size);
            let proof = consistency_proof(&leaves, old_size).unwrap();
            let holds = verify_consistency(old_size, old_root, size, new_root, &proof);
            assert_eq!(holds, Ok(()), "{old_size} to {size}");
            assert!(verify_consistency(old_size, Hash::ZERO, size, new_root, &proof).is_err());
            // Only the empty tree is continued by any tree whatever.
            if old_size > 0 {
                assert!(verify_consistency(old_size, old_root, size, Hash::ZERO, &proof).is_err());
            }
            for bent in bent(&proof) {
                let holds = verify_consistency(old_size, old_root, size, new_root, &bent);
                assert!(holds.is_err(), "{old_size} to {size}");
            }
        }
    }
}

#[test]
fn a_forked_tree_does_not_continue_the_old_one() {
    let honest = leaves(20);
    for forked_at in 0..10 {
        let mut forked = honest.clone();
        forked[forked_at] = leaf_hash(b"another past");
        let proof = consistency_proof(&forked, 10).unwrap();
        let holds = verify_consistency(10, root(&honest[..10]), 20, root(&forked), &proof);
        assert_eq!(holds, Err(ProofError::OldRoot), "forked at {forked_at}");
    }
}

#[test]
fn impossible_questions_are_refused() {
    let three = leaves(3);
    assert_eq!(
        inclusion_proof(&three, 3),
        Err(ProofError::Index { index: 3, size: 3 })
    );
    assert_eq!(
        inclusion_proof(&[], 0),
        Err(ProofError::Index { index: 0, size: 0 })
    );
    assert_eq!(
        consistency_proof(&three, 4),
        Err(ProofError::Sizes {
            old_size: 4,
            size: 3
        })
    );
    assert_eq!(
        verify_inclusion(three[0], 0, 0, &[], three[0]),
        Err(ProofError::Index { index: 0, size: 0 })
    );
    assert_eq!(
        verify_consistency(4, three[0], 3, three[0], &[]),
        Err(ProofError::Sizes {
            old_size: 4,
            size: 3
        })
    );
    assert_eq!(
        verify_consistency(2, three[0], 3, three[0], &[]),
        Err(ProofError::Length { found: 0 })
    );
    assert_eq!(
        verify_consistency(3, three[0], 5, three[0], &[]),
        Err(ProofError::Length { found: 0 })
    );
    // Sizes near the end of the numbers neither panic nor hold.
    for size in [1 << 63, u64::MAX] {
        assert!(verify_inclusion(three[0], size - 1, size, &three, three[1]).is_err());
        assert!(verify_inclusion(three[0], 0, size, &[three[0]; 100], three[1]).is_err());
        assert!(verify_consistency(1 << 63, three[0], size, three[1], &[three[0]; 100]).is_err());
        assert!(verify_consistency(size - 1, three[0], size, three[1], &three).is_err());
    }
}
