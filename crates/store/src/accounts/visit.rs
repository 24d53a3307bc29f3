//! Visits: up to which revision of a review a person has looked, so that they can be told what moved since.

use std::collections::BTreeMap;

use super::{Accounts, AccountsError};
use crate::sqlite::visit;

/// A look within this many seconds of the one noted last is not noted: a page that is read costs no writing.
const NOTED_AGAIN: i64 = 60;

/// Whoever looks again within this many seconds is still there: what moved meanwhile is still news.
const STILL_THERE: i64 = 30 * 60;

/// How a person looked at a review last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Visit {
    /// The last revision they looked at.
    pub(crate) revision: u64,
    /// When, in seconds since 1970-01-01T00:00:00Z.
    pub(crate) looked: i64,
    /// The last revision they had looked at in the visit before; `None` if there was none.
    pub(crate) before: Option<u64>,
}

impl Visit {
    /// The last revision of the visit before the one that somebody is on, or begins, at a moment.
    fn last(self, now: i64) -> Option<u64> {
        if now.saturating_sub(self.looked) > STILL_THERE {
            Some(self.revision)
        } else {
            self.before
        }
    }
}

impl Accounts {
    /// The last revision of a review that a person looked at on their last visit; `None` if this is their first.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn last_visit(
        &self,
        person: &str,
        stream: &str,
        now: i64,
    ) -> Result<Option<u64>, AccountsError> {
        let visit = visit::get(&self.pool, person, stream).await?;
        Ok(visit.and_then(|visit| visit.last(now)))
    }

    /// The same of all reviews that a person ever looked at, by stream.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn last_visits(
        &self,
        person: &str,
        now: i64,
    ) -> Result<BTreeMap<String, u64>, AccountsError> {
        let visits = visit::all(&self.pool, person).await?;
        let last = |(stream, visit): (String, Visit)| Some((stream, visit.last(now)?));
        Ok(visits.into_iter().filter_map(last).collect())
    }

    /// Notes that a person looks at a review, at most once a minute.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn note_visit(
        &self,
        person: &str,
        stream: &str,
        revision: u64,
        now: i64,
    ) -> Result<(), AccountsError> {
        let noted = visit::get(&self.pool, person, stream).await?;
        let since = noted.map(|noted| now.saturating_sub(noted.looked));
        if since.is_some_and(|since| (0..NOTED_AGAIN).contains(&since)) {
            return Ok(());
        }
        let visit = Visit {
            revision,
            looked: now,
            before: noted.and_then(|noted| noted.last(now)),
        };
        Ok(visit::put(&self.pool, person, stream, visit).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moved_is_news_until_the_visit_after() {
        let visit = Visit {
            revision: 9,
            looked: 1_000,
            before: Some(4),
        };
        assert_eq!(visit.last(1_000 + STILL_THERE), Some(4));
        assert_eq!(visit.last(1_001 + STILL_THERE), Some(9));
        let first = Visit {
            before: None,
            ..visit
        };
        assert_eq!(first.last(1_000), None);
    }
}
