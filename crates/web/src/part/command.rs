//! The id of the command that a form gives: drawn by the server, so that two clicks are one step.

use definition::name::Name;
use engine::clock;
use uuid::Uuid;

use super::field::Sent;
use crate::answer::{fault::Fault, misread::Misread};

/// The control with the id.
pub(crate) const COMMAND: &str = "_cmd";

/// A new id.
pub(crate) fn new_command() -> Name {
    let drawn = uuid::Builder::from_random_bytes(clock::entropy().bytes());
    drawn.into_uuid().to_string().into()
}

/// The id of a form that was sent.
///
/// # Errors
/// [`Fault::BadRequest`] if it has none.
pub(crate) fn command_of(sent: &Sent) -> Result<Name, Fault> {
    let id = sent.text(COMMAND).parse();
    let id: Uuid = id.map_err(|_| Fault::BadRequest(Misread::NoCommand))?;
    Ok(id.to_string().into())
}
