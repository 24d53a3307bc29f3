//! [`People`]: the people that are named on the command line.

use std::ops::Deref;

use engine::{directory::Directory, engine::Engine};
use process::{person::Person, view::Viewer};
use store::accounts::Person as Account;

use crate::{exit::Exit, failure::Failure};

/// All people of a data folder.
#[derive(Debug)]
pub(crate) struct People(Directory);

impl Deref for People {
    type Target = Directory;

    fn deref(&self) -> &Directory {
        &self.0
    }
}

impl FromIterator<Account> for People {
    fn from_iter<T: IntoIterator<Item = Account>>(accounts: T) -> Self {
        Self(accounts.into_iter().collect())
    }
}

impl People {
    /// Reads them.
    pub(crate) async fn load(engine: &Engine) -> Result<Self, Failure> {
        Ok(Self(engine.directory().await?))
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
}
