//! [`Fetch`]: asks the provider over HTTP, within limits.

use std::{pin::Pin, time::Duration};

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http, url::Url};
use reqwest::{Client, Request, redirect::Policy};
use tokio::sync::{OnceCell, Semaphore};

use super::settings::is_safe;

/// How long to wait for a connection.
const CONNECT: Duration = Duration::from_secs(3);

/// How long to wait for a whole answer.
const ANSWER: Duration = Duration::from_secs(8);

/// The longest answer, in bytes: descriptions and sets of keys have some thousands.
const ANSWER_BYTES_MAX: usize = 1 << 20;

/// Requests to the provider at the same time, at most.
const REQUESTS: usize = 16;

/// The provider was not asked, or did not answer as it must.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct FetchError(pub(super) &'static str);

/// Asks the provider.
#[derive(Debug)]
pub(super) struct Fetch {
    /// Made when it is first needed: it reads the certificates of the machine.
    client: OnceCell<Client>,
    places: Semaphore,
}

impl Fetch {
    pub(super) fn new() -> Self {
        Self {
            client: OnceCell::new(),
            places: Semaphore::new(REQUESTS),
        }
    }

    /// Follows no redirection: a provider must not send this server somewhere else.
    async fn client(&self) -> Result<&Client, FetchError> {
        let made = self.client.get_or_try_init(async || {
            // Somebody may have chosen before; either serves.
            let _ = rustls::crypto::ring::default_provider().install_default();
            Client::builder()
                .redirect(Policy::none())
                .connect_timeout(CONNECT)
                .timeout(ANSWER)
                .build()
        });
        made.await
            .map_err(|_| FetchError("the certificates of this machine cannot be read"))
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, FetchError> {
        let is_safe = Url::parse(&request.uri().to_string()).is_ok_and(|url| is_safe(&url));
        if !is_safe {
            return Err(FetchError("an address of the provider is not https"));
        }
        let place = self.places.try_acquire();
        let _place = place.map_err(|_| FetchError("too many requests are under way"))?;
        let request =
            Request::try_from(request).map_err(|_| FetchError("the request cannot be made"))?;
        let answer = self.client().await?.execute(request).await;
        let mut answer = answer.map_err(|error| FetchError(told(&error)))?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let mut body = Vec::new();
        while let Some(chunk) = answer
            .chunk()
            .await
            .map_err(|error| FetchError(told(&error)))?
        {
            if body.len() + chunk.len() > ANSWER_BYTES_MAX {
                return Err(FetchError("the answer is too long"));
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = http::Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }
}

/// What is wrong, without an address or anything that was sent.
fn told(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "it did not answer in time"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the answer cannot be read"
    }
}

impl<'c> AsyncHttpClient<'c> for Fetch {
    type Error = FetchError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, FetchError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}
