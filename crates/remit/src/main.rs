//! The one binary: records reviews, keeps their order, and explains what it refuses.

use std::process::ExitCode;

/// A step allocates small values on one thread that another one frees; the system's allocator spends a fifth more
/// processor time on them (see the bench in the README).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    remit::run()
}
