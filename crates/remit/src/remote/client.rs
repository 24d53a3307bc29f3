//! The HTTP client: TLS by rustls, no redirects, no proxies, and a limit for every wait.

use std::time::Duration;

use reqwest::{Client, redirect::Policy};

use crate::{exit::Exit, failure::Failure};

/// How long it may take to reach a server.
const CONNECT_MAX: Duration = Duration::from_secs(10);

/// How long a server may say nothing.
const SILENCE_MAX: Duration = Duration::from_secs(60);

/// A client. A redirect is never followed: the token is meant for the server that was named.
pub(super) fn client() -> Result<Client, Failure> {
    // Fails if another part of the process has chosen already, which serves as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .connect_timeout(CONNECT_MAX)
        .no_proxy()
        .read_timeout(SILENCE_MAX)
        .redirect(Policy::none())
        .user_agent(concat!("remit/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| Failure::new(Exit::Unexpected, error))
}
