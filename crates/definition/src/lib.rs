//! Text of a workflow in, a checked [`Definition`](model::Definition) out.
//!
//! ```text
//! text ──dialect──► nodes ──grammar, decode──► syntax ──resolve──► model ──check──► Definition
//!                                                  guard: lexer, parser, checker ┘
//! ```
//!
//! Every stage collects all errors it can find as [`Diagnostic`](diagnostic::Diagnostic)s with exact spans; none stops
//! at the first. The crate knows what a workflow *is*; what a running review does with it is the business
//! of `process`. It reads no clock, no randomness, no environment and no file.

mod calendar;
pub mod canonical;
pub mod check;
pub mod decode;
pub mod diagnostic;
pub mod diagram;
pub mod dialect;
pub mod difference;
pub mod grammar;
pub mod guard;
pub mod load;
pub mod model;
pub mod name;
mod nearest;
pub mod parameters;
pub mod resolve;
pub mod review_file;
pub mod scenario;
pub mod source;
pub mod span;
pub mod syntax;
pub mod ty;
pub mod value;
pub mod words;
