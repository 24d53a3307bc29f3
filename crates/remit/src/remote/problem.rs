//! [`Problem`]: an error of the API (RFC 9457), as a failure of this command line.

use process::explain::Explanation;
use reqwest::header::CONTENT_TYPE;
use serde::Deserialize;
use serde_json::Value as Json;

use crate::{exit::Exit, failure::Failure};

use super::Answer;

/// The media type of a problem (RFC 9457, section 6.1).
const MEDIA_TYPE: &str = "application/problem+json";

/// The detail of a problem that says no more than that there is no such thing.
const NOTHING: &str = "There is nothing here that you may see.";

/// A problem, as far as something depends on it.
#[derive(Debug, Deserialize)]
pub(crate) struct Problem {
    #[serde(rename = "type")]
    kind: String,
    detail: String,
    /// Of a refused step: why.
    pub(crate) explanation: Option<Explanation>,
    /// Of a refused step: why, in words.
    pub(crate) lines: Option<Vec<String>>,
    /// Of a form or a text: what is wrong, place by place.
    pub(crate) errors: Option<Vec<Json>>,
}

impl Problem {
    /// The problem that an answer carries.
    pub(super) fn read(answer: &Answer) -> Option<Self> {
        let media_type = answer.headers.get(CONTENT_TYPE)?;
        if media_type.as_bytes() != MEDIA_TYPE.as_bytes() {
            return None;
        }
        serde_json::from_slice(&answer.bytes).ok()
    }

    /// The kind of problem: the last part of its `type`.
    pub(crate) fn kind(&self) -> &str {
        self.kind.rsplit('/').next().unwrap_or_default()
    }

    /// Of a call about a review, which may itself be what is not there.
    pub(crate) fn of_review(self, review: &str) -> Failure {
        if self.is_not_found() && self.detail == NOTHING {
            return Failure::not_found(format_args!(
                "there is nothing of `{review}` that you may see"
            ));
        }
        self.into()
    }

    /// There is no such thing that the person may know of.
    pub(crate) fn is_not_found(&self) -> bool {
        self.kind() == "not-found"
    }

    /// The detail as a part of a sentence, like all of our failures.
    pub(crate) fn detail(&self) -> &str {
        self.detail.trim_end_matches('.')
    }

    fn exit(&self) -> Exit {
        match self.kind() {
            "refused" | "invalid-step" | "stale" | "conflict" | "key-reused" => Exit::Refused,
            "unauthenticated" | "forbidden" => Exit::NotAllowed,
            "not-found" => Exit::NotFound,
            "too-large" | "unprocessable" => Exit::Usage,
            "busy" => Exit::Unreachable,
            _ => Exit::Unexpected,
        }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        let exit = problem.exit();
        match problem.kind() {
            "unauthenticated" => Self::new(
                exit,
                "the server does not take the token: it is wrong, revoked, or no longer in force; \
                 where the data folder is, `remit token create` makes another",
            ),
            "key-reused" => Self::new(exit, engine::submission::CommandError::IdReused),
            _ => Self::new(exit, problem.detail()),
        }
    }
}
