//! The only HTTP: pages, the JSON API, the live stream.
//!
//! ```text
//! request ─► router ─► visitor (who is it) ─► a page or a route of the API
//!                                              │   reads: engine::look ─► process::{view, explain, worklist, history}
//!                                              │   acts:  engine::submit
//!                                              ▼
//!                             Markup or JSON ─► answer (headers, errors) ─► response
//! ```
//!
//! A page is a function of what it shows, the visitor and the locale; its file in `page` loads the one and renders the
//! other. What anybody may know, do or be told is decided by `process`; nothing here knows any process. A page answers to
//! GET with a whole document and to POST with a redirection to one. Every page of a review takes `?at=`.

pub mod openid;
pub mod server;

mod carried;
mod desk;
mod house;
mod memory;
mod router;

mod request;

mod locale;
mod part;

mod live;

mod page;

mod api;

mod answer;

#[cfg(test)]
mod fixture;

#[cfg(test)]
mod laws;
