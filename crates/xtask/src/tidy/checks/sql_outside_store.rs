//! SQL text stands in `store` and in `migrations/` only.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::{File, Repository};
use crate::tidy::source::{Kind, Source};
use crate::tidy::sql;

/// The one crate that speaks to databases.
const OWNER: &str = "store";

pub(crate) const CHECK: Check = Check {
    rule: "sql-outside-store",
    why: "the contract suite of `store` proves the SQL on every database; SQL elsewhere is unproved",
    mend: "give `store` a function that is named for the question, and call that",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    repository
        .product()
        .filter(|(file, _)| file.crate_name() != Some(OWNER))
        .flat_map(|(file, source)| in_texts(file, source))
        .collect()
}

fn in_texts(file: &File, source: &Source) -> Vec<Finding> {
    let texts = source
        .production()
        .iter()
        .filter(|token| token.kind == Kind::Text);
    texts
        .filter_map(|token| {
            let statement = sql::statement(&token.text)?;
            Some(Finding::at(
                &file.path,
                token.line,
                format!("SQL text: {statement} ..."),
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUERY: &str = "fn f() {\n    query(\n        r#\"\n  SELECT 1\"#) }\n";

    #[test]
    fn sql_elsewhere_is_found() {
        let places = CHECK.places(&[("crates/engine/src/a.rs", QUERY)]);
        assert_eq!(places, ["crates/engine/src/a.rs:3"]);
    }

    #[test]
    fn sql_in_the_store_in_tests_and_in_comments_may_stand() {
        let tested =
            format!("// SELECT 1\n/// \"SELECT 1\"\n#[cfg(test)]\nmod tests {{ {QUERY} }}");
        let places = CHECK.places(&[
            ("crates/store/src/a.rs", QUERY),
            ("crates/engine/tests/a.rs", QUERY),
            ("crates/engine/src/b.rs", &tested),
        ]);
        assert!(places.is_empty());
    }
}
