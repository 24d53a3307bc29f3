//! What a token of the provider proves (OpenID Connect Core 1.0, section 3.1.3.7).

use jiff::Timestamp;
use openidconnect::{
    ClaimsVerificationError, ClientId, Nonce, SignatureVerificationError,
    core::{
        CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier, CoreJwsSigningAlgorithm as Algorithm,
        CoreProviderMetadata,
    },
};
use store::accounts::identity::Identity;

/// Signatures that are accepted: those with a key that only the provider has. `none` is no signature, and with the others
/// whoever can check one can make one.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EdDsa,
];

/// Why a token proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The key of its signature is not known.
    Key,
    /// Its signature is wrong, missing, or of a kind that is not accepted.
    Signature,
    /// Another provider gave it out.
    Issuer,
    /// It was given out for another site.
    Audience,
    /// It is over.
    Expired,
    /// It answers another sign-in.
    Nonce,
    /// Something else is wrong with it.
    Other,
}

impl Doubt {
    pub(super) fn told(self) -> &'static str {
        match self {
            Self::Key => "the key of the token is not known",
            Self::Signature => "the signature of the token is not accepted",
            Self::Issuer => "the token is of another provider",
            Self::Audience => "the token is for another site",
            Self::Expired => "the token has expired",
            Self::Nonce => "the token answers another sign-in",
            Self::Other => "the token is not as it must be",
        }
    }
}

/// Who a token says it is, if it is to be trusted.
pub(super) fn identity(
    client: &ClientId,
    metadata: &CoreProviderMetadata,
    token: &CoreIdToken,
    nonce: &Nonce,
    now: i64,
) -> Result<Identity, Doubt> {
    let (issuer, keys) = (metadata.issuer().clone(), metadata.jwks().clone());
    let claims = claims(
        CoreIdTokenVerifier::new_public_client(client.clone(), issuer, keys),
        token,
        nonce,
        now,
    )?;
    Ok(Identity {
        issuer: claims.issuer().to_string(),
        subject: claims.subject().to_string(),
    })
}

fn claims<'t>(
    verifier: CoreIdTokenVerifier<'_>,
    token: &'t CoreIdToken,
    nonce: &Nonce,
    now: i64,
) -> Result<&'t CoreIdTokenClaims, Doubt> {
    let now = Timestamp::from_second(now).map_err(|_| Doubt::Other)?;
    let Ok(now) = now.to_string().parse() else {
        return Err(Doubt::Other);
    };
    let verifier = verifier
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || now);
    token
        .claims(&verifier, nonce)
        .map_err(|error| doubt(&error))
}

fn doubt(error: &ClaimsVerificationError) -> Doubt {
    use ClaimsVerificationError as Error;
    match error {
        Error::SignatureVerification(SignatureVerificationError::NoMatchingKey) => Doubt::Key,
        Error::SignatureVerification(_) => Doubt::Signature,
        Error::InvalidIssuer(_) => Doubt::Issuer,
        Error::InvalidAudience(_) => Doubt::Audience,
        Error::Expired(_) => Doubt::Expired,
        Error::InvalidNonce(_) => Doubt::Nonce,
        _ => Doubt::Other,
    }
}
