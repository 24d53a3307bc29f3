//! [`Provider`]: begins a sign-in and ends it.

mod known;
mod token;

use openidconnect::{
    AuthType, AuthorizationCode, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, TokenResponse as _,
    core::{
        CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdToken, CoreProviderMetadata,
    },
};
use serde::Deserialize;
use store::accounts::identity::Identity;

use super::{
    fetch::{Fetch, FetchError},
    flow::{Flow, Flows, Purpose, drawn},
    refused::Refused,
    settings::{Settings, is_safe},
};
use crate::server::public_address::PublicAddress;
use known::Known;

/// Where the provider sends the browser back to.
pub(crate) const CALLBACK: &str = "/sign-in/openid/callback";

/// The provider that people sign in with.
#[derive(Debug)]
pub(crate) struct Provider {
    settings: Settings,
    redirect: RedirectUrl,
    fetch: Fetch,
    flows: Flows,
    known: Known,
}

/// A sign-in that has begun.
#[derive(Clone, Debug)]
pub(crate) struct Begun {
    /// Where the browser goes now.
    pub(crate) address: String,
    /// What the browser keeps until it comes back.
    pub(crate) browser: String,
}

/// What the provider hands back through the browser (RFC 6749, sections 4.1.2 and 4.1.2.1; RFC 9207).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Answer {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// A client of a provider that is known.
type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Provider {
    pub(crate) fn new(settings: Settings, site: &PublicAddress) -> Self {
        Self {
            settings,
            redirect: RedirectUrl::from_url(site.url(CALLBACK)),
            fetch: Fetch::new(),
            flows: Flows::default(),
            known: Known::default(),
        }
    }

    /// What people call it.
    pub(crate) fn name(&self) -> &str {
        &self.settings.name
    }

    /// Somebody as it knows them.
    pub(crate) fn identity(&self, subject: &str) -> Identity {
        Identity {
            issuer: self.settings.issuer.as_str().to_owned(),
            subject: subject.to_owned(),
        }
    }

    /// Whether it could know an identity.
    pub(crate) fn is_of(&self, identity: &Identity) -> bool {
        identity.issuer == self.settings.issuer.as_str()
    }

    /// Begins a sign-in.
    ///
    /// # Errors
    /// [`Refused::Unreachable`].
    pub(crate) async fn begin(&self, purpose: Purpose, now: i64) -> Result<Begun, Refused> {
        let metadata = self.known.get(&self.settings, &self.fetch, now).await?;
        if !is_safe(metadata.authorization_endpoint().url()) {
            return Err(Refused::Unreachable("its address for people is not https"));
        }
        let flow = Flow::new(purpose, now);
        let verifier = PkceCodeVerifier::new(flow.verifier.clone());
        let (state, nonce) = (flow.state.clone(), flow.nonce.clone());
        let (address, _, _) = self
            .client(&metadata)
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        let browser = drawn();
        self.flows.put(&browser, flow, now);
        Ok(Begun {
            address: address.into(),
            browser,
        })
    }

    /// Ends a sign-in: what it was for, and who it is there.
    ///
    /// # Errors
    /// Every [`Refused`] but those about accounts.
    pub(crate) async fn finish(
        &self,
        browser: Option<&str>,
        answer: Answer,
        now: i64,
    ) -> Result<(Purpose, Identity), Refused> {
        let flow = browser.and_then(|browser| self.flows.take(browser, now));
        let flow = flow.ok_or(Refused::Over("none is kept"))?;
        if answer.state.as_ref() != Some(&flow.state) {
            return Err(Refused::Over("the state is another one"));
        }
        let issuer = self.settings.issuer.as_str();
        if answer.iss.is_some_and(|said| said != issuer) {
            return Err(Refused::Untrusted("another provider answers"));
        }
        match answer.error.as_deref() {
            None => {}
            Some("access_denied") => return Err(Refused::Denied),
            Some(_) => return Err(Refused::Failed),
        }
        let code = answer.code.ok_or(Refused::Failed)?;
        let nonce = Nonce::new(flow.nonce);
        let metadata = self.known.get(&self.settings, &self.fetch, now).await?;
        let token = self.exchange(&metadata, code, flow.verifier).await?;
        let id = &self.settings.client;
        let mut identity = token::identity(id, &metadata, &token, &nonce, now);
        if identity == Err(token::Doubt::Key) {
            // It may have another key since it was asked.
            let metadata = self.known.anew(&self.settings, &self.fetch, now).await?;
            identity = token::identity(id, &metadata, &token, &nonce, now);
        }
        match identity {
            Ok(identity) => Ok((flow.purpose, identity)),
            Err(doubt) => Err(Refused::Untrusted(doubt.told())),
        }
    }

    async fn exchange(
        &self,
        metadata: &CoreProviderMetadata,
        code: String,
        verifier: String,
    ) -> Result<CoreIdToken, Refused> {
        let client = self.client(metadata);
        let request = client.exchange_code(AuthorizationCode::new(code));
        let request = request.map_err(|_| Refused::Unreachable("it gives out no tokens"))?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier));
        let answer = request.request_async(&self.fetch).await;
        let answer = answer.map_err(|error| match error {
            RequestTokenError::Request(FetchError(told)) => Refused::Unreachable(told),
            RequestTokenError::ServerResponse(_) => Refused::Failed,
            _ => Refused::Unreachable("its token cannot be read"),
        })?;
        let token = answer.id_token().cloned();
        token.ok_or(Refused::Untrusted("there is no token of an identity"))
    }

    fn client(&self, metadata: &CoreProviderMetadata) -> Client {
        let settings = &self.settings;
        let (id, secret) = (settings.client.clone(), settings.secret.clone());
        let client = CoreClient::from_provider_metadata(metadata.clone(), id, Some(secret));
        // The default is `client_secret_basic` (OpenID Connect Discovery 1.0, section 3).
        let known = metadata.token_endpoint_auth_methods_supported();
        let is_basic = known.is_none_or(|known| {
            known.contains(&CoreClientAuthMethod::ClientSecretBasic)
                || !known.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
        let auth_type = if is_basic {
            AuthType::BasicAuth
        } else {
            AuthType::RequestBody
        };
        client
            .set_redirect_uri(self.redirect.clone())
            .set_auth_type(auth_type)
    }
}
