//! A leaf names its sections by length, hash, class and key, and every one of them counts.

use ledger::{
    key::{DataKey, KeyId},
    leaf::SectionEntry,
    seal::{SealContext, seal},
    section::{
        SectionError, SectionHeader, open_section, open_section_bytes, read_header,
        read_open_section, read_open_section_bytes, verify_section,
    },
};
use serde_json::json;

const KEY: KeyId = KeyId([0xaa; 16]);

fn sealed() -> Vec<u8> {
    let context = SealContext {
        origin: "o",
        stream: "log",
        event_id: "e",
        section: "s",
    };
    seal(&DataKey::new([1; 32]), KEY, [2; 24], &context, b"content").unwrap()
}

#[test]
fn an_open_section_of_json_or_raw_bytes_is_read_again() {
    let value = json!({"kind": "transition", "to": "submitted"});
    let blob = open_section([5; 32], &value).unwrap();
    assert_eq!(read_open_section(&blob).unwrap(), value);

    let source = b"workflow: x # not JSON\n";
    let blob = open_section_bytes([5; 32], source);
    assert_eq!(read_open_section_bytes(&blob).unwrap(), source);
    assert!(matches!(
        read_open_section(&blob),
        Err(SectionError::Json(_))
    ));
    assert_eq!(
        read_open_section_bytes(&open_section_bytes([5; 32], b"")).unwrap(),
        b""
    );
}

#[test]
fn the_same_content_with_another_salt_has_another_hash() {
    let entry = |salt| {
        SectionEntry::of(
            "body",
            "open",
            &open_section([salt; 32], &json!({"vote": "yes"})).unwrap(),
        )
    };
    assert_ne!(entry(1).unwrap().sha256, entry(2).unwrap().sha256);
}

#[test]
fn headers_tell_open_from_sealed() {
    assert_eq!(
        read_header(&open_section_bytes([0; 32], b"")),
        Ok(SectionHeader::Open)
    );
    assert_eq!(read_header(&sealed()), Ok(SectionHeader::Sealed(KEY)));
    assert_eq!(read_open_section(&sealed()), Err(SectionError::Sealed));
    for blob in [
        &b""[..],
        b"RVO1",
        b"RVO2",
        &[0; 100],
        b"RVS1 too short",
        &open_section_bytes([0; 32], b"")[..35],
    ] {
        assert_eq!(read_header(blob), Err(SectionError::Format));
    }
}

#[test]
fn a_blob_other_than_the_leaf_says_is_refused() {
    let open = open_section([5; 32], &json!({"a": 1})).unwrap();
    let entry = SectionEntry::of("body", "open", &open).unwrap();
    assert_eq!(verify_section(&entry, &open), Ok(()));
    for at in 0..open.len() {
        let mut flipped = open.clone();
        flipped[at] ^= 0x10;
        assert_eq!(
            verify_section(&entry, &flipped),
            Err(SectionError::Sha256 {
                name: "body".to_owned()
            })
        );
    }
    let longer = [&open[..], b"\n"].concat();
    assert_eq!(
        verify_section(&entry, &longer).unwrap_err().to_string(),
        format!(
            "section `body` has {} bytes, its leaf says {}",
            open.len() + 1,
            open.len()
        )
    );
}

#[test]
fn class_and_key_must_fit_the_blob() {
    let class = Err(SectionError::Class {
        name: "s".to_owned(),
    });
    let blob = sealed();
    let entry = SectionEntry::of("s", "restricted", &blob).unwrap();
    assert_eq!(entry.key, Some(KEY));
    assert_eq!(verify_section(&entry, &blob), Ok(()));
    let other_key = SectionEntry {
        key: Some(KeyId([0xab; 16])),
        ..entry.clone()
    };
    assert_eq!(verify_section(&other_key, &blob), class);
    let as_open = SectionEntry {
        class: "open".to_owned(),
        key: None,
        ..entry
    };
    assert_eq!(verify_section(&as_open, &blob), class);

    // Clear text under the name of a sealed class is the worst of the four.
    let open = open_section_bytes([0; 32], b"secret");
    let lie = SectionEntry {
        class: "personal".to_owned(),
        key: Some(KEY),
        ..SectionEntry::of("s", "open", &open).unwrap()
    };
    assert_eq!(verify_section(&lie, &open), class);
    assert_eq!(SectionEntry::of("s", "personal", &open).map(drop), class);
    assert_eq!(SectionEntry::of("s", "open", &sealed()).map(drop), class);
    assert_eq!(
        SectionEntry::of("s", "open", b"secret").map(drop),
        Err(SectionError::Format)
    );
}
