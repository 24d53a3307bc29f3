//! [`Cli`]: what can be typed, and which command it is.

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser};
use engine::{clock, engine::Engine};

use crate::{
    commands::{Command, run as run_command},
    data::{self, Use},
    exit::{EXIT_CODES, Exit},
    failure::Failure,
    output::Output,
};

/// Records reviews step by step, refuses what is out of order and says why, and proves that nothing was rewritten
#[derive(Debug, Parser)]
#[command(
    name = "remit",
    bin_name = "remit",
    version,
    arg_required_else_help = true,
    subcommand_required = true,
    max_term_width = 120,
    after_help = after_help()
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Args, Clone, Debug)]
pub(crate) struct Global {
    /// The data folder [default: the variable REMIT_DATA, or ./remit-data]
    #[arg(long, global = true, value_name = "DIR", help_heading = "Everywhere")]
    pub(crate) data: Option<PathBuf>,
    /// Answer in JSON: one document, or one object per line for lists
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub(crate) json: bool,
}

fn after_help() -> String {
    format!(
        "\
Examples:
  remit demo                                    see it work, in a new folder
  remit check workflows/                        check definitions and what belongs to them
  remit publish workflows/document-sign-off/workflow.yaml
  remit person add ada --name \"Ada Lovelace\"
  remit review start policy.yaml --as ada
  remit do policy paper circulate --as ada --file text=policy.pdf
  remit why policy round/1 sign --as ada        why not, and what would help
  remit todo --as ada                           what is mine to do now
  remit verify                                  was anything altered?

Without --as you see what everybody may see. NO_COLOR and TERM=dumb turn colours off.

{EXIT_CODES}"
    )
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let context = Context {
        output: Output::new(cli.global.json),
        data: cli.global.data,
    };
    let exit = match run_command(&context, cli.command) {
        Ok(()) => Exit::Done,
        Err(failure) => {
            // There is nowhere else to say that stderr is gone.
            let _ = context.output.failure(&failure);
            failure.exit
        }
    };
    exit.into()
}

/// What every command gets.
#[derive(Debug)]
pub(crate) struct Context {
    /// Where answers go.
    pub(crate) output: Output,
    /// The data folder, if one was named.
    pub(crate) data: Option<PathBuf>,
}

impl Context {
    /// Runs a command on the data folder.
    pub(crate) fn with_engine<T>(
        &self,
        purpose: Use,
        command: impl AsyncFnOnce(&Engine) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let folder = data::folder(self.data.as_deref());
        data::with_engine(&folder, purpose, clock::system(), command)
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Cli;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
