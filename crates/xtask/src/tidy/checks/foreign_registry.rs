//! Crates come from the official registry, and nobody's mirror stands in the repository.

use crate::tidy::check::{Check, Finding};
use crate::tidy::manifest;
use crate::tidy::repository::{File, Repository};

/// How the official registry is written in `Cargo.lock`.
const OFFICIAL: &str = concat!(
    "\"registry",
    "+https://github.com/rust-lang/crates.io",
    "-index\""
);

/// What names a package registry; in two parts so that this file holds none.
const HOSTS: &[&str] = &[
    concat!("crates.io", "-index"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("sparse", "+http"),
    concat!("registry", "+http"),
    concat!("registry.", "npmjs.org"),
    concat!("registry.", "yarnpkg.com"),
    concat!("pypi.org", "/simple"),
    concat!("proxy.", "golang.org"),
];

pub(crate) const CHECK: Check = Check {
    rule: "foreign-registry",
    why: "a build that asks one machine's mirror fails on every other machine",
    mend: "leave the registry to cargo's default; keep a mirror in your own configuration, outside \
           the repository",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    repository
        .files
        .iter()
        .flat_map(|file| match file.name() {
            "Cargo.lock" => foreign_sources(file),
            _ => named_hosts(file),
        })
        .chain(repository.files.iter().flat_map(replaced_sources))
        .collect()
}

fn foreign_sources(file: &File) -> Vec<Finding> {
    let entries = manifest::entries(&file.text).into_iter();
    entries
        .filter(|entry| entry.key == "source" && entry.value != OFFICIAL)
        .map(|entry| {
            Finding::at(
                &file.path,
                entry.line,
                format!("the source {}", entry.value),
            )
        })
        .collect()
}

fn named_hosts(file: &File) -> Vec<Finding> {
    let lines = file.text.lines().enumerate();
    lines
        .filter_map(|(index, line)| {
            let host = HOSTS.iter().find(|host| line.contains(**host))?;
            Some(Finding::at(
                &file.path,
                index + 1,
                format!("the registry {host}"),
            ))
        })
        .collect()
}

/// Cargo's own way to put a mirror in the registry's place.
fn replaced_sources(file: &File) -> Vec<Finding> {
    if !file.path.ends_with(".cargo/config.toml") {
        return Vec::new();
    }
    let entries = manifest::entries(&file.text).into_iter();
    entries
        .filter(|entry| entry.section.starts_with("source") || entry.section.starts_with("registr"))
        .map(|entry| {
            Finding::at(
                &file.path,
                entry.line,
                format!("`{}` in [{}]", entry.key, entry.section),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sources_and_named_registries_are_found() {
        let lock = "[[package]]\nname = \"a\"\nsource = \"registry of a friend\"\n";
        let config = "[source.crates-io]\nreplace-with = \"mirror\"\n";
        let places = CHECK.places(&[
            ("Cargo.lock", lock),
            ("README.md", &format!("a\nsee {}\n", HOSTS[1])),
            (".cargo/config.toml", config),
        ]);
        assert_eq!(
            places,
            ["Cargo.lock:3", "README.md:2", ".cargo/config.toml:2"]
        );
    }

    #[test]
    fn the_official_registry_and_pages_about_crates_may_stand() {
        let lock = format!("[[package]]\nname = \"a\"\nsource = {OFFICIAL}\n");
        let places = CHECK.places(&[
            ("Cargo.lock", &lock),
            ("README.md", "https://crates.io/crates/jiff"),
            (".cargo/config.toml", "[alias]\nxtask = \"run\"\n"),
        ]);
        assert!(places.is_empty());
    }
}
