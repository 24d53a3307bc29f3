//! What types mean and where a wrong one is wrong.

use super::*;

/// A type written out with brackets, so that a test can see how it was read.
fn read(text: &str) -> String {
    fn show(ty: &TypeExpr) -> String {
        let names = |names: &[Spanned<Name>]| {
            let names: Vec<_> = names.iter().map(|name| name.value.to_string()).collect();
            names.join("|")
        };
        match &ty.kind {
            TypeExprKind::OneOf(of) => names(of),
            TypeExprKind::Matrix { row, column } => format!("{}x{}", row.value, column.value),
            TypeExprKind::List(of) => format!("[{}]", show(of)),
            TypeExprKind::Set(of) => format!("{{{}}}", show(of)),
            TypeExprKind::Per { value, vocabulary } => {
                format!("({} -> {})", vocabulary.value, show(value))
            }
            TypeExprKind::OrNotStated(of) => format!("{}?", show(of)),
            other => format!("{other:?}").to_lowercase(),
        }
    }
    let source = SourceText::verbatim(text, 0);
    show(&type_expr(&source).expect("a type"))
}

#[test]
fn types_are_read_as_people_mean_them() {
    for (text, meaning) in [
        ("bool", "bool"),
        ("partial date", "partialdate"),
        ("theme", "theme"),
        ("theme or country", "theme|country"),
        ("list of theme or country", "[theme|country]"),
        ("list of list of int", "[[int]]"),
        ("set of section", "{section}"),
        ("int per group", "(group -> int)"),
        ("list of int per group", "(group -> [int])"),
        ("matrix of country by theme", "countryxtheme"),
        ("date or not stated", "date?"),
        ("theme or country or not stated", "theme|country?"),
        ("list of text or not stated", "[text]?"),
        ("int per group or not stated", "(group -> int)?"),
        ("partial date  or not stated", "partialdate?"),
    ] {
        assert_eq!(read(text), meaning, "{text}");
    }
}

#[test]
fn a_wrong_type_is_marked_where_it_goes_wrong() {
    for (text, marked, expected) in [
        ("list theme", "theme", "`of`"),
        ("list of", "list of", "a type"),
        ("Theme", "Theme", "a type"),
        ("map<a, b>", "map<a,", "a type"),
        ("matrix of country", "matrix of country", "`by`"),
        ("int per", "int per", "a vocabulary"),
        ("date or country", "country", "`not`"),
        ("date or not", "date or not", "`stated`"),
        ("date or not stated at all", "at", "nothing more"),
        ("theme country", "country", "`or`"),
        ("theme or int", "int", "a vocabulary or a machine"),
    ] {
        let source = SourceText::verbatim(text, 0);
        let fault = type_expr(&source).expect_err(text);
        let span = fault.span.expect("a place");
        assert_eq!(&text[span.start..span.end], marked, "{text}");
        assert!(fault.label.starts_with(expected), "{text}: {}", fault.label);
    }
    let deep = "list of ".repeat(5_000) + "int";
    assert!(type_expr(&SourceText::verbatim(&deep, 0)).is_err());
}

#[test]
fn names_keep_their_places() {
    let source = SourceText::verbatim("theme or country or not stated", 100);
    let ty = type_expr(&source).expect("a type");
    assert_eq!(ty.span, Span::new(100, 130));
    let TypeExprKind::OrNotStated(inner) = ty.kind else {
        panic!("not `or not stated`");
    };
    assert_eq!(inner.span, Span::new(100, 116));
    let TypeExprKind::OneOf(names) = inner.kind else {
        panic!("no names");
    };
    assert_eq!(names[1].span, Span::new(109, 116));
}
