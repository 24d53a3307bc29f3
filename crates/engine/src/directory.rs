//! [`Directory`]: handles and names for the ids of people, and who is away, from the accounts.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use process::{history::Sentence, person::Person};
use store::accounts::{AccountsError, Person as Account, absence::Absence};

use crate::engine::Engine;

/// All people, as the accounts knew them when it was read.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    by_id: BTreeMap<String, Account>,
    /// Who is away now or later, by id.
    absences: BTreeMap<String, Absence>,
    /// When it was read.
    read_at: Timestamp,
}

impl Engine {
    /// Reads all people.
    ///
    /// # Errors
    /// If the accounts cannot be read.
    pub async fn directory(&self) -> Result<Directory, AccountsError> {
        let accounts = self.store().accounts();
        let read_at = self.moment();
        // A day earlier: in some zone it is still yesterday.
        let today = read_at.to_zoned_datetime(TimeZone::UTC).date();
        let first = today.yesterday().unwrap_or(today).to_string();
        let absences = accounts.absences(&first).await?;
        let mut by_id = BTreeMap::new();
        let mut after = String::new();
        loop {
            let page = accounts.list(&after).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.handle);
            by_id.extend(
                page.into_iter()
                    .map(|account| (account.id.clone(), account)),
            );
        }
        Ok(Directory {
            by_id,
            absences,
            read_at,
        })
    }
}

impl FromIterator<Account> for Directory {
    fn from_iter<T: IntoIterator<Item = Account>>(accounts: T) -> Self {
        let entry = |account: Account| (account.id.clone(), account);
        Self {
            by_id: accounts.into_iter().map(entry).collect(),
            ..Self::default()
        }
    }
}

impl Directory {
    /// All of them, by handle.
    #[must_use]
    pub fn list(&self) -> Vec<&Account> {
        let mut accounts: Vec<&Account> = self.by_id.values().collect();
        accounts.sort_by_key(|account| &account.handle);
        accounts
    }

    /// The account with a handle or an id.
    #[must_use]
    pub fn account(&self, text: &str) -> Option<&Account> {
        let by_handle = || self.by_id.values().find(|account| account.handle == text);
        self.by_id.get(text).or_else(by_handle)
    }

    /// The last day on which a person is away, if they are away today, by the days of a zone.
    #[must_use]
    pub fn away_until(&self, person: &Person, zone: &TimeZone) -> Option<Date> {
        let absence = self.absences.get(person.name().as_str())?;
        let day = |text: &str| text.parse::<Date>().ok();
        let (first, last) = (day(&absence.first)?, day(&absence.last)?);
        let today = self.read_at.to_zoned_datetime(zone.clone()).date();
        (first <= today && today <= last).then_some(last)
    }

    /// A text with the ids of people in it replaced by their names.
    #[must_use]
    pub fn named(&self, text: &str) -> String {
        let mut named = text.to_owned();
        for found in text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-') {
            if let Some(account) = self.by_id.get(found) {
                named = named.replace(found, &account.display);
            }
        }
        named
    }

    /// A sentence of a history with names: `Ada Lovelace, for Grace Hopper, approved the terms.`
    #[must_use]
    pub fn told(&self, sentence: &Sentence) -> String {
        let mut text = match &sentence.by {
            Some(by) => self.name(by),
            // Somebody did it, but the viewer may not know who.
            None if sentence.is_act() => "Somebody".to_owned(),
            None => return self.named(&sentence.text),
        };
        if let Some(holder) = &sentence.on_behalf_of {
            text.push_str(&format!(", for {},", self.name(holder)));
        }
        text.push_str(&format!(" {}", self.named(&sentence.text)));
        if let Some(second) = &sentence.second {
            text.push_str(&format!(", with the consent of {}", self.name(second)));
        }
        text
    }

    /// The name of a person; the id of one without an account.
    #[must_use]
    pub fn name(&self, person: &Person) -> String {
        let account = self.by_id.get(person.name().as_str());
        account.map_or_else(|| person.to_string(), |account| account.display.clone())
    }
}
