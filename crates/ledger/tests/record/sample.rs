//! Leaves and records to try things on.

use ledger::{
    hash::{Hash, leaf_hash},
    key::KeyId,
    leaf::{ErasedSection, KEY_SHREDDED, Leaf, LeafTime, OPEN, SECTION_ERASED, SectionEntry},
};
use proptest::{collection::vec, option, prelude::*};

/// The event id with this number.
pub(crate) fn id(number: u64) -> String {
    format!("0193a000-0000-7000-8000-{number:012x}")
}

/// A leaf that follows nothing: position 0 of the stream `log`.
pub(crate) fn first_leaf() -> Leaf {
    Leaf {
        log: "reviews.example.org/log/1".to_owned(),
        position: 0,
        previous: Hash::ZERO,
        stream: "log".to_owned(),
        revision: 0,
        stream_previous: None,
        id: id(0),
        event_type: "log.created".to_owned(),
        schema: 1,
        time: LeafTime::from_unix_seconds(1_795_435_200).unwrap(),
        actor: "system".to_owned(),
        correlation: None,
        causation: None,
        sections: vec![],
        shreds: vec![],
        erases: vec![],
    }
}

/// A record of leaves in the given streams, one leaf each, one second apart.
pub(crate) fn record(streams: &[&str]) -> Vec<Leaf> {
    let mut leaves: Vec<Leaf> = Vec::new();
    for (position, stream) in (0..).zip(streams) {
        let previous = leaves.last();
        let in_stream = leaves.iter().rfind(|leaf| leaf.stream == *stream);
        let leaf = Leaf {
            position,
            previous: previous.map_or(Hash::ZERO, hash_of),
            stream: (*stream).to_owned(),
            revision: in_stream.map_or(0, |leaf| leaf.revision + 1),
            stream_previous: in_stream.map(hash_of),
            id: id(position),
            time: LeafTime::from_unix_seconds(1_795_435_200 + i64::try_from(position).unwrap())
                .unwrap(),
            ..first_leaf()
        };
        leaves.push(leaf);
    }
    leaves
}

/// The leaf hash of a leaf.
pub(crate) fn hash_of(leaf: &Leaf) -> Hash {
    leaf_hash(&leaf.to_bytes().unwrap())
}

/// Any hash.
pub(crate) fn any_hash() -> impl Strategy<Value = Hash> {
    any::<[u8; 32]>().prop_map(Hash)
}

/// Any valid leaf.
pub(crate) fn any_leaf() -> impl Strategy<Value = Leaf> {
    let place = (
        0..1u64 << 53,
        any_hash(),
        any_hash(),
        any::<prop::sample::Index>(),
    );
    let identity = (
        "[a-z0-9.]{1,30}/log/[1-9]",
        prop_oneof![
            Just("log".to_owned()),
            "[a-z][a-z0-9_]{0,9}:[a-z0-9][a-z0-9-]{0,40}"
        ],
        any_uuid(),
        "[a-z][a-z0-9_]{0,9}(\\.[a-z][a-z0-9_]{0,9}){1,3}",
        1..u32::MAX,
        "1970|[2-9][0-9]{3}",
        "system|u-[0-9a-f]{16}",
    );
    let causes = (option::of(any_uuid()), option::of(any_uuid()));
    let removals = (
        vec(any::<[u8; 16]>(), 1..4),
        vec((0..1u64 << 52, "[a-z][a-z0-9._-]{0,9}"), 1..4),
    );
    (place, identity, causes, vec(any_section(), 0..5), removals).prop_map(
        |(place, identity, causes, mut sections, (keys, erased))| {
            let (position, previous, stream_previous, revision) = place;
            let (log, stream, id, event_type, schema, year, actor) = identity;
            let revision = if position == 0 {
                0
            } else {
                revision.index(usize::try_from(position).unwrap()) as u64
            };
            sections.sort_by(|a, b| a.name.cmp(&b.name));
            sections.dedup_by(|a, b| a.name == b.name);
            let mut leaf = Leaf {
                log,
                position,
                previous: if position == 0 { Hash::ZERO } else { previous },
                stream,
                revision,
                stream_previous: (revision > 0).then_some(stream_previous),
                id,
                event_type,
                schema,
                time: format!("{year}-02-28T23:59:59.000000Z").parse().unwrap(),
                actor,
                causation: causes.0,
                correlation: causes.1,
                sections,
                shreds: vec![],
                erases: vec![],
            };
            remove_something(&mut leaf, keys, erased);
            leaf
        },
    )
}

/// Makes one leaf in eight shred keys, and one in sixteen erase sections.
fn remove_something(leaf: &mut Leaf, keys: Vec<[u8; 16]>, erased: Vec<(u64, String)>) {
    match leaf.schema % 8 {
        0 => {
            leaf.event_type = KEY_SHREDDED.to_owned();
            leaf.shreds = sorted(keys.into_iter().map(KeyId).collect());
        }
        1 if leaf.position > 1 << 52 => {
            leaf.event_type = SECTION_ERASED.to_owned();
            let erased = erased.into_iter();
            leaf.erases = sorted(
                erased
                    .map(|(position, name)| ErasedSection { position, name })
                    .collect(),
            );
        }
        _ => {}
    }
}

fn sorted<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort();
    values.dedup();
    values
}

fn any_uuid() -> impl Strategy<Value = String> {
    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
}

fn any_section() -> impl Strategy<Value = SectionEntry> {
    let class = prop_oneof![Just(OPEN.to_owned()), "restricted|confidential|personal"];
    (
        "[a-z][a-z0-9._-]{0,20}",
        class,
        0..1u64 << 53,
        any_hash(),
        any::<[u8; 16]>(),
    )
        .prop_map(|(name, class, length, sha256, key)| {
            let key = (class != OPEN).then_some(KeyId(key));
            SectionEntry {
                name,
                class,
                length,
                sha256,
                key,
            }
        })
}
