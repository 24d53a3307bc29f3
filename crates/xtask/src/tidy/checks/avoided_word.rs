//! One word per thing: what is visible outside its module uses the words of the house.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::{File, Repository};
use crate::tidy::source::{Kind, Source, Token};
use crate::tidy::words;

/// Words that the house has a better one for, and that one.
const AVOIDED: &[(&str, &str)] = &[
    ("blueprint", "definition"),
    ("helper", "the thing that it does"),
    ("helpers", "the things that they do"),
    ("item", "instance, section, event, or what it is"),
    ("items", "instances, sections, events, or what they are"),
    ("job", "processor, step"),
    ("jobs", "processors, steps"),
    ("manager", "the thing that it does"),
    ("task queue", "worklist"),
    ("template", "definition"),
    ("templates", "definitions"),
    ("util", "the thing that it does"),
    ("utils", "the things that they do"),
];

/// Keywords that give a name.
const NAMING: &[&str] = &[
    "const", "enum", "fn", "mod", "static", "struct", "trait", "type", "union",
];

/// Keywords that may stand between the visibility and `fn`.
const MODIFIERS: &[&str] = &["async", "const", "extern", "unsafe"];

pub(crate) const CHECK: Check = Check {
    rule: "avoided-word",
    why: "one word per thing, in code, pages and documents; two words for one thing become two things",
    mend: "use the word of the house; CONTRIBUTING.md lists them",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    repository
        .production()
        .flat_map(|(file, source)| in_names(file, source))
        .collect()
}

fn in_names(file: &File, source: &Source) -> Vec<Finding> {
    let code = source.code();
    public_names(&code)
        .filter_map(|name| {
            let words = words::of_name(&name.text);
            let (word, better) = AVOIDED
                .iter()
                .find(|(word, _)| words::contain(&words, word))?;
            let what = format!("`{}`: not \"{word}\" but {better}", name.text);
            Some(Finding::at(&file.path, name.line, what))
        })
        .collect()
}

/// The names that `pub` and `pub(...)` give to functions, types, constants and modules.
fn public_names<'a>(code: &'a [&'a Token]) -> impl Iterator<Item = &'a Token> {
    (0..code.len())
        .filter(|at| code[*at].is_word("pub"))
        .filter_map(|at| name_after(code, at + 1))
}

/// The name given by the declaration whose visibility starts just before `at`.
fn name_after<'a>(code: &[&'a Token], mut at: usize) -> Option<&'a Token> {
    if code.get(at)?.is_sign("(") {
        at += 1 + code[at..].iter().position(|token| token.is_sign(")"))?;
    }
    loop {
        let (token, next) = (code.get(at)?, code.get(at + 1)?);
        let names = NAMING.contains(&token.text.as_str()) && next.kind == Kind::Word;
        if names && !MODIFIERS.contains(&next.text.as_str()) && !next.is_word("fn") {
            return Some(next);
        }
        // The text is the ABI of `extern "C"`.
        if !MODIFIERS.contains(&token.text.as_str()) && token.kind != Kind::Text {
            return None;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn avoided_words_in_public_names_are_found() {
        let text = "pub struct JobRunner;\npub(crate) fn make_item() {}\n\
            pub const fn util() {}\npub trait TaskQueue {}\npub(super) mod templates {}\n";
        let places = CHECK.places(&[("crates/a/src/b.rs", text)]);
        assert_eq!(
            places,
            [1, 2, 3, 4, 5].map(|line| format!("crates/a/src/b.rs:{line}"))
        );
    }

    #[test]
    fn private_names_and_parts_of_words_are_left_alone() {
        let text = "fn helper() {}\npub fn itemise() {}\npub struct Jobless { pub item: u8 }\n\
            impl Iterator for A { type Item = u8; }\npub use a::Template;\n\
            #[cfg(test)] pub fn helper() {}\n";
        assert!(CHECK.places(&[("crates/a/src/b.rs", text)]).is_empty());
    }
}
