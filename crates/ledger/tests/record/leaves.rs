//! A leaf has one form, and the rules of its fields hold for writer and reader alike.

use ledger::leaf::{ErasedSection, Leaf, LeafError, MAX_LEAF_LENGTH, SectionEntry, event_id};
use ledger::{hash::Hash, key::KeyId};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::sample::{any_leaf, first_leaf, hash_of, id, record};

/// The leaf as a JSON value, written down independently of the crate.
fn as_value(leaf: &Leaf) -> Value {
    let section = |section: &SectionEntry| {
        let mut value = json!({
            "name": section.name, "class": section.class, "length": section.length,
            "sha256": section.sha256.to_string(),
        });
        if let Some(key) = section.key {
            value["key"] = json!(key.to_string());
        }
        value
    };
    let mut value = json!({
        "v": 1,
        "log": leaf.log,
        "position": leaf.position,
        "previous": leaf.previous.to_string(),
        "stream": leaf.stream,
        "revision": leaf.revision,
        "id": leaf.id,
        "type": leaf.event_type,
        "schema": leaf.schema,
        "time": leaf.time.to_string(),
        "actor": leaf.actor,
        "sections": leaf.sections.iter().map(section).collect::<Vec<_>>(),
    });
    for (field, uuid) in [
        ("correlation", &leaf.correlation),
        ("causation", &leaf.causation),
    ] {
        if let Some(uuid) = uuid {
            value[field] = json!(uuid);
        }
    }
    if let Some(hash) = leaf.stream_previous {
        value["streamPrevious"] = json!(hash.to_string());
    }
    if !leaf.shreds.is_empty() {
        value["shreds"] = leaf
            .shreds
            .iter()
            .map(|key| json!(key.to_string()))
            .collect();
    }
    if !leaf.erases.is_empty() {
        let erased =
            |erased: &ErasedSection| json!({"position": erased.position, "name": erased.name});
        value["erases"] = leaf.erases.iter().map(erased).collect();
    }
    value
}

proptest! {
    #[test]
    fn the_bytes_are_those_of_a_foreign_canonicaliser(leaf in any_leaf()) {
        let expected = serde_json_canonicalizer::to_string(&as_value(&leaf)).unwrap();
        prop_assert_eq!(String::from_utf8(leaf.to_bytes().unwrap()).unwrap(), expected);
    }

    #[test]
    fn the_id_is_found_without_reading_the_rest(leaf in any_leaf()) {
        let bytes = leaf.to_bytes().unwrap();
        prop_assert_eq!(event_id(&bytes), Some(leaf.id.as_str()));
    }

    #[test]
    fn what_was_written_is_read_again(leaf in any_leaf()) {
        prop_assert_eq!(Leaf::parse(&leaf.to_bytes().unwrap()), Ok(leaf));
    }

    #[test]
    fn every_flipped_bit_is_refused_or_read_as_what_it_says(leaf in any_leaf(), at: prop::sample::Index) {
        let bytes = leaf.to_bytes().unwrap();
        let byte = at.index(bytes.len());
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[byte] ^= 1 << bit;
            if let Ok(other) = Leaf::parse(&flipped) {
                prop_assert_ne!(&other, &leaf);
                prop_assert_ne!(hash_of(&other), hash_of(&leaf));
                prop_assert_eq!(other.to_bytes().unwrap(), flipped);
            }
        }
    }
}

/// A leaf at position 1 that a test breaks in one field.
fn broken(change: &fn(&mut Leaf)) -> String {
    let mut leaf = record(&["log", "review:0193a000-0000-7000-8000-000000000001"]).remove(1);
    change(&mut leaf);
    let error = leaf.to_bytes().unwrap_err();
    // A reader refuses the same leaf, for the same reason.
    let bytes = serde_json_canonicalizer::to_vec(&as_value(&leaf)).unwrap();
    assert_eq!(
        Leaf::parse(&bytes).unwrap_err().to_string(),
        error.to_string()
    );
    error.to_string()
}

/// Demands that each change is refused with these words.
fn assert_refused(expected: &str, changes: &[fn(&mut Leaf)]) {
    for (index, change) in changes.iter().enumerate() {
        assert_eq!(broken(change), expected, "change {index}");
    }
}

