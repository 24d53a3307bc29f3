//! The commands, one file each.

mod access;
mod amend;
mod check;
mod consent;
mod definition;
mod demo;
mod r#do;
mod document;
mod history;
mod only_here;
mod person;
mod publish;
mod replay;
mod review;
mod right;
mod role;
mod serve;
mod state;
mod todo;
mod token;
mod verify;
mod why;
mod withdraw;

use clap::Subcommand;

use crate::{cli::Context, failure::Failure};

/// A command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo(demo::Demo),
    Serve(serve::Serve),
    Check(check::Check),
    Publish(publish::Publish),
    Definition(definition::Definition),
    Person(person::Person),
    Review(review::Review),
    Do(r#do::Do),
    Consent(consent::Consent),
    Withdraw(withdraw::Withdraw),
    Why(why::Why),
    Todo(todo::Todo),
    State(state::State),
    History(history::History),
    Document(document::Document),
    Role(role::Role),
    Right(right::Right),
    Token(token::Token),
    Amend(amend::Amend),
    Replay(replay::Replay),
    Verify(verify::Verify),
    Access(access::Access),
}

/// Runs a command.
pub(crate) fn run(context: &Context, command: Command) -> Result<(), Failure> {
    only_here::check(context, &command)?;
    match command {
        Command::Demo(args) => demo::run(context, &args),
        Command::Serve(args) => serve::run(context, &args),
        Command::Check(args) => check::run(context, &args),
        Command::Publish(args) => publish::run(context, &args),
        Command::Definition(args) => definition::run(context, &args),
        Command::Person(args) => person::run(context, &args),
        Command::Review(args) => review::run(context, &args),
        Command::Do(args) => r#do::run(context, &args),
        Command::Consent(args) => consent::run(context, &args),
        Command::Withdraw(args) => withdraw::run(context, &args),
        Command::Why(args) => why::run(context, &args),
        Command::Todo(args) => todo::run(context, &args),
        Command::State(args) => state::run(context, &args),
        Command::History(args) => history::run(context, &args),
        Command::Document(args) => document::run(context, &args),
        Command::Role(args) => role::run(context, &args),
        Command::Right(args) => right::run(context, &args),
        Command::Token(args) => token::run(context, &args),
        Command::Amend(args) => amend::run(context, &args),
        Command::Replay(args) => replay::run(context, &args),
        Command::Verify(args) => verify::run(context, &args),
        Command::Access(args) => access::run(context, &args),
    }
}
