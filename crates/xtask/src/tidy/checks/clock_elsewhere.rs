//! The bans of `clippy.toml` are lifted in one place only.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::Repository;

/// Where time is taken and chance is drawn.
const OWNERS: &[&str] = &["crates/engine/src/clock.rs", "crates/engine/src/clock/"];

pub(crate) const CHECK: Check = Check {
    rule: "clock-elsewhere",
    why: "time, ids and salts are injected, so that every run can be repeated byte for byte",
    mend: "take the time, the id or the salt as a value; `engine::clock` is where they come from",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, source) in repository.product() {
        if OWNERS.iter().any(|owner| file.path.starts_with(owner)) {
            continue;
        }
        for token in source
            .code()
            .iter()
            .filter(|token| token.is_word("disallowed_methods"))
        {
            findings.push(Finding::at(
                &file.path,
                token.line,
                "`disallowed_methods` is lifted",
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIFTED: &str = "#[expect(clippy::disallowed_methods, reason = \"...\")]\nfn now() {}";

    #[test]
    fn a_ban_lifted_elsewhere_is_found() {
        let places = CHECK.places(&[("crates/store/src/a.rs", LIFTED)]);
        assert_eq!(places, ["crates/store/src/a.rs:1"]);
    }

    #[test]
    fn the_clock_and_measurements_may_lift_it() {
        let places = CHECK.places(&[
            ("crates/engine/src/clock.rs", LIFTED),
            ("crates/engine/benches/steps.rs", LIFTED),
            ("crates/xtask/src/stage.rs", LIFTED),
        ]);
        assert!(places.is_empty());
    }
}
