//! Whoever has the leaves finds every alteration, removal, insertion and reordering.

use ledger::{
    chain::{ChainError, ChainRule, ChainVerifier},
    hash::Hash,
    leaf::{Leaf, LeafTime},
    merkle,
};
use proptest::{collection::vec, prelude::*};

use crate::sample::{first_leaf, hash_of, id, record};

const A: &str = "review:0193a000-0000-7000-8000-00000000000a";
const B: &str = "review:0193a000-0000-7000-8000-00000000000b";

fn verify(leaves: impl IntoIterator<Item = Vec<u8>>) -> Result<(u64, Hash), ChainError> {
    let mut verifier = ChainVerifier::new();
    for bytes in leaves {
        verifier.push(&bytes)?;
    }
    Ok(verifier.finish())
}

fn bytes(leaves: &[Leaf]) -> Vec<Vec<u8>> {
    leaves.iter().map(|leaf| leaf.to_bytes().unwrap()).collect()
}

#[test]
fn an_honest_record_holds_and_yields_its_leaves_and_root() {
    let leaves = record(&["log", A, A, B, "log", A]);
    let mut verifier = ChainVerifier::new();
    for leaf in &leaves {
        let verified = verifier.push(&leaf.to_bytes().unwrap()).unwrap();
        assert_eq!(verified.leaf, *leaf);
        assert_eq!(verified.hash, hash_of(leaf));
        assert_eq!(verifier.last_hash(), hash_of(leaf));
    }
    assert_eq!(verifier.size(), 6);
    let hashes: Vec<Hash> = leaves.iter().map(hash_of).collect();
    assert_eq!(verifier.finish(), (6, merkle::root(&hashes)));
    assert_eq!(verify([]), Ok((0, Hash::of(b""))));
}

/// Changes the last leaf of `log A A B` and says what is found.
fn broken(change: impl FnOnce(&mut Leaf)) -> String {
    let mut leaves = record(&["log", A, A, B]);
    change(&mut leaves[3]);
    verify(bytes(&leaves)).unwrap_err().to_string()
}

#[test]
fn a_broken_rule_is_named_with_its_position() {
    let time = |seconds| LeafTime::from_unix_seconds(seconds).unwrap();
    let found = [
        broken(|leaf| leaf.position = 4),
        broken(|leaf| leaf.previous = Hash([1; 32])),
        broken(|leaf| leaf.log = "reviews.example.org/log/2".to_owned()),
        broken(|leaf| leaf.time = time(1_795_435_201)),
        broken(|leaf| (leaf.revision, leaf.stream_previous) = (1, Some(Hash([1; 32])))),
        broken(|leaf| leaf.stream = A.to_owned()),
        broken(|leaf| {
            leaf.stream = A.to_owned();
            (leaf.revision, leaf.stream_previous) = (2, Some(Hash([1; 32])));
        }),
        broken(|leaf| leaf.id = id(1)),
    ];
    let expected = [
        "leaf 3: it says it is at position 4: leaves were removed, inserted or reordered",
        "leaf 3: `previous` is not the hash of the leaf before: one of the two was altered or replaced",
        "leaf 3: `log` differs from the leaf before: it comes from another log",
        "leaf 3: `time` is earlier than that of the leaf before",
        "leaf 3: its stream is at revision 1, 0 is next: events of the stream were removed or inserted",
        "leaf 3: its stream is at revision 0, 2 is next: events of the stream were removed or inserted",
        "leaf 3: `streamPrevious` is not the hash of the last leaf of its stream",
        "leaf 3: `id` stands in an earlier leaf already",
    ];
    assert_eq!(found, expected);
    assert_eq!(
        verify([b"{}".to_vec()]).unwrap_err().to_string(),
        "leaf 0: field `v` is missing"
    );
}

#[test]
fn an_equal_time_holds() {
    let mut leaves = record(&["log", A]);
    leaves[1].time = leaves[0].time;
    assert!(verify(bytes(&leaves)).is_ok());
}

#[test]
fn a_refused_leaf_leaves_no_trace() {
    let leaves = bytes(&record(&["log", A, B]));
    let mut verifier = ChainVerifier::new();
    verifier.push(&leaves[0]).unwrap();
    assert!(verifier.push(&leaves[2]).is_err());
    assert!(verifier.push(b"").is_err());
    verifier.push(&leaves[1]).unwrap();
    verifier.push(&leaves[2]).unwrap();
    assert_eq!(Ok(verifier.finish()), verify(leaves));
}

