//! What is known to have a value, and where.
//!
//! `has(x) && x > 1` is fine because the right side is looked at only where `has(x)` holds. A fact is the
//! canonical text of a path; names cannot be bound twice on one path, so equal texts are equal paths.

use std::collections::BTreeSet;

/// Paths that have a value where a condition is true, and where it is false.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub(super) when_true: BTreeSet<String>,
    pub(super) when_false: BTreeSet<String>,
}

impl Facts {
    /// What is known around the negation of a condition.
    pub(super) fn negated(self) -> Self {
        Self {
            when_true: self.when_false,
            when_false: self.when_true,
        }
    }

    /// What is known around `a && b && ...`: all of them hold, or one of them does not.
    pub(super) fn all_of(parts: Vec<Facts>) -> Self {
        let (when_true, when_false) = parts
            .into_iter()
            .map(|facts| (facts.when_true, facts.when_false))
            .unzip();
        Self {
            when_true: union(when_true),
            when_false: intersection(when_false),
        }
    }

    /// What is known around `a || b || ...`: one of them holds, or none does.
    pub(super) fn any_of(parts: Vec<Facts>) -> Self {
        let negated = parts.into_iter().map(Facts::negated).collect();
        Self::all_of(negated).negated()
    }
}

fn union(sets: Vec<BTreeSet<String>>) -> BTreeSet<String> {
    sets.into_iter().flatten().collect()
}

fn intersection(sets: Vec<BTreeSet<String>>) -> BTreeSet<String> {
    sets.into_iter()
        .reduce(|left, right| &left & &right)
        .unwrap_or_default()
}
