//! What people rely on when they type commands: the built binary, real files, real kills.
#![allow(clippy::unwrap_used)]

mod console;
mod served;

mod access;
mod bad_input;
mod kill;
mod openid;
mod remote;
mod schemathesis;
mod secret;
mod two_states;
mod wording;
