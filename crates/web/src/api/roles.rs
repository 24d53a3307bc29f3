//! Who holds which role: given, taken back, and lent.

use axum::{Json, Router, extract::State, routing::post};
use engine::{directory::Directory, look::Look};
use jiff::Timestamp;
use process::{
    command::{Assign, Delegate, Intent, Revoke},
    offers::{NOBODY, Offers},
    person::Person,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    caller::Doer,
    command::{AcceptedBody, OccurredBody, person},
    keys::{Key, KeyHeader},
    order::{along, order},
    problems::WriteProblems,
    written::{Addressed, Written},
};
use crate::{answer::problem::Problem, house::House};

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/reviews/{name}/roles/assign", post(assign))
        .route("/reviews/{name}/roles/revoke", post(revoke))
        .route("/reviews/{name}/roles/delegate", post(delegate))
}

/// A role for a person, perhaps in the place of another.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Giving {
    /// The role.
    #[schema(min_length = 1)]
    role: String,
    /// The instance it is held in, if it is not held in the whole review.
    #[schema(nullable = false, min_length = 1)]
    of: Option<String>,
    /// The person, by handle or id.
    #[schema(min_length = 1)]
    person: String,
    /// The holder in whose place they step, who loses the role, by handle or id.
    #[schema(nullable = false, min_length = 1)]
    instead_of: Option<String>,
    /// The person in whose place the caller acts, under a delegation, by handle or id.
    #[schema(nullable = false, min_length = 1)]
    on_behalf_of: Option<String>,
    /// When it really happened, if that was earlier.
    #[schema(nullable = false)]
    occurred: Option<OccurredBody>,
}

/// A role for a person.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Holding {
    /// The role.
    #[schema(min_length = 1)]
    role: String,
    /// The instance it is held in, if it is not held in the whole review.
    #[schema(nullable = false, min_length = 1)]
    of: Option<String>,
    /// The person, by handle or id.
    #[schema(min_length = 1)]
    person: String,
    /// The person in whose place the caller acts, under a delegation, by handle or id.
    #[schema(nullable = false, min_length = 1)]
    on_behalf_of: Option<String>,
    /// When it really happened, if that was earlier.
    #[schema(nullable = false)]
    occurred: Option<OccurredBody>,
}

/// A role, lent to somebody for a time.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Lending {
    /// The role.
    #[schema(min_length = 1)]
    role: String,
    /// The instance it is held in, if it is not held in the whole review.
    #[schema(nullable = false, min_length = 1)]
    of: Option<String>,
    /// Whose role it is, by handle or id; the caller's if it is left out.
    #[schema(nullable = false, min_length = 1)]
    holder: Option<String>,
    /// To whom, by handle or id.
    #[schema(min_length = 1)]
    to: String,
    /// From when; now if it is left out.
    #[schema(nullable = false, value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// Until when, exclusive.
    #[schema(value_type = String, format = DateTime)]
    until: Timestamp,
    /// The person in whose place the caller acts, under a delegation, by handle or id.
    #[schema(nullable = false, min_length = 1)]
    on_behalf_of: Option<String>,
    /// When it really happened, if that was earlier.
    #[schema(nullable = false)]
    occurred: Option<OccurredBody>,
}

/// Give a role to a person
#[utoipa::path(
    post,
    path = "/reviews/{name}/roles/assign",
    tag = "roles",
    operation_id = "assign_role",
    params(
        ("name" = String, Path, description = "The review", min_length = 1),
        KeyHeader,
    ),
    request_body = Giving,
    responses((status = 200, description = "It is done", body = AcceptedBody), WriteProblems)
)]
pub(super) async fn assign(
    State(house): State<House>,
    doer: Doer,
    Addressed(name): Addressed<String>,
    key: Key,
    Written(body): Written<Giving>,
) -> Result<Json<AcceptedBody>, Problem> {
    let along = along(body.on_behalf_of, body.occurred);
    order(
        &house,
        &doer,
        (&name, key, None, along),
        |look, directory| {
            let people = People::of(&house, &doer, look, directory);
            let instead_of = body.instead_of.as_deref();
            Ok(Intent::Assign(Assign {
                person: people.named(&body.person)?,
                role: body.role.into(),
                of: body.of.map(Into::into),
                instead_of: instead_of.map(|text| people.named(text)).transpose()?,
            }))
        },
    )
    .await
}

