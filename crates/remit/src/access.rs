//! Reads of anything above the lowest class, written into the access record before they are shown.

use engine::{engine::Engine, submission::Via};
use process::view::Viewer;
use store::access::{Access, AccessKind};

use crate::failure::Failure;

/// Writes down that a viewer is about to be shown something that is not for everybody: what they see is not what
/// everybody sees.
pub(crate) async fn note<T: PartialEq>(
    engine: &Engine,
    viewer: &Viewer,
    stream: &str,
    what: &str,
    (shown, to_everybody): (&T, &T),
) -> Result<(), Failure> {
    if shown == to_everybody {
        return Ok(());
    }
    note_read(engine, viewer, stream, what).await
}

/// Writes down that a viewer reads something.
pub(crate) async fn note_read(
    engine: &Engine,
    viewer: &Viewer,
    stream: &str,
    what: &str,
) -> Result<(), Failure> {
    let (Viewer::Person(person) | Viewer::Auditor(person)) = viewer else {
        return Ok(());
    };
    let access = Access {
        time: engine.now(),
        actor: person.to_string(),
        stream: stream.to_owned(),
        kind: AccessKind::Read,
        action: what.to_owned(),
        clauses: Vec::new(),
        via: Via::Console.as_str().to_owned(),
    };
    Ok(engine.store().access().add(&[access]).await?)
}
