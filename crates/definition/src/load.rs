//! [`load`]: bytes in, a checked [`Definition`] out.

use crate::{
    check, decode,
    diagnostic::{Diagnostic, Diagnostics},
    model::Definition,
    resolve,
};

/// A definition that may be used.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The definition.
    pub definition: Definition,
    /// What somebody should look at, in the order of the text.
    pub warnings: Vec<Diagnostic>,
}

/// Reads, resolves and checks a workflow.
///
/// # Errors
///
/// All findings at once, warnings included, in the order of the text. A later stage runs as far as it can in spite of
/// errors before it, but says nothing that only follows from them.
pub fn load(source: &[u8]) -> Result<Loaded, Vec<Diagnostic>> {
    let mut found = Diagnostics::new();
    let Some(package) = decode::workflow(source, &mut found) else {
        return Err(found.into_vec());
    };
    let resolved = resolve::resolve(&package, &mut found);
    check::check(&resolved, &mut found);
    if found.has_errors() {
        return Err(found.into_vec());
    }
    Ok(Loaded {
        definition: resolved.definition,
        warnings: found.into_vec(),
    })
}

/// Reads a definition that stands in the record. It was checked when it was published; the static checks may have grown since
/// and are not asked again, so that what was recorded stays readable.
///
/// # Errors
///
/// Whatever keeps the text from meaning anything at all: the record is damaged then.
pub fn reread(source: &[u8]) -> Result<Definition, Vec<Diagnostic>> {
    let mut found = Diagnostics::new();
    let Some(package) = decode::workflow(source, &mut found) else {
        return Err(found.into_vec());
    };
    let resolved = resolve::resolve(&package, &mut found);
    if found.has_errors() {
        return Err(found.into_vec());
    }
    Ok(resolved.definition)
}
