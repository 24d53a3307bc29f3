//! [`Fields`]: a form that was sent.

use axum::{
    Form,
    extract::{FromRequest, Request},
};
use serde::de::DeserializeOwned;

use crate::answer::fault::Fault;

/// The fields of a form, `application/x-www-form-urlencoded`.
pub(crate) struct Fields<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Fields<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let form = Form::<T>::from_request(request, state).await;
        let Form(fields) = form.map_err(|error| Fault::BadRequest(error.into()))?;
        Ok(Self(fields))
    }
}
