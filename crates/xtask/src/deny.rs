//! `cargo xtask deny`: bans, licences and sources of the crates from outside.

use std::path::Path;

use anyhow::Result;

use crate::stage::Stages;
use crate::tool::DENY;

/// Checks what `deny.toml` says, without the advisories: those change by the day.
///
/// # Errors
///
/// If a crate breaks a rule, or the tool cannot be had.
pub(crate) fn run(root: &Path) -> Result<()> {
    let mut command = DENY.command(root)?;
    command.args([
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ]);
    Stages::new(root, Vec::new()).run("deny", command)
}
