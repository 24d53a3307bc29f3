//! A file is named for what it holds.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::{File, Repository};
use crate::tidy::source::{Kind, Source};
use crate::tidy::words;

/// Words that say nothing about what a module holds.
const EMPTY: &[&str] = &[
    "common",
    "helper",
    "helpers",
    "item",
    "items",
    "job",
    "jobs",
    "manager",
    "managers",
    "misc",
    "stuff",
    "template",
    "templates",
    "types",
    "util",
    "utilities",
    "utils",
];

pub(crate) const CHECK: Check = Check {
    rule: "empty-name",
    why: "to find a thing, guess its file name: nobody guesses `util`, and everything ends up there",
    mend: "name the file or module for the one thing it holds; the words of the house are in \
           CONTRIBUTING.md",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    let files = repository
        .files
        .iter()
        .filter(|file| file.is_rust())
        .filter_map(in_path);
    let modules = repository
        .production()
        .flat_map(|(file, source)| in_modules(file, source));
    files.chain(modules).collect()
}

fn in_path(file: &File) -> Option<Finding> {
    let parts = file.path.trim_end_matches(".rs").split('/');
    let word = parts.flat_map(words::of_name).find(|word| is_empty(word))?;
    Some(Finding::at(
        &file.path,
        1,
        format!("a path with the word `{word}`"),
    ))
}

/// Modules written inside a file: `mod name {`.
fn in_modules(file: &File, source: &Source) -> Vec<Finding> {
    let code = source.code();
    code.windows(3)
        .filter(|three| three[0].is_word("mod") && three[1].kind == Kind::Word)
        .filter(|three| three[2].is_sign("{"))
        .filter(|three| {
            words::of_name(&three[1].text)
                .iter()
                .any(|word| is_empty(word))
        })
        .map(|three| {
            let what = format!("a module called `{}`", three[1].text);
            Finding::at(&file.path, three[1].line, what)
        })
        .collect()
}

fn is_empty(word: &str) -> bool {
    EMPTY.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_names_of_files_folders_and_modules_are_found() {
        let places = CHECK.places(&[
            ("crates/a/src/utils.rs", ""),
            ("crates/a/src/common/b.rs", ""),
            ("crates/a/src/sql_helpers.rs", ""),
            ("tests/it/helpers.rs", ""),
            ("crates/a/src/c.rs", "mod d {}\nmod misc { fn e() {} }\n"),
        ]);
        let expected = [
            "crates/a/src/utils.rs:1",
            "crates/a/src/common/b.rs:1",
            "crates/a/src/sql_helpers.rs:1",
            "tests/it/helpers.rs:1",
            "crates/a/src/c.rs:2",
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn telling_names_are_left_alone() {
        let places = CHECK.places(&[
            ("crates/a/src/commonplace.rs", "fn util() {}"),
            ("crates/a/src/check.rs", "use a::types::B;"),
            ("deploy/types.yaml", ""),
        ]);
        assert!(places.is_empty());
    }
}
