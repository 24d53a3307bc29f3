//! Reads a leaf. What this lets through is compared with the canonical form afterwards.

use serde_json::{Map, Value};

use super::{ErasedSection, Leaf, LeafError, LeafTime, SectionEntry, time};
use crate::{
    hash::Hash,
    hex,
    json::{self, MAX_INTEGER},
    key::KeyId,
    leaf::rules::INTEGER,
};

const TEXT: &str = "must be a text";
const HASH: &str = "must be 64 lower-case hexadecimal digits";
const KEY: &str = "must be 32 lower-case hexadecimal digits";

pub(super) fn read(bytes: &[u8]) -> Result<Leaf, LeafError> {
    let mut fields = Fields::new("", json::parse(bytes)?)?;
    if fields.number("v")? != 1 {
        return Err(fields.broken("v", "must be 1"));
    }
    let leaf = Leaf {
        log: fields.text("log")?,
        position: fields.number("position")?,
        previous: fields.bytes("previous", HASH).map(Hash)?,
        stream: fields.text("stream")?,
        revision: fields.number("revision")?,
        stream_previous: fields
            .optional("streamPrevious", |f, name| f.bytes(name, HASH).map(Hash))?,
        id: fields.text("id")?,
        event_type: fields.text("type")?,
        schema: read_schema(&mut fields)?,
        time: read_time(&mut fields)?,
        actor: fields.text("actor")?,
        correlation: fields.optional("correlation", Fields::text)?,
        causation: fields.optional("causation", Fields::text)?,
        sections: fields.list("sections", read_section)?,
        shreds: fields
            .optional("shreds", |f, name| f.list(name, read_key))?
            .unwrap_or_default(),
        erases: fields
            .optional("erases", |f, name| f.list(name, read_erased))?
            .unwrap_or_default(),
    };
    fields.finish()?;
    Ok(leaf)
}

fn read_schema(fields: &mut Fields) -> Result<u32, LeafError> {
    let number = fields.number("schema")?;
    u32::try_from(number).map_err(|_| fields.broken("schema", "must be below 2^32"))
}

fn read_time(fields: &mut Fields) -> Result<LeafTime, LeafError> {
    fields
        .text("time")?
        .parse()
        .map_err(|_| fields.broken("time", time::RULE))
}

fn read_section(path: &str, value: Value) -> Result<SectionEntry, LeafError> {
    let mut fields = Fields::new(path, value)?;
    let section = SectionEntry {
        name: fields.text("name")?,
        class: fields.text("class")?,
        length: fields.number("length")?,
        sha256: fields.bytes("sha256", HASH).map(Hash)?,
        key: fields.optional("key", |f, name| f.bytes(name, KEY).map(KeyId))?,
    };
    fields.finish()?;
    Ok(section)
}

fn read_erased(path: &str, value: Value) -> Result<ErasedSection, LeafError> {
    let mut fields = Fields::new(path, value)?;
    let erased = ErasedSection {
        position: fields.number("position")?,
        name: fields.text("name")?,
    };
    fields.finish()?;
    Ok(erased)
}

fn read_key(path: &str, value: Value) -> Result<KeyId, LeafError> {
    let bytes = value.as_str().and_then(hex::read);
    bytes.map(KeyId).ok_or_else(|| LeafError::Field {
        field: path.to_owned(),
        rule: KEY,
    })
}

/// The fields of one object that were not read yet.
struct Fields {
    path: String,
    rest: Map<String, Value>,
}

impl Fields {
    fn new(path: &str, value: Value) -> Result<Self, LeafError> {
        match value {
            Value::Object(rest) => Ok(Self {
                path: path.to_owned(),
                rest,
            }),
            _ if path.is_empty() => {
                Err(json::JsonError::Syntax("expected an object".to_owned()).into())
            }
            _ => Err(LeafError::Field {
                field: path.to_owned(),
                rule: "must be an object",
            }),
        }
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        }
    }

    fn broken(&self, name: &str, rule: &'static str) -> LeafError {
        LeafError::Field {
            field: self.path_of(name),
            rule,
        }
    }

    fn take(&mut self, name: &str) -> Result<Value, LeafError> {
        self.rest.remove(name).ok_or_else(|| LeafError::Missing {
            field: self.path_of(name),
        })
    }

    fn text(&mut self, name: &str) -> Result<String, LeafError> {
        match self.take(name)? {
            Value::String(text) => Ok(text),
            _ => Err(self.broken(name, TEXT)),
        }
    }

    fn number(&mut self, name: &str) -> Result<u64, LeafError> {
        let number = self
            .take(name)?
            .as_u64()
            .filter(|&number| number <= MAX_INTEGER);
        number.ok_or_else(|| self.broken(name, INTEGER))
    }

    fn bytes<const N: usize>(
        &mut self,
        name: &str,
        rule: &'static str,
    ) -> Result<[u8; N], LeafError> {
        let bytes = self.take(name)?.as_str().and_then(hex::read);
        bytes.ok_or_else(|| self.broken(name, rule))
    }

    fn list<T>(
        &mut self,
        name: &str,
        read: impl Fn(&str, Value) -> Result<T, LeafError>,
    ) -> Result<Vec<T>, LeafError> {
        let path = self.path_of(name);
        match self.take(name)? {
            Value::Array(values) => {
                let entries = values.into_iter().enumerate();
                entries
                    .map(|(index, value)| read(&format!("{path}[{index}]"), value))
                    .collect()
            }
            _ => Err(self.broken(name, "must be a list")),
        }
    }

    fn optional<T>(
        &mut self,
        name: &str,
        read: impl Fn(&mut Self, &str) -> Result<T, LeafError>,
    ) -> Result<Option<T>, LeafError> {
        if self.rest.contains_key(name) {
            read(self, name).map(Some)
        } else {
            Ok(None)
        }
    }

    fn finish(self) -> Result<(), LeafError> {
        match self.rest.keys().next() {
            None => Ok(()),
            Some(name) => Err(LeafError::Unknown {
                field: self.path_of(name),
            }),
        }
    }
}
