//! What users of the guard language rely on.

#![allow(clippy::unwrap_used)]

mod evaluation;
mod example;
mod laws;
mod messages;
mod proofs;
mod review;
mod syntax;
