//! The format's golden vectors: bytes that were computed by other programs, in another language.

use ledger::{
    chain::ChainVerifier,
    hash::{Hash, leaf_hash},
    key::{DataKey, KeyId},
    leaf::{Leaf, LeafTime, SectionEntry},
    merkle::{consistency_proof, inclusion_proof, root, verify_consistency, verify_inclusion},
    seal::{SealContext, pad_json, seal, unpad_json, unseal},
    section::{SectionHeader, open_section, read_header, read_open_section, verify_section},
};
use serde_json::json;

const LEAF_0: &str = r#"{"actor":"system","id":"0193a000-0000-7000-8000-000000000000","log":"reviews.example.org/log/1","position":0,"previous":"0000000000000000000000000000000000000000000000000000000000000000","revision":0,"schema":1,"sections":[{"class":"open","length":95,"name":"body","sha256":"a0a8198f75bad8ce6842736bf630066dc96b950182ecede42769f4f178ae075c"}],"stream":"log","time":"2026-11-23T12:00:00.000000Z","type":"log.created","v":1}"#;
const LEAF_1: &str = r#"{"actor":"u-7f3c","id":"0193a000-0000-7000-8000-000000000010","log":"reviews.example.org/log/1","position":1,"previous":"9ad04c89a3d05ffc8e0e91b0366cf5536e9787cf6ac9073819a8407e301abd51","revision":0,"schema":1,"sections":[{"class":"open","length":59,"name":"body","sha256":"b35ca912dc33e25844d52cc063f324b7a3907c3c4658d0539578621711d3e50f"},{"class":"personal","key":"0193a0000000700080000000000000aa","length":348,"name":"interview","sha256":"13337b346b12d7babe9c3c2f8ef6aba938799c0351e87b479bcee504e8778c29"}],"stream":"mission:0193a000-0000-7000-8000-000000000001","time":"2026-11-23T12:00:01.000000Z","type":"interview.recorded","v":1}"#;
const LEAF_2: &str = r#"{"actor":"u-9b1d","id":"0193a000-0000-7000-8000-000000000011","log":"reviews.example.org/log/1","position":2,"previous":"8f6906929677b21ce26ff298df9fe31ac8a9e15e4bb79f9ac71a405f501847f0","revision":1,"schema":1,"sections":[],"shreds":["0193a0000000700080000000000000aa"],"stream":"mission:0193a000-0000-7000-8000-000000000001","streamPrevious":"8f6906929677b21ce26ff298df9fe31ac8a9e15e4bb79f9ac71a405f501847f0","time":"2026-11-23T12:00:02.000000Z","type":"key.shredded","v":1}"#;

const HASHES: [&str; 3] = [
    "9ad04c89a3d05ffc8e0e91b0366cf5536e9787cf6ac9073819a8407e301abd51",
    "8f6906929677b21ce26ff298df9fe31ac8a9e15e4bb79f9ac71a405f501847f0",
    "448ab4fa50b3ec2a2fd03d2656a180d1e1a737b68eabda12ba5fc2dd01dd770f",
];
const KEY_ID: &str = "0193a0000000700080000000000000aa";
const SEALED_START: &str = "525653310193a0000000700080000000000000aa000102030405060708090a0b0c0d0e0f1011121314151617bf81133d3cbfa55dacd76a0859407273c3d4af24d47ec1184552b07c6bcc63f7";

fn hash(text: &str) -> Hash {
    text.parse().unwrap()
}

fn counting<const N: usize>(from: u8) -> [u8; N] {
    std::array::from_fn(|index| from + u8::try_from(index).unwrap())
}

fn open_blob() -> Vec<u8> {
    open_section(counting(0x20), &json!({"stage": "desk-review"})).unwrap()
}

fn sealed_blob() -> Vec<u8> {
    let plaintext = pad_json(&json!({"name": "Ana", "statement": "\u{2026}"})).unwrap();
    assert_eq!(plaintext.len(), 256);
    let key = DataKey::new(counting(0));
    seal(
        &key,
        KEY_ID.parse().unwrap(),
        counting(0),
        &context(),
        &plaintext,
    )
    .unwrap()
}

fn context() -> SealContext<'static> {
    SealContext {
        origin: "reviews.example.org/log/1",
        stream: "mission:0193a000-0000-7000-8000-000000000001",
        event_id: "0193a000-0000-7000-8000-000000000010",
        section: "interview",
    }
}

