//! Processors: loops over the record, each with a checkpoint of its own.
//!
//! A processor takes no input: it is woken by new leaves and by a timer, reads on from its checkpoint, and moves it in the same
//! transaction as what it wrote. Started anew it goes on where it was; run twice it does nothing twice.

pub mod read_models;

use std::time::Duration;

use store::{models::ModelsError, read::ReadError};

use crate::review::LoadError;

/// A processor looks at the record at least this often, also if nobody wakes it.
pub(crate) const TIMER: Duration = Duration::from_secs(5);

/// A processor cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum ProcessorError {
    /// The record cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A review cannot be folded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// What it writes cannot be written.
    #[error(transparent)]
    Models(#[from] ModelsError),
}
