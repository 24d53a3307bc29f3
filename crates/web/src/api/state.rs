//! Where a review stands, or stood: the whole review, and one instance.

use axum::{Json, Router, extract::State, response::IntoResponse, routing::get};
use engine::look::Look;
use process::view::{ReviewView, Viewer};
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    caller::Reader,
    keys::etag,
    moment::{AtQuery, Moment, look},
    names,
    problems::ReadProblems,
    written::Addressed,
};
use crate::{
    answer::{fault::Fault, problem::Problem},
    house::House,
};

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{name}", get(review))
        .route("/reviews/{name}/instances/{*id}", get(instance))
}

/// See where a review stands, or stood
///
/// The past is shown with the rights of today.
#[utoipa::path(
    get,
    path = "/reviews/{name}",
    tag = "reviews",
    operation_id = "read_review",
    params(
        ("name" = String, Path, description = "The review", min_length = 1),
        AtQuery,
    ),
    responses(
        (status = 200, description = "The review as the caller may know it", body = names::Named<ReviewBody>,
            headers(("ETag" = String, description = "Its last revision, as shown"))),
        ReadProblems,
    )
)]
pub(super) async fn review(
    State(house): State<House>,
    reader: Reader,
    Addressed(name): Addressed<String>,
    at: Moment,
) -> Result<impl IntoResponse + use<>, Problem> {
    let look = look(&house, &reader, &name, at).await?;
    let view = seen(&house, &reader, &look, |_| {}).await?;
    let revision = view.revision.unwrap_or_default();
    let directory = house.engine().directory().await;
    let directory = directory.map_err(Fault::from)?;
    Ok(([etag(revision)], Json(names::Named::new(view, &directory))))
}

/// See one instance
///
/// Its `ETag` is the last revision that touched it: what `If-Match` of a step takes.
#[utoipa::path(
    get,
    path = "/reviews/{name}/instances/{id}",
    tag = "reviews",
    operation_id = "read_instance",
    params(
        ("name" = String, Path, description = "The review", min_length = 1),
        ("id" = String, Path, description = "The instance, such as `round/1`", min_length = 1),
        AtQuery,
    ),
    responses(
        (status = 200, description = "The instance as the caller may know it", body = InstanceBody,
            headers(("ETag" = String, description = "The last revision that touched it"))),
        ReadProblems,
    )
)]
pub(super) async fn instance(
    State(house): State<House>,
    reader: Reader,
    Addressed((name, id)): Addressed<(String, String)>,
    at: Moment,
) -> Result<impl IntoResponse + use<>, Problem> {
    let look = look(&house, &reader, &name, at).await?;
    let only = |view: &mut ReviewView| {
        view.instances.retain(|known| known.subject.instance == *id);
        view.parameters.clear();
        view.roles.clear();
        view.hidden.clear();
    };
    let view = seen(&house, &reader, &look, only).await?;
    let found = view.instances.into_iter().next();
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(([etag(found.revision)], Json(found)))
}

/// What the caller sees of a review, of which `only` keeps a part. If not everybody sees as much, it is written down.
async fn seen(
    house: &House,
    reader: &Reader,
    look: &Look,
    only: impl Fn(&mut ReviewView),
) -> Result<ReviewView, Problem> {
    let at = look.moment();
    let mut view = look.view(&look.viewer, |viewed| viewed.review(at));
    let mut to_everybody = look.view(&Viewer::Anyone, |viewed| viewed.review(at));
    only(&mut view);
    only(&mut to_everybody);
    if view != to_everybody {
        house
            .note_read(&reader.visitor, look.stream(), "state")
            .await?;
    }
    Ok(view)
}

/// A review as somebody may know it.
#[derive(ToSchema)]
#[schema(as = Review)]
#[expect(dead_code, reason = "it describes the JSON of `ReviewView`")]
pub(super) struct ReviewBody {
    /// Its name.
    name: Option<String>,
    /// Its title.
    title: Option<String>,
    /// The title of its definition.
    workflow: Option<String>,
    /// The revision of its last event.
    #[schema(minimum = 0)]
    revision: Option<u64>,
    /// The time of its last event.
    #[schema(format = DateTime)]
    time: Option<String>,
    /// The parameters that the caller may read: `id`, `title`, `text`.
    #[schema(value_type = Vec<Object>)]
    parameters: Vec<Value>,
    /// Who holds which role.
    #[schema(value_type = Vec<Object>)]
    roles: Vec<Value>,
    /// The instances that the caller may see, in order of creation.
    instances: Vec<InstanceBody>,
    /// How many more there are: `machine`, `count`.
    #[schema(value_type = Vec<Object>)]
    hidden: Vec<Value>,
}

/// An instance as somebody may know it.
#[derive(ToSchema)]
#[schema(as = Instance)]
#[expect(dead_code, reason = "it describes the JSON of `InstanceView`")]
pub(super) struct InstanceBody {
    /// Its id.
    instance: String,
    /// Its title.
    title: String,
    /// The leaf it is in.
    state: String,
    /// The title of that state.
    state_title: String,
    /// Its machine.
    machine: String,
    /// Its parent, if the caller may see that.
    #[schema(nullable = false)]
    parent: Option<String>,
    /// The leaf it is in, as a path.
    path: String,
    /// It was cancelled.
    cancelled: bool,
    /// It still asks for work.
    open: bool,
    /// Whether the caller may read its content, and not only its state.
    readable: bool,
    /// The fields that the caller may read: `id`, `title`, `text` and, for programs, `value`.
    #[schema(value_type = Vec<Object>)]
    fields: Vec<Value>,
    /// Its next due time.
    #[schema(nullable = false, format = DateTime)]
    due: Option<String>,
    /// Whether that has passed.
    overdue: bool,
    /// All open due times.
    #[schema(value_type = Vec<Object>)]
    deadlines: Vec<Value>,
    /// An action that waits for a second person.
    #[schema(value_type = Option<Object>, nullable = false)]
    proposed: Option<Value>,
    /// When it entered its state.
    #[schema(format = DateTime)]
    since: String,
    /// The last revision that touched it.
    #[schema(minimum = 0)]
    revision: u64,
}
