//! What must not be compiled into the pure crates, however long the way.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::Repository;

const OUTSIDE_WORLD: &[&str] = &["async-nats", "axum", "sqlx", "sqlx-core", "tokio"];
const CHANCE: &[&str] = &["getrandom", "rand"];

/// Each pure crate, and what must not be compiled into it.
const MUST_NOT_KNOW: &[(&str, &[&[&str]])] = &[
    ("definition", &[OUTSIDE_WORLD, CHANCE]),
    ("process", &[OUTSIDE_WORLD, CHANCE]),
    ("ledger", &[OUTSIDE_WORLD]),
];

pub(crate) const CHECK: Check = Check {
    rule: "pure-dependency",
    why: "a replay and an auditor get the same bytes only if nothing from outside can reach the core",
    mend: "find the way it came in: `cargo tree -p CRATE -e normal -i CULPRIT`; then turn that \
           feature off, or pass the value in",
    find,
};

/// The crates whose whole tree is looked at.
pub(crate) fn crates() -> impl Iterator<Item = &'static str> {
    MUST_NOT_KNOW.iter().map(|(name, _)| *name)
}

fn find(repository: &Repository) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, forbidden) in MUST_NOT_KNOW {
        let Some(closure) = repository.closures.get(*name) else {
            continue;
        };
        for culprit in forbidden
            .iter()
            .copied()
            .flatten()
            .filter(|f| closure.contains(**f))
        {
            let what = format!("`{culprit}` is compiled into `{name}`");
            findings.push(Finding::at(&format!("crates/{name}/Cargo.toml"), 1, what));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(closures: &[(&str, &[&str])]) -> Vec<String> {
        let own = |(name, closure): &(&str, &[&str])| {
            (
                (*name).to_owned(),
                closure.iter().map(|c| (*c).to_owned()).collect(),
            )
        };
        let closures = closures.iter().map(own).collect();
        let repository = Repository {
            closures,
            ..Repository::default()
        };
        find(&repository)
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn the_outside_world_is_found_in_pure_crates() {
        let found = found(&[
            ("definition", &["serde", "tokio"]),
            ("process", &["rand", "definition"]),
            ("ledger", &["getrandom", "sha2"]),
            ("engine", &["tokio", "getrandom"]),
        ]);
        let expected = [
            "`tokio` is compiled into `definition`",
            "`rand` is compiled into `process`",
        ];
        assert_eq!(found, expected);
    }
}
