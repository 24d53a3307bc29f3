//! SQLite: how the databases are opened, and one file of SQL per table.

pub(crate) mod checkpoint;
mod column;
pub(crate) mod command;
pub(crate) mod database;
pub(crate) mod head;
pub(crate) mod known;
pub(crate) mod leaf;
mod migrate;
pub(crate) mod name;
pub(crate) mod section;
pub(crate) mod stream;
mod values;
