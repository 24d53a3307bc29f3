//! What a user of a running review relies on: the meaning of a step, group by group.
#![allow(clippy::unwrap_used)]

mod clock;
mod closing;
mod deadlines;
mod firing;
mod harness;
mod occurred;
mod selection;
mod settling;
mod spawning;