#[test]
fn the_place_in_record_and_stream_is_checked() {
    assert_refused(
        "field `position` must be an integer from 0 to 2^53-1",
        &[|leaf| leaf.position = 1 << 53],
    );
    assert_refused(
        "field `previous` must be 64 zeros at position 0, and only there",
        &[|leaf| leaf.previous = Hash::ZERO, |leaf| leaf.position = 0],
    );
    assert_refused(
        "field `revision` must not be above the position",
        &[|leaf| leaf.revision = 2],
    );
    assert_refused(
        "field `streamPrevious` must be absent at revision 0, and only there",
        &[
            |leaf| leaf.revision = 1,
            |leaf| leaf.stream_previous = Some(Hash::ZERO),
        ],
    );
    assert_refused(
        "field `log` must be a URL without a scheme, such as reviews.example.org/log/1: ASCII letters, digits and . - _ ~ : /",
        &[
            |leaf| leaf.log = "a b".to_owned(),
            |leaf| leaf.log = "a+b".to_owned(),
            |leaf| leaf.log = "a\nb".to_owned(),
            |leaf| leaf.log = "o".repeat(256),
            |leaf| leaf.log.clear(),
        ],
    );
    assert_refused(
        "field `stream` must be `log` or <kind>:<id> in lower case, the kind of letters, digits and _, the id of letters, digits and -",
        &[
            |leaf| leaf.stream = "review:Malawi".to_owned(),
            |leaf| leaf.stream = "review:".to_owned(),
            |leaf| leaf.stream = ":a".to_owned(),
            |leaf| leaf.stream = "review".to_owned(),
            |leaf| leaf.stream = "review:a:b".to_owned(),
            |leaf| leaf.stream = "review:a\"".to_owned(),
            |leaf| leaf.stream = "review:a\n".to_owned(),
        ],
    );
}

#[test]
fn the_identity_of_the_event_is_checked() {
    let uuid = "must be a UUID in lower case, such as 0193a000-0000-7000-8000-000000000010";
    assert_refused(
        &format!("field `id` {uuid}"),
        &[
            |leaf| leaf.id.push('0'),
            |leaf| leaf.id = id(0xa).to_uppercase(),
            |leaf| leaf.id = "0".repeat(36),
        ],
    );
    assert_refused(
        &format!("field `correlation` {uuid}"),
        &[|leaf| leaf.correlation = Some("c1".to_owned())],
    );
    assert_refused(
        &format!("field `causation` {uuid}"),
        &[|leaf| leaf.causation = Some(String::new())],
    );
    assert_refused(
        "field `type` must be at least two words joined by dots, each of lower-case letters, digits and _, beginning with a letter",
        &[
            |leaf| leaf.event_type = "submitted".to_owned(),
            |leaf| leaf.event_type = "report..submitted".to_owned(),
            |leaf| leaf.event_type = "report.".to_owned(),
            |leaf| leaf.event_type = "report.Submitted".to_owned(),
            |leaf| leaf.event_type = "report.1".to_owned(),
        ],
    );
    assert_refused(
        "field `schema` must be at least 1",
        &[|leaf| leaf.schema = 0],
    );
    // The message must not repeat the name that a careless caller put here.
    assert_refused(
        "field `actor` must be `system` or u- and 4 to 16 lower-case hexadecimal digits",
        &[
            |leaf| leaf.actor = "Ana Banda".to_owned(),
            |leaf| leaf.actor = "u-0123456789ABCDEF".to_owned(),
            |leaf| leaf.actor = "u-0123456789abcdef0".to_owned(),
            |leaf| leaf.actor = "u-".to_owned(),
        ],
    );
}

fn open(name: &str) -> SectionEntry {
    SectionEntry::of(name, "open", &[b"RVO1".as_slice(), &[0; 32]].concat()).unwrap()
}

/// Gives the leaf the sections `a` and `b`, the second of them changed.
fn second_section(leaf: &mut Leaf, change: fn(&mut SectionEntry)) {
    leaf.sections = vec![open("a"), open("b")];
    change(&mut leaf.sections[1]);
}

