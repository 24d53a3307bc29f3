//! No statement changes or removes events.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::Repository;
use crate::tidy::source::Kind;
use crate::tidy::{sql, words};

/// The tables that hold the record.
const TABLES: &[&str] = &["leaf", "section"];

/// What rewrites the table whose name follows.
const REWRITES: &[&str] = &[
    "alter table",
    "delete from",
    "drop table",
    "replace into",
    "truncate",
    "truncate table",
    "update",
    "update or replace",
];

pub(crate) const CHECK: Check = Check {
    rule: "append-only",
    why: "nothing is rewritten quietly: an event, once stored, stays as it is for ever",
    mend: "append a new event that corrects the old one; an old form is read by an older reader",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, source) in repository.product() {
        for token in source
            .production()
            .iter()
            .filter(|token| token.kind == Kind::Text)
        {
            if let Some(rewrite) = rewrite(&token.text) {
                findings.push(Finding::at(&file.path, token.line, rewrite));
            }
        }
    }
    for file in repository
        .files
        .iter()
        .filter(|file| file.path.ends_with(".sql"))
    {
        for (index, line) in sql::without_comments(&file.text).lines().enumerate() {
            if let Some(rewrite) = rewrite(line) {
                findings.push(Finding::at(&file.path, index + 1, rewrite));
            }
        }
    }
    findings
}

fn rewrite(text: &str) -> Option<String> {
    // `leaf_count` is another table.
    let words = words::of_name(&text.replace('_', ""));
    let pairs = TABLES
        .iter()
        .flat_map(|table| REWRITES.iter().map(move |verb| (verb, table)));
    pairs
        .map(|(verb, table)| format!("{verb} {table}"))
        .find(|rewrite| words::contain(&words, rewrite))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rewriting_the_record_is_found() {
        let places = CHECK.places(&[
            (
                "crates/store/src/a.rs",
                "f(\"UPDATE leaf SET a = 1\");\ng(\"delete from leaf\")",
            ),
            (
                "migrations/0002_fill_leaf.sql",
                "-- careful\nDELETE FROM leaf WHERE a = 1;",
            ),
            (
                "crates/engine/src/b.rs",
                "f(\"INSERT OR REPLACE INTO section VALUES (1)\")",
            ),
        ]);
        let expected = [
            "crates/store/src/a.rs:1",
            "crates/store/src/a.rs:2",
            "crates/engine/src/b.rs:1",
            "migrations/0002_fill_leaf.sql:2",
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn triggers_other_tables_and_tests_may_stand() {
        let trigger = "CREATE TRIGGER leaf_kept BEFORE UPDATE ON leaf BEGIN\n\
            SELECT RAISE(ABORT, 'leaves stay');\nEND; -- not DELETE FROM leaf\n";
        let places = CHECK.places(&[
            ("migrations/0001_create_leaf.sql", trigger),
            (
                "crates/store/src/a.rs",
                "f(\"UPDATE leaf_count SET a = 1\")",
            ),
            (
                "crates/store/tests/triggers.rs",
                "f(\"UPDATE leaf SET a = 1\")",
            ),
        ]);
        assert!(places.is_empty());
    }
}
