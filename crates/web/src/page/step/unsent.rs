//! A form of somebody whose session had ended when they sent it: it is not lost while they sign in again.

use axum::response::{IntoResponse, Redirect, Response};

use super::Desk;
use crate::{
    answer::fault::Fault,
    house::House,
    page::sign_in,
    part::{
        command::new_command,
        field::{Sent, Typed},
    },
    request::limits::Client,
};

/// The control with the id of the person to whom the form was shown.
pub(super) const WHOSE: &str = "_whose";

impl Desk<'_> {
    /// What was typed into this form before its person signed in again.
    pub(super) fn carried(&self, secret: Option<&str>) -> Option<Sent> {
        let (person, path) = (self.signed_in.person.name(), self.address());
        let now = self.house.engine().now();
        self.house.carried().of(secret?, (person, &path), now)
    }
}

/// Carries what was typed to the form again, through the sign-in, as far as it could be read.
pub(super) fn unsent(
    house: &House,
    step: &str,
    client: Client,
    typed: Result<Typed, Fault>,
) -> Response {
    let (secret, now) = (new_command(), house.engine().now());
    let is_carried = typed.is_ok_and(|Typed(sent)| {
        let whose = sent.text(WHOSE).to_owned();
        let carried = house.carried();
        carried.take(&secret, (&whose, step), client, sent, now)
    });
    let back = if is_carried {
        format!("{step}?carried={secret}")
    } else {
        step.to_owned()
    };
    Redirect::to(&sign_in::address_unsent(&back, is_carried)).into_response()
}
