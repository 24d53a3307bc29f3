//! What the caller can do now, over all reviews.

use axum::{Json, Router, extract::State, routing::get};
use engine::look::Look;
use process::{
    person::Person,
    view::Viewer,
    worklist::{Overview, Work, Worklist, blocked_overview, worklist},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    caller::Reader,
    moment::{Moment, look},
    names::Named,
    paging::{Paging, PagingQuery},
    problems::ReadProblems,
    reviews,
    written::Asked,
};
use crate::{
    answer::{fault::Fault, problem::Problem},
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
#[utoipa::path(
    get,
    path = "/todo",
    tag = "work",
    operation_id = "read_todo",
    params(TodoQuery, PagingQuery),
    responses(
        (status = 200, description = "Reviews in which there is something to do for the caller", body = Named<Desks>),
        ReadProblems,
    )
)]
pub(super) async fn todo(
    State(house): State<House>,
    reader: Reader,
    Asked(query): Asked<TodoQuery>,
    paging: Paging,
) -> Result<Json<Named<Desks>>, Problem> {
    let directory = house.engine().directory().await;
    let directory = directory.map_err(Fault::from)?;
    let named = |desks, next| Json(Named::new(Desks { desks, next }, &directory));
    let mut desks = Vec::new();
    if let Some(name) = query.review {
        let look = look(&house, &reader, &name, Moment(None)).await?;
        let desk = desk(&look, &reader.person, name);
        note(&house, &reader, &look, &desk).await?;
        desks.push(desk);
        return Ok(named(desks, None));
    }
    let mut found = Vec::new();
    let mut known = reviews::Known::new(&house, &reader, &paging.after).await?;
    while found.len() <= paging.limit {
        let Some((row, look)) = known.next().await? else {
            break;
        };
        let desk = desk(&look, &reader.person, row.name);
        if !(desk.ready.is_empty() && desk.waiting.is_empty()) {
            found.push((row.stream, look, desk));
        }
    }
    let next = paging.cut(&mut found, |(stream, _, _)| stream.clone());
    for (_, look, desk) in found {
        note(&house, &reader, &look, &desk).await?;
        desks.push(desk);
    }
    Ok(named(desks, next))
}

fn desk(look: &Look, person: &Person, review: String) -> Desk {
    let Worklist { ready, waiting } = worklist(look.snapshot(), person, look.moment());
    Desk {
        review,
        ready,
        waiting,
        overview: blocked_overview(look.snapshot(), &look.viewer, look.moment()),
    }
}

/// Somebody's work is always theirs alone: it counts as read unless there is none and everybody sees the same.
async fn note(house: &House, reader: &Reader, look: &Look, desk: &Desk) -> Result<(), Problem> {
    let to_everybody = blocked_overview(look.snapshot(), &Viewer::Anyone, look.moment());
    let is_nothing = desk.ready.is_empty() && desk.waiting.is_empty();
    if !is_nothing || desk.overview != to_everybody {
        house
            .note_read(&reader.visitor, look.stream(), "todo")
            .await?;
    }
    Ok(())
}
