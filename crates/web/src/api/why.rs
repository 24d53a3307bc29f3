//! Why an action is blocked, what would meet it, and whose move it is.

use axum::{Json, Router, extract::State, response::IntoResponse, routing::get};
use definition::name::Name;
use engine::look::Look;
use process::{
    explain::{Explanation, Question, explain, text::lines},
    person::Person,
    view::Viewer,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    caller::Reader,
    keys::etag,
    moment::{AtQuery, Moment, look},
    problems::ReadProblems,
    written::{Addressed, Asked},
};
use crate::{
    answer::problem::{Kind, Problem},
    house::House,
};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/reviews/{name}/why", get(why))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct WhyQuery {
    /// The instance, such as `round/1`.
    #[param(min_length = 1)]
    instance: String,
    /// The action; all that the instance offers now if it is left out.
    #[param(min_length = 1)]
    action: Option<String>,
}

/// Answers, one for each action.
#[derive(Serialize, ToSchema)]
pub(super) struct Answers {
    explanations: Vec<Answer>,
}

/// Why an action is blocked, or that it is not.
#[derive(Serialize, ToSchema)]
struct Answer {
    /// Whether the caller's step would be accepted, as far as it is known with which form.
    available: bool,
    /// The answer as data: `subject`, `action`, `blockers`, `who_may_act` and more. Persons stand in it by their ids.
    #[schema(value_type = Object)]
    explanation: Explanation,
    /// The answer in words, line by line.
    lines: Vec<String>,
}

/// Ask why something is blocked, what would meet it, and whose move it is
#[utoipa::path(
    get,
    path = "/reviews/{name}/why",
    tag = "work",
    operation_id = "ask_why",
    params(
        ("name" = String, Path, description = "The review", min_length = 1),
        WhyQuery,
        AtQuery,
    ),
    responses(
        (status = 200, description = "Why, for the caller", body = Answers,
            headers(("ETag" = String, description = "The revision that was asked"))),
        ReadProblems,
    )
)]
pub(super) async fn why(
    State(house): State<House>,
    reader: Reader,
    Addressed(name): Addressed<String>,
    Asked(query): Asked<WhyQuery>,
    at: Moment,
) -> Result<impl IntoResponse + use<>, Problem> {
    if query.instance.is_empty() || query.action.as_deref() == Some("") {
        let detail =
            "`instance` and `action` have at least one character; `action` may be left out.";
        return Err(Problem::new(Kind::BadRequest, detail));
    }
    let look = look(&house, &reader, &name, at).await?;
    let told = answers(&look, &look.viewer, &reader.person, &query);
    let told = told.ok_or_else(Problem::not_found)?;
    let to_everybody = answers(&look, &Viewer::Anyone, &reader.person, &query);
    if Some(&told) != to_everybody.as_ref() {
        house
            .note_read(&reader.visitor, look.stream(), "why")
            .await?;
    }
    let directory = house
        .engine()
        .directory()
        .await
        .map_err(Problem::unexpected)?;
    let answer = |explanation: Explanation| Answer {
        available: explanation.available,
        lines: lines(&explanation, &|person| directory.name(person)),
        explanation,
    };
    let explanations = told.into_iter().map(answer).collect();
    let revision = look.snapshot().state.revision.unwrap_or_default();
    Ok(([etag(revision)], Json(Answers { explanations })))
}

/// The answers for a viewer; `None` if there is no such instance that they may see.
fn answers(
    look: &Look,
    viewer: &Viewer,
    person: &Person,
    query: &WhyQuery,
) -> Option<Vec<Explanation>> {
    let instance: Name = query.instance.as_str().into();
    let actions = match &query.action {
        Some(action) => vec![action.as_str().into()],
        None => look.offered(viewer, &instance)?,
    };
    let actor = matches!(viewer, Viewer::Person(_)).then_some(person);
    let question = |action| Question {
        instance: &instance,
        action,
        actor,
        on_behalf_of: None,
        payload: None,
        confirmations: None,
        at: look.moment(),
    };
    Some(look.view(viewer, |viewed| {
        let explained = actions.iter();
        explained
            .map(|action| explain(viewed, &question(action)))
            .collect()
    }))
}
