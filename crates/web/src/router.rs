//! Every address there is, and what all answers have in common.

use axum::{Router, middleware};
use tower_http::compression::CompressionLayer;

use crate::{
    answer, api,
    house::House,
    live, page,
    request::{origin, reach, visitor},
};

/// All routes.
pub(crate) fn router(house: House) -> Router {
    Router::new()
        .merge(page::routes())
        .merge(api::routes())
        .merge(live::routes())
        .merge(answer::asset::routes())
        .fallback(page::not_found)
        .layer(middleware::from_fn(reach::check))
        .layer(middleware::from_fn(origin::check))
        .layer(middleware::from_fn(answer::problem::render))
        .layer(middleware::from_fn_with_state(
            house.clone(),
            answer::fault::render,
        ))
        .layer(middleware::from_fn_with_state(
            house.clone(),
            visitor::recognise,
        ))
        .layer(middleware::from_fn(answer::headers::set))
        .layer(CompressionLayer::new())
        .with_state(house)
}
