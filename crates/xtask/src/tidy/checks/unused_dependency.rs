//! What a manifest names, somebody uses.

use std::collections::BTreeSet;

use crate::tidy::check::{Check, Finding};
use crate::tidy::manifest;
use crate::tidy::package::Package;
use crate::tidy::repository::Repository;

pub(crate) const CHECK: Check = Check {
    rule: "unused-dependency",
    why: "every crate from outside is built, licensed and trusted, used or not",
    mend: "remove the line from the manifest",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    let of_packages = repository
        .packages
        .iter()
        .flat_map(|package| unused(repository, package));
    unnamed(repository).into_iter().chain(of_packages).collect()
}

/// Entries of the shared list that no member names.
fn unnamed(repository: &Repository) -> Vec<Finding> {
    let Some(root) = repository
        .files
        .iter()
        .find(|file| file.path == "Cargo.toml")
    else {
        return Vec::new();
    };
    let all = repository
        .packages
        .iter()
        .flat_map(|package| &package.dependencies);
    let named: BTreeSet<&str> = all.map(|dependency| dependency.key.as_str()).collect();
    let shared = manifest::entries(&root.text).into_iter();
    shared
        .filter(|entry| entry.section == "workspace.dependencies")
        .filter(|entry| !named.contains(entry.key))
        .map(|entry| {
            Finding::at(
                &root.path,
                entry.line,
                format!("no member names `{}`", entry.key),
            )
        })
        .collect()
}

/// Dependencies of a package that its code never names.
fn unused(repository: &Repository, package: &Package) -> Vec<Finding> {
    let folder = package.manifest.trim_end_matches("Cargo.toml");
    let sources = repository
        .files
        .iter()
        .filter(|f| f.is_rust() && f.path.starts_with(folder));
    let texts: Vec<&str> = sources.map(|file| file.text.as_str()).collect();
    // A crate that names itself turns on features of its own for its tests.
    let dependencies = package
        .dependencies
        .iter()
        .filter(|other| other.name != package.name);
    let silent = dependencies.filter(|dependency| {
        let name = dependency.key.replace('-', "_");
        !texts.iter().any(|text| is_spoken(text, &name))
    });
    silent
        .map(|dependency| {
            let what = format!(
                "`{}` names `{}` and never uses it",
                package.name, dependency.key
            );
            let line = repository.line_of_dependency(&package.manifest, &dependency.key);
            Finding::at(&package.manifest, line, what)
        })
        .collect()
}

fn is_spoken(text: &str, name: &str) -> bool {
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        !text[..at].ends_with(in_word) && !text[at + name.len()..].starts_with(in_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(packages: Vec<Package>) -> Vec<String> {
        let mut repository = Repository::of(&[
            (
                "Cargo.toml",
                "[workspace.dependencies]\na = \"1\"\nb-c = { version = \"2\" }\n",
            ),
            ("crates/x/src/lib.rs", "use b_c::D;\nfn alpha() {}\n"),
            ("crates/y/src/lib.rs", "fn f() { a::g() }"),
        ]);
        repository.packages = packages;
        find(&repository)
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn what_is_named_and_used_may_stand() {
        assert!(
            found(vec![
                Package::of("x", &["b-c", "x"]),
                Package::of("y", &["a"])
            ])
            .is_empty()
        );
    }

    #[test]
    fn what_nobody_names_or_uses_is_found() {
        let expected = ["no member names `b-c`", "`x` names `a` and never uses it"];
        assert_eq!(found(vec![Package::of("x", &["a"])]), expected);
    }
}
