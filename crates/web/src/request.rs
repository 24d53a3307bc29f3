//! What a request says: who comes, what they mean, and how addresses are written.

pub(crate) mod address;
pub(crate) mod at;
pub(crate) mod client;
pub(crate) mod device;
pub(crate) mod fields;
pub(crate) mod guest;
pub(crate) mod limits;
pub(crate) mod origin;
pub(crate) mod pace;
pub(crate) mod reach;
pub(crate) mod token;
pub(crate) mod visit;
pub(crate) mod visitor;
mod way;
