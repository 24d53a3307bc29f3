//! What an auditor relies on: the bytes, and that no change to them goes unnoticed.

#![allow(clippy::unwrap_used)]

mod chains;
mod golden_vectors;
mod hostile_leaves;
mod keys;
mod leaves;
mod sample;
mod sealing;
mod sections;
mod trees;
mod values;
