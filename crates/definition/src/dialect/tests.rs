//! What a text of the dialect means, and what does not belong to it.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Diagnostics;

fn read(text: &str) -> Node {
    let mut diagnostics = Diagnostics::new();
    let node = parse(text.as_bytes(), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    node.expect("a tree")
}

/// Codes and marked texts of everything wrong with a text.
fn refused(text: &str) -> Vec<(&'static str, String)> {
    let mut diagnostics = Diagnostics::new();
    assert_eq!(parse(text.as_bytes(), &mut diagnostics), None, "{text:?}");
    diagnostics
        .into_vec()
        .into_iter()
        .map(|diagnostic| {
            let span = diagnostic.span.unwrap_or_default();
            (diagnostic.code, text[span.start..span.end].to_owned())
        })
        .collect()
}

fn pairs<'a>(found: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    found
        .iter()
        .map(|(code, text)| (*code, text.as_str()))
        .collect()
}

/// Every word of a scalar must be found in the source at the place its segments name.
fn words_are_where_they_say(text: &str, key: &str) {
    let node = read(text);
    let source = node.get(key).and_then(Node::text).expect("a scalar");
    let mut from = 0;
    for word in source.text.split([' ', '\n']).filter(|w| !w.is_empty()) {
        let start = from + source.text[from..].find(word).expect("a word");
        from = start + word.len();
        let span = source.source_span(Span::new(start, from));
        assert_eq!(&text[span.start..span.end], word, "in {:?}", source.text);
    }
}

#[test]
fn every_scalar_is_text() {
    let node = read("a: no\nb: 1.0\nc: 2003-01-01\nd: ~\ne:\nf: ''\n");
    let text = |key: &str| node.get(key).and_then(Node::text).map(|t| t.text.as_str());
    assert_eq!(text("a"), Some("no"));
    assert_eq!(text("b"), Some("1.0"));
    assert_eq!(text("c"), Some("2003-01-01"));
    assert_eq!(text("d"), Some("~"));
    assert_eq!(node.get("e").map(Node::described), Some("nothing"));
    assert_eq!(text("f"), Some(""));
}

#[test]
fn spans_are_bytes_although_characters_are_counted() {
    let text = "é: über\nz: { ä: 1, b: [x, 'y' ] }   # comment\n";
    let node = read(text);
    let at = |span: Span| &text[span.start..span.end];
    let z = node.get("z").expect("z");
    assert_eq!(at(node.get("é").expect("é").span), "über");
    assert_eq!(at(z.span), "{ ä: 1, b: [x, 'y' ] }");
    assert_eq!(at(z.get("b").expect("b").span), "[x, 'y' ]");
    assert_eq!(at(z.get("b").expect("b").list()[1].span), "'y'");
    assert_eq!(at(z.pairs()[0].span), "ä: 1");
    assert_eq!(at(node.pairs()[1].key.span), "z");
}

#[test]
fn words_of_every_style_are_where_their_segments_say() {
    for text in [
        "k: plain words here\n",
        "k: plain words\n   on two lines  \n   or three # not this\nz: 1\n",
        "k: 'single quoted'  # not this\n",
        "k: 'single\n   quoted\n\n   on lines'\n",
        "k: \"double quoted \\\n   on lines\n   and more \"\n",
        "k: >-\n  folded words\n  and more\n\n    even more\n  end\n",
        "k: >\n\n  folded words\n  and more\nz: 1\n",
        "k: |\n  literal words\n    and more\n\n\n  end\n",
        "k: |2+\n   literal words\n  end\n\n",
        "ü: é\r\nk: >-\r\n  größer als\r\n  früher\r\n",
        "o: { a: b, k: plain in\n  braces }\nk: x\n",
    ] {
        words_are_where_they_say(text, "k");
    }
}

#[test]
fn escapes_keep_the_places_of_what_follows() {
    let text = "k: \"a\\u00e9 b \\x41\\n\\t c \\\"d\\\" e\"\n";
    let node = read(text);
    let source = node.get("k").and_then(Node::text).expect("a scalar");
    assert_eq!(source.text, "aé b A\n\t c \"d\" e");
    let of = |word: &str| {
        let start = source.text.find(word).expect("a word");
        let span = source.source_span(Span::new(start, start + 1));
        span.start
    };
    assert_eq!(of("é"), text.find("\\u00e9").expect("there"));
    assert_eq!(of("b"), text.find("b ").expect("there"));
    assert_eq!(of("A"), text.find("\\x41").expect("there"));
    assert_eq!(of("\n"), text.find("\\n").expect("there"));
    assert_eq!(of("c"), text.find("c ").expect("there"));
    assert_eq!(of("d"), text.find("d\\").expect("there"));
    assert_eq!(of("e"), text.rfind('e').expect("there"));
    assert_eq!(
        &text[source.span.start..source.span.end],
        "\"a\\u00e9 b \\x41\\n\\t c \\\"d\\\" e\""
    );

    let text = "k: 'it''s r''s'\n";
    let source = read(text).get("k").and_then(Node::text).cloned();
    let source = source.expect("a scalar");
    let span = source.source_span(Span::new(5, 6));
    assert_eq!((span.start, &text[span.start..span.end]), (10, "r"));
}

