//! The second person's word on an action that was proposed.

use axum::{Json, Router, extract::State, routing::post};
use process::command::{Consent, Intent};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    caller::Doer,
    command::{AcceptedBody, OccurredBody},
    keys::{Key, KeyHeader, Seen, SeenHeader},
    order::{along, order},
    problems::WriteProblems,
    written::{Addressed, Written},
};
use crate::{answer::problem::Problem, house::House};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/reviews/{name}/consents", post(consent))
}

/// A word on a proposed action.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Consent)]
pub(super) struct ConsentBody {
    /// The instance.
    #[schema(min_length = 1)]
    instance: String,
    /// The action that was proposed.
    #[schema(min_length = 1)]
    action: String,
    /// Agreed, or declined.
    agrees: bool,
    /// The person in whose place the caller acts, under a delegation, by handle or id.
    #[schema(nullable = false, min_length = 1)]
    on_behalf_of: Option<String>,
    /// When it really happened, if that was earlier.
    #[schema(nullable = false)]
    occurred: Option<OccurredBody>,
}

/// Agree to an action that somebody else proposed, or decline it
#[utoipa::path(
    post,
    path = "/reviews/{name}/consents",
    tag = "work",
    operation_id = "consent",
    params(
        ("name" = String, Path, description = "The review", min_length = 1),
        KeyHeader,
        SeenHeader,
    ),
    request_body = ConsentBody,
    responses((status = 200, description = "It is done", body = AcceptedBody), WriteProblems)
)]
pub(super) async fn consent(
    State(house): State<House>,
    doer: Doer,
    Addressed(name): Addressed<String>,
    key: Key,
    Seen(seen): Seen,
    Written(body): Written<ConsentBody>,
) -> Result<Json<AcceptedBody>, Problem> {
    let along = along(body.on_behalf_of, body.occurred);
    order(&house, &doer, (&name, key, seen, along), |_, _| {
        Ok(Intent::Consent(Consent {
            instance: body.instance.into(),
            action: body.action.into(),
            agrees: body.agrees,
        }))
    })
    .await
}
