//! A file with the parameters of a review becomes [`ReviewParameters`].

mod holders;
mod matrix;
mod values;
mod vocabularies;

#[cfg(test)]
mod tests;

use crate::{
    decode,
    diagnostic::{Diagnostic, Diagnostics, code},
    dialect::{Node, Pair},
    grammar::{REVIEW, scalar},
    model::Definition,
    name::Name,
    parameters::ReviewParameters,
};

/// Reads the parameters of a review under a definition. Everything wrong with them is added to `diagnostics`; there
/// are parameters only if nothing is.
///
/// Whether the accounts exist and whether they may hold their roles together is not asked here.
#[must_use]
pub fn review(
    bytes: &[u8],
    definition: &Definition,
    diagnostics: &mut Diagnostics,
) -> Option<ReviewParameters> {
    let node = decode::file(bytes, &REVIEW, diagnostics)?;
    let mut found = Diagnostics::new();
    let parameters = read(&node, definition, &mut found);
    let fine = !found.has_errors();
    diagnostics.append(found);
    parameters.filter(|_| fine)
}

/// The workflow and the version that a file names, for finding its definition.
///
/// # Errors
/// Everything wrong with the shape of the file.
pub fn workflow_of(bytes: &[u8]) -> Result<(Name, Name), Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let node = decode::file(bytes, &REVIEW, &mut diagnostics);
    let named = node.and_then(|node| {
        let (workflow, version) = scalar::workflow_ref(&node.get("workflow")?.text()?.text)?;
        Some((workflow.into(), version.into()))
    });
    named.ok_or(diagnostics)
}

fn read(
    node: &Node,
    definition: &Definition,
    diagnostics: &mut Diagnostics,
) -> Option<ReviewParameters> {
    other_workflow(node, definition, diagnostics);
    let misspelt = values::unknown(node, definition, diagnostics);
    let vocabularies = vocabularies::read(node, definition, diagnostics);
    let members = |vocabulary: &str| vocabularies::members(definition, &vocabularies, vocabulary);
    let values = values::read(node, definition, &members, &misspelt, diagnostics);
    let exceptions = matrix::read(node, definition, &members, diagnostics);
    let holders = holders::read(node, definition, diagnostics);
    let name = |key: &str| Some(Name::from(node.get(key)?.text()?.text.as_str()));
    Some(ReviewParameters {
        name: name("review")?,
        workflow: definition.workflow.clone(),
        version: definition.version.clone(),
        title: name("title")?,
        values,
        vocabularies,
        exceptions,
        holders,
    })
}

fn other_workflow(node: &Node, definition: &Definition, diagnostics: &mut Diagnostics) {
    let Some(source) = node.get("workflow").and_then(Node::text) else {
        return;
    };
    let expected = format!("{}@{}", definition.workflow, definition.version);
    if source.text != expected {
        let message = format!("the file is for `{}`, not for `{expected}`", source.text);
        diagnostics.push(
            Diagnostic::error(code::OTHER_WORKFLOW, message)
                .at(source.span)
                .help("choose the definition that the file names, or change the file"),
        );
    }
}

/// The entry of a parameter in the file.
fn given<'n>(node: &'n Node, parameter: &str) -> Option<&'n Pair> {
    node.pairs().iter().find(|pair| pair.key.text == parameter)
}
