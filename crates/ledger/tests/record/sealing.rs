//! A sealed section opens with its key in its place, unchanged, and in no other case.

use ledger::{
    key::{DataKey, KeyId},
    seal::{SealContext, SealError, pad_json, seal, unpad_json, unseal},
};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};

const CHUNK: usize = 16 * 1024;
const SEALED_CHUNK: usize = CHUNK + 16;
const HEADER: usize = 4 + 16 + 24 + 32;
const CONTEXT: SealContext<'static> = SealContext {
    origin: "reviews.example.org/log/1",
    stream: "review:0193a000-0000-7000-8000-000000000001",
    event_id: "0193a000-0000-7000-8000-000000000010",
    section: "content.restricted",
};

fn key() -> DataKey {
    DataKey::new([3; 32])
}

fn plaintext(length: usize) -> Vec<u8> {
    (0..length)
        .map(|index| u8::try_from(index * 31 % 251).unwrap())
        .collect()
}

fn sealed(length: usize) -> Vec<u8> {
    seal(
        &key(),
        KeyId([9; 16]),
        [7; 24],
        &CONTEXT,
        &plaintext(length),
    )
    .unwrap()
}

fn opened(blob: &[u8]) -> Result<Vec<u8>, SealError> {
    unseal(&key(), &CONTEXT, blob)
}

#[test]
fn every_length_around_the_chunks_is_sealed_and_opened() {
    let around = |chunks: usize| (chunks * CHUNK - 2)..=(chunks * CHUNK + 2);
    for length in (0..=300).chain(around(1)).chain(around(2)).chain(around(5)) {
        let blob = sealed(length);
        assert_eq!(blob.len(), HEADER + length + 16 * (length / CHUNK + 1));
        assert_eq!(opened(&blob), Ok(plaintext(length)), "{length} bytes");
    }
}

#[test]
fn every_flipped_bit_of_a_short_section_is_found() {
    let blob = sealed(40);
    for at in 0..blob.len() {
        for bit in 0..8 {
            let mut flipped = blob.clone();
            flipped[at] ^= 1 << bit;
            let expected = match at {
                0..4 => SealError::Format,
                4..HEADER => SealError::Commitment,
                _ => SealError::Chunk { index: 0 },
            };
            assert_eq!(opened(&flipped), Err(expected), "byte {at}");
        }
    }
}

#[test]
fn flips_and_cuts_anywhere_in_a_section_of_two_chunks_are_found() {
    let blob = sealed(CHUNK + 100);
    // Every byte near an edge, and every 29th between them.
    let edges = [0, HEADER, HEADER + SEALED_CHUNK, blob.len()];
    let near = |at: usize| edges.iter().any(|edge| at.abs_diff(*edge) < 20);
    for at in (0..blob.len()).filter(|&at| at % 29 == 0 || near(at)) {
        let mut flipped = blob.clone();
        flipped[at] ^= 0xff;
        assert!(opened(&flipped).is_err(), "byte {at}");
        assert!(opened(&blob[..at]).is_err(), "cut to {at} bytes");
    }
    assert!(opened(&[&blob[..], b"\0"].concat()).is_err());
}

