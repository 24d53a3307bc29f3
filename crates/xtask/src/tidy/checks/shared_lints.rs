//! Every crate takes the lints of the workspace.

use crate::tidy::check::{Check, Finding};
use crate::tidy::manifest;
use crate::tidy::repository::{File, Repository};

pub(crate) const CHECK: Check = Check {
    rule: "shared-lints",
    why: "cargo does not hand lints down by itself: a crate that forgets to ask has none",
    mend: "add `[lints]` with `workspace = true` to its Cargo.toml",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    repository
        .files
        .iter()
        .filter(|file| file.name() == "Cargo.toml" && file.path.contains('/'))
        .filter(|file| !takes_lints(file))
        .map(|file| Finding::at(&file.path, 1, "no `[lints]` with `workspace = true`"))
        .collect()
}

fn takes_lints(file: &File) -> bool {
    manifest::entries(&file.text)
        .iter()
        .any(|entry| (entry.section, entry.key, entry.value) == ("lints", "workspace", "true"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_without_the_shared_lints_is_found() {
        let places = CHECK.places(&[
            ("Cargo.toml", "[workspace]\n"),
            (
                "crates/a/Cargo.toml",
                "[package]\nname = \"a\"\n\n[lints]\nworkspace = true\n",
            ),
            (
                "crates/b/Cargo.toml",
                "[package]\nname = \"b\"\n# [lints]\n# workspace = true\n",
            ),
            ("tests/Cargo.toml", "[lints]\nworkspace = false\n"),
        ]);
        assert_eq!(places, ["crates/b/Cargo.toml:1", "tests/Cargo.toml:1"]);
    }
}
