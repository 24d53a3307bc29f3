//! What to write in place of a word that nothing is called.

use crate::nearest::nearest;

/// The greatest number of names that a message lists.
const LISTED_MAX: usize = 12;

/// A help for a word that is none of the names: the nearest, and all of them if they are few.
pub(super) fn help(word: &str, what: &str, names: &[&str]) -> Option<String> {
    let meant = nearest(word, names.iter().copied()).map(|name| format!("did you mean `{name}`?"));
    let listed = (!names.is_empty() && names.len() <= LISTED_MAX)
        .then(|| format!("{what}: {}", names.join(", ")));
    match (meant, listed) {
        (Some(meant), Some(listed)) => Some(format!("{meant} {listed}")),
        (meant, listed) => meant.or(listed),
    }
}
