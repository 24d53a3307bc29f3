//! Documents: in, to wait for the step that names them, and out, for who may read a field that holds them.

use axum::{
    Json, Router,
    body::Body,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use engine::documents::{DocumentError, describe, documents};
use futures_util::StreamExt as _;
use process::examine::conform::{DOCUMENT_BYTES_MAX, NAME_BYTES_MAX};
use serde::{Deserialize, Serialize};
use utoipa::{
    IntoParams, PartialSchema, ToSchema,
    openapi::{
        KnownFormat, RefOr, Schema, SchemaFormat,
        schema::{ObjectBuilder, Type},
    },
};

use super::{
    caller::{Doer, Reader},
    moment::{Moment, look},
    problems::{ReadProblems, WriteProblems},
    written::{Addressed, Asked},
};
use crate::{
    answer::{
        attachment::{self, BYTES},
        problem::{Kind, Problem},
    },
    house::House,
};

/// Characters of the name of a document, at most: however they are written, they are no more than [`NAME_BYTES_MAX`] bytes.
const NAME_MAX: usize = NAME_BYTES_MAX / char::MAX.len_utf8();

pub(super) fn routes() -> Router<House> {
    Router::new()
        // How long a body may be is counted while it comes.
        .route(
            "/documents",
            post(hand_in).layer(DefaultBodyLimit::disable()),
        )
        .route("/reviews/{name}/documents/{sha256}", get(read))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct DocumentQuery {
    /// The name of the file.
    #[param(min_length = 1, max_length = 250)]
    name: String,
}

/// A document: what a field of a form takes.
#[derive(Serialize, ToSchema)]
#[schema(as = Document)]
pub(super) struct DocumentBody {
    /// The SHA-256 of its bytes, in hex.
    sha256: String,
    /// Its length in bytes.
    #[schema(minimum = 0)]
    length: u64,
    /// Its media type.
    media_type: String,
    /// Its name.
    name: String,
}

/// The bytes of a document.
struct Bytes;

impl PartialSchema for Bytes {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
            .min_length(Some(1))
            .into()
    }
}

impl ToSchema for Bytes {}

/// Hand in a document
///
/// At most 25 MB, of any media type. It waits for a quarter of an hour for a step of yours whose form names it by this answer.
#[utoipa::path(
    post,
    path = "/documents",
    tag = "documents",
    operation_id = "hand_in_document",
    params(DocumentQuery),
    request_body(content = Bytes, content_type = "application/octet-stream", description = "The bytes"),
    responses((status = 201, description = "It waits", body = DocumentBody), WriteProblems)
)]
pub(super) async fn hand_in(
    State(house): State<House>,
    Doer(caller): Doer,
    Asked(query): Asked<DocumentQuery>,
    headers: HeaderMap,
    body: Body,
) -> Result<impl IntoResponse + use<>, Problem> {
    let name = &query.name;
    if !(1..=NAME_MAX).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        let detail = format!(
            "The name of a document has 1 to {NAME_MAX} characters, none of them a control character."
        );
        return Err(Problem::new(Kind::Unprocessable, detail));
    }
    let media_type = headers.get(header::CONTENT_TYPE);
    let media_type = media_type.and_then(|value| value.to_str().ok());
    let media_type = media_type
        .filter(|text| text.len() <= NAME_BYTES_MAX)
        .unwrap_or(BYTES);
    let bytes = bounded(&headers, body).await?;
    if bytes.is_empty() {
        let detail = "The body is empty: send the bytes of the document.";
        return Err(Problem::new(Kind::BadRequest, detail));
    }
    let document = describe(name, media_type, &bytes).map_err(Problem::unexpected)?;
    let (sha256, now) = (document.sha256.clone(), house.engine().now());
    let put = house
        .staging()
        .put(&caller.person, sha256, bytes.into(), now);
    put.map_err(|_| {
        Problem::new(
            Kind::Busy,
            "Too many documents wait for their steps just now.",
        )
    })?;
    let body = DocumentBody {
        sha256: document.sha256.to_string(),
        length: document.length,
        media_type: document.media_type.to_string(),
        name: document.name.to_string(),
    };
    Ok((StatusCode::CREATED, Json(body)))
}

/// The bytes of a body that is not too long. Of one that says it is, nothing is read.
async fn bounded(headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Problem> {
    let too_long = || {
        let detail = format!("A document has at most {DOCUMENT_BYTES_MAX} bytes (25 MB).");
        Problem::new(Kind::TooLarge, detail)
    };
    let announced = headers.get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > DOCUMENT_BYTES_MAX) {
        return Err(too_long());
    }
    let limit = usize::try_from(DOCUMENT_BYTES_MAX).unwrap_or(usize::MAX);
    let (mut chunks, mut bytes) = (body.into_data_stream(), Vec::new());
    while let Some(chunk) = chunks.next().await {
        let detail = "The body ended before it was complete.";
        let chunk = chunk.map_err(|_| Problem::new(Kind::BadRequest, detail))?;
        if bytes.len() + chunk.len() > limit {
            return Err(too_long());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Read a document of a review
///
/// For who may read a field that holds it. Every read is written into the access record.
#[utoipa::path(
    get,
    path = "/reviews/{name}/documents/{sha256}",
    tag = "documents",
    operation_id = "read_document",
    params(
        ("name" = String, Path, description = "The review", min_length = 1),
        ("sha256" = String, Path, description = "The SHA-256 of the document, in hex", min_length = 1),
    ),
    responses(
        (status = 200, description = "Its bytes, under its own media type, unless a browser would run that as a script", body = Bytes, content_type = "*/*",
            headers(("Content-Disposition" = String, description = "`attachment`, with its name"))),
        ReadProblems,
    )
)]
pub(super) async fn read(
    State(house): State<House>,
    reader: Reader,
    Addressed((name, sha256)): Addressed<(String, String)>,
) -> Result<Response, Problem> {
    let look = look(&house, &reader, &name, Moment(None)).await?;
    let found = look.view(&look.viewer, |viewed| {
        let instances = look.snapshot().state.instances.iter().enumerate();
        let mut readable = instances.flat_map(|(place, instance)| {
            let fields = instance.fields.iter();
            let fields = fields.filter(move |(field, _)| viewed.reads(place, field));
            fields.flat_map(|(_, value)| documents(value))
        });
        let found = readable.find(|document| *document.sha256 == *sha256);
        found.cloned()
    });
    let found = found.ok_or_else(Problem::not_found)?;
    let bytes = house.engine().document(look.stream(), &found.sha256).await;
    let bytes = bytes.map_err(|error| match error {
        DocumentError::Unknown(_) => Problem::not_found(),
        broken => Problem::unexpected(broken),
    })?;
    let what = format!("document {}", found.sha256);
    house
        .note_read(&reader.visitor, look.stream(), &what)
        .await?;
    Ok((attachment::headers(&found), bytes).into_response())
}
