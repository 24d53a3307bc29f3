//! A parameter of a running review, changed in writing.

use axum::{Json, Router, extract::State, routing::post};
use definition::value::{Cell, Value};
use process::command::{Amend, Change, Intent};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    caller::Doer,
    command::{AcceptedBody, OccurredBody},
    keys::{Key, KeyHeader},
    order::{along, order},
    problems::WriteProblems,
    written::{Addressed, Written},
};
use crate::{
    answer::problem::{Kind, Problem},
    house::House,
};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/reviews/{name}/amendments", post(amend))
}

/// A change of a parameter, with reason and authority: one of `add`, `remove`, `include` and `exclude`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Amendment)]
pub(super) struct AmendmentBody {
    /// The parameter.
    #[schema(min_length = 1)]
    parameter: String,
    /// New members of the list, in their order.
    #[schema(nullable = false)]
    add: Option<Vec<MemberBody>>,
    /// Members that leave the list.
    #[schema(nullable = false)]
    remove: Option<Vec<String>>,
    /// Cells of the matrix that come into scope.
    #[schema(nullable = false)]
    include: Option<Vec<CellBody>>,
    /// Cells of the matrix that become exceptions.
    #[schema(nullable = false)]
    exclude: Option<Vec<CellBody>>,
    /// Why; `null` if it is not stated.
    #[schema(required = true)]
    #[serde(deserialize_with = "Option::deserialize")]
    because: Option<String>,
    /// By whose authority; `null` if it is not stated.
    #[schema(required = true)]
    #[serde(deserialize_with = "Option::deserialize")]
    authority: Option<String>,
    /// The person in whose place the caller acts, under a delegation, by handle or id.
    #[schema(nullable = false, min_length = 1)]
    on_behalf_of: Option<String>,
    /// When it really happened, if that was earlier.
    #[schema(nullable = false)]
    occurred: Option<OccurredBody>,
}

/// A new member of a list.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMember)]
struct MemberBody {
    /// Its id.
    member: String,
    /// Its title.
    title: String,
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
        KeyHeader,
    ),
    request_body = AmendmentBody,
    responses((status = 200, description = "It is done", body = AcceptedBody), WriteProblems)
)]
pub(super) async fn amend(
    State(house): State<House>,
    doer: Doer,
    Addressed(name): Addressed<String>,
    key: Key,
    Written(body): Written<AmendmentBody>,
) -> Result<Json<AcceptedBody>, Problem> {
    let change = change(&body);
    let along = along(body.on_behalf_of, body.occurred);
    order(&house, &doer, (&name, key, None, along), |_, _| {
        let change = change.ok_or_else(|| {
            let detail = "Write one of `add`, `remove`, `include` and `exclude`: one kind of change at a time.";
            Problem::new(Kind::Unprocessable, detail)
        })?;
        Ok(Intent::Amend(Amend {
            parameter: body.parameter.into(),
            change,
            reason: statement(body.because),
            authority: statement(body.authority),
        }))
    })
    .await
}

/// What changes: one kind of change at a time.
fn change(body: &AmendmentBody) -> Option<Change> {
    let names = |texts: &Vec<String>| texts.iter().map(|text| text.as_str().into()).collect();
    let members = |members: &Vec<MemberBody>| {
        let member = |new: &MemberBody| (new.member.as_str().into(), new.title.as_str().into());
        members.iter().map(member).collect()
    };
    let cells = |cells: &Vec<CellBody>| {
        let cell = |cell: &CellBody| Cell {
            row: cell.row.as_str().into(),
            column: cell.column.as_str().into(),
        };
        cells.iter().map(cell).collect()
    };
    match (&body.add, &body.remove, &body.include, &body.exclude) {
        (Some(add), None, None, None) => Some(Change::AddMembers(members(add))),
        (None, Some(remove), None, None) => Some(Change::RemoveMembers(names(remove))),
        (None, None, Some(include), None) => Some(Change::IncludeCells(cells(include))),
        (None, None, None, Some(exclude)) => Some(Change::ExcludeCells(cells(exclude))),
        _ => None,
    }
}

fn statement(text: Option<String>) -> Value {
    text.map_or(Value::NotStated, |text| Value::Text(text.as_str().into()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn new_members_keep_the_order_in_which_they_are_named() {
        let named = ["south", "north", "east"];
        let add: Vec<_> = named
            .iter()
            .map(|id| json!({ "member": id, "title": id.to_uppercase() }))
            .collect();
        let body =
            json!({ "parameter": "regions", "add": add, "because": null, "authority": null });
        let body: AmendmentBody = serde_json::from_value(body).unwrap();
        let Some(Change::AddMembers(members)) = change(&body) else {
            panic!("no members are added");
        };
        let ids: Vec<&str> = members.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, named);
    }
}
