//! The guard language: a small, typed, total subset of the CEL syntax.
//!
//! `text -> lexer -> `[`parser`]` -> `[`syntax`]` -> `[`check`]` -> `[`expr`]` -> `[`eval`]`, `[`proof`]`.`
//! An expression is checked once, when a definition is loaded; evaluating a checked expression cannot fail, it
//! can only be [undetermined](eval::Truth::Undetermined) because optional data is absent.

pub mod check;
mod datum;
pub mod eval;
pub mod expr;
pub mod fault;
mod lexer;
pub mod names;
pub mod parser;
pub mod print;
pub mod proof;
pub mod reads;
pub mod syntax;
pub mod world;

#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
