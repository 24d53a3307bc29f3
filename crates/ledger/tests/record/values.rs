//! Canonical JSON, as a foreign implementation of RFC 8785 writes it.

use ledger::json::{JsonError, MAX_DEPTH, MAX_INTEGER, from_canonical, to_canonical};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};

fn any_text() -> impl Strategy<Value = String> {
    // Controls, quotes, and both sides of the place where the orders of UTF-8 and UTF-16 differ.
    let char = prop_oneof![
        any::<char>(),
        proptest::char::range('\0', '\x7f'),
        proptest::char::range('\u{d7f0}', '\u{10010}'),
    ];
    vec(char, 0..8).prop_map(String::from_iter)
}

fn any_value() -> impl Strategy<Value = Value> {
    let limit = i64::try_from(MAX_INTEGER).unwrap();
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-limit..=limit).prop_map(Value::from),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..8).prop_map(Value::from),
            vec((any_text(), inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn values_are_written_as_a_foreign_canonicaliser_writes_them(value in any_value()) {
        let written = String::from_utf8(to_canonical(&value).unwrap()).unwrap();
        prop_assert_eq!(&written, &serde_json_canonicalizer::to_string(&value).unwrap());
        prop_assert_eq!(from_canonical(written.as_bytes()), Ok(value));
    }
}

#[test]
fn names_are_sorted_by_utf16() {
    // The order of RFC 8785, section 3.2.3, differs from that of UTF-8 for the last two.
    let written =
        to_canonical(&json!({"\u{fb33}": 1, "\u{1f600}": 2, "\r": 3, "1": 4, "\u{80}": 5}))
            .unwrap();
    assert_eq!(
        String::from_utf8(written).unwrap(),
        "{\"\\r\":3,\"1\":4,\"\u{80}\":5,\"\u{1f600}\":2,\"\u{fb33}\":1}"
    );
}

#[test]
fn numbers_that_some_readers_would_change_are_refused_with_their_place() {
    let message = |value: Value| to_canonical(&value).unwrap_err().to_string();
    assert_eq!(
        message(json!({"a": [0, {"b": 0.5}]})),
        "the number at `/a/1/b` is not an integer between -(2^53-1) and 2^53-1"
    );
    for number in [
        json!(1.0),
        json!(-0.0),
        json!(1e300),
        json!(MAX_INTEGER + 1),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(-9_007_199_254_740_992_i64),
    ] {
        assert_eq!(
            to_canonical(&number),
            Err(JsonError::Number {
                path: String::new()
            }),
            "{number}"
        );
    }
    assert_eq!(
        to_canonical(&json!(-9_007_199_254_740_991_i64)).unwrap(),
        b"-9007199254740991"
    );
}

#[test]
fn other_texts_of_the_same_value_are_refused() {
    for text in [
        "{\"a\":1,\"a\":1}",
        "{\"b\":1,\"a\":1}",
        "[1, 2]",
        "[1]\n",
        "\"\\u0041\"",
        "\"\\/\"",
        "\"\\u000A\"",
        "\"\\u001F\"",
    ] {
        let error = from_canonical(text.as_bytes()).unwrap_err();
        assert!(
            matches!(error, JsonError::NotCanonical { .. }),
            "{text}: {error}"
        );
    }
    assert_eq!(
        from_canonical(b"{\"b\":1,\"a\":1}"),
        Err(JsonError::NotCanonical { offset: 2 })
    );
    assert!(matches!(
        from_canonical(b"\"\\ud800\""),
        Err(JsonError::Syntax(_))
    ));
}

#[test]
fn nesting_ends_where_readers_end() {
    let nested = |depth: usize| (0..depth).fold(json!(1), |value, _| json!([value]));
    let deepest = to_canonical(&nested(MAX_DEPTH)).unwrap();
    assert_eq!(from_canonical(&deepest), Ok(nested(MAX_DEPTH)));
    assert_eq!(
        to_canonical(&nested(MAX_DEPTH + 1)),
        Err(JsonError::TooDeep)
    );
    let too_deep = [vec![b'['; MAX_DEPTH + 1], vec![b']'; MAX_DEPTH + 1]].concat();
    assert_eq!(from_canonical(&too_deep), Err(JsonError::TooDeep));
}
