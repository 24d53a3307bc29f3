//! The pure crates touch no file, no machine and no unordered container.

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::{File, Repository};
use crate::tidy::source::{Kind, Source, Token};

/// The crates that turn values into values.
const PURE: &[&str] = &["definition", "process"];

/// Containers whose order differs from run to run.
const UNORDERED: &[&str] = &["HashMap", "HashSet", "RandomState"];

/// Modules of `std` that reach outside of the program.
const OUTSIDE: &[&str] = &["env", "fs", "net", "process", "thread"];

pub(crate) const CHECK: Check = Check {
    rule: "pure-code",
    why: "the same step must give the same bytes in every run, on every machine, for ever",
    mend: "use `BTreeMap`, `BTreeSet` or `IndexMap`; let the caller read files and pass text in",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    repository
        .production()
        .filter(|(file, _)| file.crate_name().is_some_and(|name| PURE.contains(&name)))
        .flat_map(|(file, source)| in_source(file, source))
        .collect()
}

fn in_source(file: &File, source: &Source) -> Vec<Finding> {
    let code = source.code();
    let unordered = code
        .iter()
        .copied()
        .filter(|token| token.kind == Kind::Word && UNORDERED.contains(&token.text.as_str()));
    let outside = (0..code.len())
        .flat_map(|at| modules_of_std(&code[at..]))
        .filter(|token| OUTSIDE.contains(&token.text.as_str()));
    unordered
        .chain(outside)
        .map(|token| Finding::at(&file.path, token.line, format!("`{}`", token.text)))
        .collect()
}

/// What follows `std::`: one name, or those in `{ }`.
fn modules_of_std<'a>(code: &[&'a Token]) -> Vec<&'a Token> {
    let is_path =
        code.len() > 3 && code[0].is_word("std") && code[1].is_sign(":") && code[2].is_sign(":");
    if !is_path {
        return Vec::new();
    }
    if !code[3].is_sign("{") {
        return vec![code[3]];
    }
    let group = code[3..].windows(2).take_while(|two| !two[0].is_sign(";"));
    group
        .filter(|two| two[0].is_sign("{") || two[0].is_sign(","))
        .map(|two| two[1])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unordered_containers_and_the_outside_are_found() {
        let text = "use std::collections::HashMap;\nuse std::{fmt, fs};\n\
            fn f() {\n  std::env::var(\"A\") }\n";
        let mut places = CHECK.places(&[("crates/process/src/a.rs", text)]);
        places.sort();
        assert_eq!(
            places,
            [1, 2, 4].map(|line| format!("crates/process/src/a.rs:{line}"))
        );
    }

    #[test]
    fn ordered_containers_other_crates_and_tests_may_stand() {
        let places = CHECK.places(&[
            (
                "crates/process/src/a.rs",
                "use std::collections::BTreeMap; use crate::fs; // HashMap",
            ),
            (
                "crates/process/src/b.rs",
                "#[cfg(test)] mod tests { use std::fs; }",
            ),
            ("crates/process/tests/c.rs", "use std::fs;"),
            ("crates/engine/src/d.rs", "use std::collections::HashMap;"),
        ]);
        assert!(places.is_empty());
    }
}
