//! The list of violations that are allowed to stand, each with its reason. It only shrinks.

use super::check::Finding;

/// Where the list is kept.
pub(crate) const PATH: &str = "crates/xtask/tidy-exceptions.txt";

/// The rule that the list itself is kept under.
pub(crate) const RULE: &str = "exception";

/// `path rule reason`: in this file, this rule may be broken.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Exception {
    path: String,
    rule: String,
    line: usize,
}

/// What remains of the findings after the exceptions.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sorted {
    /// Violations with their rule.
    pub(crate) violations: Vec<(&'static str, Finding)>,
    /// Exceptions that nothing needs.
    pub(crate) unneeded: Vec<Finding>,
}

/// Reads the list; gives also what is wrong with it.
pub(crate) fn read(text: &str, rules: &[&str]) -> (Vec<Exception>, Vec<Finding>) {
    let (mut exceptions, mut findings) = (Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut words = line.split_whitespace();
        let (path, rule, reason) = (words.next(), words.next(), words.next());
        match (path, rule, reason) {
            (Some(path), Some(rule), Some(_)) if rules.contains(&rule) => {
                let (path, rule) = (path.to_owned(), rule.to_owned());
                exceptions.push(Exception {
                    path,
                    rule,
                    line: index + 1,
                });
            }
            (_, Some(rule), Some(_)) => {
                findings.push(Finding::at(
                    PATH,
                    index + 1,
                    format!("there is no rule `{rule}`"),
                ));
            }
            _ => findings.push(Finding::at(PATH, index + 1, "not `path rule reason`")),
        }
    }
    (exceptions, findings)
}

/// Takes out the findings that an exception covers.
pub(crate) fn sort(findings: Vec<(&'static str, Finding)>, exceptions: &[Exception]) -> Sorted {
    let covers = |exception: &Exception, (rule, finding): &(&str, Finding)| {
        exception.rule == *rule && exception.path == finding.path
    };
    let is_needed = |exception: &&Exception| !findings.iter().any(|f| covers(exception, f));
    let unneeded = exceptions
        .iter()
        .filter(is_needed)
        .map(|exception| {
            let Exception { path, rule, line } = exception;
            Finding::at(PATH, *line, format!("`{path}` no longer breaks `{rule}`"))
        })
        .collect();
    let stands = |finding: &(&'static str, Finding)| !exceptions.iter().any(|e| covers(e, finding));
    Sorted {
        violations: findings.into_iter().filter(stands).collect(),
        unneeded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exception_covers_one_rule_in_one_file() {
        let (exceptions, wrong) = read("# a list\n\na.rs long since it is one table\n", &["long"]);
        assert!(wrong.is_empty());
        let findings = vec![
            ("long", Finding::at("a.rs", 1, "")),
            ("wide", Finding::at("a.rs", 1, "")),
            ("long", Finding::at("b.rs", 1, "")),
        ];
        let sorted = sort(findings.clone(), &exceptions);
        assert_eq!(sorted.violations, findings[1..]);
        assert!(sorted.unneeded.is_empty());
    }

    #[test]
    fn an_exception_that_nothing_needs_is_found() {
        let (exceptions, _) = read("a.rs long since it is one table\n", &["long"]);
        let sorted = sort(vec![("wide", Finding::at("a.rs", 1, ""))], &exceptions);
        assert_eq!(
            sorted.unneeded,
            [Finding::at(PATH, 1, "`a.rs` no longer breaks `long`")]
        );
    }

    #[test]
    fn an_exception_without_reason_or_rule_is_found() {
        let (exceptions, wrong) = read("a.rs long\na.rs tall because of it\n", &["long"]);
        assert!(exceptions.is_empty());
        let lines: Vec<_> = wrong.iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [1, 2]);
    }
}
