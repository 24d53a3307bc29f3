//! Who proposed an action takes it back before anybody has consented.

use axum::{Json, Router, extract::State, routing::post};
use process::command::{Intent, Withdraw};
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
    Router::new().route("/reviews/{name}/withdrawals", post(withdraw))
}

/// A proposed action that is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Withdrawal)]
pub(super) struct WithdrawalBody {
    /// The instance.
    #[schema(min_length = 1)]
    instance: String,
    /// The action that was proposed.
    #[schema(min_length = 1)]
    action: String,
    /// The person in whose place the caller acts, under a delegation, by handle or id.
    #[schema(nullable = false, min_length = 1)]
    on_behalf_of: Option<String>,
    /// When it really happened, if that was earlier.
    #[schema(nullable = false)]
    occurred: Option<OccurredBody>,
}

/// Withdraw an action that you proposed, or that was proposed for you
///
/// It can be done until the second person has agreed or declined.
#[utoipa::path(
    post,
    path = "/reviews/{name}/withdrawals",
    tag = "work",
    operation_id = "withdraw",
    params(
        ("name" = String, Path, description = "The review", min_length = 1),
        KeyHeader,
        SeenHeader,
    ),
    request_body = WithdrawalBody,
    responses((status = 200, description = "It is done", body = AcceptedBody), WriteProblems)
)]
pub(super) async fn withdraw(
    State(house): State<House>,
    doer: Doer,
    Addressed(name): Addressed<String>,
    key: Key,
    Seen(seen): Seen,
    Written(body): Written<WithdrawalBody>,
) -> Result<Json<AcceptedBody>, Problem> {
    let along = along(body.on_behalf_of, body.occurred);
    order(&house, &doer, (&name, key, seen, along), |_, _| {
        Ok(Intent::Withdraw(Withdraw {
            instance: body.instance.into(),
            action: body.action.into(),
        }))
    })
    .await
}
