//! Definitions: which are published, one of them, its text, and the publication of another.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use definition::{diagnostic::render, model::Definition};
use engine::definitions::DefinitionError;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    caller::{Doer, Reader},
    paging::{Paging, PagingQuery},
    problems::{ReadProblems, WriteProblems},
    written::{Addressed, Written},
};
use crate::{
    answer::{
        fault::Fault,
        problem::{Kind, Problem},
    },
    house::House,
};

/// The media type of a definition's text (RFC 9512).
const YAML: &str = "application/yaml";

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/definitions", get(list).post(publish))
        .route("/definitions/{digest}", get(read))
        .route("/definitions/{digest}/source", get(source))
}

/// A definition.
#[derive(Serialize, ToSchema)]
#[schema(as = Definition)]
pub(super) struct DefinitionBody {
    /// Its workflow.
    workflow: String,
    /// Its version.
    version: String,
    /// Its title.
    title: String,
    /// Its digest.
    digest: String,
    /// Its machines, by id, with their titles.
    machines: Vec<String>,
    /// Its roles, by id.
    roles: Vec<String>,
}

impl DefinitionBody {
    fn of(definition: &Definition) -> Self {
        Self {
            workflow: definition.workflow.to_string(),
            version: definition.version.to_string(),
            title: definition.title.to_string(),
            digest: definition.digest.to_string(),
            machines: definition
                .machines
                .keys()
                .map(ToString::to_string)
                .collect(),
            roles: definition.roles.keys().map(ToString::to_string).collect(),
        }
    }
}

/// Definitions in the record.
#[derive(Serialize, ToSchema)]
pub(super) struct Definitions {
    definitions: Vec<DefinitionBody>,
    /// The cursor of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next: Option<String>,
}

/// List what is published
#[utoipa::path(
    get,
    path = "/definitions",
    tag = "definitions",
    operation_id = "list_definitions",
    params(PagingQuery),
    responses((status = 200, description = "Definitions, in the order of their digests", body = Definitions), ReadProblems)
)]
pub(super) async fn list(
    State(house): State<House>,
    _: Reader,
    paging: Paging,
) -> Result<Json<Definitions>, Problem> {
    let store = house.engine().store();
    let (mut streams, mut after) = (Vec::new(), paging.after.clone());
    while streams.len() <= paging.limit {
        let page = store.streams("definition", &after).await;
        let page = page.map_err(Fault::from)?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.name);
        streams.extend(page);
    }
    let next = paging.cut(&mut streams, |stream| stream.name.clone());
    let mut definitions = Vec::with_capacity(streams.len());
    for stream in &streams {
        let definition = house.engine().definitions().by_stream(&stream.name).await;
        let definition = definition.map_err(|error| problem(error, ""))?;
        definitions.push(DefinitionBody::of(&definition));
    }
    Ok(Json(Definitions { definitions, next }))
}

/// Read one definition
#[utoipa::path(
    get,
    path = "/definitions/{digest}",
    tag = "definitions",
    operation_id = "read_definition",
    params(("digest" = String, Path, description = "Its digest", min_length = 1)),
    responses((status = 200, description = "The definition", body = DefinitionBody), ReadProblems)
)]
pub(super) async fn read(
    State(house): State<House>,
    _: Reader,
    Addressed(digest): Addressed<String>,
) -> Result<Json<DefinitionBody>, Problem> {
    Ok(Json(DefinitionBody::of(&*found(&house, &digest).await?)))
}

/// Read the text of a definition, as it was published
#[utoipa::path(
    get,
    path = "/definitions/{digest}/source",
    tag = "definitions",
    operation_id = "read_definition_source",
    params(("digest" = String, Path, description = "Its digest", min_length = 1)),
    responses((status = 200, description = "The text", body = Object, content_type = "application/yaml"), ReadProblems)
)]
pub(super) async fn source(
    State(house): State<House>,
    _: Reader,
    Addressed(digest): Addressed<String>,
) -> Result<impl IntoResponse, Problem> {
    let source = house.engine().definitions().source(&digest).await;
    let source = source.map_err(|error| problem(error, ""))?;
    Ok(([(header::CONTENT_TYPE, YAML)], source))
}

/// A text to be published.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewDefinition {
    /// The text of the workflow file.
    #[schema(max_length = 1048576)]
    source: String,
}

/// Publish a definition
///
/// For process owners. A published version never changes; publishing the same text again changes nothing.
#[utoipa::path(
    post,
    path = "/definitions",
    tag = "definitions",
    operation_id = "publish_definition",
    request_body = NewDefinition,
    responses(
        (status = 200, description = "It was published before", body = DefinitionBody),
        (status = 201, description = "It is published", body = DefinitionBody,
            headers(("Location" = String, description = "The address of the definition"))),
        WriteProblems,
    )
)]
pub(super) async fn publish(
    State(house): State<House>,
    Doer(caller): Doer,
    Written(new): Written<NewDefinition>,
) -> Result<impl IntoResponse + use<>, Problem> {
    let engine = house.engine();
    let rights = engine
        .rights(&caller.person)
        .await
        .map_err(Problem::unexpected)?;
    if !rights.process_owner {
        let detail = "Only a process owner publishes definitions.";
        return Err(Problem::new(Kind::Forbidden, detail));
    }
    let (bytes, via) = (new.source.as_bytes(), caller.visitor.via());
    let published = engine.definitions().publish(bytes, engine.now(), via).await;
    let published = published.map_err(|error| problem(error, &new.source))?;
    let body = DefinitionBody::of(&published.definition);
    let status = if published.already {
        StatusCode::OK
    } else {
        StatusCode::CREATED
    };
    let address = format!("/api/v1/definitions/{}", body.digest);
    Ok((status, [(header::LOCATION, address)], Json(body)))
}

async fn found(house: &House, digest: &str) -> Result<Arc<Definition>, Problem> {
    let found = house.engine().definitions().by_digest(digest).await;
    found.map_err(|error| problem(error, ""))
}

fn problem(error: DefinitionError, source: &str) -> Problem {
    match error {
        DefinitionError::Unknown(_) => Problem::not_found(),
        DefinitionError::VersionTaken { .. } => Problem::new(Kind::Conflict, error.to_string()),
        DefinitionError::Invalid(found) if !source.is_empty() => {
            let errors = render::to_json(&found, "source", source);
            Problem::new(Kind::Unprocessable, "The definition has errors.").with("errors", errors)
        }
        broken => Problem::unexpected(broken),
    }
}
