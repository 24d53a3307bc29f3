//! Migrations are `NNNN_verb_object.sql`, from 0001, without gaps.

use std::collections::BTreeMap;

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::{File, Repository};

/// What a migration may do.
const VERBS: &[&str] = &[
    "add", "allow", "change", "create", "drop", "fill", "forbid", "move", "rename", "split",
];

pub(crate) const CHECK: Check = Check {
    rule: "migration-name",
    why: "a database knows by number what it has seen, and a reader by name what happened to it",
    mend: "name it `NNNN_verb_object.sql` with the next number of its folder; verbs: add, allow, \
           change, create, drop, fill, forbid, move, rename, split",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    let mut folders: BTreeMap<&str, Vec<&File>> = BTreeMap::new();
    for file in repository
        .files
        .iter()
        .filter(|file| file.path.starts_with("migrations/"))
    {
        if file.name() != "README.md" {
            folders
                .entry(file.path.trim_end_matches(file.name()))
                .or_default()
                .push(file);
        }
    }
    folders.into_values().flat_map(in_folder).collect()
}

fn in_folder(mut files: Vec<&File>) -> Vec<Finding> {
    files.sort_by_key(|file| file.name());
    let mut findings = Vec::new();
    for (index, file) in files.into_iter().enumerate() {
        let next = index + 1;
        match number(file.name()) {
            Some(number) if number == next => {}
            Some(number) => {
                let what = format!("number {number:04} where {next:04} is next");
                findings.push(Finding::at(&file.path, 1, what));
            }
            None => findings.push(Finding::at(&file.path, 1, "not `NNNN_verb_object.sql`")),
        }
    }
    findings
}

/// The number of a migration whose name is well formed.
fn number(name: &str) -> Option<usize> {
    let (number, rest) = name.strip_suffix(".sql")?.split_once('_')?;
    let (verb, object) = rest.split_once('_')?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let is_good = number.len() == 4
        && VERBS.contains(&verb)
        && object.starts_with(|c: char| c.is_ascii_lowercase())
        && object.chars().all(plain);
    number.parse().ok().filter(|_| is_good)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_run_from_one_in_every_folder() {
        let places = CHECK.places(&[
            ("migrations/README.md", ""),
            ("migrations/record/0001_create_leaf.sql", ""),
            ("migrations/record/0002_forbid_change_of_leaf.sql", ""),
            ("migrations/keys/0001_create_kek.sql", ""),
        ]);
        assert!(places.is_empty());
    }

    #[test]
    fn gaps_doubles_and_bad_names_are_found() {
        let places = CHECK.places(&[
            ("migrations/a/0002_create_leaf.sql", ""),
            ("migrations/b/0001_create_leaf.sql", ""),
            ("migrations/b/0001_create_section.sql", ""),
            ("migrations/c/0001_leaf.sql", ""),
            ("migrations/c/0002_create_Leaf.sql", ""),
            ("migrations/d/1_create_leaf.sql", ""),
            ("migrations/e/0001_create_leaf.txt", ""),
        ]);
        let expected = [
            "migrations/a/0002_create_leaf.sql:1",
            "migrations/b/0001_create_section.sql:1",
            "migrations/c/0001_leaf.sql:1",
            "migrations/c/0002_create_Leaf.sql:1",
            "migrations/d/1_create_leaf.sql:1",
            "migrations/e/0001_create_leaf.txt:1",
        ];
        assert_eq!(places, expected);
    }
}
