//! What the caller can do now, over all reviews.

use axum::{Json, Router, extract::State, routing::get};
use engine::look::{Look, Place};
use process::{
    view::{Viewed, Viewer},
    worklist::{Overview, Work, Worklist, blocked_overview},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    caller::Reader,
    moment::{Moment, When, WhenQuery, look},
    names::Named,
    paging::{Paging, PagingQuery},
    problems::ReadProblems,
    written::Asked,
};
use crate::{
    answer::{fault::Fault, problem::Problem},
    desk,
    house::House,
};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/todo", get(todo))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct TodoQuery {
    /// One review alone, also if there is nothing to do in it.
    #[param(min_length = 1)]
    review: Option<String>,
}

/// What is the caller's to do, review by review.
#[derive(Serialize, ToSchema)]
pub(super) struct Desks {
    desks: Vec<Desk>,
    /// The cursor of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next: Option<String>,
}

/// What one review asks of the caller, and what it waits for altogether.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
struct Desk {
    /// The review.
    review: String,
    /// What can be done now, by due time.
    #[schema(value_type = Vec<Object>)]
    ready: Vec<Work>,
    /// What is the caller's to do and waits for something.
    #[schema(value_type = Vec<Object>)]
    waiting: Vec<Work>,
    /// Every open instance that the caller may see, with whose move it is.
    #[schema(value_type = Object)]
    overview: Overview,
}

/// See what you can do now, and what waits for what
///
/// With `at`: what it was then, in reviews in which you take part today.
#[utoipa::path(
    get,
    path = "/todo",
    tag = "work",
    operation_id = "read_todo",
    params(TodoQuery, WhenQuery, PagingQuery),
    responses(
        (status = 200, description = "Reviews in which there is something to do for the caller", body = Named<Desks>),
        ReadProblems,
    )
)]
pub(super) async fn todo(
    State(house): State<House>,
    reader: Reader,
    Asked(query): Asked<TodoQuery>,
    When(when): When,
    paging: Paging,
) -> Result<Json<Named<Desks>>, Problem> {
    let directory = house.engine().directory().await;
    let directory = directory.map_err(Fault::from)?;
    let named = |desks, next| Json(Named::new(Desks { desks, next }, &directory));
    if let Some(name) = query.review {
        let look = look(&house, &reader, &name, Moment(when.map(Place::Time))).await?;
        let desk = Desk::from(&desk::Desk::new(name, &look, &reader.person, when));
        note(&house, &reader, &look, &desk).await?;
        return Ok(named(vec![desk], None));
    }
    let engine = house.engine();
    // What is kept is as new as the list of reviews.
    engine.caught_up().await.map_err(Problem::unexpected)?;
    let (mut found, mut reviews) = (Vec::new(), engine.reviews(&paging.after));
    while found.len() <= paging.limit {
        let Some(review) = reviews.next().await.map_err(Fault::from)? else {
            break;
        };
        let desk = house.desk(&reader.person, &review, when).await?;
        found.extend(desk.filter(|desk| desk.has_work()));
    }
    let next = paging.cut(&mut found, |desk| desk.stream.clone());
    let streams = found.iter().map(|desk| desk.stream.as_str());
    house.note_reads(&reader.visitor, streams, "todo").await?;
    let desks = found.iter().map(|desk| Desk::from(&**desk));
    Ok(named(desks.collect(), next))
}

impl From<&desk::Desk> for Desk {
    fn from(desk: &desk::Desk) -> Self {
        let Worklist { ready, waiting } = desk.work.clone();
        Self {
            review: desk.review.clone(),
            ready,
            waiting,
            overview: desk.overview.clone(),
        }
    }
}

/// Somebody's work is always theirs alone: it counts as read unless there is none and everybody sees the same.
async fn note(house: &House, reader: &Reader, look: &Look, desk: &Desk) -> Result<(), Problem> {
    let overview = |viewed: &Viewed<'_>| blocked_overview(viewed, look.moment());
    let to_everybody = look.view(&Viewer::Anyone, overview);
    let is_nothing = desk.ready.is_empty() && desk.waiting.is_empty();
    if !is_nothing || desk.overview != to_everybody {
        house
            .note_read(&reader.visitor, look.stream(), "todo")
            .await?;
    }
    Ok(())
}
