//! The token that a program came with.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use axum::http::{HeaderMap, header};
use engine::{people::way::WayIn, submission::Via};
use store::{
    access::AccessKind,
    accounts::token::{Token, begins_as_token},
};

use super::client::Client;
use crate::{answer::fault::Fault, house::House};

/// Uses of a token within so many seconds are one entry of the access record. What was read with it is written down each time.
const ONE_USE: i64 = 60 * 60;

/// Tokens whose last use is remembered, at most.
const TOKENS_MAX: usize = 10_000;

/// When which token was used, as it was last written down, in memory: after a restart it is written down again.
#[derive(Debug, Default)]
pub(crate) struct Uses(Mutex<BTreeMap<String, i64>>);

impl Uses {
    /// Whether a use is to be written down; if so, it counts as written down.
    pub(super) fn is_new(&self, token: &str, now: i64) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.get(token).is_some_and(|last| now - last < ONE_USE) {
            return false;
        }
        if known.len() >= TOKENS_MAX {
            known.clear();
        }
        known.insert(token.to_owned(), now);
        true
    }
}

/// What a program came with.
pub(super) enum Came {
    /// A token that is in force.
    With(Token),
    /// None that is.
    Without,
    /// So many that were none that this one is not looked at, for so many seconds.
    TooOften(i64),
}

/// The token of a program (RFC 6750, section 2.1).
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The token of a text. That it is used stands in the access record before anything is shown.
pub(super) async fn of(house: &House, text: &str, client: Client) -> Result<Came, Fault> {
    if !begins_as_token(text) {
        return Ok(Came::Without);
    }
    let (engine, now) = (house.engine(), house.engine().now());
    if let Err(Fault::TooMany(seconds)) = house.limits().check_token(text, client, now) {
        return Ok(Came::TooOften(seconds));
    }
    let Some(token) = engine.store().accounts().token(text, now).await? else {
        // That the last one that is answered is counted, too, changes nothing for this one.
        let _ = house.limits().count_token(text, client, now);
        let failed = WayIn::own(AccessKind::SignInFailed, "token", "", Via::Api);
        engine.note_way_in(failed).await?;
        return Ok(Came::Without);
    };
    if house.limits().uses().is_new(&token.id, now) {
        let what = format!("used {}", token.id);
        let used = WayIn::own(AccessKind::Token, &what, &token.person, Via::Api);
        engine.note_way_in(used).await?;
    }
    Ok(Came::With(token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uses_within_an_hour_are_one() {
        let uses = Uses::default();
        assert!(uses.is_new("a", 100) && uses.is_new("b", 100));
        assert!(!uses.is_new("a", 100 + ONE_USE - 1));
        assert!(uses.is_new("a", 100 + ONE_USE));
    }
}
