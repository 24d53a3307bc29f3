//! [`Key`] and [`Seen`]: the headers that make a command safe to send again, and safe against overtaking.

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
};
use definition::name::Name;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{
    answer::problem::{Kind, Problem},
    house::House,
};

/// The header with the id of a command (draft-ietf-httpapi-idempotency-key-header-07).
pub(super) const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// The id of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key(pub(super) Name);

/// The header that [`Key`] reads.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "it describes the header")]
pub(super) struct KeyHeader {
    /// A UUID for the command. Sent again with the same content, it is done once, and the answer is the first one.
    #[param(
        rename = "Idempotency-Key",
        pattern = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"
    )]
    key: String,
}

/// The header that [`Seen`] reads.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "it describes the header")]
pub(super) struct SeenHeader {
    /// The `ETag` of the instance as it was read. If it was touched after that, nothing happens.
    #[param(
        rename = "If-Match",
        nullable = false,
        pattern = r#"^"(0|[1-9][0-9]{0,14})"$"#
    )]
    seen: Option<String>,
}

impl FromRequestParts<House> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(IDEMPOTENCY_KEY) else {
            let detail = "The header `Idempotency-Key` is missing: draw a UUID for every new command, \
                and send it again with the command if the answer was lost.";
            return Err(Problem::new(Kind::BadRequest, detail));
        };
        let uuid = value.to_str().ok().and_then(key);
        uuid.map(|uuid| Self(uuid.to_string().into())).ok_or_else(|| {
            let detail = "`Idempotency-Key` is no UUID: write it like 0192f0c1-2b8d-4c58-9d0b-8a4a54c3e9f1.";
            Problem::new(Kind::BadRequest, detail)
        })
    }
}

/// A UUID, bare or as the quoted text that the draft asks for. Other ways to write one are not accepted.
fn key(text: &str) -> Option<Uuid> {
    let bare = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .unwrap_or(text);
    let uuid = Uuid::parse_str(bare).ok()?;
    bare.eq_ignore_ascii_case(&uuid.to_string()).then_some(uuid)
}

/// The last revision that the caller has seen touch what they act on (`If-Match`, RFC 9110, section 13.1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen(pub(super) Option<u64>);

impl FromRequestParts<House> for Seen {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else {
            return Ok(Self(None));
        };
        let revision = value.to_str().ok().and_then(revision);
        revision.map(|revision| Self(Some(revision))).ok_or_else(|| {
            let detail = "`If-Match` is no revision: send the `ETag` of the instance as it was read, like \"17\".";
            Problem::new(Kind::BadRequest, detail)
        })
    }
}

fn revision(text: &str) -> Option<u64> {
    let digits = text.strip_prefix('"')?.strip_suffix('"')?;
    let revision: u64 = digits.parse().ok()?;
    (revision.to_string() == digits).then_some(revision)
}

/// A revision as an `ETag` (RFC 9110, section 8.8.3).
pub(super) fn etag(revision: u64) -> (header::HeaderName, HeaderValue) {
    let text = format!("\"{revision}\"");
    let value = HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("\"0\""));
    (header::ETAG, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_uuid_written_the_usual_way() {
        let uuid = "0192f0c1-2b8d-4c58-9d0b-8a4a54c3e9f1";
        assert!(key(uuid).is_some());
        assert_eq!(key(&format!("\"{uuid}\"")), key(&uuid.to_uppercase()));
        assert_eq!(key(&uuid.replace('-', "")), None);
        assert_eq!(key(&format!("{{{uuid}}}")), None);
        assert_eq!(key("\""), None);
    }

    #[test]
    fn a_revision_is_a_strong_validator() {
        assert_eq!(revision("\"17\""), Some(17));
        for other in [
            "17",
            "W/\"17\"",
            "\"017\"",
            "\"+17\"",
            "*",
            "\"17\", \"18\"",
        ] {
            assert_eq!(revision(other), None, "{other}");
        }
    }
}
