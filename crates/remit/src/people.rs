//! [`People`]: handles and names for ids, from the accounts.

use std::collections::BTreeMap;

use engine::engine::Engine;
use process::{history::Sentence, person::Person, view::Viewer};
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

    /// A text with the ids of people in it replaced by their names.
    pub(crate) fn named(&self, text: &str) -> String {
        let mut named = text.to_owned();
        for found in text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-') {
            if let Some(account) = self.by_id.get(found) {
                named = named.replace(found, &account.display);
            }
        }
        named
    }

    /// A sentence of a history with names: `Ada Lovelace, for Grace Hopper, approved the terms.`
    pub(crate) fn told(&self, sentence: &Sentence) -> String {
        let name = |person: &Person| self.name(person.name());
        let mut text = match &sentence.by {
            Some(by) => name(by),
            // Somebody did it, but the viewer may not know who.
            None if sentence.is_act() => "Somebody".to_owned(),
            None => return self.named(&sentence.text),
        };
        if let Some(holder) = &sentence.on_behalf_of {
            text.push_str(&format!(", for {},", name(holder)));
        }
        text.push_str(&format!(" {}", self.named(&sentence.text)));
        if let Some(second) = &sentence.second {
            text.push_str(&format!(", with the consent of {}", name(second)));
        }
        text
    }

    /// The name of a person; the id of one without an account.
    pub(crate) fn name(&self, id: &str) -> String {
        let account = self.by_id.get(id);
        account.map_or_else(|| id.to_owned(), |account| account.display.clone())
    }
}
