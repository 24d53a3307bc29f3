//! Exactly one file writes events.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::Repository;
use crate::tidy::source::Kind;
use crate::tidy::{sql, words};

/// The table of events.
const TABLE: &str = "leaf";

pub(crate) const CHECK: Check = Check {
    rule: "one-event-writer",
    why: "one function appends events, so that nothing happens off the record",
    mend: "append through `store`'s writer; the statement that inserts leaves stands there alone",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    let mut places = Vec::new();
    for (file, source) in repository.product() {
        for token in source
            .production()
            .iter()
            .filter(|token| token.kind == Kind::Text)
        {
            if inserts(&token.text) {
                places.push(Finding::at(
                    &file.path,
                    token.line,
                    "a second writer of leaves",
                ));
            }
        }
    }
    for file in repository
        .files
        .iter()
        .filter(|file| file.path.ends_with(".sql"))
    {
        if inserts(&sql::without_comments(&file.text)) {
            places.push(Finding::at(&file.path, 1, "a migration that writes leaves"));
        }
    }
    let writer = places
        .iter()
        .find(|place| place.path.starts_with("crates/store/"))
        .cloned();
    places.retain(|place| {
        writer
            .as_ref()
            .is_none_or(|writer| writer.path != place.path)
    });
    if writer.is_none() {
        places.extend(missing_writer(repository));
    }
    places
}

/// A record whose writer cannot be found would make the rule empty.
fn missing_writer(repository: &Repository) -> Option<Finding> {
    let file = repository
        .files
        .iter()
        .find(|file| file.path.ends_with(".sql"))?;
    let what = format!("no file of `store` inserts into the table `{TABLE}`");
    Some(Finding::at(&file.path, 1, what))
}

fn inserts(text: &str) -> bool {
    let words = words::of_name(&text.replace('_', ""));
    words::contain(&words, &format!("into {TABLE}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITER: &str = "fn f() {\n  query(\"INSERT INTO leaf (position) VALUES (?)\") }";
    const SCHEMA: (&str, &str) = ("migrations/0001_create_leaf.sql", "CREATE TABLE leaf (a);");

    #[test]
    fn one_writer_in_the_store_may_stand() {
        let places = CHECK.places(&[
            SCHEMA,
            ("crates/store/src/writer.rs", WRITER),
            (
                "crates/store/src/other.rs",
                "f(\"INSERT INTO leaf_count VALUES (1)\")",
            ),
            ("crates/store/tests/triggers.rs", WRITER),
        ]);
        assert!(places.is_empty());
    }

    #[test]
    fn a_second_writer_is_found() {
        let places = CHECK.places(&[
            SCHEMA,
            ("crates/store/src/writer.rs", WRITER),
            (
                "crates/store/src/other.rs",
                "f(\"insert or replace into leaf values (1)\")",
            ),
            ("crates/engine/src/a.rs", WRITER),
            (
                "migrations/0002_fill_leaf.sql",
                "INSERT INTO leaf SELECT * FROM old;",
            ),
        ]);
        let expected = [
            "crates/store/src/other.rs:1",
            "crates/engine/src/a.rs:2",
            "migrations/0002_fill_leaf.sql:1",
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn a_record_without_a_writer_is_found() {
        assert_eq!(
            CHECK.places(&[SCHEMA]),
            ["migrations/0001_create_leaf.sql:1"]
        );
    }
}
