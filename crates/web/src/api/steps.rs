//! A step: an action on an instance.

use std::{collections::BTreeMap, sync::Arc};

use axum::{Json, Router, extract::State, routing::post};
use definition::{
    model::action::Action,
    name::Name,
    ty::Type,
    value::{Value, json::from_json},
};
use engine::{
    directory::Directory,
    documents::documents,
    form::{Part, fill},
    payload::{FieldError, declared, read_payload},
    review::Review,
};
use process::command::{Act, Intent};
use serde::Deserialize;
use serde_json::{Map, Value as JsonValue, json};
use utoipa::ToSchema;

use super::{
    caller::Doer,
    command::{AcceptedBody, Along, OccurredBody, Ordered, submit},
    documents::DocumentBody,
    keys::{Key, KeyHeader, Seen, SeenHeader},
    moment::{Moment, look},
    problems::WriteProblems,
    written::{Addressed, Written},
};
use crate::{
    answer::problem::{Kind, Problem},
    house::House,
};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/reviews/{name}/steps", post(step))
}

/// An action on an instance.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    /// The instance, such as `round/1`.
    #[schema(min_length = 1)]
    instance: String,
    /// The action.
    #[schema(min_length = 1)]
    action: String,
    /// The fields of its form. People are named by handle or id, documents as `POST /documents` answered, what is not known
    /// is `{"not_stated": true}`.
    #[serde(default)]
    #[schema(value_type = Object, required = false)]
    payload: Map<String, JsonValue>,
    /// Fields as people type them, instead: lists with commas, `not stated` for what is not known.
    #[serde(default)]
    #[schema(required = false)]
    form: BTreeMap<String, String>,
    /// Fields of the form that are documents, each as `POST /documents` answered.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, Vec<DocumentBody>>, required = false)]
    files: BTreeMap<String, Vec<JsonValue>>,
    /// The ids of advice that is not followed, and `confirm` for the action's own question.
    #[serde(default)]
    #[schema(required = false)]
    confirmations: Vec<String>,
    /// The person in whose place the caller acts, under a delegation, by handle or id.
    #[schema(nullable = false, min_length = 1)]
    on_behalf_of: Option<String>,
    /// When it really happened, if that was earlier.
    #[schema(nullable = false)]
    occurred: Option<OccurredBody>,
}

/// Do an action on an instance
///
/// If it is refused, nothing has changed, and the problem carries the explanation.
#[utoipa::path(
    post,
    path = "/reviews/{name}/steps",
    tag = "work",
    operation_id = "do_step",
    params(
        ("name" = String, Path, description = "The review", min_length = 1),
        KeyHeader,
        SeenHeader,
    ),
    request_body = Step,
    responses((status = 200, description = "It is done", body = AcceptedBody), WriteProblems)
)]
pub(super) async fn step(
    State(house): State<House>,
    doer: Doer,
    Addressed(name): Addressed<String>,
    key: Key,
    Seen(seen): Seen,
    Written(step): Written<Step>,
) -> Result<Json<AcceptedBody>, Problem> {
    let stream = look(&house, &doer.0, &name, Moment(None))
        .await?
        .stream()
        .to_owned();
    let engine = house.engine();
    let review = engine.review(&stream).await.map_err(Problem::unexpected)?;
    let directory = engine.directory().await.map_err(Problem::unexpected)?;
    let payload = match declared(&review, &step.instance, &step.action) {
        Some(action) => {
            let mut payload = read_payload(action, &directory, &step.payload).map_err(faulty)?;
            payload.append(&mut typed(&review, &directory, action, &step)?);
            payload
        }
        // The refusal says that there is no such action.
        None => BTreeMap::new(),
    };
    let ordered = Ordered {
        seen,
        confirmations: step.confirmations.into_iter().map(Name::from).collect(),
        documents: staged(&house, &doer, &payload),
        ..Ordered::on(
            &stream,
            key,
            Along {
                on_behalf_of: step.on_behalf_of,
                occurred: step.occurred,
            },
            Intent::Act(Act {
                instance: step.instance.into(),
                action: step.action.into(),
                payload,
            }),
        )
    };
    submit(&house, &doer, &directory, ordered).await
}

/// The fields that were typed, and those that are documents.
fn typed(
    review: &Review,
    directory: &Directory,
    action: &Action,
    step: &Step,
) -> Result<BTreeMap<Name, Value>, Problem> {
    let texts = step.form.iter();
    let texts: Vec<(String, String)> = texts
        .map(|(field, text)| (field.clone(), text.clone()))
        .collect();
    let mut files = Vec::new();
    for (field, handed) in step
        .files
        .iter()
        .flat_map(|(field, list)| list.iter().map(move |one| (field, one)))
    {
        match from_json(&Type::Document, handed) {
            Ok(Value::Document(document)) => files.push((field.clone(), document)),
            _ => {
                let problem = "it is no document: write what `POST /documents` answered";
                return Err(not_filled("files", field, problem));
            }
        }
    }
    fill(review, directory, action, &texts, &files).map_err(|wrong| {
        let part = match wrong.part {
            Part::Text => "form",
            Part::Document => "files",
        };
        not_filled(part, &wrong.field, &wrong.problem)
    })
}

fn not_filled(part: &str, field: &str, problem: &str) -> Problem {
    let error = json!({ "part": part, "field": field, "problem": problem });
    Problem::new(Kind::Unprocessable, format!("`{field}`: {problem}.")).with("errors", [error])
}

fn faulty(errors: Vec<FieldError>) -> Problem {
    let said = errors.iter();
    let said: Vec<String> = said
        .map(|error| format!("`{}`: {}.", error.field, error.problem))
        .collect();
    let errors: Vec<JsonValue> = errors
        .iter()
        .map(|error| json!({ "field": error.field, "problem": error.problem }))
        .collect();
    Problem::new(Kind::Unprocessable, said.join(" ")).with("errors", errors)
}

/// The bytes of the documents in a payload, of those that the caller has handed in. The engine says which one is missing.
fn staged(
    house: &House,
    doer: &Doer,
    payload: &BTreeMap<Name, Value>,
) -> BTreeMap<Name, Arc<[u8]>> {
    let named = payload.values().flat_map(documents);
    named
        .filter_map(|document| {
            let bytes = house.staging().get(&doer.0.person, &document.sha256)?;
            Some((document.sha256.clone(), bytes))
        })
        .collect()
}