fn leaf_1() -> Leaf {
    Leaf {
        log: "reviews.example.org/log/1".to_owned(),
        position: 1,
        previous: hash(HASHES[0]),
        stream: "mission:0193a000-0000-7000-8000-000000000001".to_owned(),
        revision: 0,
        stream_previous: None,
        id: "0193a000-0000-7000-8000-000000000010".to_owned(),
        event_type: "interview.recorded".to_owned(),
        schema: 1,
        time: LeafTime::from_unix_seconds(1_795_435_201).unwrap(),
        actor: "u-7f3c".to_owned(),
        correlation: None,
        causation: None,
        sections: vec![
            SectionEntry::of("body", "open", &open_blob()).unwrap(),
            SectionEntry::of("interview", "personal", &sealed_blob()).unwrap(),
        ],
        shreds: vec![],
        erases: vec![],
    }
}

#[test]
fn a_leaf_with_its_sections_has_the_golden_bytes() {
    assert_eq!(
        String::from_utf8(leaf_1().to_bytes().unwrap()).unwrap(),
        LEAF_1
    );
    assert_eq!(Leaf::parse(LEAF_1.as_bytes()), Ok(leaf_1()));
}

#[test]
fn leaves_have_the_golden_lengths_and_hashes_and_survive_reading_and_writing() {
    for ((text, expected), length) in [LEAF_0, LEAF_1, LEAF_2]
        .iter()
        .zip(HASHES)
        .zip([422, 640, 476])
    {
        assert_eq!(text.len(), length);
        assert_eq!(leaf_hash(text.as_bytes()), hash(expected));
        let leaf = Leaf::parse(text.as_bytes()).unwrap();
        assert_eq!(leaf.to_bytes().unwrap(), text.as_bytes());
    }
    let shred = Leaf::parse(LEAF_2.as_bytes()).unwrap();
    assert_eq!(shred.shreds, [KEY_ID.parse::<KeyId>().unwrap()]);
    assert_eq!(shred.stream_previous, Some(hash(HASHES[1])));
}

#[test]
fn the_open_section_has_the_golden_bytes() {
    let blob = open_blob();
    assert_eq!(&blob[..4], b"RVO1");
    assert_eq!(&blob[4..36], counting::<32>(0x20));
    assert_eq!(&blob[36..], br#"{"stage":"desk-review"}"#);
    verify_section(&leaf_1().sections[0], &blob).unwrap();
    assert_eq!(
        read_open_section(&blob).unwrap(),
        json!({"stage": "desk-review"})
    );
}

#[test]
fn the_sealed_section_has_the_golden_bytes_and_opens() {
    let blob = sealed_blob();
    assert_eq!(blob.len(), 348);
    let start: String = blob[..76]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(start, SEALED_START);
    let expected = hash("13337b346b12d7babe9c3c2f8ef6aba938799c0351e87b479bcee504e8778c29");
    assert_eq!(Hash::of(&blob), expected);
    assert_eq!(
        read_header(&blob),
        Ok(SectionHeader::Sealed(KEY_ID.parse().unwrap()))
    );
    verify_section(&leaf_1().sections[1], &blob).unwrap();
    let plaintext = unseal(&DataKey::new(counting(0)), &context(), &blob).unwrap();
    assert_eq!(
        unpad_json(&plaintext).unwrap(),
        json!({"name": "Ana", "statement": "…"})
    );
}

#[test]
fn the_tree_has_the_golden_roots_and_proofs() {
    let leaves = HASHES.map(hash);
    let root_2 = hash("d76d407c16e1db4f7dc9a8bc183f46f174a891a492164d3e767200cbc8bb8a68");
    let root_3 = hash("f8f914700b59674763a2c1c06e0465d224d874242a067a0a53004391065e64c7");
    assert_eq!(root(&leaves[..2]), root_2);
    assert_eq!(root(&leaves), root_3);

    let inclusion = [leaves[0], leaves[2]];
    assert_eq!(inclusion_proof(&leaves, 1).unwrap(), inclusion);
    verify_inclusion(leaves[1], 1, 3, &inclusion, root_3).unwrap();

    let consistency = [leaves[2]];
    assert_eq!(consistency_proof(&leaves, 2).unwrap(), consistency);
    verify_consistency(2, root_2, 3, root_3, &consistency).unwrap();

    let mut verifier = ChainVerifier::new();
    for text in [LEAF_0, LEAF_1, LEAF_2] {
        verifier.push(text.as_bytes()).unwrap();
    }
    assert_eq!(verifier.finish(), (3, root_3));
}
