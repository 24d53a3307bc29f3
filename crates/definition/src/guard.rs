//! The guard language: a small, typed, total subset of the CEL syntax.
//!
//! `text -> lexer -> parser -> `[`syntax`]` -> checker -> `[`expr`]` -> `[`eval`]`.`
//! An expression is checked once, when a definition is loaded; evaluating a checked expression cannot fail, it
//! can only be [undetermined](eval::Truth::Undetermined) because optional data is absent.

pub mod expr;
pub mod world;
