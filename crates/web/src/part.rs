//! Parts that several pages share. Each is a function of values to markup.

pub(crate) mod moment;
pub(crate) mod name;
