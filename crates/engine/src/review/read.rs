//! [`Read`]: an event of a review, read and opened.

use definition::model::Definition;
use ledger::leaf::Leaf;
use process::{command::Command, event::Event, person::Person, record};

use super::LoadError;
use crate::sealing::Opened;

/// An event of a review, read and opened.
pub(crate) struct Read {
    pub(crate) position: u64,
    pub(crate) leaf: Leaf,
    pub(crate) opened: Opened,
    pub(crate) event: Event,
}

impl Read {
    /// The command of the step that begins with this event; `None` if it begins none, or no person's command began it.
    pub(crate) fn command(&self, definition: &Definition) -> Result<Option<Command>, LoadError> {
        let actor = Person::parse(&self.leaf.actor);
        let (Some(body), Ok(actor)) = (&self.opened.command, actor) else {
            return Ok(None);
        };
        let position = self.position;
        let command = record::command::read(definition, actor, body, &self.opened.command_content);
        let command = command.map_err(|error| LoadError::Record { position, error })?;
        Ok(Some(command))
    }
}
