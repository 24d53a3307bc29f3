//! [`Written`], [`Asked`] and [`Addressed`]: bodies, queries and parts of addresses, with a problem where they have another form.

use axum::{
    Json,
    extract::{FromRequest, FromRequestParts, Path, Query, Request, rejection::JsonRejection},
    http::request::Parts,
};
use serde::de::DeserializeOwned;

use crate::{
    answer::problem::{Kind, Problem},
    house::House,
};

/// A body in JSON.
pub(super) struct Written<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<House> for Written<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, house: &House) -> Result<Self, Problem> {
        match Json::<T>::from_request(request, house).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(JsonRejection::MissingJsonContentType(_)) => Err(Problem::new(
                Kind::UnsupportedMediaType,
                Kind::UnsupportedMediaType.help(),
            )),
            Err(rejection) => Err(Problem::new(
                Kind::of(rejection.status()),
                rejection.body_text(),
            )),
        }
    }
}

/// The query of an address.
pub(super) struct Asked<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequestParts<House> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Problem> {
        match Query::<T>::try_from_uri(&parts.uri) {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(rejection) => Err(Problem::new(Kind::BadRequest, rejection.body_text())),
        }
    }
}

/// The parts of an address that name something.
pub(super) struct Addressed<T>(pub(super) T);

impl<T: DeserializeOwned + Send> FromRequestParts<House> for Addressed<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        match Path::<T>::from_request_parts(parts, house).await {
            Ok(Path(named)) => Ok(Self(named)),
            Err(rejection) => Err(Problem::new(
                Kind::of(rejection.status()),
                rejection.body_text(),
            )),
        }
    }
}
