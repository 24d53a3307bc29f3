//! Nothing in the repository knows the machine it was written on.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::Repository;

/// Folders that exist on some machines only; in two parts so that this file holds none.
const FOLDERS: &[&str] = &[
    concat!("/", "work"),
    concat!("/", "root"),
    concat!("/", "home"),
    concat!("/", "Users"),
];

pub(crate) const CHECK: Check = Check {
    rule: "machine-path",
    why: "what works on one machine only does not work",
    mend: "use a path relative to the repository, to the data folder or to a temporary folder",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &repository.files {
        for (index, line) in file.text.lines().enumerate() {
            if let Some(folder) = FOLDERS.iter().find(|folder| is_named(line, folder)) {
                findings.push(Finding::at(
                    &file.path,
                    index + 1,
                    format!("the path {folder}"),
                ));
            }
        }
    }
    findings
}

/// Does `line` hold the absolute path `folder`, rather than `a/folder` or a longer name?
fn is_named(line: &str, folder: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || "._-)}]*~".contains(c);
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + folder.len()..].chars().next();
        !before.is_some_and(in_name) && !after.is_some_and(|c| in_name(c) && c != '.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_paths_of_one_machine_are_found() {
        for folder in FOLDERS {
            for line in [
                format!("see {folder}/main."),
                format!("\"{folder}\""),
                format!("cd {folder}"),
                format!("{folder}."),
            ] {
                let places = CHECK.places(&[("README.md", &line)]);
                assert_eq!(places, ["README.md:1"], "{line}");
            }
        }
    }

    #[test]
    fn the_same_letters_in_other_paths_may_stand() {
        for folder in FOLDERS {
            for line in [
                format!("merkle{folder}"),
                format!("{folder}flows/a"),
                format!("..{folder}"),
            ] {
                assert!(CHECK.places(&[("README.md", &line)]).is_empty(), "{line}");
            }
        }
    }
}
