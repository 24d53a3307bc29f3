//! [`Problem`]: an error of the API, as `application/problem+json` (RFC 9457).

use std::fmt;

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use engine::look::LookError;
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use crate::answer::fault::Fault;

/// The media type of a problem (RFC 9457, section 6.1).
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

/// Below this address every kind of problem is described: the `type` of a problem is an address there.
pub(crate) const KINDS: &str = "/api/v1/problems/";

/// Seconds after which it is worth to try again what there was no room or no time for.
const RETRY_AFTER: &str = "5";

/// The kinds of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The request has another form.
    BadRequest,
    /// Nobody is signed in, or the token is not in force.
    Unauthenticated,
    /// The caller may not do this, or the token may not be used for it.
    Forbidden,
    /// There is no such thing that the caller may know of.
    NotFound,
    /// The address does not take this method.
    MethodNotAllowed,
    /// It cannot be done as things stand.
    Conflict,
    /// A rule of the definition forbids the step as things stand.
    Refused,
    /// The step itself is not right, in whatever state.
    InvalidStep,
    /// The instance was touched after the revision in `If-Match`.
    Stale,
    /// The body is too long.
    TooLarge,
    /// The body has another media type.
    UnsupportedMediaType,
    /// The body cannot be used as it is.
    Unprocessable,
    /// The idempotency key was used for another command.
    KeyReused,
    /// Too many tries came from here, or for this account.
    TooMany,
    /// Something is broken here.
    Unexpected,
    /// There is no room or no time for it now.
    Busy,
}

impl Kind {
    /// All of them; of those with the same status, the plainest first.
    pub(crate) const ALL: [Self; 16] = [
        Self::BadRequest,
        Self::Unauthenticated,
        Self::Forbidden,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Conflict,
        Self::Refused,
        Self::Stale,
        Self::TooLarge,
        Self::UnsupportedMediaType,
        Self::Unprocessable,
        Self::InvalidStep,
        Self::KeyReused,
        Self::TooMany,
        Self::Unexpected,
        Self::Busy,
    ];

    /// The last part of its address.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::BadRequest => "bad-request",
            Self::Unauthenticated => "unauthenticated",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::Conflict => "conflict",
            Self::Refused => "refused",
            Self::InvalidStep => "invalid-step",
            Self::Stale => "stale",
            Self::TooLarge => "too-large",
            Self::UnsupportedMediaType => "unsupported-media-type",
            Self::Unprocessable => "unprocessable",
            Self::KeyReused => "key-reused",
            Self::TooMany => "too-many",
            Self::Unexpected => "unexpected",
            Self::Busy => "busy",
        }
    }

    /// What it is, in every case.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::BadRequest => "The request has another form",
            Self::Unauthenticated => "Nobody is signed in",
            Self::Forbidden => "This is not yours to do",
            Self::NotFound => "There is no such thing that you may see",
            Self::MethodNotAllowed => "The address does not take this method",
            Self::Conflict => "It cannot be done as things stand",
            Self::Refused => "The step was refused, nothing has changed",
            Self::InvalidStep => "The step is not right, nothing has changed",
            Self::Stale => "Somebody was faster, nothing has changed",
            Self::TooLarge => "The body is too long",
            Self::UnsupportedMediaType => "The body has another media type",
            Self::Unprocessable => "The body cannot be used as it is",
            Self::KeyReused => "The idempotency key was used for another command",
            Self::TooMany => "Too many tries",
            Self::Unexpected => "Something is broken here",
            Self::Busy => "There is no room for it now",
        }
    }

    /// What to do about it.
    pub(crate) fn help(self) -> &'static str {
        match self {
            Self::BadRequest | Self::Unprocessable => {
                "Compare the request with /api/v1/openapi.json; `detail` says what is wrong."
            }
            Self::Unauthenticated => {
                "Send `Authorization: Bearer rmt_...` with a token that is in force; `remit token create` makes one."
            }
            Self::Forbidden => "Use a token with the scope, or ask somebody who has the right.",
            Self::NotFound => "What you may not know of is answered like what is not there.",
            Self::MethodNotAllowed => "The header `Allow` names the methods that it takes.",
            Self::Conflict => "`detail` says what stands in the way.",
            Self::Refused => {
                "`explanation` says which conditions are not met, by whom they could be met, and how."
            }
            Self::InvalidStep => "Correct what `explanation` or `errors` names, and send it again.",
            Self::Stale => "Read the instance again, and send its `ETag` as `If-Match`.",
            Self::TooLarge => "`detail` says how long it may be.",
            Self::UnsupportedMediaType => "Send `Content-Type: application/json`.",
            Self::KeyReused => "Draw a new UUID for every new command.",
            Self::TooMany => {
                "Wait for the seconds in `Retry-After`; then use a token that is in force."
            }
            Self::Unexpected => "Tell whoever runs this server; its log says more.",
            Self::Busy => "Try again after the seconds in `Retry-After`.",
        }
    }

    /// The status of the answer.
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict | Self::Refused => StatusCode::CONFLICT,
            Self::Stale => StatusCode::PRECONDITION_FAILED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::InvalidStep | Self::Unprocessable | Self::KeyReused => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Unexpected => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The first kind with a status; what has none of its own is a bad request or broken.
    pub(crate) fn of(status: StatusCode) -> Self {
        let known = Self::ALL.into_iter().find(|kind| kind.status() == status);
        known.unwrap_or(if status.is_server_error() {
            Self::Unexpected
        } else {
            Self::BadRequest
        })
    }
}