#[test]
fn an_error_inside_a_folded_expression_has_its_line_and_column() {
    let text = "milestones:\n  done:\n    that: >-\n      size(reports) == 9\n      && reports.all(r, r.wrong)\n";
    let node = read(text);
    let that = node.get("milestones").and_then(|m| m.get("done"));
    let that = that.and_then(|d| d.get("that")).and_then(Node::text);
    let that = that.expect("a scalar");
    assert_eq!(that.text, "size(reports) == 9 && reports.all(r, r.wrong)");
    let wrong = that.text.find("wrong").expect("there");
    let span = that.source_span(Span::new(wrong, wrong + 5));
    let before = &text[..span.start];
    let line = before.matches('\n').count() + 1;
    let column = span.start - before.rfind('\n').expect("a line") - 1;
    assert_eq!(
        (line, column, &text[span.start..span.end]),
        (5, 26, "wrong")
    );
}

#[test]
fn constructs_that_do_not_belong_are_all_reported() {
    let text = "a: &x { b: 1 }\nc: *x\nd: !!str 1\n? [q]\n: 1\n<<: { z: 1 }\n";
    assert_eq!(
        pairs(&refused(text)),
        [
            ("WF0003", "&"),
            ("WF0003", "*x"),
            ("WF0003", "!"),
            ("WF0003", "[q]"),
            ("WF0003", "<<"),
        ]
    );
    assert_eq!(pairs(&refused("a: *x\n")), [("WF0003", "*")]);
    assert_eq!(
        pairs(&refused("%YAML 1.2\n---\na: 1\n")),
        [("WF0003", "%YAML 1.2")]
    );
}

#[test]
fn there_is_exactly_one_document() {
    assert_eq!(pairs(&refused("")), [("WF0002", "")]);
    assert_eq!(
        pairs(&refused("# only\n\n  # comments\n")),
        [("WF0002", "")]
    );
    assert_eq!(pairs(&refused("a: 1\n---\nb: 2\n")), [("WF0002", "---")]);
    read("---\na: 1\n...\n");
}

#[test]
fn keys_are_unique_in_their_map_only() {
    assert_eq!(
        pairs(&refused("a: { x: 1, 'x': 2 }\nb: { x: 1 }\na: 3\n")),
        [("WF0004", "'x'"), ("WF0004", "a")]
    );
}

#[test]
fn tabs_and_control_characters_are_refused() {
    assert_eq!(pairs(&refused("a:\t1\nb:\t\t2\n")), [("WF0005", "\t")]);
    assert_eq!(pairs(&refused("a: \u{0}1\n")), [("WF0001", "\u{0}")]);
    assert_eq!(pairs(&refused("\u{feff}a: 1\n")), [("WF0001", "\u{feff}")]);
    let mut diagnostics = Diagnostics::new();
    assert_eq!(parse(b"a: \xff\n", &mut diagnostics), None);
    let found = diagnostics.into_vec();
    assert_eq!(found[0].code, "WF0001");
    assert_eq!(found[0].span, Some(Span::new(3, 4)));
}

#[test]
fn limits_are_told() {
    for text in [
        "[".repeat(10_000),
        "{a: ".repeat(10_000),
        "- ".repeat(10_000),
    ] {
        assert_eq!(refused(&text)[0].0, "WF0010", "{}", &text[..4]);
    }
    let deep = format!("{}x{}", "[".repeat(DEPTH_MAX), "]".repeat(DEPTH_MAX));
    read(&deep);
    assert_eq!(refused(&format!("[{deep}]"))[0].0, "WF0010");

    let line = format!("a: {}\nb: 1\n", "x".repeat(LINE_BYTES_MAX));
    assert_eq!(refused(&line)[0].0, "WF0010");
    read(&format!("a: {}\n", "x".repeat(LINE_BYTES_MAX - 3)));
    assert_eq!(
        refused(&format!("a: {}", "x".repeat(10_000_000)))[0].0,
        "WF0010"
    );
}

#[test]
fn broken_yaml_has_one_error_with_its_place() {
    assert_eq!(pairs(&refused("a: b: c\n")), [("WF0009", ":")]);
    assert_eq!(pairs(&refused("a: {say: Foo: bar}\n")), [("WF0009", ":")]);
    assert_eq!(refused("a: 'open\n")[0].0, "WF0009");
    assert_eq!(refused("a: [1, 2\nb: 3\n").len(), 1);
}

/// Words in one of the styles, with breaks and blanks between them as the style allows.
fn styled() -> impl Strategy<Value = String> {
    let word = "[a-zäé(][a-zäé()=.'&]{0,5}";
    let gaps = prop::sample::select(vec![" ", "  ", "\n", " \n", "\n\n", "\r\n"]);
    let parts = prop::collection::vec((word, gaps), 1..12);
    (parts, 0usize..5, 0usize..3).prop_map(|(parts, style, deeper)| {
        let (open, close, escape) = match style {
            0 => ("", "", ""),
            1 => ("'", "'", "''"),
            2 => ("\"", "\"", ""),
            3 => ("|\n  ", "", ""),
            _ => (">-\n  ", "", ""),
        };
        let mut text = format!("é: 1\nk: {open}");
        for (word, gap) in parts {
            let word = if escape.is_empty() {
                word
            } else {
                word.replace('\'', escape)
            };
            text.push_str(&word);
            text.push_str(&gap.replace('\n', &format!("\n  {}", " ".repeat(deeper))));
        }
        // White space before the closing quote or the end would have no word behind it.
        format!("{}{close}\nz: 1\n", text.trim_end())
    })
}

proptest! {
    #[test]
    fn every_character_is_where_its_segment_says(text in styled()) {
        let node = read(&text);
        let source = node.get("k").and_then(Node::text).expect("a scalar");
        for (offset, character) in source.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let span = source.source_span(Span::new(offset, offset + character.len_utf8()));
            prop_assert!(text[span.start..].starts_with(character), "{} in {:?}", offset, source);
        }
        prop_assert!(node.get("z").is_some());
    }
}
