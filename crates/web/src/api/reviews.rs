//! The reviews that the caller may know of, and the start of a new one.

use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use definition::diagnostic::render;
use engine::{
    definitions::DefinitionError,
    look::{Look, LookError, Place},
    start::StartError,
};
use jiff::Timestamp;
use process::command::Intent;
use serde::{Deserialize, Serialize};
use store::models::ReviewRow;
use utoipa::ToSchema;

use super::{
    caller::{Doer, Reader},
    command::{AcceptedBody, Along, Ordered, submit},
    keys::{Key, KeyHeader},
    moment::{When, WhenQuery},
    paging::{Paging, PagingQuery},
    problems::{ReadProblems, WriteProblems},
    written::Written,
};
use crate::{
    answer::{
        fault::Fault,
        problem::{Kind, Problem},
    },
    house::House,
    request::address::encoded,
};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/reviews", get(list).post(start))
}

/// Reviews that the caller may know of.
#[derive(Serialize, ToSchema)]
pub(super) struct Reviews {
    reviews: Vec<Row>,
    /// The cursor of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next: Option<String>,
}

/// A review in a list.
#[derive(Serialize, ToSchema)]
struct Row {
    /// Its name.
    name: String,
    /// Its title.
    title: String,
    /// Its stream.
    review: String,
    /// Its workflow.
    workflow: String,
    /// The digest of its definition.
    definition: String,
    /// Its state.
    state: String,
    /// Its last revision.
    #[schema(minimum = 0)]
    revision: u64,
    /// When it was started, in seconds since 1970-01-01T00:00:00Z.
    started: i64,
    /// When it was touched last, likewise.
    last_time: i64,
}

/// List the reviews that you may know of
///
/// With `at`: those that had been started then, as they stood.
#[utoipa::path(
    get,
    path = "/reviews",
    tag = "reviews",
    operation_id = "list_reviews",
    params(WhenQuery, PagingQuery),
    responses((status = 200, description = "Reviews, in the order of their ids", body = Reviews), ReadProblems)
)]
pub(super) async fn list(
    State(house): State<House>,
    reader: Reader,
    When(when): When,
    paging: Paging,
) -> Result<Json<Reviews>, Problem> {
    let mut rows = Vec::new();
    let mut known = Known::new(&house, &reader, &paging.after, when).await?;
    while rows.len() <= paging.limit {
        let Some((row, look)) = known.next().await? else {
            break;
        };
        rows.push(shown(row, &look));
    }
    let next = paging.cut(&mut rows, |row| row.review.clone());
    Ok(Json(Reviews {
        reviews: rows,
        next,
    }))
}

fn shown(row: ReviewRow, look: &Look) -> Row {
    let state = look.snapshot().state;
    Row {
        title: state.title.to_string(),
        name: row.name,
        review: row.stream,
        workflow: row.workflow,
        definition: row.definition,
        state: state.root().path.to_string(),
        revision: state.revision.unwrap_or_default(),
        started: row.started,
        last_time: state.time.as_second(),
    }
}

/// The reviews that a caller may know of, one after the other.
struct Known<'h> {
    house: &'h House,
    reader: &'h Reader,
    reviews: engine::reviews::Reviews<'h>,
    when: Option<Timestamp>,
}

impl<'h> Known<'h> {
    /// Those after a stream, as the record is now.
    async fn new(
        house: &'h House,
        reader: &'h Reader,
        after: &str,
        when: Option<Timestamp>,
    ) -> Result<Self, Problem> {
        house
            .engine()
            .caught_up()
            .await
            .map_err(Problem::unexpected)?;
        Ok(Self {
            house,
            reader,
            reviews: house.engine().reviews(after),
            when,
        })
    }

    /// The next one; `None` if there is none.
    async fn next(&mut self) -> Result<Option<(ReviewRow, Look)>, Problem> {
        loop {
            let Some(row) = self.reviews.next().await.map_err(Fault::from)? else {
                return Ok(None);
            };
            let viewer = self.reader.visitor.viewer();
            let place = self.when.map(Place::Time);
            match self.house.engine().look(&row.stream, viewer, place).await {
                Ok(look) if look.is_known() => return Ok(Some((row, look))),
                Ok(_) | Err(LookError::NotStarted) => {}
                Err(error) => return Err(Fault::from(error).into()),
            }
        }
    }
}

/// The parameters of a new review.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewReview {
    /// The file with the parameters, as `remit review start` takes it; people stand in it by handle or id.
    #[schema(max_length = 1048576)]
    source: String,
}

/// Start a review
///
/// The file names the workflow and its version, which must be published, and the first holders of roles, who must be people.
#[utoipa::path(
    post,
    path = "/reviews",
    tag = "reviews",
    operation_id = "start_review",
    params(KeyHeader),
    request_body = NewReview,
    responses(
        (status = 201, description = "It is started", body = AcceptedBody,
            headers(("Location" = String, description = "The address of the review"))),
        WriteProblems,
    )
)]
pub(super) async fn start(
    State(house): State<House>,
    doer: Doer,
    key: Key,
    Written(new): Written<NewReview>,
) -> Result<impl IntoResponse + use<>, Problem> {
    let engine = house.engine();
    let directory = engine.directory().await.map_err(Problem::unexpected)?;
    let started = engine.read_start(&directory, new.source.as_bytes()).await;
    let started = started.map_err(|error| faulty(&error, &new.source))?;
    let address = format!("/api/v1/reviews/{}", encoded(&started.parameters.name));
    let ordered = Ordered {
        key,
        review: None,
        along: Along::default(),
        seen: None,
        confirmations: Vec::new(),
        intent: Intent::Start(Box::new(started)),
        documents: std::collections::BTreeMap::new(),
    };
    let accepted = submit(&house, &doer, &directory, ordered).await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, address)], accepted))
}

fn faulty(error: &StartError, source: &str) -> Problem {
    match error {
        StartError::Faulty(found) => {
            let errors = render::to_json(found, "source", source);
            Problem::new(Kind::Unprocessable, "The parameters have errors.").with("errors", errors)
        }
        StartError::Nobody(_) | StartError::Definition(DefinitionError::Unknown(_)) => {
            Problem::new(Kind::Unprocessable, format!("{error}."))
        }
        StartError::Definition(broken) => Problem::unexpected(broken),
    }
}
