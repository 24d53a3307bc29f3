//! [`check`]: what can be said of a definition without running it.

pub mod code;

use crate::{diagnostic::Diagnostics, resolve::Resolved};

/// The static checks of a resolved workflow.
pub fn check(_resolved: &Resolved, _out: &mut Diagnostics) {}
