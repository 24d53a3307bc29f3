//! The commands, one file each.

mod definition;
mod person;
mod publish;
mod replay;
mod review;
mod verify;

use clap::Subcommand;

use crate::{cli::Context, failure::Failure};

/// A command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Publish(publish::Publish),
    Definition(definition::Definition),
    Person(person::Person),
    Review(review::Review),
    Replay(replay::Replay),
    Verify(verify::Verify),
}

/// Runs a command.
pub(crate) fn run(context: &Context, command: Command) -> Result<(), Failure> {
    match command {
        Command::Publish(args) => publish::run(context, &args),
        Command::Definition(args) => definition::run(context, &args),
        Command::Person(args) => person::run(context, &args),
        Command::Review(args) => review::run(context, &args),
        Command::Replay(args) => replay::run(context, &args),
        Command::Verify(args) => verify::run(context, &args),
    }
}
