//! The binary as it is shipped, built with the tests so that they never run an older one.

use std::process::ExitCode;

fn main() -> ExitCode {
    remit::run()
}
