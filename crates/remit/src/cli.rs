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
    remote::{self, Me, Remote},
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
    /// Talk to a server that runs, in place of the data folder [default: the variable REMIT_SERVER]
    #[arg(long, global = true, value_name = "URL", help_heading = "Everywhere")]
    pub(crate) server: Option<String>,
    /// The file with the token for the server [default: the token in the variable REMIT_TOKEN]
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub(crate) token_file: Option<PathBuf>,
    /// The certificates of the authority behind an https server, in PEM, if it is one of your own [default: the variable REMIT_CA_FILE]
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub(crate) ca_file: Option<PathBuf>,
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
  remit access --kind sign-in-failed            who could not come in?
  remit verify                                  was anything altered?

Without --as you see what everybody may see; of a server, what the person may see whose token it is.
NO_COLOR and TERM=dumb turn colours off.

{EXIT_CODES}"
    )
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let context = Context {
        output: Output::new(cli.global.json),
        server: Server::of(&cli.global),
        data: cli.global.data,
        token_file: cli.global.token_file,
        ca_file: cli.global.ca_file,
    };
    let done = context
        .one_place()
        .and_then(|()| run_command(&context, cli.command));
    let exit = match done {
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
    /// The server, if one was named.
    pub(crate) server: Option<Server>,
    /// The file with the token for it, if one was named.
    pub(crate) token_file: Option<PathBuf>,
    /// The file with the certificates of an authority of one's own, if one was named.
    pub(crate) ca_file: Option<PathBuf>,
}

/// A server that was named in place of the data folder.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    /// Its address, as it was written.
    pub(crate) address: String,
    /// It was typed, and does not stand in the environment alone.
    pub(crate) is_typed: bool,
}

impl Server {
    /// The server that was typed, or that of the environment if no folder was typed.
    fn of(global: &Global) -> Option<Self> {
        let typed = global.server.clone().map(|address| (address, true));
        let variable = || remote::of_environment().map(|address| (address, false));
        let named = match &global.data {
            Some(_) => typed,
            None => typed.or_else(variable),
        };
        named.map(|(address, is_typed)| Self { address, is_typed })
    }
}

impl Context {
    /// Fails if a data folder and a server were typed.
    fn one_place(&self) -> Result<(), Failure> {
        match (&self.data, &self.server) {
            (Some(_), Some(_)) => Err(Failure::usage(
                "--data and --server name two places: leave out one of them",
            )),
            _ => Ok(()),
        }
    }

    /// Runs a command on the server that was named, as the person whose token it is. `None` if no server was named.
    ///
    /// `named` is who was named as that person: somebody else's token does nothing in their name.
    pub(crate) fn with_server<T>(
        &self,
        named: Option<&str>,
        command: impl AsyncFnOnce(&Remote, &Me) -> Result<T, Failure>,
    ) -> Option<Result<T, Failure>> {
        let server = self.server.as_ref()?;
        Some(data::block_on(async {
            let (token, authority) = (self.token_file.as_ref(), self.ca_file.as_ref());
            let remote = Remote::new(&server.address, token, authority)?;
            let me = remote.me(named).await?;
            command(&remote, &me).await
        }))
    }

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
