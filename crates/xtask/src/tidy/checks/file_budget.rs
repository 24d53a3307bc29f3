//! A file holds at most [`LINES_MAX`] production lines; most hold half of that.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::Repository;

/// Production lines of a file: everything outside `#[cfg(test)]`.
const LINES_MAX: usize = 500;
/// What nine of ten files stay under.
const LINES_AIM: usize = 250;

pub(crate) const CHECK: Check = Check {
    rule: "file-budget",
    why: "a file longer than a few screens hides what belongs together",
    mend: "split `name.rs` into `name.rs` and `name/`, one file per command, check or table",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    repository
        .production()
        .filter(|(_, source)| source.production_lines > LINES_MAX)
        .map(|(file, source)| {
            let lines = source.production_lines;
            Finding::at(
                &file.path,
                1,
                format!("{lines} production lines, {LINES_MAX} allowed"),
            )
        })
        .collect()
}

/// How many files there are and how far they are from the aim, as a sentence.
pub(crate) fn summary(repository: &Repository) -> String {
    let lines: Vec<usize> = repository
        .production()
        .map(|(_, s)| s.production_lines)
        .collect();
    let over = lines.iter().filter(|lines| **lines > LINES_AIM).count();
    let longest = lines.iter().max().copied().unwrap_or(0);
    format!(
        "{} production files, {} lines, longest {longest}, {over} over {LINES_AIM} (aim: at most {})",
        lines.len(),
        lines.iter().sum::<usize>(),
        lines.len() / 10,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_production_lines_count() {
        let full = "fn f() {}\n".repeat(LINES_MAX);
        let tested = format!("{full}#[cfg(test)]\nmod tests {{\n{full}}}\n");
        let over = format!("{full}\n");
        let places = CHECK.places(&[
            ("crates/a/src/full.rs", &full),
            ("crates/a/src/tested.rs", &tested),
            ("crates/a/src/over.rs", &over),
            ("crates/a/tests/over.rs", &over),
            ("README.md", &over),
        ]);
        assert_eq!(places, ["crates/a/src/over.rs:1"]);
    }

    #[test]
    fn the_summary_counts_files_over_the_aim() {
        let long = "\n".repeat(LINES_AIM + 1);
        let repository = Repository::of(&[("a.rs", &long), ("b.rs", "\n")]);
        assert_eq!(
            summary(&repository),
            "2 production files, 252 lines, longest 251, 1 over 250 (aim: at most 0)"
        );
    }
}