#[test]
fn the_origin_changes_with_a_continuation_only() {
    let continued = |event_type: &str, stream: &str| {
        let mut leaves = record(&["log", A, "log"]);
        let next = &mut leaves[2];
        next.log = "reviews.example.org/log/2".to_owned();
        next.event_type = event_type.to_owned();
        if stream != "log" {
            next.stream = stream.to_owned();
            (next.revision, next.stream_previous) = (0, None);
        }
        // What follows is of the new log; a leaf of the old one no longer fits.
        let after = |log: &str| {
            let mut after = first_leaf();
            (after.position, after.previous, after.id) = (3, hash_of(&leaves[2]), id(3));
            after.time = leaves[2].time;
            (after.stream, after.log) = (B.to_owned(), log.to_owned());
            verify(bytes(&[&leaves[..], &[after]].concat()))
                .map(drop)
                .map_err(|error| error.position)
        };
        [
            after("reviews.example.org/log/2"),
            after("reviews.example.org/log/1"),
        ]
    };
    assert_eq!(continued("log.continued", "log"), [Ok(()), Err(3)]);
    assert_eq!(continued("log.created", "log"), [Err(2), Err(2)]);
    assert_eq!(continued("log.continued", B), [Err(2), Err(2)]);
}

/// A record whose leaves are of up to four streams.
fn any_record() -> impl Strategy<Value = Vec<Vec<u8>>> {
    vec(
        prop::sample::select(&["log", A, B, "account:u-7f3c0a9be2d14455"][..]),
        2..12,
    )
    .prop_map(|streams| bytes(&record(&streams)))
}

/// Flips one bit of one leaf: the chain breaks there or at the next leaf, or the root differs.
fn assert_found(leaves: &[Vec<u8>], leaf: usize, byte: usize, bit: u8) {
    let mut altered = leaves.to_vec();
    altered[leaf][byte] ^= 1 << bit;
    match verify(altered) {
        // The next leaf names the hash of this one, so only the last can differ without breaking the chain.
        Ok(found) => {
            assert_eq!(leaf, leaves.len() - 1);
            assert_ne!(Ok(found), verify(leaves.to_vec()));
        }
        Err(error) => {
            let at = usize::try_from(error.position).unwrap();
            assert!(
                at == leaf || at == leaf + 1,
                "bit {bit} of byte {byte} of leaf {leaf}: {error}"
            );
        }
    }
}

#[test]
fn every_flipped_bit_of_a_record_is_found() {
    let leaves = bytes(&record(&["log", A, A, B]));
    for (leaf, bytes) in leaves.iter().enumerate() {
        for at in 0..8 * bytes.len() {
            assert_found(&leaves, leaf, at / 8, u8::try_from(at % 8).unwrap());
        }
    }
}

proptest! {
    #[test]
    fn a_flipped_bit_of_any_record_is_found(leaves in any_record(), leaf: prop::sample::Index, byte: prop::sample::Index, bit in 0..8_u8) {
        let leaf = leaf.index(leaves.len());
        assert_found(&leaves, leaf, byte.index(leaves[leaf].len()), bit);
    }

    #[test]
    fn leaves_cannot_be_removed_doubled_or_swapped(leaves in any_record(), a: prop::sample::Index, b: prop::sample::Index) {
        let (a, b) = (a.index(leaves.len()), b.index(leaves.len()));
        let mut doubled = leaves.clone();
        doubled.insert(a, leaves[a].clone());
        prop_assert!(verify(doubled).is_err());
        // Cutting the end is the one removal that only a checkpoint shows.
        let mut removed = leaves.clone();
        removed.remove(a);
        prop_assert_eq!(verify(removed).is_ok(), a == leaves.len() - 1);
        if a != b {
            let mut swapped = leaves;
            swapped.swap(a, b);
            let error = verify(swapped).unwrap_err();
            let is_position = matches!(error.broken, ChainRule::Position { .. });
            prop_assert!(is_position);
            prop_assert_eq!(usize::try_from(error.position).unwrap(), a.min(b));
        }
    }
}
