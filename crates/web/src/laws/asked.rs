//! Requests, and everything of an answer that somebody could read.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, Request, header},
};

use futures_util::StreamExt as _;
use tokio::time::timeout;
use tower::ServiceExt as _;

use super::{asker::Asker, planted::Planted};
use crate::{
    fixture::{Answer, Fixture, Multipart},
    router::router,
};

/// After so long without a word a stream has said what it had to say.
const QUIET: Duration = Duration::from_millis(400);

impl Fixture {
    /// Asks for an address as somebody.
    pub(super) fn ask(&self, asker: &Asker, path: &str) -> Answer {
        let request = request(asker, Method::GET, path);
        self.send(request.body(Body::empty()).unwrap())
    }

    /// Asks for what somebody claims to have already, whatever it is (RFC 9110, section 13.1.2).
    pub(super) fn ask_again(&self, asker: &Asker, path: &str) -> Answer {
        let request = request(asker, Method::GET, path).header(header::IF_NONE_MATCH, "*");
        self.send(request.body(Body::empty()).unwrap())
    }
}

impl Planted {
    /// Asks for an address as somebody.
    pub(super) fn get(&self, asker: &Asker, path: &str) -> Answer {
        self.fixture.ask(asker, path)
    }

    /// Follows what moves as somebody who has seen nothing yet: the first that the stream says.
    pub(super) fn follow(&self, asker: &Asker) -> String {
        let request = request(asker, Method::GET, "/events").header("last-event-id", "0");
        let request = request.body(Body::empty()).unwrap();
        let said = async {
            let router = router(self.fixture.house().clone());
            let answer = router.oneshot(request).await.unwrap();
            let mut stream = answer.into_body().into_data_stream();
            let mut said = String::new();
            while let Ok(Some(Ok(more))) = timeout(QUIET, stream.next()).await {
                said.push_str(&String::from_utf8_lossy(&more));
            }
            said
        };
        self.fixture.block_on(said)
    }

    /// Sends a form as somebody.
    pub(super) fn post(&self, asker: &Asker, path: &str, form: &str) -> Answer {
        let request = request(asker, Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.fixture
            .send(request.body(Body::from(form.to_owned())).unwrap())
    }

    /// Sends a form with parts as somebody.
    pub(super) fn post_multipart(&self, asker: &Asker, path: &str, form: &Multipart) -> Answer {
        let request =
            request(asker, Method::POST, path).header(header::CONTENT_TYPE, form.media_type());
        self.fixture
            .send(request.body(Body::from(form.body())).unwrap())
    }

    /// Sends JSON as somebody, on what they saw at the beginning of the review.
    pub(super) fn post_json(&self, asker: &Asker, path: &str, body: &str) -> Answer {
        let request = request(asker, Method::POST, path)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::IF_MATCH, "\"0\"")
            .header("idempotency-key", "0a5b2f0c-93a1-4b6e-8b69-3a1d6f0e4c11");
        self.fixture
            .send(request.body(Body::from(body.to_owned())).unwrap())
    }
}

pub(super) fn request(asker: &Asker, method: Method, path: &str) -> axum::http::request::Builder {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "remit.example")
        .header("sec-fetch-site", "same-origin");
    if asker.cookie.is_empty() {
        return request;
    }
    request.header(header::COOKIE, &asker.cookie)
}

/// Everything of an answer that somebody could read: body and headers.
pub(super) fn readable(answer: &Answer) -> String {
    let mut text = answer.body.clone();
    for (name, value) in &answer.headers {
        text.push('\n');
        text.push_str(name.as_str());
        text.push_str(": ");
        text.push_str(&String::from_utf8_lossy(value.as_bytes()));
    }
    text
}
