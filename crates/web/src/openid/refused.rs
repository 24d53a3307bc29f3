//! [`Refused`]: why nobody was signed in. What the provider says is never repeated: not on a page, not in a log.

use axum::http::StatusCode;

/// Why nobody was signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    /// The provider does not answer, or not as it must.
    #[error("the provider cannot be reached: {0}")]
    Unreachable(&'static str),
    /// The person, or the provider, did not want to.
    #[error("access was denied at the provider")]
    Denied,
    /// The provider reports an error of its own.
    #[error("the provider reports an error")]
    Failed,
    /// No sign-in of this browser is under way: it took too long, was answered before, or never was.
    #[error("no sign-in of this browser is under way: {0}")]
    Over(&'static str),
    /// What the provider sent is not to be trusted.
    #[error("the answer of the provider is not to be trusted: {0}")]
    Untrusted(&'static str),
    /// Nobody here has this account of the provider.
    #[error("nobody has this account of the provider")]
    Unknown,
    /// The account of the provider signs in somebody else.
    #[error("the account of the provider signs in somebody else")]
    Taken,
    /// The invitation cannot be taken any more.
    #[error("the invitation is over")]
    Invitation,
    /// Whoever wanted to link the account is not signed in any more.
    #[error("whoever wanted to link an account is not signed in any more")]
    SignedOut,
}

impl Refused {
    /// The message that says it; with `-mend` after it, the one that says what to do.
    pub(crate) fn message(self) -> String {
        let kind = match self {
            Self::Unreachable(_) => "unreachable",
            Self::Denied => "denied",
            Self::Failed => "failed",
            Self::Over(_) | Self::SignedOut => "over",
            Self::Untrusted(_) => "untrusted",
            Self::Unknown => "unknown",
            Self::Taken => "taken",
            Self::Invitation => return "invitation-over".to_owned(),
        };
        format!("openid-{kind}")
    }

    /// Whether somebody tried to come in and may not. That the provider is away, or somebody who has signed in could not link
    /// an account, is none.
    pub(crate) fn is_failed_try(self) -> bool {
        !matches!(self, Self::Unreachable(_) | Self::SignedOut | Self::Taken)
    }

    /// The status of the page.
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Unreachable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Denied | Self::Unknown => StatusCode::FORBIDDEN,
            Self::Failed | Self::Untrusted(_) => StatusCode::BAD_GATEWAY,
            Self::Over(_) | Self::SignedOut => StatusCode::BAD_REQUEST,
            Self::Taken => StatusCode::CONFLICT,
            Self::Invitation => StatusCode::GONE,
        }
    }
}
