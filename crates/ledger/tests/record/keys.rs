//! A wrapped key opens with its key encryption key, for its id, class and scope, and in no other case.

use ledger::key::{
    DataKey, KeyBinding, KeyEncryptionKey, KeyError, KeyId, WRAPPED_LENGTH, keyed_hash, unwrap,
    wrap, wrapped_epoch,
};
use ledger::seal::{SealContext, seal, unseal};

const BINDING: KeyBinding<'static> = KeyBinding {
    id: KeyId([0xaa; 16]),
    class: "personal",
    scope: "review:1/u-7f3c",
};

fn kek() -> KeyEncryptionKey {
    KeyEncryptionKey::new(0x0102_0304, [0x11; 32])
}

fn wrapped() -> Vec<u8> {
    wrap(&kek(), [0x22; 12], &BINDING, &DataKey::new([0x33; 32]))
}

fn refusal(kek: &KeyEncryptionKey, binding: &KeyBinding<'_>, wrapped: &[u8]) -> KeyError {
    unwrap(kek, binding, wrapped).unwrap_err()
}

#[test]
fn a_wrapped_key_opens_what_the_key_sealed() {
    let context = SealContext {
        origin: "o",
        stream: "log",
        event_id: "e",
        section: "s",
    };
    let blob = seal(
        &DataKey::new([0x33; 32]),
        BINDING.id,
        [0; 24],
        &context,
        b"content",
    )
    .unwrap();
    let key = unwrap(&kek(), &BINDING, &wrapped()).unwrap();
    assert_eq!(unseal(&key, &context, &blob).unwrap(), b"content");
}

#[test]
fn the_bytes_are_as_documented() {
    let bytes = wrapped();
    assert_eq!(bytes.len(), WRAPPED_LENGTH);
    assert_eq!(bytes[..8], *b"RVK1\x01\x02\x03\x04");
    assert_eq!(bytes[8..20], [0x22; 12]);
    assert_eq!(wrapped_epoch(&bytes), Ok(0x0102_0304));
    // Computed with the AES-GCM of another library, from the layout that the module documents.
    let sealed: String = bytes[20..]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(
        sealed,
        "24c4347af3fcac6cd60ced0f7b95dae62ca0fed159b29f78617c39db3ad256303e78bdaf9d2a06472acabf227b7d4a96"
    );
}

#[test]
fn every_flipped_bit_and_every_cut_is_refused() {
    let bytes = wrapped();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            let found = refusal(&kek(), &BINDING, &flipped);
            match at {
                0..4 => assert_eq!(found, KeyError::Format),
                4..8 => assert!(matches!(found, KeyError::Epoch { .. })),
                _ => assert_eq!(found, KeyError::Refused),
            }
        }
        assert_eq!(refusal(&kek(), &BINDING, &bytes[..at]), KeyError::Format);
    }
    assert_eq!(
        refusal(&kek(), &BINDING, &[&bytes[..], b"\0"].concat()),
        KeyError::Format
    );
}

#[test]
fn a_key_of_another_row_or_another_epoch_is_refused() {
    for binding in [
        KeyBinding {
            id: KeyId([0xab; 16]),
            ..BINDING
        },
        KeyBinding {
            class: "confidential",
            ..BINDING
        },
        KeyBinding {
            scope: "review:2/u-7f3c",
            ..BINDING
        },
        // The same letters, divided elsewhere.
        KeyBinding {
            class: "persona",
            scope: "lreview:1/u-7f3c",
            ..BINDING
        },
    ] {
        assert_eq!(
            refusal(&kek(), &binding, &wrapped()),
            KeyError::Refused,
            "{binding:?}"
        );
    }
    let other = KeyEncryptionKey::new(kek().epoch(), [0x12; 32]);
    assert_eq!(refusal(&other, &BINDING, &wrapped()), KeyError::Refused);
    let later = KeyEncryptionKey::new(kek().epoch() + 1, [0x11; 32]);
    assert_eq!(
        refusal(&later, &BINDING, &wrapped()).to_string(),
        "the key was wrapped in epoch 16909060, the key offered is of epoch 16909061"
    );
}

#[test]
fn keys_are_never_printed_and_ids_have_one_text() {
    let printed = format!("{:?} {:?}", DataKey::new([0x33; 32]), kek());
    assert!(
        !printed.contains("51, 51") && !printed.contains("17, 17") && !printed.contains("3333"),
        "{printed}"
    );
    let text = "0193a0000000700080000000000000aa";
    assert_eq!(text.parse::<KeyId>().unwrap().to_string(), text);
    assert_eq!(text.to_uppercase().parse::<KeyId>(), Err(KeyError::Id));
}

/// RFC 4231, test case 4: its key of 25 bytes, filled up with zeros to 32, is the same key to HMAC.
#[test]
fn a_keyed_hash_is_hmac_sha256() {
    let mut key = [0; 32];
    for (byte, number) in key.iter_mut().zip(1..=25) {
        *byte = number;
    }
    let expected = "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b";
    assert_eq!(
        keyed_hash(&DataKey::new(key), &[0xcd; 50]).to_string(),
        expected
    );
}
