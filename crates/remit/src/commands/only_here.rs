//! Commands that talk to no server, and why.

use crate::{cli::Context, failure::Failure};

use super::Command;

/// A command that talks to no server.
struct OnlyHere {
    name: &'static str,
    /// Why, and what to do instead.
    why: &'static str,
    /// It looks into a data folder that is there, so the server of the environment is not meant to be passed over.
    reads_record: bool,
}

/// Fails if a server is named for a command that talks to none.
pub(super) fn check(context: &Context, command: &Command) -> Result<(), Failure> {
    let (Some(only), Some(server)) = (only_here(command), &context.server) else {
        return Ok(());
    };
    if !server.is_typed && !only.reads_record {
        return Ok(());
    }
    Err(Failure::usage(format_args!(
        "`remit {}` does not ask the server {}: {}",
        only.name, server.address, only.why
    )))
}

fn only_here(command: &Command) -> Option<OnlyHere> {
    let (name, reads_record, why) = match command {
        Command::Demo(_) => (
            "demo",
            false,
            "it plays a review into a data folder of its own; name that with --data",
        ),
        Command::Serve(_) => (
            "serve",
            false,
            "it is the server, and serves a data folder; name that with --data",
        ),
        Command::Check(_) => (
            "check",
            false,
            "it reads the files that are named and needs no record; leave out --server",
        ),
        Command::Right(_) => (
            "right",
            true,
            "the data folder is where the first administrator is made: run it there, with --data, while no server serves it; \
             an administrator gives rights on the page Administration, /admin",
        ),
        Command::Person(person) if person.is_invitation() => (
            "person invite",
            true,
            "an administrator invites people on the page Administration, /admin; \
             where the data folder is, run it with --data, while no server serves it",
        ),
        Command::Token(_) => (
            "token",
            true,
            "who makes tokens for others must hold the data folder: run it there, with --data, while no server does; \
             a token of your own is made on your own page, /me",
        ),
        Command::Access(_) => (
            "access",
            true,
            "it names everybody, which is for who holds the data folder: run it there, with --data, while no server does; \
             whoever audits sees the access record on the page /access",
        ),
        Command::Replay(_) => (
            "replay",
            true,
            "it decides every command of the record again, sealed parts and all, which no server hands out: \
             run it where the data folder or a copy of it is, with --data",
        ),
        Command::Verify(_) => (
            "verify",
            true,
            "it would have to take the server's word for the record: run it where the data folder or a copy of it is, \
             with --data",
        ),
        _ => return None,
    };
    Some(OnlyHere {
        name,
        why,
        reads_record,
    })
}
