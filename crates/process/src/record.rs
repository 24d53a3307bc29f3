//! What of an event and of a command is written where.
//!
//! The open `body` holds kinds, states, ids, vocabulary members, numbers and dates, and only those of the lowest class.
//! Every text and document, and every value of a higher class, goes into the sealed section `content.<class>`.
//! [`write`](event::write) and [`read`](event::read) are inverse to each other, and so are their twins for commands.
//! The shapes here are stored for ever: they only grow.

pub mod command;
pub mod content;
pub mod event;
pub mod proposed;

mod amended;
mod body;
mod start;
mod transition;
