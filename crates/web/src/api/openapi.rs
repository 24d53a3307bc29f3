//! The document of the API, in OpenAPI 3.1.

use std::sync::LazyLock;

use axum::{
    Router,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use utoipa::{
    Modify, OpenApi,
    openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
};

use super::{
    amendments, consents, definitions, documents, history, matrix, people, problems, reviews,
    roles, state, steps, todo, why, withdrawals,
};
use crate::{house::House, request::visitor::COOKIE};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/openapi.json", get(document))
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Remit",
        description = "Records reviews step by step, refuses what is out of order and says why. \
            What a caller sees and does here is what they see and do in the pages.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    servers((url = "/api/v1")),
    security(("token" = []), ("session" = [])),
    modifiers(&Schemes),
    components(schemas(problems::ProblemBody)),
    paths(
        document, problems::describe,
        reviews::list, reviews::start, state::review, state::instance, matrix::matrix, history::read,
        why::why, todo::todo, steps::step, consents::consent, withdrawals::withdraw, amendments::amend,
        roles::assign, roles::revoke, roles::delegate,
        definitions::list, definitions::read, definitions::source, definitions::publish,
        people::me, people::list, people::add,
        documents::hand_in, documents::read,
    ),
    tags(
        (name = "reviews", description = "Where reviews stand, and what happened"),
        (name = "work", description = "What is to be done, by whom, and doing it"),
        (name = "roles", description = "Who holds which role"),
        (name = "documents", description = "Documents in and out"),
        (name = "definitions", description = "What the order of steps follows from"),
        (name = "people", description = "Who there is"),
        (name = "about", description = "This interface itself"),
    ),
)]
struct Api;

/// How callers say who they are.
struct Schemes;

impl Modify for Schemes {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let token = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("rmt_...")
            .description(Some("A personal token; `remit token create` makes one."))
            .build();
        let session = ApiKeyValue::with_description(COOKIE, "The session of a browser.");
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(token));
        components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(session)));
    }
}

static DOCUMENT: LazyLock<String> = LazyLock::new(|| Api::openapi().to_json().unwrap_or_default());

/// Read this document
#[utoipa::path(
    get,
    path = "/openapi.json",
    tag = "about",
    operation_id = "read_openapi",
    security(()),
    responses((status = 200, description = "OpenAPI 3.1", body = Object))
)]
async fn document() -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json")];
    (headers, DOCUMENT.as_str()).into_response()
}
