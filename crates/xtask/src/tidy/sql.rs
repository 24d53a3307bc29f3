//! Recognises SQL in a text.

use super::words;

/// Two words that SQL statements start with and sentences do not.
const STARTS: &[&str] = &[
    "alter table",
    "attach database",
    "begin exclusive",
    "begin immediate",
    "create index",
    "create table",
    "create temp",
    "create trigger",
    "create unique",
    "create view",
    "create virtual",
    "delete from",
    "drop index",
    "drop table",
    "drop trigger",
    "drop view",
    "insert into",
    "insert or",
    "replace into",
];

/// Words that begin a statement if they stand in capitals.
const VERBS: &[&str] = &["PRAGMA", "SAVEPOINT", "SELECT", "UPDATE", "VACUUM", "WITH"];

/// The first words of the statement, if `text` starts with SQL.
pub(crate) fn statement(text: &str) -> Option<String> {
    let words = words::of_name(text);
    let start = words
        .iter()
        .take(2)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ");
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_query = words.first().is_some_and(|word| word == "select")
        && words::contain(&words, "from")
        && first == "select";
    let is_statement = STARTS.contains(&start.as_str()) || VERBS.contains(&first) || is_query;
    is_statement.then(|| words.iter().take(4).cloned().collect::<Vec<_>>().join(" "))
}

/// The text without `--` comments.
pub(crate) fn without_comments(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.split_once("--").map_or(line, |(code, _)| code));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_told_from_sentences() {
        for sql in [
            "SELECT 1",
            "\n   select position from leaf",
            "INSERT INTO leaf (position) VALUES (?)",
            "insert or replace into leaf",
            "Delete From leaf",
            "PRAGMA journal_mode = WAL",
            "WITH last AS (SELECT 1) SELECT * FROM last",
            "BEGIN IMMEDIATE",
        ] {
            assert!(statement(sql).is_some(), "{sql}");
        }
        for sentence in [
            "Select a review from the list",
            "with a reason",
            "update the review",
            "begin with the terms",
            "created a table",
            "",
        ] {
            assert_eq!(statement(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn comments_are_no_statements() {
        assert_eq!(without_comments("a -- b\nc"), "a \nc");
    }
}
