//! Reading and writing expressions.

use proptest::prelude::*;

use crate::{
    guard::{
        expr::Comparison,
        parser::{NESTING_MAX, TOKENS_MAX, parse},
        print,
        syntax::{Node, NodeKind, Word},
    },
    span::Span,
};

fn printed(text: &str) -> String {
    print::text(&parse(text).unwrap())
}

#[test]
fn operators_bind_as_in_cel() {
    for (text, canonical) in [
        ("a||b&&c", "a || b && c"),
        ("(a||b)&&c", "(a || b) && c"),
        ("(a && b) || c", "a && b || c"),
        ("((a && b)) && c", "(a && b) && c"),
        ("!(a == b)", "!(a == b)"),
        ("! !a", "!!a"),
        ("a-(b-c)-d", "a - (b - c) - d"),
        ("(a + b) == c", "a + b == c"),
        ("(a == b) == c", "(a == b) == c"),
        ("x in [1,-2 , 'c']", "x in [1, -2, 'c']"),
        (r#"a["it's"]"#, r"a['it\'s']"),
        ("(a.b).c(d,(e))[f]", "a.b.c(d, e)[f]"),
        ("(a || b).is('c')", "(a || b).is('c')"),
        ("\n a\t.all( x ,x.is( 'y' ) )", "a.all(x, x.is('y'))"),
    ] {
        assert_eq!(printed(text), canonical, "{text}");
    }
}

#[test]
fn a_part_knows_its_place() {
    let text = "a && size(b) == 12";
    let NodeKind::And(parts) = parse(text).unwrap().kind else {
        panic!("no conjunction");
    };
    let NodeKind::Compare(_, left, right) = &parts[1].kind else {
        panic!("no comparison");
    };
    assert_eq!(&text[left.span.start..left.span.end], "size(b)");
    assert_eq!(&text[right.span.start..right.span.end], "12");
}

#[test]
fn limits_are_errors_and_no_overflow() {
    let deep = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert!(parse(&deep(NESTING_MAX)).is_ok());
    assert_eq!(parse(&deep(NESTING_MAX + 1)).unwrap_err().code, "WF0317");
    let long = |parts: usize| vec!["a"; parts].join(" + ");
    assert!(parse(&long(TOKENS_MAX / 2)).is_ok());
    assert_eq!(parse(&long(TOKENS_MAX / 2 + 1)).unwrap_err().code, "WF0317");
    assert_eq!(parse(&"!".repeat(10_000_000)).unwrap_err().code, "WF0317");
    assert_eq!(
        parse(&i64::MIN.to_string()).unwrap().kind,
        NodeKind::Int(i64::MIN)
    );
    assert_eq!(parse("9223372036854775808").unwrap_err().code, "WF0318");
}

fn node(kind: NodeKind) -> Node {
    Node {
        span: Span::default(),
        kind,
    }
}

fn word() -> impl Strategy<Value = Word> {
    "[a-z][a-z0-9_]{0,3}q".prop_map(|name| Word {
        span: Span::default(),
        name: name.into(),
    })
}

fn any_node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(NodeKind::Int),
        any::<bool>().prop_map(NodeKind::Bool),
        any::<String>().prop_map(NodeKind::Text),
        word().prop_map(|word| NodeKind::Name(word.name)),
    ]
    .prop_map(node);
    leaf.prop_recursive(5, 40, 3, |inner| {
        let boxed = inner.clone().prop_map(Box::new).boxed();
        let several = proptest::collection::vec(inner.clone(), 2..4);
        let arguments = proptest::collection::vec(inner, 0..3);
        let pair = (boxed.clone(), boxed.clone());
        let comparison = prop_oneof![
            Just(Comparison::Equal),
            Just(Comparison::NotEqual),
            Just(Comparison::Less),
            Just(Comparison::LessOrEqual),
            Just(Comparison::Greater),
            Just(Comparison::GreaterOrEqual),
        ];
        prop_oneof![
            boxed.clone().prop_map(NodeKind::Not),
            several.clone().prop_map(NodeKind::And),
            several.prop_map(NodeKind::Or),
            (comparison, pair.clone()).prop_map(|(c, (l, r))| NodeKind::Compare(c, l, r)),
            pair.clone().prop_map(|(l, r)| NodeKind::In(l, r)),
            pair.clone().prop_map(|(l, r)| NodeKind::Add(l, r)),
            pair.clone().prop_map(|(l, r)| NodeKind::Sub(l, r)),
            pair.prop_map(|(l, r)| NodeKind::Index(l, r)),
            arguments.clone().prop_map(NodeKind::List),
            (word(), arguments.clone()).prop_map(|(w, a)| NodeKind::Call(w, a)),
            (boxed.clone(), word(), arguments).prop_map(|(of, w, a)| NodeKind::Method(of, w, a)),
            (boxed, word()).prop_map(|(of, w)| NodeKind::Select(of, w)),
        ]
        .prop_map(node)
    })
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same(node in any_node()) {
        let text = print::text(&node);
        match parse(&text) {
            Ok(read) => {
                prop_assert_eq!(&read, &node, "{}", text);
                prop_assert_eq!(print::text(&read), text);
            }
            Err(fault) => prop_assert_eq!(fault.code, "WF0317", "{}", text),
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,40}") {
        if let Err(fault) = parse(&text) {
            prop_assert!(text.get(fault.span.start..fault.span.end).is_some());
        }
    }

    #[test]
    fn near_misses_point_into_the_text(text in "[a-c.()\\[\\]!&|=<> '\"0-9-]{0,24}") {
        if let Err(fault) = parse(&text) {
            prop_assert!(text.get(fault.span.start..fault.span.end).is_some());
        }
    }
}
