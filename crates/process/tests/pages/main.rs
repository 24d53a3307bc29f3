//! What pages ask: differences, stages, matrices, schedules, and what would follow from an action.
#![allow(clippy::unwrap_used)]

#[path = "../laws/definitions.rs"]
mod definitions;
#[path = "../laws/tape.rs"]
mod tape;
#[path = "../laws/walks.rs"]
mod walks;

mod changes;
mod leaks;
mod matrices;
mod previews;
mod programme;
mod schedules;
mod strips;
mod usual;
