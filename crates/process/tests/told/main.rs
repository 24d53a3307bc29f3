//! What a person is told: explanations, views, worklists, histories.
#![allow(clippy::unwrap_used)]

mod explanations;
mod journal;
