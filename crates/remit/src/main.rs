//! The one binary: records reviews, keeps their order, and explains what it refuses.

use std::process::ExitCode;

fn main() -> ExitCode {
    remit::run()
}
