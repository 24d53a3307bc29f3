//! Signing in with an account elsewhere (OpenID Connect Core 1.0): the authorization code flow with PKCE (RFC 7636, S256),
//! state and nonce.
//!
//! ```text
//! POST /sign-in/openid ─► Provider::begin ─► Flow kept here, under a cookie ─► the browser goes to the provider
//! GET /sign-in/openid/callback ─► Flow taken, once ─► code for a token ─► token verified ─► (issuer, subject)
//! ```
//!
//! What is learnt of a person is their issuer and subject, nothing else is asked for; who that is here, the accounts know. The
//! provider is asked for the first time when somebody signs in, so that a server starts without it.

pub mod settings;

mod fetch;
mod flow;
mod provider;
mod refused;

pub(crate) use flow::{FLOW_LIFE, Purpose, is_fresh};
pub(crate) use provider::{Answer, Provider};
pub(crate) use refused::Refused;
