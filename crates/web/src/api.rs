//! The JSON API under `/api/v1`, one file per group of routes. Its document is at `/api/v1/openapi.json`.
//!
//! A caller comes with a token (`Authorization: Bearer rmt_...`) or with the session of their browser, and sees and does what they
//! may see and do in the pages: reads go through [`engine::look`] and `process::view`, steps through `Engine::submit`. Every
//! error is a problem (RFC 9457), and that of a refused step carries its explanation.
//!
//! What changes something names its command by `Idempotency-Key`, so it may be sent again; what it must not overtake by
//! `If-Match`.

mod amendments;
mod caller;
mod command;
mod consents;
mod definitions;
mod documents;
mod history;
mod keys;
mod matrix;
mod moment;
mod names;
mod openapi;
mod order;
mod paging;
mod people;
mod problems;
mod reviews;
mod roles;
pub(crate) mod staging;
mod state;
mod steps;
mod todo;
mod why;
mod withdrawals;
mod written;

#[cfg(test)]
mod tests;

use axum::{Router, extract::DefaultBodyLimit, routing::any};

use crate::{
    answer::problem::{Kind, Problem},
    house::House,
};

/// Bytes of a body in JSON, at most: the longest text of a step, many times over.
const BODY_BYTES_MAX: usize = 4 << 20;

/// The routes of the API, and a problem for everything else below `/api`.
pub(crate) fn routes() -> Router<House> {
    let v1 = Router::new()
        .merge(openapi::routes())
        .merge(problems::routes())
        .merge(reviews::routes())
        .merge(state::routes())
        .merge(matrix::routes())
        .merge(why::routes())
        .merge(todo::routes())
        .merge(steps::routes())
        .merge(consents::routes())
        .merge(withdrawals::routes())
        .merge(roles::routes())
        .merge(amendments::routes())
        .merge(history::routes())
        .merge(definitions::routes())
        .merge(people::routes())
        .merge(documents::routes())
        .method_not_allowed_fallback(|| async {
            Problem::new(Kind::MethodNotAllowed, Kind::MethodNotAllowed.help())
        })
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX));
    Router::new()
        .nest("/api/v1", v1)
        .route("/api", any(nothing))
        .route("/api/{*rest}", any(nothing))
}

async fn nothing() -> Problem {
    Problem::not_found()
}
