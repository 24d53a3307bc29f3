//! [`Exit`]: how the process ends. Scripts rely on the numbers; they never change their meaning.

use std::process::ExitCode;

/// The exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Everything was done.
    Done = 0,
    /// A rule forbids it, or what was checked, replayed or verified is not as it should be.
    Refused = 1,
    /// The command line, or a file that it names, cannot be used.
    Usage = 2,
    /// There is no such thing, or the viewer may not know of it.
    NotFound = 3,
    /// The data folder is in use, cannot be opened, or is damaged.
    Data = 4,
    /// Something that should not happen.
    Unexpected = 5,
    /// The server does not take the token, or does not allow this with it.
    NotAllowed = 6,
    /// The server cannot be reached, or did not answer in time.
    Unreachable = 7,
}

/// The codes as help shows them.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  refused: a rule forbids it, or what was checked, replayed or verified is not as it should be
  2  the command line, or a file that it names, cannot be used
  3  there is no such thing, or you may not know of it
  4  the data folder is in use, cannot be opened, or is damaged
  5  something that should not happen
  6  the server does not take the token, or does not allow this with it
  7  the server cannot be reached, or did not answer in time";

impl Exit {
    /// The word for programs.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Usage => "usage",
            Self::NotFound => "not_found",
            Self::Data => "data",
            Self::Unexpected => "unexpected",
            Self::NotAllowed => "not_allowed",
            Self::Unreachable => "unreachable",
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_lists_every_code() {
        let exits = [
            Exit::Done,
            Exit::Refused,
            Exit::Usage,
            Exit::NotFound,
            Exit::Data,
            Exit::Unexpected,
            Exit::NotAllowed,
            Exit::Unreachable,
        ];
        let listed: Vec<&str> = EXIT_CODES.lines().skip(1).map(|line| &line[..5]).collect();
        let expected: Vec<String> = exits
            .iter()
            .map(|exit| format!("  {}  ", *exit as u8))
            .collect();
        assert_eq!(listed, expected);
    }
}
