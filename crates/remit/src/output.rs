//! [`Output`]: answers go to stdout, everything else to stderr.

use std::{
    env,
    ffi::OsStr,
    io::{self, IsTerminal as _, Write as _},
};

use serde::Serialize;
use serde_json::json;

use crate::failure::Failure;

/// Where and how answers are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    /// Answers are JSON: one document, or one object per line for lists.
    pub(crate) json: bool,
    /// Answers may be coloured.
    pub(crate) coloured: bool,
}

impl Output {
    /// For this process: colours only on a terminal that wants them.
    pub(crate) fn new(json: bool) -> Self {
        Self {
            json,
            coloured: !json && wants_colour() && io::stdout().is_terminal(),
        }
    }

    /// Writes text. What people wrote cannot steer the terminal: of control characters only the end of a line is kept.
    pub(crate) fn text(self, text: impl AsRef<str>) -> io::Result<()> {
        let harmless = |c: char| {
            if c.is_control() && c != '\n' {
                '\u{fffd}'
            } else {
                c
            }
        };
        self.styled(text.as_ref().chars().map(harmless).collect::<String>())
    }

    /// Writes text with its colours.
    pub(crate) fn styled(self, text: impl AsRef<str>) -> io::Result<()> {
        let text = text.as_ref();
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        if !text.ends_with('\n') {
            out.write_all(b"\n")?;
        }
        out.flush()
    }

    /// Writes a JSON document.
    pub(crate) fn document(self, document: &impl Serialize) -> io::Result<()> {
        self.styled(serde_json::to_string_pretty(document)?)
    }

    /// Writes one entry of a list as a line of JSON.
    pub(crate) fn entry(self, entry: &impl Serialize) -> io::Result<()> {
        self.styled(serde_json::to_string(entry)?)
    }

    /// Writes a remark that is no answer: to stderr, and not for programs.
    pub(crate) fn remark(self, text: &str) -> io::Result<()> {
        if self.json {
            return Ok(());
        }
        writeln!(io::stderr().lock(), "{text}")
    }

    /// Writes why a command failed, to stderr.
    pub(crate) fn failure(self, failure: &Failure) -> io::Result<()> {
        if failure.text.is_empty() {
            return Ok(());
        }
        let mut err = io::stderr().lock();
        if self.json {
            let error = json!({ "error": failure.exit.word(), "message": failure.text });
            writeln!(err, "{error}")
        } else if wants_colour() && err.is_terminal() {
            writeln!(err, "\x1b[1;31merror:\x1b[0m {}", failure.text)
        } else {
            writeln!(err, "error: {}", failure.text)
        }
    }
}

/// Whether colours are wanted where there is a terminal.
fn wants_colour() -> bool {
    colour_is_wanted(
        env::var_os("NO_COLOR").as_deref(),
        env::var_os("TERM").as_deref(),
    )
}

/// Unless `NO_COLOR` says something (no-color.org), or the terminal is dumb.
fn colour_is_wanted(no_color: Option<&OsStr>, term: Option<&OsStr>) -> bool {
    no_color.is_none_or(OsStr::is_empty) && term.is_none_or(|term| term != "dumb")
}

/// Lines in columns, the last of which may be of any width. A cell is one line.
pub(crate) fn columns(rows: &[Vec<String>]) -> String {
    let one_line = |cell: &String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(one_line).collect())
        .collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..count)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or_default()
        })
        .collect();
    let mut text = String::new();
    for row in &rows {
        let padded = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"));
        text.push_str(padded.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_can_be_turned_off() {
        let wanted = |no_color: Option<&str>, term: Option<&str>| {
            colour_is_wanted(no_color.map(OsStr::new), term.map(OsStr::new))
        };
        assert!(wanted(None, None));
        assert!(wanted(Some(""), Some("xterm")));
        assert!(!wanted(Some("1"), Some("xterm")));
        assert!(!wanted(None, Some("dumb")));
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [row(["a", "b\né", "c"]), row(["long", "b", ""])];
        assert_eq!(columns(&rows), "a     b é  c\nlong  b\n");
    }
}
