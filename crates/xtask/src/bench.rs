//! `cargo xtask bench`: takes the figures, prints them, and writes them into the README.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Between these lines of the README stand the figures.
const BEGIN: &str = "<!-- bench -->\n";
/// See [`BEGIN`].
const END: &str = "<!-- /bench -->\n";

/// Runs the bench of the engine and puts its tables between the markers.
///
/// # Errors
///
/// If the bench fails, or the README lacks the markers.
pub(crate) fn run(root: &Path) -> Result<()> {
    let readme = root.join("README.md");
    let text = fs::read_to_string(&readme).context("reading README.md")?;
    let mut bench = Command::new("cargo");
    bench
        .args(["bench", "--package", "engine", "--bench", "steps"])
        .current_dir(root)
        .stderr(Stdio::inherit());
    let output = bench.output().context("starting cargo bench")?;
    if !output.status.success() {
        bail!("the bench failed ({})", output.status);
    }
    let figures = String::from_utf8(output.stdout).context("the bench prints UTF-8")?;
    crate::say(&figures)?;
    let text = with_figures(&text, &figures)?;
    fs::write(&readme, text).context("writing README.md")
}

/// The text with other figures.
fn with_figures(text: &str, figures: &str) -> Result<String> {
    let markers = || {
        format!(
            "README.md needs the lines {BEGIN:?} and {END:?}, in this order, to hold the figures"
        )
    };
    let (before, rest) = text.split_once(BEGIN).with_context(markers)?;
    let (_, after) = rest.split_once(END).with_context(markers)?;
    Ok(format!("{before}{BEGIN}{figures}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_between_the_markers_are_replaced() {
        let text = "# A\n<!-- bench -->\nold\n<!-- /bench -->\n## B\n";
        let new = with_figures(text, "new\n").unwrap();
        assert_eq!(new, "# A\n<!-- bench -->\nnew\n<!-- /bench -->\n## B\n");
        assert_eq!(with_figures(&new, "new\n").unwrap(), new);
    }

    #[test]
    fn a_readme_without_markers_is_left_alone() {
        for text in ["", "<!-- bench -->\n", "<!-- /bench -->\n<!-- bench -->\n"] {
            assert!(with_figures(text, "new\n").is_err(), "{text:?}");
        }
    }
}
