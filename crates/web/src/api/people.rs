//! People: the caller's own account, and, for administrators, all of them.

use axum::{Json, Router, extract::State, http::StatusCode, response::IntoResponse, routing::get};
use engine::people::PeopleError;
use serde::{Deserialize, Serialize};
use store::accounts::{AccountsError, Person};
use utoipa::ToSchema;

use super::{
    caller::{Doer, Reader},
    paging::{Paging, PagingQuery},
    problems::{ReadProblems, WriteProblems},
    written::Written,
};
use crate::{
    answer::{
        fault::Fault,
        problem::{Kind, Problem},
    },
    house::House,
};

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/me", get(me))
        .route("/people", get(list).post(add))
}

/// A person.
#[derive(Serialize, ToSchema)]
#[schema(as = Person)]
pub(super) struct PersonBody {
    /// Their id, as the record knows them.
    id: String,
    /// Their handle, unique.
    handle: String,
    /// The name that other people are shown.
    name: String,
}

impl From<Person> for PersonBody {
    fn from(person: Person) -> Self {
        Self {
            id: person.id,
            handle: person.handle,
            name: person.display,
        }
    }
}

/// The caller.
#[derive(Serialize, ToSchema)]
pub(super) struct Me {
    #[serde(flatten)]
    person: PersonBody,
    /// Whether they administer.
    administrator: bool,
    /// Whether they audit.
    auditor: bool,
    /// Whether they publish definitions.
    process_owner: bool,
    /// What their token may be used for; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    scopes: Option<Vec<&'static str>>,
}

/// See who you are
#[utoipa::path(
    get,
    path = "/me",
    tag = "people",
    operation_id = "read_me",
    responses((status = 200, description = "The caller", body = Me), ReadProblems)
)]
pub(super) async fn me(State(house): State<House>, reader: Reader) -> Result<Json<Me>, Problem> {
    let engine = house.engine();
    let account = engine.store().accounts().by_id(reader.person.name()).await;
    let account = account
        .map_err(Fault::from)?
        .ok_or_else(Problem::not_found)?;
    let rights = engine
        .rights(&reader.person)
        .await
        .map_err(Problem::unexpected)?;
    let scopes = reader.visitor.token.map(|token| {
        let scopes = [("read", token.scopes.read), ("act", token.scopes.act)];
        let given = scopes.into_iter().filter(|(_, given)| *given);
        given.map(|(scope, _)| scope).collect()
    });
    Ok(Json(Me {
        person: account.into(),
        administrator: rights.administrator,
        auditor: rights.auditor,
        process_owner: rights.process_owner,
        scopes,
    }))
}

/// People, by handle.
#[derive(Serialize, ToSchema)]
pub(super) struct People {
    people: Vec<PersonBody>,
    /// The cursor of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next: Option<String>,
}

/// List the people
///
/// For administrators.
#[utoipa::path(
    get,
    path = "/people",
    tag = "people",
    operation_id = "list_people",
    params(PagingQuery),
    responses((status = 200, description = "People, by handle", body = People), ReadProblems)
)]
pub(super) async fn list(
    State(house): State<House>,
    reader: Reader,
    paging: Paging,
) -> Result<Json<People>, Problem> {
    must_administer(&reader)?;
    let accounts = house.engine().store().accounts();
    let mut people = Vec::new();
    let mut after = paging.after.clone();
    while people.len() <= paging.limit {
        let page = accounts.list(&after).await.map_err(Fault::from)?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.handle);
        people.extend(page);
    }
    let next = paging.cut(&mut people, |person| person.handle.clone());
    Ok(Json(People {
        people: people.into_iter().map(PersonBody::from).collect(),
        next,
    }))
}

/// A person to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPerson {
    /// A short name to type: lower-case letters, digits and . _ -
    #[schema(min_length = 1, max_length = 64)]
    handle: String,
    /// The name that other people are shown.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
}

/// A person who was added, with their way in.
#[derive(Serialize, ToSchema)]
pub(super) struct Invited {
    #[serde(flatten)]
    person: PersonBody,
    /// The address at which they set their password; it is told here and never again.
    invitation: String,
}

/// Add a person, and invite them
///
/// For administrators.
#[utoipa::path(
    post,
    path = "/people",
    tag = "people",
    operation_id = "add_person",
    request_body = NewPerson,
    responses((status = 201, description = "They are added", body = Invited), WriteProblems)
)]
pub(super) async fn add(
    State(house): State<House>,
    Doer(caller): Doer,
    Written(new): Written<NewPerson>,
) -> Result<impl IntoResponse + use<>, Problem> {
    must_administer(&caller)?;
    let (by, via) = (Some(&caller.person), caller.visitor.via());
    let added = house
        .engine()
        .add_invited_person(by, &new.handle, &new.name, via);
    let (person, secret) = added.await.map_err(problem)?;
    let invited = Invited {
        person: person.into(),
        invitation: house.link(format!("/invitation/{}", secret.reveal())),
    };
    Ok((StatusCode::CREATED, Json(invited)))
}

fn must_administer(reader: &Reader) -> Result<(), Problem> {
    if reader.visitor.administers {
        return Ok(());
    }
    let detail = "Only an administrator may see or add people.";
    Err(Problem::new(Kind::Forbidden, detail))
}

fn problem(error: PeopleError) -> Problem {
    match error {
        PeopleError::Accounts(error @ AccountsError::Taken) => {
            Problem::new(Kind::Conflict, error.to_string())
        }
        PeopleError::Accounts(error @ (AccountsError::Handle | AccountsError::Display)) => {
            Problem::new(Kind::Unprocessable, error.to_string())
        }
        PeopleError::NotAdministrator => Problem::new(Kind::Forbidden, error.to_string()),
        broken => Problem::unexpected(broken),
    }
}
