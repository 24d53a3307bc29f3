//! Bytes that another JSON reader might take for the same leaf, or for another: all are refused.

use ledger::leaf::Leaf;

use crate::sample::record;

fn leaf() -> String {
    String::from_utf8(record(&["log", "log"])[1].to_bytes().unwrap()).unwrap()
}

fn refusal(bytes: &[u8]) -> String {
    Leaf::parse(bytes).unwrap_err().to_string()
}

/// Replaces one part of a valid leaf; the part must stand there.
fn with(from: &str, to: &str) -> String {
    let leaf = leaf();
    assert_eq!(
        leaf.matches(from).count(),
        1,
        "{from} stands once in {leaf}"
    );
    refusal(leaf.replace(from, to).as_bytes())
}

const NOT_CANONICAL: &str =
    "the leaf cannot be read: not in canonical form (RFC 8785), first at byte ";

#[test]
fn forms_that_are_not_canonical_are_refused() {
    for (from, to) in [
        // Duplicate keys: the first or the last may win elsewhere.
        ("\"v\":1}", "\"v\":1,\"v\":1}"),
        ("{\"actor\"", "{\"actor\":\"u-0123456789abcdef\",\"actor\""),
        // Another order of keys.
        ("\"position\":1,", ""),
        // White space.
        ("\"v\":1}", "\"v\": 1}"),
        ("\"v\":1}", "\"v\":1}\n"),
        ("{\"actor\"", " {\"actor\""),
        // Escapes of characters that need none.
        ("\"system\"", "\"s\\u0079stem\""),
        ("\"log.created\"", "\"log\\u002ecreated\""),
        ("example.org/log/1", "example.org\\/log\\/1"),
        // Optional lists are absent, not empty.
        ("\"stream\":", "\"shreds\":[],\"stream\":"),
    ] {
        let to = if to.is_empty() { "" } else { to };
        let found = if from.starts_with("\"position\"") {
            let moved = leaf()
                .replace(from, to)
                .replace("\"v\":1}", "\"v\":1,\"position\":1}");
            refusal(moved.as_bytes())
        } else {
            with(from, to)
        };
        assert!(found.starts_with(NOT_CANONICAL), "{from} -> {to}: {found}");
    }
}

#[test]
fn other_numbers_are_refused() {
    let integer = "field `position` must be an integer from 0 to 2^53-1";
    for number in [
        "1.0",
        "1e0",
        "1E0",
        "-1",
        "9007199254740992",
        "18446744073709551616",
        "null",
        "\"1\"",
        "true",
    ] {
        assert_eq!(
            with("\"position\":1,", &format!("\"position\":{number},")),
            integer,
            "{number}"
        );
    }
    for number in ["01", "+1", "0x1", "1.", ".1", "NaN", "1_0"] {
        let found = with("\"position\":1,", &format!("\"position\":{number},"));
        assert!(
            found.starts_with("the leaf cannot be read: not JSON: "),
            "{number}: {found}"
        );
    }
    assert_eq!(with("\"v\":1}", "\"v\":2}"), "field `v` must be 1");
    assert_eq!(
        with("\"schema\":1", "\"schema\":4294967296"),
        "field `schema` must be below 2^32"
    );
}

#[test]
fn what_is_not_json_is_refused() {
    let valid = leaf();
    let cases: [(&str, Vec<u8>); 9] = [
        ("nothing", vec![]),
        (
            "a byte order mark",
            [b"\xef\xbb\xbf", valid.as_bytes()].concat(),
        ),
        (
            "a lone surrogate",
            valid.replace("system", "\\ud800").into_bytes(),
        ),
        (
            "bytes that are not UTF-8",
            [&valid.as_bytes()[..10], b"\xff", &valid.as_bytes()[10..]].concat(),
        ),
        (
            "an overlong form",
            [
                &valid.as_bytes()[..10],
                b"\xc0\xaf",
                &valid.as_bytes()[10..],
            ]
            .concat(),
        ),
        ("a second value", format!("{valid}{{}}").into_bytes()),
        ("a NUL at the end", format!("{valid}\0").into_bytes()),
        ("half a leaf", valid.as_bytes()[..valid.len() / 2].to_vec()),
        ("a list", format!("[{valid}]").into_bytes()),
    ];
    for (name, bytes) in cases {
        let found = refusal(&bytes);
        assert!(
            found.starts_with("the leaf cannot be read: not JSON: "),
            "{name}: {found}"
        );
    }
    // Deep nesting is refused, not run into.
    let deep = [&b"{\"a\":"[..], &vec![b'['; 60_000]].concat();
    assert!(
        refusal(&deep).starts_with("the leaf cannot be read: not JSON: recursion limit exceeded")
    );
}

#[test]
fn fields_that_are_unknown_missing_or_of_another_kind_are_refused_by_name() {
    assert_eq!(
        with("\"v\":1}", "\"v\":1,\"x\":1}"),
        "field `x` is not part of the leaf format 1"
    );
    assert_eq!(
        with("\"actor\":\"system\",", ""),
        "field `actor` is missing"
    );
    assert_eq!(
        with("\"actor\":\"system\"", "\"actor\":null"),
        "field `actor` must be a text"
    );
    assert_eq!(
        with("\"sections\":[]", "\"sections\":{}"),
        "field `sections` must be a list"
    );
    assert_eq!(
        with("\"sections\":[]", "\"sections\":[1]"),
        "field `sections[0]` must be an object"
    );
    assert_eq!(
        with("\"sections\":[]", "\"sections\":[{\"name\":\"body\"}]"),
        "field `sections[0].class` is missing"
    );
    let section = format!(
        "\"sections\":[{{\"class\":\"open\",\"length\":1,\"name\":\"body\",\"note\":1,\"sha256\":\"{}\"}}]",
        "0".repeat(64)
    );
    assert_eq!(
        with("\"sections\":[]", &section),
        "field `sections[0].note` is not part of the leaf format 1"
    );
    assert_eq!(
        with("\"stream\":", "\"correlation\":null,\"stream\":"),
        "field `correlation` must be a text"
    );
    assert_eq!(
        with("\"stream\":", "\"shreds\":[\"AA\"],\"stream\":"),
        "field `shreds[0]` must be 32 lower-case hexadecimal digits"
    );
    let time = with("01.000000Z", "01Z");
    assert_eq!(
        time,
        "field `time` must be a time in UTC between 1970 and 9999, written YYYY-MM-DDThh:mm:ss.ffffffZ"
    );
    let upper = leaf().replace("\"previous\":\"", "\"previous\":\"A");
    assert_eq!(
        refusal(upper.as_bytes()),
        "field `previous` must be 64 lower-case hexadecimal digits"
    );
}
