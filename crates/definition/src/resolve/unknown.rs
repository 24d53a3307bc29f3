//! Names that nothing declares.

use crate::{diagnostic::Diagnostic, name::Name, nearest::nearest, span::Spanned};

/// The greatest number of names that a message lists.
const LISTED_MAX: usize = 12;

/// An error for a name that is not among the known ones: the nearest of them, and all if they are few.
///
/// `what` is `state`, `of` is `` of `report` `` or empty.
pub(super) fn unknown<'n>(
    code: &'static str,
    what: &str,
    of: &str,
    name: &Spanned<Name>,
    known: impl IntoIterator<Item = &'n Name>,
) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().map(Name::as_str).collect();
    let mut error = Diagnostic::error(code, format!("there is no {what} `{}`{of}", name.value))
        .at(name.span)
        .label("not declared");
    if let Some(near) = nearest(&name.value, known.iter().copied()) {
        error = error.help(format!("did you mean `{near}`?"));
    }
    if known.is_empty() {
        error = error.note(format!("no {what}{of} is declared at all"));
    } else if known.len() <= LISTED_MAX {
        let verb = if known.len() == 1 { "is" } else { "are" };
        error = error.help(format!("declared {verb}: {}", known.join(", ")));
    }
    error
}
