//! What all answers have in common: headers, errors, the files that pages use.

pub(crate) mod asset;
pub(crate) mod attachment;
pub(crate) mod fault;
pub(crate) mod headers;
pub(crate) mod misread;
pub(crate) mod problem;
