//! [`Fault`]: why a request did not get what it asked for, and the page that says so.

use std::{fmt, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use engine::{clock::entropy, look::LookError, review::LoadError};
use store::{access::AccessError, accounts::AccountsError, models::ModelsError, read::ReadError};

use crate::{
    answer::misread::Misread,
    house::House,
    page::{early::Early, error, sign_in},
    request::{guest::Ended, visitor::Visitor},
};

/// Why a request did not get what it asked for.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// There is no such thing, or none that the visitor may know of: the answer is the same.
    NotFound,
    /// They must sign in first; then they come back to this address.
    SignIn(String),
    /// They may know of it, and may not do this.
    Forbidden,
    /// They came by a guest link that has ended.
    Ended(Box<Ended>),
    /// A page of another site sent it.
    Foreign,
    /// Too many tries: how many seconds to wait.
    TooMany(i64),
    /// It is about a moment before anything of a review is shown.
    Early(Box<Early>),
    /// The request cannot be understood: what is wrong with it and how to mend it.
    BadRequest(Misread),
    /// The form is longer than may be taken.
    TooLong,
    /// Something is broken here: the reference under which the operator's log says what.
    Unexpected(Arc<str>),
}

impl Fault {
    /// Something is broken here. What, is said in the log alone.
    pub(crate) fn unexpected(error: impl fmt::Display) -> Self {
        let reference = format!("{:08x}", u32::from_be_bytes(entropy().bytes()));
        tracing::error!(reference, "{error}");
        Self::Unexpected(reference.into())
    }

    /// The status of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            // That there was nothing yet is an answer.
            Self::Early(_) => StatusCode::OK,
            Self::SignIn(_) => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::Foreign => StatusCode::FORBIDDEN,
            Self::Ended(_) => StatusCode::GONE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unexpected(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<LoadError> for Fault {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::NoSuchReview(_) => Self::NotFound,
            damaged => Self::unexpected(damaged),
        }
    }
}

impl From<LookError> for Fault {
    fn from(error: LookError) -> Self {
        match error {
            LookError::Load(error) => error.into(),
            LookError::Read(error) => error.into(),
            LookError::NotStarted => Self::BadRequest(Misread::NotStarted),
            LookError::NoSuchRevision { revision, last } => {
                Self::BadRequest(Misread::NoRevision { revision, last })
            }
            LookError::NoSuchPosition { position, size } => {
                Self::BadRequest(Misread::NoPosition { position, size })
            }
        }
    }
}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Self {
        Self::unexpected(error)
    }
}

impl From<ModelsError> for Fault {
    fn from(error: ModelsError) -> Self {
        Self::unexpected(error)
    }
}

impl From<AccessError> for Fault {
    fn from(error: AccessError) -> Self {
        Self::unexpected(error)
    }
}

impl From<AccountsError> for Fault {
    fn from(error: AccountsError) -> Self {
        Self::unexpected(error)
    }
}

impl IntoResponse for Fault {
    /// The status alone, and how long to wait; [`render`] gives it a page.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Self::TooMany(seconds) = self {
            let seconds = HeaderValue::from(seconds.max(1));
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives answers that are faults a page in the visitor's language. Those of the API are problems by now.
pub(crate) async fn render(
    State(house): State<House>,
    visitor: Visitor,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    let Some(fault) = response.extensions().get::<Fault>() else {
        return response;
    };
    if let Fault::SignIn(back) = fault {
        return Redirect::to(&sign_in::address(back)).into_response();
    }
    let locale = house.locales().of(&visitor);
    let mut page = error::page(fault, &visitor, &locale).into_response();
    *page.status_mut() = fault.status();
    if let Some(wait) = response.headers().get(header::RETRY_AFTER) {
        page.headers_mut().insert(header::RETRY_AFTER, wait.clone());
    }
    page
}
