//! [`Visit`]: a look at a review, from which one is told at the next what moved since.

use std::convert::Infallible;

use axum::{extract::FromRequestParts, http::request::Parts};
use engine::look::Look;
use store::accounts::AccountsError;

use super::visitor::{BY_ITSELF, Visitor};
use crate::house::House;

/// Whether somebody looks, and not only a page that refreshes by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Visit(bool);

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(!parts.headers.contains_key(BY_ITSELF)))
    }
}

impl Visit {
    /// The last revision that the visitor looked at when they were here before; `None` if they never were, or nobody knows who
    /// they are. This look is noted for the next time, unless it is one at the past.
    pub(crate) async fn last(
        self,
        house: &House,
        visitor: &Visitor,
        look: &Look,
    ) -> Result<Option<u64>, AccountsError> {
        let Some(person) = visitor.person.as_ref().filter(|_| visitor.guest.is_none()) else {
            return Ok(None);
        };
        let (engine, revision) = (house.engine(), look.last_revision());
        let (accounts, now) = (engine.store().accounts(), engine.now());
        let (person, stream) = (person.to_string(), look.stream());
        let last = accounts.last_visit(&person, stream, now).await?;
        if self.0 && !look.is_past() {
            accounts.note_visit(&person, stream, revision, now).await?;
        }
        Ok(last.filter(|last| *last <= revision))
    }
}