#[test]
fn chunks_cannot_be_reordered_dropped_or_doubled() {
    // Three full chunks and a short one.
    let blob = sealed(3 * CHUNK + 5);
    let (header, chunks) = blob.split_at(HEADER);
    let chunks: Vec<&[u8]> = chunks.chunks(SEALED_CHUNK).collect();
    assert_eq!(chunks.len(), 4);
    let arranged = |order: &[usize]| {
        let parts = order.iter().map(|&index| chunks[index]);
        opened(
            &[header]
                .into_iter()
                .chain(parts)
                .collect::<Vec<_>>()
                .concat(),
        )
    };
    assert_eq!(arranged(&[0, 1, 2, 3]), Ok(plaintext(3 * CHUNK + 5)));
    assert_eq!(arranged(&[1, 0, 2, 3]), Err(SealError::Chunk { index: 0 }));
    assert_eq!(arranged(&[0, 2, 1, 3]), Err(SealError::Chunk { index: 1 }));
    assert_eq!(arranged(&[0, 1, 3]), Err(SealError::Chunk { index: 2 }));
    assert_eq!(
        arranged(&[0, 1, 1, 2, 3]),
        Err(SealError::Chunk { index: 2 })
    );
    assert_eq!(arranged(&[0, 1, 2]), Err(SealError::Truncated));
    assert_eq!(arranged(&[0]), Err(SealError::Truncated));
    assert_eq!(arranged(&[]), Err(SealError::Truncated));
    assert_eq!(
        arranged(&[0, 1, 2, 3, 3]).map(drop),
        Err(SealError::Chunk { index: 3 })
    );
}

#[test]
fn another_key_or_another_place_fails_before_anything_is_decrypted() {
    let blob = sealed(100);
    assert_eq!(
        unseal(&DataKey::new([4; 32]), &CONTEXT, &blob),
        Err(SealError::Commitment)
    );
    let moved = [
        SealContext {
            origin: "reviews.example.org/log/2",
            ..CONTEXT
        },
        SealContext {
            stream: "review:0193a000-0000-7000-8000-000000000002",
            ..CONTEXT
        },
        SealContext {
            event_id: "0193a000-0000-7000-8000-000000000011",
            ..CONTEXT
        },
        SealContext {
            section: "content.confidential",
            ..CONTEXT
        },
    ];
    for context in moved {
        assert_eq!(
            unseal(&key(), &context, &blob),
            Err(SealError::Commitment),
            "{context:?}"
        );
    }
}

#[test]
fn two_places_never_share_a_context() {
    // Without the check, "a\nb" and "c" would give the bytes of "a" and "b\nc".
    let context = SealContext {
        origin: "a\nb",
        ..CONTEXT
    };
    assert_eq!(
        seal(&key(), KeyId([9; 16]), [7; 24], &context, b""),
        Err(SealError::Context)
    );
    assert_eq!(
        unseal(&key(), &context, &sealed(1)),
        Err(SealError::Context)
    );
}

#[test]
fn padding_hides_the_length_and_has_one_form() {
    let padded = |value: &Value| pad_json(value).unwrap();
    assert_eq!(padded(&json!("yes")).len(), 256);
    assert_eq!(padded(&json!("no")).len(), 256);
    // Length 4, quotes 2: 250 characters fill the first 256 bytes.
    assert_eq!(padded(&json!("x".repeat(250))).len(), 256);
    assert_eq!(padded(&json!("x".repeat(251))).len(), 512);

    let good = padded(&json!({"a": 1}));
    for at in 0..good.len() {
        let mut flipped = good.clone();
        flipped[at] ^= 0x80;
        assert!(unpad_json(&flipped).is_err(), "byte {at}");
    }
    for at in 0..good.len() {
        assert_eq!(
            unpad_json(&good[..at]),
            Err(SealError::Padding),
            "cut to {at} bytes"
        );
    }
    assert_eq!(
        unpad_json(&[&good[..], &[0; 256]].concat()),
        Err(SealError::Padding)
    );
    assert_eq!(unpad_json(&[0xff; 256]), Err(SealError::Padding));
}

proptest! {
    #[test]
    fn padded_texts_are_read_again(text in ".{0,600}") {
        let value = json!({ "text": text });
        let padded = pad_json(&value).unwrap();
        prop_assert_eq!(padded.len() % 256, 0);
        prop_assert_eq!(unpad_json(&padded), Ok(value));
    }

    #[test]
    fn arbitrary_bytes_never_open(bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(opened(&bytes).is_err());
        prop_assert!(opened(&[b"RVS1", &bytes[..]].concat()).is_err());
    }
}
