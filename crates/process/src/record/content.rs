//! [`Content`]: the parts of a record that are sealed, by class.

use std::collections::BTreeMap;

use definition::{
    model::Definition,
    name::Name,
    ty::Type,
    value::{
        Value,
        json::{from_json, to_json},
    },
};
use serde_json::{Map, Value as Json};

/// Sealed content by class; each class becomes one section `content.<class>`.
pub type Content = BTreeMap<Name, Map<String, Json>>;

/// A stored body or content cannot be read under its definition.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The body has another shape than its kind demands.
    #[error("the body cannot be read: {0}")]
    Body(#[from] serde_json::Error),
    /// A value is missing from the body and from all content given.
    #[error("`{0}` is neither in the body nor in the content")]
    Missing(String),
    /// A value does not have its type.
    #[error("`{place}`: {message}")]
    Value {
        /// Where.
        place: String,
        /// What is wrong.
        message: String,
    },
    /// The definition does not know something that the record names.
    #[error("the definition does not know {0}")]
    Unknown(String),
}

impl RecordError {
    /// The record names something that the definition lacks.
    pub(crate) fn unknown(what: &str, id: &Name) -> Self {
        Self::Unknown(format!("{what} `{id}`"))
    }
}

/// The type of reasons and authorities: a text, or the statement that there is none.
pub(crate) fn statement() -> Type {
    Type::OrNotStated(Box::new(Type::Text))
}

/// Distributes values between the open body and the sealed content.
pub(crate) struct Splitter<'a> {
    definition: &'a Definition,
    /// Everything is sealed, whatever its class.
    discreet: Option<Name>,
    /// Values that may stand in the open.
    pub(crate) open: Map<String, Json>,
    /// Values that are sealed.
    pub(crate) content: Content,
}

impl<'a> Splitter<'a> {
    /// A splitter; `discreet` names the class that takes everything.
    pub(crate) fn new(definition: &'a Definition, discreet: Option<Name>) -> Self {
        Self {
            definition,
            discreet,
            open: Map::new(),
            content: Content::new(),
        }
    }

    /// Puts a value under a place, a path that is unique in the event.
    pub(crate) fn put(&mut self, place: String, class: &Name, ty: &Type, value: &Value) {
        let is_open = class == self.definition.lowest_class() && !ty.is_prose();
        self.put_json(place, class, is_open, to_json(value));
    }

    /// Puts a text: always sealed.
    pub(crate) fn put_text(&mut self, place: String, class: &Name, text: &str) {
        self.put_json(place, class, false, Json::from(text));
    }

    /// Puts what is no value of the definition: always sealed.
    pub(super) fn put_sealed(&mut self, place: String, class: &Name, json: Json) {
        self.put_json(place, class, false, json);
    }

    fn put_json(&mut self, place: String, class: &Name, is_open: bool, json: Json) {
        if let Some(class) = &self.discreet {
            self.content
                .entry(class.clone())
                .or_default()
                .insert(place, json);
        } else if is_open {
            self.open.insert(place, json);
        } else {
            self.content
                .entry(class.clone())
                .or_default()
                .insert(place, json);
        }
    }
}

/// Finds values again, wherever they were put.
pub(crate) struct Gatherer<'a> {
    /// The open values.
    pub(crate) open: &'a Map<String, Json>,
    /// The sealed values.
    pub(crate) content: &'a Content,
}

impl Gatherer<'_> {
    /// The value at a place.
    pub(crate) fn take(&self, place: &str, ty: &Type) -> Result<Value, RecordError> {
        let json = self.json(place)?;
        from_json(ty, json).map_err(|error| RecordError::Value {
            place: place.to_owned(),
            message: error.to_string(),
        })
    }

    /// The text at a place.
    pub(crate) fn take_text(&self, place: &str) -> Result<Name, RecordError> {
        let text = self.json(place)?.as_str();
        text.map(Name::from).ok_or_else(|| RecordError::Value {
            place: place.to_owned(),
            message: "expected a text".to_owned(),
        })
    }

    /// What is sealed under places that begin like this, each with the rest of its place.
    pub(super) fn sealed<'a>(
        &'a self,
        begin: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a Json)> {
        let classes = self.content.values().flatten();
        classes.filter_map(move |(place, json)| Some((place.strip_prefix(begin)?, json)))
    }

    fn json(&self, place: &str) -> Result<&Json, RecordError> {
        let sealed = || self.content.values().find_map(|class| class.get(place));
        let json = self.open.get(place).or_else(sealed);
        json.ok_or_else(|| RecordError::Missing(place.to_owned()))
    }
}
