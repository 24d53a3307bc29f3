//! No notes about work that is still to be done.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::Repository;

/// Marks of unfinished work, in two parts so that this file holds none.
const MARKS: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
];

pub(crate) const CHECK: Check = Check {
    rule: "unfinished-work",
    why: "a mark in the code is read by nobody who could do the work",
    mend: "do it now, or open an issue and remove the mark",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &repository.files {
        for (index, line) in file.text.lines().enumerate() {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            if let Some(mark) = words.into_iter().find(|word| MARKS.contains(word)) {
                findings.push(Finding::at(
                    &file.path,
                    index + 1,
                    format!("the mark {mark}"),
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_in_every_file() {
        for mark in MARKS {
            let text = format!("a\n// {mark}: b\n");
            let places = CHECK.places(&[("crates/a/src/b.rs", &text), ("README.md", &text)]);
            assert_eq!(places, ["crates/a/src/b.rs:2", "README.md:2"]);
        }
    }

    #[test]
    fn the_same_letters_in_other_words_may_stand() {
        let text = format!("remit {} --as anna; {}S", MARKS[0].to_lowercase(), MARKS[0]);
        assert!(CHECK.places(&[("README.md", &text)]).is_empty());
    }
}