#[test]
fn the_sections_are_checked() {
    assert_refused(
        "field `sections` must be sorted by name, each name once",
        &[
            |leaf| leaf.sections = vec![open("b"), open("a")],
            |leaf| leaf.sections = vec![open("a"), open("a")],
        ],
    );
    assert_refused(
        "field `sections[1].name` must be lower-case letters, digits and . _ -, beginning with a letter",
        &[
            |leaf| second_section(leaf, |section| section.name = "Ana".to_owned()),
            |leaf| second_section(leaf, |section| section.name = "b/c".to_owned()),
            |leaf| second_section(leaf, |section| section.name.clear()),
        ],
    );
    assert_refused(
        "field `sections[1].class` must be lower-case letters, digits and . _ -, beginning with a letter",
        &[|leaf| second_section(leaf, |section| section.class = "a b".to_owned())],
    );
    assert_refused(
        "field `sections[1].key` must be absent for the class `open`, and only there",
        &[
            |leaf| second_section(leaf, |section| section.class = "personal".to_owned()),
            |leaf| second_section(leaf, |section| section.key = Some(KeyId([1; 16]))),
        ],
    );
    assert_refused(
        "field `sections[1].length` must be an integer from 0 to 2^53-1",
        &[|leaf| second_section(leaf, |section| section.length = 1 << 53)],
    );
}

fn erasing(leaf: &mut Leaf, positions: &[u64]) {
    leaf.event_type = "section.erased".to_owned();
    let erased = |&position: &u64| ErasedSection {
        position,
        name: "body".to_owned(),
    };
    leaf.erases = positions.iter().map(erased).collect();
}

fn shredding(leaf: &mut Leaf, keys: &[u8]) {
    leaf.event_type = "key.shredded".to_owned();
    leaf.shreds = keys.iter().map(|&key| KeyId([key; 16])).collect();
}

#[test]
fn what_a_leaf_removes_is_checked() {
    assert_refused(
        "field `shreds` must name the destroyed keys in `key.shredded`, and be absent elsewhere",
        &[
            |leaf| leaf.shreds = vec![KeyId([1; 16])],
            |leaf| shredding(leaf, &[]),
        ],
    );
    assert_refused(
        "field `shreds` must be sorted, each key once",
        &[
            |leaf| shredding(leaf, &[2, 1]),
            |leaf| shredding(leaf, &[1, 1]),
        ],
    );
    assert_refused(
        "field `erases` must name the removed sections in `section.erased`, and be absent elsewhere",
        &[
            |leaf| erasing(leaf, &[]),
            |leaf| {
                erasing(leaf, &[0]);
                leaf.event_type = "report.submitted".to_owned();
            },
        ],
    );
    assert_refused(
        "field `erases` must be sorted by position and name, each section once",
        &[|leaf| erasing(leaf, &[0, 0]), |leaf| erasing(leaf, &[1, 0])],
    );
    assert_refused(
        "field `erases[0].name` must be lower-case letters, digits and . _ -, beginning with a letter",
        &[|leaf| {
            erasing(leaf, &[0]);
            leaf.erases[0].name = "Ana".to_owned();
        }],
    );
    assert_refused(
        "field `erases` must name sections of earlier leaves",
        &[|leaf| erasing(leaf, &[0, 1])],
    );
}

#[test]
fn a_leaf_is_at_most_65535_bytes_long() {
    let section = |number: usize| SectionEntry {
        name: format!("s{number:04}"),
        class: "open".to_owned(),
        length: 36,
        sha256: Hash([7; 32]),
        key: None,
    };
    let with = |count: usize, origin: usize| Leaf {
        log: "o".repeat(origin),
        sections: (0..count).map(section).collect(),
        ..first_leaf()
    };
    let base = with(500, 1).to_bytes().unwrap().len();
    let each = (base - with(0, 1).to_bytes().unwrap().len() + 1) / 500;
    let count = (MAX_LEAF_LENGTH - base - 100) / each + 500;
    let rest = MAX_LEAF_LENGTH - with(count, 1).to_bytes().unwrap().len();
    let longest = with(count, 1 + rest).to_bytes().unwrap();
    assert_eq!(longest.len(), MAX_LEAF_LENGTH);
    assert!(Leaf::parse(&longest).is_ok());
    let error = with(count, 2 + rest).to_bytes().unwrap_err();
    assert_eq!(
        error,
        LeafError::TooLong {
            length: MAX_LEAF_LENGTH + 1
        }
    );
    assert_eq!(
        Leaf::parse(&vec![b' '; 70_000]),
        Err(LeafError::TooLong { length: 70_000 })
    );
}
