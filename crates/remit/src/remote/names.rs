//! [`Shown`]: an answer of the server with the names of the people in it.

use std::collections::BTreeMap;

use serde::Deserialize;
use store::accounts::Person as Account;

use crate::people::People;

/// What the server shows, and the names of the people whose ids stand in it.
#[derive(Debug, Deserialize)]
pub(crate) struct Shown<T> {
    /// What it shows.
    #[serde(flatten)]
    pub(crate) shown: T,
    names: BTreeMap<String, String>,
}

impl<T> Shown<T> {
    /// What is shown, and the people in it.
    pub(crate) fn parts(self) -> (T, People) {
        let account = |(id, display): (String, String)| Account {
            handle: id.clone(),
            id,
            display,
        };
        (self.shown, self.names.into_iter().map(account).collect())
    }
}
