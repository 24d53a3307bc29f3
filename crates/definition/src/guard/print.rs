//! [`text`]: an expression in its canonical CEL text.
//!
//! Reading the text gives the same expression again.

use super::syntax::{Node, NodeKind};

/// The canonical text of an expression: single quotes, one space around operators, no bracket that is not needed.
#[must_use]
pub fn text(node: &Node) -> String {
    let mut out = String::new();
    print(node, Binding::Or, &mut out);
    out
}

/// How tightly a form binds, loosest first. A part that binds more loosely than its place asks for needs brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Relation,
    Sum,
    Unary,
    Postfix,
}

fn binding(kind: &NodeKind) -> Binding {
    match kind {
        NodeKind::Or(_) => Binding::Or,
        NodeKind::And(_) => Binding::And,
        NodeKind::Compare(..) | NodeKind::In(..) => Binding::Relation,
        NodeKind::Add(..) | NodeKind::Sub(..) => Binding::Sum,
        NodeKind::Not(_) => Binding::Unary,
        _ => Binding::Postfix,
    }
}

fn print(node: &Node, place: Binding, out: &mut String) {
    let brackets = binding(&node.kind) < place;
    if brackets {
        out.push('(');
    }
    print_kind(&node.kind, out);
    if brackets {
        out.push(')');
    }
}

fn print_kind(kind: &NodeKind, out: &mut String) {
    match kind {
        NodeKind::Int(number) => out.push_str(&number.to_string()),
        NodeKind::Text(text) => print_text(text, out),
        NodeKind::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        NodeKind::Name(name) => out.push_str(name),
        NodeKind::Select(of, word) => {
            print(of, Binding::Postfix, out);
            out.push('.');
            out.push_str(&word.name);
        }
        NodeKind::Index(of, key) => {
            print(of, Binding::Postfix, out);
            out.push('[');
            print(key, Binding::Or, out);
            out.push(']');
        }
        NodeKind::Call(word, arguments) => {
            out.push_str(&word.name);
            print_list("(", arguments, ")", out);
        }
        NodeKind::Method(of, word, arguments) => {
            print(of, Binding::Postfix, out);
            out.push('.');
            out.push_str(&word.name);
            print_list("(", arguments, ")", out);
        }
        NodeKind::List(parts) => print_list("[", parts, "]", out),
        NodeKind::Not(inner) => {
            out.push('!');
            print(inner, Binding::Unary, out);
        }
        NodeKind::And(parts) => print_chain(parts, " && ", Binding::Relation, out),
        NodeKind::Or(parts) => print_chain(parts, " || ", Binding::And, out),
        NodeKind::Compare(comparison, left, right) => {
            print_pair(left, comparison.symbol(), right, Binding::Sum, out);
        }
        NodeKind::In(left, right) => print_pair(left, "in", right, Binding::Sum, out),
        // Sums are read from the left, so a sum on the right side needs brackets.
        NodeKind::Add(left, right) => {
            print(left, Binding::Sum, out);
            out.push_str(" + ");
            print(right, Binding::Unary, out);
        }
        NodeKind::Sub(left, right) => {
            print(left, Binding::Sum, out);
            out.push_str(" - ");
            print(right, Binding::Unary, out);
        }
    }
}

fn print_pair(left: &Node, operator: &str, right: &Node, place: Binding, out: &mut String) {
    print(left, place, out);
    out.push(' ');
    out.push_str(operator);
    out.push(' ');
    print(right, place, out);
}

fn print_chain(parts: &[Node], operator: &str, place: Binding, out: &mut String) {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push_str(operator);
        }
        print(part, place, out);
    }
}

fn print_list(open: &str, parts: &[Node], close: &str, out: &mut String) {
    out.push_str(open);
    print_chain(parts, ", ", Binding::Or, out);
    out.push_str(close);
}

fn print_text(text: &str, out: &mut String) {
    out.push('\'');
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\'' => out.push_str("\\'"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            plain => out.push(plain),
        }
    }
    out.push('\'');
}
