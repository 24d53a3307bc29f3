//! Bytes of a workflow become a [`Package`].
//!
//! The shape of the whole file is checked against the [`grammar`] first. So what is read here has
//! the right shape, and a missing part can only mean that an error was reported before.

mod action;
mod machine;
mod package;
mod people;
pub(crate) mod read;
mod time;

#[cfg(test)]
mod tests;

use crate::{
    canonical,
    diagnostic::Diagnostics,
    dialect::{self, Node},
    grammar::{self, File, WORKFLOW},
    syntax::Package,
};

/// Reads a workflow. Everything wrong with it is added to `diagnostics`; there is a package only if nothing is.
#[must_use]
pub fn workflow(bytes: &[u8], diagnostics: &mut Diagnostics) -> Option<Package> {
    let node = file(bytes, &WORKFLOW, diagnostics)?;
    package::package(&node, canonical::digest(&WORKFLOW, &node))
}

/// Reads a file of any kind as far as its shape. Everything wrong with it is added to `diagnostics`; there is a tree
/// only if nothing is.
#[must_use]
pub fn file(bytes: &[u8], file: &File, diagnostics: &mut Diagnostics) -> Option<Node> {
    let node = dialect::parse(bytes, diagnostics)?;
    let mut found = Diagnostics::new();
    grammar::check::file(file, &node, &mut found);
    let fine = !found.has_errors();
    diagnostics.append(found);
    fine.then_some(node)
}
