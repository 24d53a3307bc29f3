//! What a check is and what it finds.

use super::repository::Repository;

/// A rule of the house as a program. One file under `checks/` each.
#[derive(Debug)]
pub(crate) struct Check {
    /// Its name, as `tidy-exceptions.txt` writes it.
    pub(crate) rule: &'static str,
    /// What would be worse without the rule.
    pub(crate) why: &'static str,
    /// What to do about a violation.
    pub(crate) mend: &'static str,
    /// Looks at the whole repository and finds every violation.
    pub(crate) find: fn(&Repository) -> Vec<Finding>,
}

/// One violation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// Relative to the root.
    pub(crate) path: String,
    /// From 1.
    pub(crate) line: usize,
    /// What is there.
    pub(crate) what: String,
}

impl Finding {
    /// A violation at `path:line`.
    pub(crate) fn at(path: &str, line: usize, what: impl Into<String>) -> Finding {
        Finding {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

#[cfg(test)]
impl Check {
    /// What the check finds in a repository of a few texts, as `path:line`.
    pub(crate) fn places(&self, texts: &[(&str, &str)]) -> Vec<String> {
        self.places_in(&Repository::of(texts))
    }

    /// What the check finds in a repository, as `path:line`.
    pub(crate) fn places_in(&self, repository: &Repository) -> Vec<String> {
        let findings = (self.find)(repository);
        findings
            .iter()
            .map(|finding| format!("{}:{}", finding.path, finding.line))
            .collect()
    }
}
