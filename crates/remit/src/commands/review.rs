//! `remit review list|start`.

mod list;
mod start;

use clap::{Args, Subcommand};

use crate::{cli::Context, failure::Failure};

/// Start a review, or see which there are
#[derive(Args, Debug)]
pub(crate) struct Review {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Start(start::Start),
    List(list::List),
}

pub(crate) fn run(context: &Context, args: &Review) -> Result<(), Failure> {
    match &args.command {
        Command::Start(args) => start::run(context, args),
        Command::List(_) => list::run(context),
    }
}
