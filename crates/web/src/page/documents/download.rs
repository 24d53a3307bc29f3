//! One document, as a file.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use definition::{name::Name, value::Document};
use engine::documents::DocumentError;

use super::versions::{Held, Holding, of};
use crate::{
    answer::{attachment, fault::Fault},
    house::House,
    request::{at::At, guest::Guest, visitor::Visitor},
};

/// The bytes of a document, to be saved: it is never shown as a page of this site. It must stand in a field that the visitor may read;
/// one that they may not read is not found, as one that is not there. So is, for a guest who was asked about one instance, a document of another.
pub(super) async fn send(
    State(house): State<House>,
    Path((name, sha256)): Path<(String, Name)>,
    visitor: Visitor,
    At(at): At,
) -> Result<Response, Fault> {
    let look = house.look(&visitor, &name, at).await?;
    let timeline = house.engine().timeline(look.stream()).await?;
    let mut holdings = of(&look, &look.viewer, &timeline)?;
    if let Some(instance) = visitor.guest.as_ref().and_then(Guest::instance) {
        holdings.retain(|holding| &*holding.subject.instance == instance);
    }
    let document = find(&holdings, &sha256).ok_or(Fault::NotFound)?;
    let bytes = house.engine().document(look.stream(), &sha256).await;
    let bytes = bytes.map_err(|error| match error {
        DocumentError::Unknown(_) => Fault::NotFound,
        error => Fault::unexpected(error),
    })?;
    let what = format!("document {sha256}");
    house.note_read(&visitor, look.stream(), &what).await?;
    Ok((attachment::headers(document), bytes).into_response())
}

fn find<'h>(holdings: &'h [Holding], sha256: &Name) -> Option<&'h Document> {
    let versions = holdings.iter().flat_map(|holding| &holding.versions);
    let documents = versions.flat_map(|version| match &version.held {
        Held::Documents(documents) => &documents[..],
        Held::Text(_) => &[],
    });
    let mut documents = documents;
    documents.find(|document| document.sha256 == *sha256)
}
