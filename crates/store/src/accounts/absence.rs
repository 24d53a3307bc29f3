//! Absences: when a person is away, as they say themselves. Whoever plans sees it; no rule looks at it.

use std::collections::BTreeMap;

use super::{Accounts, AccountsError};
use crate::sqlite::absence;

/// The days on which a person is away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The first day, such as `2003-11-04`.
    pub first: String,
    /// The last day, not before the first.
    pub last: String,
}

impl Accounts {
    /// Who is away when, by person, as far as it ends on a day or after it.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn absences(&self, day: &str) -> Result<BTreeMap<String, Absence>, AccountsError> {
        Ok(absence::from(&self.pool, day).await?.into_iter().collect())
    }

    /// Keeps when a person is away, in place of what they said before; `None` if they are not. That the days are days and in
    /// order, the caller knows.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn set_absence(
        &self,
        person: &str,
        away: Option<&Absence>,
    ) -> Result<(), AccountsError> {
        match away {
            Some(away) => absence::put(&self.pool, person, away).await?,
            None => absence::remove(&self.pool, person).await?,
        }
        Ok(())
    }
}
