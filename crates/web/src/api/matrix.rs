//! What is in scope where, and what there is for each cell.

use axum::{Json, Router, extract::State, response::IntoResponse, routing::get};
use process::{
    matrix::{Matrix, matrices},
    view::Viewer,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    caller::Reader,
    keys::etag,
    moment::{AtQuery, Moment, look},
    problems::ReadProblems,
    written::Addressed,
};
use crate::{answer::problem::Problem, house::House};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/reviews/{name}/matrix", get(matrix))
}

/// The matrices of a review; none if its definition has none.
#[derive(Serialize, ToSchema)]
pub(super) struct Matrices {
    /// Each with `parameter`, `title`, `rows`, `columns` and `cells`.
    #[schema(value_type = Vec<Object>)]
    matrices: Vec<Matrix>,
}

/// See what is in scope where
#[utoipa::path(
    get,
    path = "/reviews/{name}/matrix",
    tag = "reviews",
    operation_id = "read_matrix",
    params(
        ("name" = String, Path, description = "The review", min_length = 1),
        AtQuery,
    ),
    responses(
        (status = 200, description = "Its matrices as the caller may know them", body = Matrices,
            headers(("ETag" = String, description = "The revision that is shown"))),
        ReadProblems,
    )
)]
pub(super) async fn matrix(
    State(house): State<House>,
    reader: Reader,
    Addressed(name): Addressed<String>,
    at: Moment,
) -> Result<impl IntoResponse + use<>, Problem> {
    let look = look(&house, &reader, &name, at).await?;
    let moment = look.moment();
    let shown = look.view(&look.viewer, |viewed| matrices(viewed, moment));
    let to_everybody = look.view(&Viewer::Anyone, |viewed| matrices(viewed, moment));
    if shown != to_everybody {
        house
            .note_read(&reader.visitor, look.stream(), "matrix")
            .await?;
    }
    let revision = look.snapshot().state.revision.unwrap_or_default();
    Ok(([etag(revision)], Json(Matrices { matrices: shown })))
}
