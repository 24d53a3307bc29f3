//! What a user of a running review relies on: the meaning of a step, group by group.
#![allow(clippy::unwrap_used)]

mod amending;
mod clock;
mod closing;
mod confirmation;
mod consent;
mod deadlines;
mod discreet;
mod enough;
mod firing;
mod harness;
mod holding;
mod input;
mod occurred;
mod refusals;
mod roles;
mod selection;
mod separation;
mod settling;
mod spawning;
mod stale;
mod starting;
mod unseen;
