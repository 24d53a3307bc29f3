//! [`Call`]: one question to the API, or one thing to be done.

use reqwest::{Method, Url, header};
use serde::Serialize;
use uuid::Uuid;

use super::{Remote, address::Address};

/// The header that makes a command safe to send again (draft-ietf-httpapi-idempotency-key-header-07).
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// A request, as often as it has to be sent.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    method: Method,
    segments: Vec<String>,
    query: Vec<(&'static str, String)>,
    media_type: &'static str,
    body: Vec<u8>,
    key: Option<Uuid>,
    seen: Option<u64>,
    /// Whether it may be sent a second time: it changes nothing then.
    pub(super) is_repeatable: bool,
}

impl Call {
    /// A question.
    pub(crate) fn get(segments: &[&str]) -> Self {
        Self {
            method: Method::GET,
            segments: segments.iter().map(|&segment| segment.to_owned()).collect(),
            query: Vec::new(),
            media_type: "application/json",
            body: Vec::new(),
            key: None,
            seen: None,
            is_repeatable: true,
        }
    }

    /// Something to be done, which is done twice if it is sent twice.
    pub(crate) fn post(segments: &[&str], body: &impl Serialize) -> Self {
        Self {
            method: Method::POST,
            body: serde_json::to_vec(body).unwrap_or_default(),
            is_repeatable: false,
            ..Self::get(segments)
        }
    }

    /// Bytes to be handed in, as often as one likes.
    pub(crate) fn hand_in(segments: &[&str], media_type: &'static str, bytes: Vec<u8>) -> Self {
        Self {
            method: Method::POST,
            media_type,
            body: bytes,
            ..Self::get(segments)
        }
    }

    /// With a question in the address, if there is one.
    pub(crate) fn with(mut self, name: &'static str, value: Option<impl ToString>) -> Self {
        self.query
            .extend(value.map(|value| (name, value.to_string())));
        self
    }

    /// With the id of its command: however often it is sent, it is done once.
    pub(crate) fn once(mut self, key: Uuid) -> Self {
        self.key = Some(key);
        self.is_repeatable = true;
        self
    }

    /// It may be sent again: the second time changes nothing.
    pub(crate) fn repeatable(mut self) -> Self {
        self.is_repeatable = true;
        self
    }

    /// With the last revision that was seen (`If-Match`, RFC 9110, section 13.1.1).
    pub(super) fn seen(mut self, revision: Option<u64>) -> Self {
        self.seen = revision;
        self
    }

    /// The id of its command.
    pub(super) fn key(&self) -> Option<Uuid> {
        self.key
    }

    /// The request as it is sent.
    pub(super) fn request(&self, remote: &Remote) -> reqwest::RequestBuilder {
        let url = self.url(&remote.address);
        let mut request = remote.client.request(self.method.clone(), url);
        request = request.header(header::AUTHORIZATION, remote.token.clone());
        if let Some(key) = self.key {
            request = request.header(IDEMPOTENCY_KEY, key.to_string());
        }
        if let Some(revision) = self.seen {
            request = request.header(header::IF_MATCH, format!("\"{revision}\""));
        }
        if self.method == Method::POST {
            request = request
                .header(header::CONTENT_TYPE, self.media_type)
                .body(self.body.clone());
        }
        request
    }

    fn url(&self, address: &Address) -> Url {
        let segments: Vec<&str> = self.segments.iter().map(String::as_str).collect();
        let mut url = address.of(&segments);
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        url
    }
}