/// An error of the API.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    kind: Kind,
    detail: String,
    members: Map<String, Json>,
}

impl Problem {
    /// A problem. `detail` says what is wrong this time and how to mend it.
    pub(crate) fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self {
            kind,
            detail: detail.into(),
            members: Map::new(),
        }
    }

    /// A problem with a member more.
    #[must_use]
    pub(crate) fn with(mut self, member: &str, value: impl Serialize) -> Self {
        let value = serde_json::to_value(value).unwrap_or_default();
        self.members.insert(member.to_owned(), value);
        self
    }

    /// There is no such thing that the caller may know of.
    pub(crate) fn not_found() -> Self {
        Self::new(Kind::NotFound, "There is nothing here that you may see.")
    }

    /// Something is broken here. What, is said in the log alone.
    pub(crate) fn unexpected(error: impl fmt::Display) -> Self {
        Fault::unexpected(error).into()
    }

    fn body(&self) -> Json {
        let mut body = self.members.clone();
        body.insert(
            "type".to_owned(),
            json!(format!("{KINDS}{}", self.kind.slug())),
        );
        body.insert("title".to_owned(), json!(self.kind.title()));
        body.insert("status".to_owned(), json!(self.kind.status().as_u16()));
        body.insert("detail".to_owned(), json!(self.detail));
        Json::Object(body)
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NotFound => Self::not_found(),
            Fault::Early(_) => Self::new(Kind::NotFound, LookError::NotStarted.to_string()),
            Fault::BadRequest(misread) => Self::new(Kind::BadRequest, misread.to_string()),
            Fault::Unexpected(reference) => {
                let help = Kind::Unexpected.help();
                let detail = format!("{help} Name the reference {reference}.");
                Self::new(Kind::Unexpected, detail)
            }
            other => {
                let kind = Kind::of(other.status());
                Self::new(kind, kind.help())
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let headers = [(header::CONTENT_TYPE, MEDIA_TYPE)];
        let mut response = (self.kind.status(), headers, self.body().to_string()).into_response();
        match self.kind {
            Kind::Unauthenticated => {
                let challenge = HeaderValue::from_static("Bearer realm=\"remit\"");
                response
                    .headers_mut()
                    .insert(header::WWW_AUTHENTICATE, challenge);
            }
            Kind::Busy => {
                let seconds = HeaderValue::from_static(RETRY_AFTER);
                response.headers_mut().insert(header::RETRY_AFTER, seconds);
            }
            _ => {}
        }
        response
    }
}

/// Makes a problem of every error below `/api` that is none yet: of faults, and of what the router itself answers.
pub(crate) async fn render(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path != "/api" && !path.starts_with("/api/") {
        return next.run(request).await;
    }
    let mut response = next.run(request).await;
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    let media_type = response.headers().get(header::CONTENT_TYPE);
    if !is_error || media_type.is_some_and(|value| value == MEDIA_TYPE) {
        return response;
    }
    let problem = match response.extensions_mut().remove::<Fault>() {
        Some(fault) => Problem::from(fault),
        None => {
            let kind = Kind::of(status);
            Problem::new(kind, kind.help())
        }
    };
    let kept = [header::ALLOW, header::RETRY_AFTER];
    let kept = kept.map(|name| (response.headers_mut().remove(&name), name));
    let mut response = problem.into_response();
    for (value, name) in kept {
        if let Some(value) = value {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_broken_is_told_to_the_log_alone_and_found_there_by_its_reference() {
        let [one, other] = [(); 2].map(|()| Problem::unexpected("the disk is gone"));
        assert_eq!(one.kind, Kind::Unexpected);
        assert!(!one.body().to_string().contains("disk"));
        assert_ne!(one.detail, other.detail);
    }
}
