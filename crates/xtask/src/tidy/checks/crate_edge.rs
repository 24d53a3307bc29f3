//! Who may depend on whom.

use crate::tidy::check::{Check, Finding};
use crate::tidy::package::Package;
use crate::tidy::repository::Repository;

/// Each crate of the house and the crates of the house that it may name. A new crate needs a
/// row: a boundary that no program checks is no boundary.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("definition", &[]),
    ("process", &["definition"]),
    ("ledger", &[]),
    ("store", &["ledger"]),
    ("engine", &["store", "ledger", "process", "definition"]),
    ("web", &["engine", "store", "process", "definition"]),
    (
        "remit",
        &["web", "engine", "store", "ledger", "process", "definition"],
    ),
    (
        "tests",
        &[
            "remit",
            "engine",
            "store",
            "ledger",
            "process",
            "definition",
        ],
    ),
    ("xtask", &[]),
];

/// Crates from outside that only some of the house may name.
const RESERVED: &[(&str, &[&str])] = &[
    ("anyhow", &["remit", "xtask", "tests"]),
    ("async-nats", &["bus", "tests"]),
    ("axum", &["web", "remit", "tests"]),
    ("lettre", &["notify", "tests"]),
    ("sqlx", &["store", "tests"]),
];

pub(crate) const CHECK: Check = Check {
    rule: "crate-edge",
    why: "each crate has one reason to be separate; an edge too many takes the reason away",
    mend: "ask the crate that owns the matter, or pass what is needed as a value; a new crate \
           needs a row in `checks/crate_edge.rs`",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    repository
        .packages
        .iter()
        .flat_map(|package| edges(repository, package))
        .collect()
}

fn edges(repository: &Repository, package: &Package) -> Vec<Finding> {
    let Some((_, may_name)) = MAY_NAME.iter().find(|(name, _)| *name == package.name) else {
        let what = format!("the crate `{}` has no row of allowed edges", package.name);
        return vec![Finding::at(&package.manifest, 1, what)];
    };
    let is_of_the_house = |name: &str| repository.packages.iter().any(|p| p.name == name);
    let normal = package
        .dependencies
        .iter()
        .filter(|dependency| dependency.is_normal);
    let forbidden = normal.filter(|dependency| {
        let name = dependency.name.as_str();
        let reserved = RESERVED.iter().find(|(reserved, _)| *reserved == name);
        (is_of_the_house(name) && !may_name.contains(&name))
            || reserved.is_some_and(|(_, owners)| !owners.contains(&package.name.as_str()))
    });
    forbidden
        .map(|dependency| {
            let what = format!(
                "`{}` must not depend on `{}`",
                package.name, dependency.name
            );
            Finding::at(&package.manifest, 1, what)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(packages: &[Package]) -> Vec<String> {
        let packages = packages.to_vec();
        let repository = Repository {
            packages,
            ..Repository::default()
        };
        find(&repository)
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn the_house_as_drawn_may_stand() {
        let packages = [
            Package::of("definition", &["serde"]),
            Package::of("process", &["definition"]),
            Package::of("ledger", &["sha2"]),
            Package::of("store", &["ledger", "sqlx"]),
            Package::of("engine", &["store", "process"]),
            Package::of("remit", &["engine", "anyhow"]),
        ];
        assert!(found(&packages).is_empty());
    }

    #[test]
    fn edges_within_the_house_are_found() {
        let packages = [
            Package::of("definition", &["process"]),
            Package::of("process", &["store"]),
            Package::of("store", &["ledger"]),
            Package::of("ledger", &["definition"]),
        ];
        let expected = [
            "`definition` must not depend on `process`",
            "`process` must not depend on `store`",
            "`ledger` must not depend on `definition`",
        ];
        assert_eq!(found(&packages), expected);
    }

    #[test]
    fn reserved_crates_are_found_unless_they_serve_tests() {
        let mut engine = Package::of("engine", &["sqlx", "anyhow", "axum"]);
        assert_eq!(found(std::slice::from_ref(&engine)).len(), 3);
        for dependency in &mut engine.dependencies {
            dependency.is_normal = false;
        }
        assert!(found(&[engine]).is_empty());
    }

    #[test]
    fn a_crate_without_a_row_is_found() {
        let expected = ["the crate `concepts` has no row of allowed edges"];
        assert_eq!(found(&[Package::of("concepts", &[])]), expected);
    }
}
