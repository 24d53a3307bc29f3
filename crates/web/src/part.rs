//! Parts that several pages share. Each is a function of values to markup.

pub(crate) mod actions;
pub(crate) mod away;
pub(crate) mod command;
pub(crate) mod diagram;
pub(crate) mod diff;
pub(crate) mod done;
pub(crate) mod expected;
pub(crate) mod field;
pub(crate) mod following;
pub(crate) mod gantt;
pub(crate) mod matrix;
pub(crate) mod moment;
pub(crate) mod moved;
pub(crate) mod name;
pub(crate) mod problems;
pub(crate) mod reading;
pub(crate) mod saying;
pub(crate) mod sentence;
pub(crate) mod slider;
pub(crate) mod strip;
pub(crate) mod table;
pub(crate) mod tag;
pub(crate) mod timeline;
pub(crate) mod why;
