//! `cargo xtask tidy`: the rules of the house as a program.

mod check;
mod checks;
mod exceptions;
mod manifest;
mod package;
mod repository;
mod source;
mod sql;
mod words;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use check::{Check, Finding};
use checks::file_budget;
pub(crate) use repository::Repository;

/// Checks the repository at `root` and prints what it found.
///
/// # Errors
///
/// With every violation at once, if there is one; or if the repository cannot be read.
pub(crate) fn run(root: &Path) -> Result<()> {
    let repository = Repository::read(root)?;
    let list = fs::read_to_string(root.join(exceptions::PATH)).context(exceptions::PATH)?;
    let report = report(&repository, &list);
    crate::say(&format!("{}\n", file_budget::summary(&repository)))?;
    if report.violations > 0 {
        bail!(
            "{}\n{} violations of the rules of the house",
            report.text,
            report.violations
        );
    }
    crate::say(&format!(
        "{} rules hold, {} exceptions\n",
        checks::ALL.len(),
        report.exceptions
    ))
}

/// What all checks found, in words.
struct Report {
    text: String,
    violations: usize,
    exceptions: usize,
}

fn report(repository: &Repository, list: &str) -> Report {
    let rules: Vec<&str> = checks::ALL.iter().map(|check| check.rule).collect();
    let (exceptions, mut wrong) = exceptions::read(list, &rules);
    let findings = checks::ALL.iter().flat_map(|check| {
        (check.find)(repository)
            .into_iter()
            .map(|finding| (check.rule, finding))
    });
    let sorted = exceptions::sort(findings.collect(), &exceptions);
    wrong.extend(sorted.unneeded);
    let mut text = String::new();
    for Check {
        rule, why, mend, ..
    } in checks::ALL
    {
        let broken = sorted.violations.iter().filter(|(name, _)| name == rule);
        paragraph(
            &mut text,
            rule,
            why,
            mend,
            broken.map(|(_, finding)| finding).collect(),
        );
    }
    let why = "an exception without need or reason hides the next violation";
    let mend = "remove the line, or write it as `path rule reason`";
    paragraph(
        &mut text,
        exceptions::RULE,
        why,
        mend,
        wrong.iter().collect(),
    );
    let violations = sorted.violations.len() + wrong.len();
    Report {
        text,
        violations,
        exceptions: exceptions.len(),
    }
}

/// One broken rule: its name, every place, why it is there and how to mend it.
fn paragraph(text: &mut String, rule: &str, why: &str, mend: &str, mut findings: Vec<&Finding>) {
    if findings.is_empty() {
        return;
    }
    findings.sort();
    let _ = writeln!(text, "\n{rule}");
    for Finding { path, line, what } in findings {
        let _ = writeln!(text, "  {path}:{line}: {what}");
    }
    let _ = writeln!(text, "    why:  {why}\n    mend: {mend}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_violations_are_told_at_once_with_reason_and_remedy() {
        let repository = Repository::of(&[
            ("crates/a/src/utils.rs", ""),
            ("crates/a/src/b/mod.rs", ""),
            ("crates/a/src/c/mod.rs", ""),
        ]);
        let report = report(
            &repository,
            "crates/a/src/c/mod.rs module-file for a while\n",
        );
        assert_eq!((report.violations, report.exceptions), (2, 1));
        let expected = "
module-file
  crates/a/src/b/mod.rs:1: a module file called mod.rs
    why:  ten open files called mod.rs cannot be told apart
    mend: move `name/mod.rs` to `name.rs`
";
        assert!(report.text.starts_with(expected), "{}", report.text);
        assert!(report.text.contains("crates/a/src/utils.rs:1"));
    }

    #[test]
    fn an_empty_repository_is_tidy_and_an_unneeded_exception_is_not() {
        let repository = Repository::of(&[]);
        assert_eq!(report(&repository, "").violations, 0);
        let report = report(&repository, "a.rs file-budget it is one table\n");
        assert_eq!(report.violations, 1);
        assert!(
            report.text.contains("tidy-exceptions.txt:1"),
            "{}",
            report.text
        );
    }

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        let mut rules: Vec<_> = checks::ALL.iter().map(|check| check.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        assert_eq!(rules.len(), checks::ALL.len());
    }
}