/// Take a role from a person, with everything they lent of it
#[utoipa::path(
    post,
    path = "/reviews/{name}/roles/revoke",
    tag = "roles",
    operation_id = "revoke_role",
    params(
        ("name" = String, Path, description = "The review", min_length = 1),
        KeyHeader,
    ),
    request_body = Holding,
    responses((status = 200, description = "It is done", body = AcceptedBody), WriteProblems)
)]
pub(super) async fn revoke(
    State(house): State<House>,
    doer: Doer,
    Addressed(name): Addressed<String>,
    key: Key,
    Written(body): Written<Holding>,
) -> Result<Json<AcceptedBody>, Problem> {
    let along = along(body.on_behalf_of, body.occurred);
    order(
        &house,
        &doer,
        (&name, key, None, along),
        |look, directory| {
            let people = People::of(&house, &doer, look, directory);
            Ok(Intent::Revoke(Revoke {
                person: people.named(&body.person)?,
                role: body.role.into(),
                of: body.of.map(Into::into),
            }))
        },
    )
    .await
}

/// Lend a role to somebody for a time
#[utoipa::path(
    post,
    path = "/reviews/{name}/roles/delegate",
    tag = "roles",
    operation_id = "delegate_role",
    params(
        ("name" = String, Path, description = "The review", min_length = 1),
        KeyHeader,
    ),
    request_body = Lending,
    responses((status = 200, description = "It is done", body = AcceptedBody), WriteProblems)
)]
pub(super) async fn delegate(
    State(house): State<House>,
    doer: Doer,
    Addressed(name): Addressed<String>,
    key: Key,
    Written(body): Written<Lending>,
) -> Result<Json<AcceptedBody>, Problem> {
    let now = house.now();
    let caller = doer.0.person.clone();
    let along = along(body.on_behalf_of, body.occurred);
    order(
        &house,
        &doer,
        (&name, key, None, along),
        |look, directory| {
            let people = People::of(&house, &doer, look, directory);
            let holder = body.holder.as_deref();
            let holder = holder.map(|text| people.named(text)).transpose()?;
            Ok(Intent::Delegate(Delegate {
                holder: holder.unwrap_or(caller),
                to: people.named(&body.to)?,
                role: body.role.into(),
                of: body.of.map(Into::into),
                from: body.from.unwrap_or(now),
                until: body.until,
            }))
        },
    )
    .await
}

/// Whom a caller may mean.
struct People<'p> {
    house: &'p House,
    doer: &'p Doer,
    look: &'p Look,
    directory: &'p Directory,
}

impl<'p> People<'p> {
    fn of(house: &'p House, doer: &'p Doer, look: &'p Look, directory: &'p Directory) -> Self {
        Self {
            house,
            doer,
            look,
            directory,
        }
    }

    /// A person by handle or id. That there is none is told, so many times, to whoever may give or lend a role; for anybody else
    /// nobody stands in their place, and the step is refused as it would be with somebody.
    fn named(&self, text: &str) -> Result<Person, Problem> {
        let unknown = match person(self.directory, text) {
            Err(unknown) => unknown,
            found => return found,
        };
        let (caller, at) = (&self.doer.0.person, self.look.moment());
        if !Offers::of(self.look.snapshot(), caller, at).look_for_people() {
            return Person::parse(NOBODY).map_err(Problem::unexpected);
        }
        let now = self.house.engine().now();
        self.house.limits().count_search(caller.name(), now)?;
        Err(unknown)
    }
}
