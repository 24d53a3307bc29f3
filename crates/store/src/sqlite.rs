//! SQLite: how the databases are opened, and one file of SQL per table.

pub(crate) mod access;
pub(crate) mod audit;
pub(crate) mod checkpoint;
mod column;
pub(crate) mod command;
pub(crate) mod data_key;
pub(crate) mod database;
pub(crate) mod guest_link;
pub(crate) mod head;
pub(crate) mod identity;
pub(crate) mod instance;
pub(crate) mod invitation;
pub(crate) mod known;
pub(crate) mod leaf;
mod migrate;
pub(crate) mod name;
pub(crate) mod password;
pub(crate) mod person;
pub(crate) mod preferences;
pub(crate) mod processor;
pub(crate) mod review;
pub(crate) mod script;
pub(crate) mod section;
pub(crate) mod session;
pub(crate) mod stream;
pub(crate) mod token;
