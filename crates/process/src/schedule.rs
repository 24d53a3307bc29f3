//! [`Course`] and, to come with it, rows of a schedule.
mod course;
pub use course::Course;
pub(crate) use course::machines;
