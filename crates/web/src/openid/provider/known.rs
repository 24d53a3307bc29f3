//! [`Known`]: what the provider says about itself, with its keys (OpenID Connect Discovery 1.0).

use std::sync::Arc;

use openidconnect::{DiscoveryError, core::CoreProviderMetadata};
use tokio::sync::Mutex;

use crate::openid::{
    fetch::{Fetch, FetchError},
    refused::Refused,
    settings::Settings,
};

/// Seconds after which the provider is asked again.
const FRESH: i64 = 60 * 60;

/// Seconds after which it is asked again because a key is missing, or because it did not answer.
const RETRY: i64 = 10;

/// What the provider said last. Whoever asks first asks the provider; the others wait for the answer.
#[derive(Debug, Default)]
pub(super) struct Known(Mutex<Last>);

#[derive(Debug, Default)]
struct Last {
    said: Option<Arc<CoreProviderMetadata>>,
    /// When it said that.
    at: i64,
    /// When it did not answer, and why, if that was later.
    failed: Option<(i64, Refused)>,
}

impl Known {
    /// What the provider says. If it does not answer now, what it said before.
    pub(super) async fn get(
        &self,
        settings: &Settings,
        fetch: &Fetch,
        now: i64,
    ) -> Result<Arc<CoreProviderMetadata>, Refused> {
        self.no_older_than(FRESH, settings, fetch, now).await
    }

    /// What the provider says now.
    pub(super) async fn anew(
        &self,
        settings: &Settings,
        fetch: &Fetch,
        now: i64,
    ) -> Result<Arc<CoreProviderMetadata>, Refused> {
        self.no_older_than(RETRY, settings, fetch, now).await
    }

    async fn no_older_than(
        &self,
        seconds: i64,
        settings: &Settings,
        fetch: &Fetch,
        now: i64,
    ) -> Result<Arc<CoreProviderMetadata>, Refused> {
        let mut last = self.0.lock().await;
        let was_asked = last.failed.is_some_and(|(at, _)| now - at < RETRY);
        if !was_asked && (last.said.is_none() || now - last.at >= seconds) {
            let issuer = settings.issuer.clone();
            match CoreProviderMetadata::discover_async(issuer, fetch).await {
                Ok(said) => {
                    *last = Last {
                        said: Some(Arc::new(said)),
                        at: now,
                        failed: None,
                    };
                }
                Err(error) => last.failed = Some((now, unreachable(&error))),
            }
        }
        match (&last.said, last.failed) {
            (Some(said), _) => Ok(Arc::clone(said)),
            (None, Some((_, why))) => Err(why),
            (None, None) => Err(Refused::Unreachable("it was not asked")),
        }
    }
}

fn unreachable(error: &DiscoveryError<FetchError>) -> Refused {
    Refused::Unreachable(match error {
        DiscoveryError::Request(FetchError(told)) => told,
        DiscoveryError::Response(..) => "it has no description of itself",
        DiscoveryError::Validation(_) => "it calls itself by another name than the issuer's",
        _ => "its description of itself cannot be read",
    })
}
