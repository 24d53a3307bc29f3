//! A parameter of a running review, changed in writing.

use std::collections::BTreeMap;

use axum::{Json, Router, extract::State, routing::post};
use definition::{
    name::Name,
    value::{Cell, Value},
};
use process::command::{Amend, Change, Intent};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    caller::Doer,
    command::{AcceptedBody, Along, Ordered, submit},
    keys::Key,
    moment::{Moment, look},
    problems::WriteProblems,
    written::{Named, Written},
};
use crate::{answer::problem::Problem, house::House};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/reviews/{name}/amendments", post(amend))
}

/// A change of a parameter, with reason and authority.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Amendment)]
pub(super) struct AmendmentBody {
    /// The parameter.
    #[schema(min_length = 1)]
    parameter: String,
    /// What changes.
    change: ChangeBody,
    /// Why; `null` if it is not stated.
    #[schema(required = true)]
    #[serde(deserialize_with = "Option::deserialize")]
    because: Option<String>,
    /// By whose authority; `null` if it is not stated.
    #[schema(required = true)]
    #[serde(deserialize_with = "Option::deserialize")]
    authority: Option<String>,
}

/// What changes: one kind of change at a time.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = Change)]
enum ChangeBody {
    /// New members of the list, with their titles.
    AddMembers(BTreeMap<String, String>),
    /// Members that leave the list.
    RemoveMembers(Vec<String>),
    /// Cells of the matrix that come into scope.
    IncludeCells(Vec<CellBody>),
    /// Cells of the matrix that become exceptions.
    ExcludeCells(Vec<CellBody>),
}

/// A cell of a matrix.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Cell)]
struct CellBody {
    row: String,
    column: String,
}

/// Change a parameter of a running review
#[utoipa::path(
    post,
    path = "/reviews/{name}/amendments",
    tag = "work",
    operation_id = "amend",
    params(
        ("name" = String, Path, description = "The review", min_length = 1),
        ("Idempotency-Key" = String, Header, description = "A UUID for the command; sent again with the same content, it is done once", pattern = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"),
    ),
    request_body = AmendmentBody,
    responses((status = 200, description = "It is done", body = AcceptedBody), WriteProblems)
)]
pub(super) async fn amend(
    State(house): State<House>,
    doer: Doer,
    Named(name): Named<String>,
    key: Key,
    Written(body): Written<AmendmentBody>,
) -> Result<Json<AcceptedBody>, Problem> {
    let look = look(&house, &doer.0, &name, Moment(None)).await?;
    let directory = house
        .engine()
        .directory()
        .await
        .map_err(Problem::unexpected)?;
    let intent = Intent::Amend(Amend {
        parameter: body.parameter.into(),
        change: change(body.change),
        reason: statement(body.because),
        authority: statement(body.authority),
    });
    let ordered = Ordered::on(look.stream(), key, Along::default(), intent);
    submit(&house, &doer, &directory, ordered).await
}

fn change(body: ChangeBody) -> Change {
    let cells = |cells: Vec<CellBody>| -> Vec<Cell> {
        let cell = |cell: CellBody| Cell {
            row: cell.row.into(),
            column: cell.column.into(),
        };
        cells.into_iter().map(cell).collect()
    };
    match body {
        ChangeBody::AddMembers(members) => {
            let members = members.into_iter();
            Change::AddMembers(
                members
                    .map(|(id, title)| (id.into(), title.into()))
                    .collect(),
            )
        }
        ChangeBody::RemoveMembers(members) => {
            Change::RemoveMembers(members.into_iter().map(Name::from).collect())
        }
        ChangeBody::IncludeCells(listed) => Change::IncludeCells(cells(listed)),
        ChangeBody::ExcludeCells(listed) => Change::ExcludeCells(cells(listed)),
    }
}

fn statement(text: Option<String>) -> Value {
    text.map_or(Value::NotStated, |text| Value::Text(text.as_str().into()))
}
