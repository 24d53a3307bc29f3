//! Names and codes, each in its own direction.

use engine::directory::Directory;
use maud::{Markup, html};
use process::person::Person;

/// The name of a person.
pub(crate) fn person(directory: &Directory, person: &Person) -> Markup {
    html! { bdi { (directory.name(person)) } }
}

/// A text that somebody wrote, or a definition says.
pub(crate) fn text(text: &str) -> Markup {
    html! { bdi { (text) } }
}
