//! The record's bytes.

pub mod hash;
mod hex;
pub mod json;
pub mod key;
pub mod leaf;
pub mod seal;
pub mod section;
