//! Modules are `name.rs` and `name/`.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::Repository;

pub(crate) const CHECK: Check = Check {
    rule: "module-file",
    why: "ten open files called mod.rs cannot be told apart",
    mend: "move `name/mod.rs` to `name.rs`",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    repository
        .files
        .iter()
        .filter(|file| file.name() == "mod.rs")
        .map(|file| Finding::at(&file.path, 1, "a module file called mod.rs"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mod_rs_is_found() {
        let places = CHECK.places(&[
            ("crates/a/src/b/mod.rs", ""),
            ("tests/it/support/mod.rs", ""),
            ("crates/a/src/b.rs", ""),
            ("crates/a/src/amod.rs", ""),
        ]);
        assert_eq!(
            places,
            ["crates/a/src/b/mod.rs:1", "tests/it/support/mod.rs:1"]
        );
    }
}
