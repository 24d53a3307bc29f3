//! Forms that people fill in: what was typed becomes values of the types that the definition asks for.

mod fill;

use definition::{
    model::Definition,
    ty::Type,
    value::{Value, parse::from_text},
};
use process::state::State;

use crate::directory::Directory;

pub use fill::{NotFilled, Part, fill};

/// A text as a value of a type; people are named by their handles or ids, members by their ids, lists with commas.
///
/// # Errors
/// What is wrong with the text and how to mend it, as a sentence.
pub fn read_value(
    definition: &Definition,
    state: &State,
    directory: &Directory,
    ty: &Type,
    text: &str,
) -> Result<Value, String> {
    let members = |vocabulary: &str| {
        let given = state.scope.vocabularies.get(vocabulary);
        let declared = || {
            definition
                .vocabularies
                .get(vocabulary)
                .map(|known| &known.members)
        };
        given
            .or_else(declared)
            .map(|members| members.keys().cloned().collect())
            .unwrap_or_default()
    };
    let text = with_ids(ty, text, directory);
    from_text(ty, &text, &members).map_err(|problem| match problem.help {
        Some(help) => format!("{}; {help}", problem.message),
        None => problem.message,
    })
}

/// A text in which the handles of people are replaced by their ids, where the type asks for people.
fn with_ids(ty: &Type, text: &str, directory: &Directory) -> String {
    let id = |handle: &str| {
        let account = directory.account(handle.trim());
        account.map_or_else(|| handle.to_owned(), |account| account.id.clone())
    };
    match ty.stated() {
        Type::Person => id(text),
        Type::List(inner) | Type::Set(inner) if **inner == Type::Person => {
            text.split(',').map(id).collect::<Vec<_>>().join(",")
        }
        _ => text.to_owned(),
    }
}
