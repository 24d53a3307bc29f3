//! The kinds of problems, described: for the OpenAPI document, and below `/api/v1/problems/`.

use axum::{Json, Router, extract::Path, routing::get};
use serde::Serialize;
use serde_json::Value;
use utoipa::{IntoResponses, ToSchema};

use crate::{
    answer::problem::{Kind, Problem},
    house::House,
};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/problems/{kind}", get(describe))
}

/// A kind of problem.
#[derive(Serialize, ToSchema)]
struct KindOfProblem {
    /// The kind of problem in words.
    title: &'static str,
    /// The status of the answer.
    status: u16,
    /// What to do about it.
    help: &'static str,
}

/// Describe a kind of problem
#[utoipa::path(
    get,
    path = "/problems/{kind}",
    tag = "about",
    operation_id = "describe_problem",
    security(()),
    params(("kind" = String, Path, description = "The last part of the problem's `type`", example = "refused")),
    responses((status = 200, description = "What it is, and what to do about it", body = KindOfProblem), OpenProblems)
)]
async fn describe(Path(kind): Path<String>) -> Result<Json<KindOfProblem>, Problem> {
    let kind = Kind::ALL.into_iter().find(|known| known.slug() == kind);
    let kind = kind.ok_or_else(Problem::not_found)?;
    Ok(Json(KindOfProblem {
        title: kind.title(),
        status: kind.status().as_u16(),
        help: kind.help(),
    }))
}

/// What may go wrong where nobody needs to sign in.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "they describe answers")]
pub(crate) enum OpenProblems {
    /// The request has another form.
    #[response(status = 400, content_type = "application/problem+json")]
    BadRequest(ProblemBody),
    /// There is no such thing.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(ProblemBody),
}

/// What went wrong (RFC 9457).
#[derive(ToSchema)]
#[schema(as = Problem)]
#[expect(dead_code, reason = "it describes the JSON that `Problem` writes")]
pub(crate) struct ProblemBody {
    /// The address of a description of the kind of problem.
    #[schema(rename = "type", example = "/api/v1/problems/refused")]
    kind: String,
    /// The kind of problem in words.
    title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What is wrong this time, and how to mend it.
    detail: String,
    /// Of a refused step: the conditions that are not met, who could meet them, and how, as the caller may know it.
    #[schema(value_type = Option<Object>)]
    explanation: Option<Value>,
    /// Of a refused step: the explanation in words, line by line.
    #[schema(nullable = false)]
    lines: Option<Vec<String>>,
    /// Of a form or a text: what is wrong, place by place.
    #[schema(value_type = Option<Vec<Object>>)]
    errors: Option<Vec<Value>>,
}

/// What may go wrong with every request.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "they describe answers")]
pub(crate) enum ReadProblems {
    /// The request has another form.
    #[response(status = 400, content_type = "application/problem+json")]
    BadRequest(ProblemBody),
    /// No token, or none that is in force.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthenticated(ProblemBody),
    /// The token has not the scope, or the caller not the right.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(ProblemBody),
    /// There is no such thing that the caller may know of.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(ProblemBody),
    /// Too many wrong tokens came from this address.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(ProblemBody),
}

/// What may go wrong with a request that changes something.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "they describe answers")]
pub(crate) enum WriteProblems {
    /// The request has another form.
    #[response(status = 400, content_type = "application/problem+json")]
    BadRequest(ProblemBody),
    /// No token, or none that is in force.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthenticated(ProblemBody),
    /// The token has not the scope, or the caller not the right.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(ProblemBody),
    /// There is no such thing that the caller may know of.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(ProblemBody),
    /// It cannot be done as things stand; of a step, with the explanation.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(ProblemBody),
    /// The instance was touched after the revision in `If-Match`.
    #[response(status = 412, content_type = "application/problem+json")]
    Stale(ProblemBody),
    /// The body is too long.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(ProblemBody),
    /// The body has another media type.
    #[response(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(ProblemBody),
    /// The body, the step in it, or the idempotency key cannot be used as it is.
    #[response(status = 422, content_type = "application/problem+json")]
    Unprocessable(ProblemBody),
    /// Too many wrong tokens came from this address.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(ProblemBody),
    /// There is no room or no time for it now.
    #[response(status = 503, content_type = "application/problem+json")]
    Busy(ProblemBody),
}
