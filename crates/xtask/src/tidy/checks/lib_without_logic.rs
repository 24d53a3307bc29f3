//! `lib.rs` is the crate's documentation and its table of contents.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::{File, Repository};
use crate::tidy::source::{Source, Token, end_of_declaration};

pub(crate) const CHECK: Check = Check {
    rule: "lib-without-logic",
    why: "`lib.rs` is where a reader starts: documentation and modules in reading order",
    mend: "move the declaration into a module that is named for it, and `pub use` it if it is public",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    repository
        .production()
        .filter(|(file, _)| file.name() == "lib.rs")
        .flat_map(|(file, source)| in_lib(file, source))
        .collect()
}

fn in_lib(file: &File, source: &Source) -> Vec<Finding> {
    let code = source.code();
    let mut findings = Vec::new();
    let mut at = after_inner_attributes(&code);
    while at < code.len() {
        let end = end_of_declaration(&code, at).max(at + 1);
        if let Some(first) = keyword(&code[at..end]).filter(|_| !is_contents(&code[at..end])) {
            let what = format!("a declaration that starts with `{}`", first.text);
            findings.push(Finding::at(&file.path, first.line, what));
        }
        at = end;
    }
    findings
}

/// `#![...]` at the top of the file end at the first bracket that closes them.
fn after_inner_attributes(code: &[&Token]) -> usize {
    let mut at = 0;
    while code.len() > at + 1 && code[at].is_sign("#") && code[at + 1].is_sign("!") {
        let length = code[at..].iter().position(|token| token.is_sign("]"));
        at = length.map_or(code.len(), |length| at + length + 1);
    }
    at
}

/// The first token that is neither attribute nor visibility.
fn keyword<'a>(declaration: &[&'a Token]) -> Option<&'a Token> {
    let is_start = |token: &&&Token| {
        [
            "mod", "use", "extern", "fn", "struct", "enum", "trait", "impl", "type",
        ]
        .iter()
        .chain(&["const", "static", "macro_rules", "async", "unsafe", "union"])
        .any(|word| token.is_word(word))
    };
    declaration
        .iter()
        .find(is_start)
        .or(declaration.first())
        .copied()
}

/// A `use`, an `extern crate` or a module in a file of its own.
fn is_contents(declaration: &[&Token]) -> bool {
    keyword(declaration).is_some_and(|first| {
        let ends = declaration.last().is_some_and(|last| last.is_sign(";"));
        let is_module_file = first.is_word("mod") && ends;
        is_module_file || first.is_word("use") || (first.is_word("extern") && ends)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_modules_and_uses_may_stand() {
        let text = "//! What it is.\n#![deny(missing_docs)]\n\nmod a;\npub mod b;\n\
            #[cfg(unix)]\npub(crate) mod c;\npub use a::{B, C};\nextern crate d;\n\
            #[cfg(test)]\nmod tests {\n    fn f() {}\n}\n";
        assert!(CHECK.places(&[("crates/a/src/lib.rs", text)]).is_empty());
    }

    #[test]
    fn every_other_declaration_is_found() {
        let text = "mod a;\npub fn f() {}\n/// B.\n#[derive(Debug)]\npub struct B;\n\
            impl B {}\nmod c { fn g() {} }\nconst D: u8 = 1;\nmacro!();\nuse e;\n";
        let places = CHECK.places(&[("crates/a/src/lib.rs", text), ("crates/a/src/a.rs", text)]);
        let expected = [2, 5, 6, 7, 8, 9].map(|line| format!("crates/a/src/lib.rs:{line}"));
        assert_eq!(places, expected);
    }
}
