//! The names of the people in an answer, for who shows it to people.

use std::collections::BTreeMap;

use engine::directory::Directory;
use process::person::Person;
use serde::Serialize;
use utoipa::ToSchema;

/// Names by ids.
type Names = BTreeMap<String, String>;

/// What is answered, with the names of the people whose ids stand in it.
#[derive(Serialize, ToSchema)]
pub(super) struct Named<T> {
    #[serde(flatten)]
    answer: T,
    /// The names of the people whose ids stand in it.
    names: Names,
}

impl<T: Serialize> Named<T> {
    /// Adds the names.
    pub(super) fn new(answer: T, directory: &Directory) -> Self {
        let names = names(&answer, directory);
        Self { answer, names }
    }
}

/// The names of all whose ids stand anywhere in an answer: in a list of people, or within a text.
fn names(answer: &impl Serialize, directory: &Directory) -> Names {
    let text = serde_json::to_string(answer).unwrap_or_default();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let people = words.filter_map(|word| Person::parse(word).ok());
    let named = people.filter_map(|person| {
        let name = directory.name(&person);
        (name != person.to_string()).then(|| (person.to_string(), name))
    });
    named.collect()
}
