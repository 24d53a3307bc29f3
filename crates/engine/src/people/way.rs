//! How people come in, and what becomes of their ways in: written into the access record.

use store::access::{Access, AccessError, AccessKind};

use super::stream_of;
use crate::{engine::Engine, sealing::SYSTEM, submission::Via};

/// Something about a way in.
#[derive(Clone, Copy, Debug)]
pub struct WayIn<'w> {
    /// What happened.
    pub kind: AccessKind,
    /// In which way, as [`AccessKind`] says.
    pub what: &'w str,
    /// Who did it: the id of the account; empty if nobody knows.
    pub by: &'w str,
    /// Whose way in it is; empty if nobody knows.
    pub of: &'w str,
    /// The kind of browser and system, never more: a record for ever is no place for the address somebody came from.
    pub device: &'w str,
    /// The way it came.
    pub via: Via,
}

impl<'w> WayIn<'w> {
    /// Something that a person did about their own way in.
    #[must_use]
    pub fn own(kind: AccessKind, what: &'w str, person: &'w str, via: Via) -> Self {
        Self {
            kind,
            what,
            by: person,
            of: person,
            device: "",
            via,
        }
    }

    /// Something that somebody did about the way in of another; without an actor the system did it, at the console.
    #[must_use]
    pub fn of(kind: AccessKind, what: &'w str, by: Option<&'w str>, of: &'w str, via: Via) -> Self {
        Self {
            by: by.unwrap_or(SYSTEM),
            of,
            ..Self::own(kind, what, of, via)
        }
    }
}

impl Engine {
    /// Writes into the access record what happened to a way in. It is durable when this answers: only then let anybody in.
    ///
    /// # Errors
    /// If the access record cannot be written.
    pub async fn note_way_in(&self, way: WayIn<'_>) -> Result<(), AccessError> {
        let stream = match way.of {
            "" => String::new(),
            person => stream_of(person),
        };
        let entry = Access {
            time: self.now(),
            actor: way.by.to_owned(),
            stream,
            kind: way.kind,
            action: way.what.to_owned(),
            clauses: Vec::new(),
            via: way.via.as_str().to_owned(),
        };
        self.store().access().add_from(way.device, entry).await
    }
}
