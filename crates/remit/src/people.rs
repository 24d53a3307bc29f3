//! [`People`]: handles and names for ids, from the accounts.

use std::collections::BTreeMap;

use engine::engine::Engine;
use process::{person::Person, view::Viewer};
use store::accounts::Person as Account;

use crate::{exit::Exit, failure::Failure};

/// All people of a data folder.
#[derive(Debug)]
pub(crate) struct People {
    by_id: BTreeMap<String, Account>,
}

impl People {
    /// Reads them.
    pub(crate) async fn load(engine: &Engine) -> Result<Self, Failure> {
        let mut by_id = BTreeMap::new();
        let mut after = String::new();
        loop {
            let page = engine.store().accounts().list(&after).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.handle);
            by_id.extend(
                page.into_iter()
                    .map(|account| (account.id.clone(), account)),
            );
        }
        Ok(Self { by_id })
    }

    /// All of them, by handle.
    pub(crate) fn list(&self) -> Vec<&Account> {
        let mut accounts: Vec<&Account> = self.by_id.values().collect();
        accounts.sort_by_key(|account| &account.handle);
        accounts
    }

    /// The account with a handle or an id.
    pub(crate) fn account(&self, text: &str) -> Option<&Account> {
        let by_handle = || self.by_id.values().find(|account| account.handle == text);
        self.by_id.get(text).or_else(by_handle)
    }

    /// The person with a handle or an id.
    pub(crate) fn find(&self, text: &str) -> Result<Person, Failure> {
        let account = self.account(text).ok_or_else(|| {
            Failure::not_found(format_args!(
                "there is no person `{text}`; add one with `remit person add {text} --name \"...\"`, \
                 or see `remit person list`"
            ))
        })?;
        Person::parse(&account.id).map_err(|error| Failure::new(Exit::Data, error))
    }

    /// The viewer that somebody is; without a person nobody in particular.
    pub(crate) fn viewer(&self, text: Option<&str>) -> Result<Viewer, Failure> {
        text.map_or(Ok(Viewer::Anyone), |text| {
            Ok(Viewer::Person(self.find(text)?))
        })
    }

    /// The name of a person; the id of one without an account.
    pub(crate) fn name(&self, id: &str) -> String {
        let account = self.by_id.get(id);
        account.map_or_else(|| id.to_owned(), |account| account.display.clone())
    }
}
