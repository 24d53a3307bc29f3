//! [`Leaf`]: the header of one event, and the only bytes that are hashed into the record.
//!
//! A leaf is one JSON object in canonical form (RFC 8785) of at most 65,535 bytes. It holds nothing personal and
//! nothing confidential: what happened stands in sections, which the leaf names by hash, class and length.

mod parse;
mod rules;
mod time;

use std::io::Write as _;

pub use time::{LeafTime, TimeError};

use crate::{hash::Hash, hex, json::JsonError, key::KeyId};

/// The longest leaf in bytes: what the two-byte length of an entry bundle can say (C2SP tlog-tiles).
pub const MAX_LEAF_LENGTH: usize = 65_535;

/// The class of sections that are not sealed.
pub const OPEN: &str = "open";

/// The type of the leaf that destroys keys; only it has `shreds`.
pub const KEY_SHREDDED: &str = "key.shredded";

/// The type of the leaf that removes open sections; only it has `erases`.
pub const SECTION_ERASED: &str = "section.erased";

/// The type of the leaf that continues a restored record under the next origin; only there `log` may change.
pub const LOG_CONTINUED: &str = "log.continued";

/// The header of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// The origin of the log: a URL without a scheme, such as `reviews.example.org/log/1`.
    pub log: String,
    /// The index of the leaf in the whole record, from 0.
    pub position: u64,
    /// The leaf hash of the leaf before; [`Hash::ZERO`] at position 0.
    pub previous: Hash,
    /// `<kind>:<id>`, such as `review:<uuid>`, or `log`; never a name of anything.
    pub stream: String,
    /// The index of the event in its stream, from 0.
    pub revision: u64,
    /// The leaf hash of the leaf before in the stream; `None` exactly at revision 0.
    pub stream_previous: Option<Hash>,
    /// The event's UUID, unique in the record, in lower case.
    pub id: String,
    /// What happened, such as `report.submitted`.
    pub event_type: String,
    /// The version of the body's schema, from 1.
    pub schema: u32,
    /// When; never earlier than the leaf before.
    pub time: LeafTime,
    /// Who: `u-` and hexadecimal digits, or `system`; never a name.
    pub actor: String,
    /// The UUID of the command that caused the event.
    pub correlation: Option<String>,
    /// The UUID of the event that caused the event.
    pub causation: Option<String>,
    /// The payloads, sorted by name.
    pub sections: Vec<SectionEntry>,
    /// The keys that were destroyed, sorted; only in [`KEY_SHREDDED`].
    pub shreds: Vec<KeyId>,
    /// The open sections that were removed, sorted; only in [`SECTION_ERASED`].
    pub erases: Vec<ErasedSection>,
}

/// How a leaf names one of its sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionEntry {
    /// The name, unique in the leaf, such as `body` or `content.restricted`.
    pub name: String,
    /// [`OPEN`], or the class whose key seals the section.
    pub class: String,
    /// The length of the stored bytes.
    pub length: u64,
    /// SHA-256 of the stored bytes, all of them.
    pub sha256: Hash,
    /// The key that seals the section; `None` exactly for the class [`OPEN`].
    pub key: Option<KeyId>,
}

/// An open section of an earlier leaf that was removed on order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ErasedSection {
    /// The position of the leaf that names the section.
    pub position: u64,
    /// The name of the section.
    pub name: String,
}

/// A leaf that breaks a rule of the format.
///
/// The messages name fields and rules, never values: a wrong value may be one that must not be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LeafError {
    /// Not JSON, or not in canonical form.
    #[error("the leaf cannot be read: {0}")]
    Json(#[from] JsonError),
    /// A value that breaks the rule of its field.
    #[error("field `{field}` {rule}")]
    Field {
        /// The field, such as `sections[1].class`.
        field: String,
        /// What it must be.
        rule: &'static str,
    },
    /// A field the format does not have.
    #[error("field `{field}` is not part of the leaf format 1")]
    Unknown {
        /// The field.
        field: String,
    },
    /// A field the format demands.
    #[error("field `{field}` is missing")]
    Missing {
        /// The field.
        field: String,
    },
    /// Longer than [`MAX_LEAF_LENGTH`].
    #[error(
        "the leaf has {length} bytes, at most {MAX_LEAF_LENGTH} are allowed: name fewer sections"
    )]
    TooLong {
        /// Its length in bytes.
        length: usize,
    },
}

impl Leaf {
    /// The canonical bytes: what is stored, hashed and published.
    ///
    /// # Errors
    ///
    /// [`LeafError::Field`] for a value that breaks a rule, [`LeafError::TooLong`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, LeafError> {
        rules::check(self)?;
        let bytes = self.write();
        if bytes.len() > MAX_LEAF_LENGTH {
            return Err(LeafError::TooLong {
                length: bytes.len(),
            });
        }
        Ok(bytes)
    }

    /// Reads the bytes of a leaf, and accepts only the one canonical form.
    ///
    /// # Errors
    ///
    /// Every [`LeafError`]: other order of keys, duplicate or unknown keys, other escapes, fractions, nulls,
    /// bytes before or after are all refused.
    pub fn parse(bytes: &[u8]) -> Result<Self, LeafError> {
        if bytes.len() > MAX_LEAF_LENGTH {
            return Err(LeafError::TooLong {
                length: bytes.len(),
            });
        }
        let leaf = parse::read(bytes)?;
        rules::check(&leaf)?;
        crate::json::demand_equal(&leaf.write(), bytes)?;
        Ok(leaf)
    }

    /// Writes the fields in the order of RFC 8785. The rules leave no character that needs an escape.
    fn write(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(512 + 192 * self.sections.len());
        write_text(&mut out, "{\"actor\":", &self.actor);
        if let Some(causation) = &self.causation {
            write_text(&mut out, ",\"causation\":", causation);
        }
        if let Some(correlation) = &self.correlation {
            write_text(&mut out, ",\"correlation\":", correlation);
        }
        if !self.erases.is_empty() {
            write_list(&mut out, ",\"erases\":", &self.erases, |out, erased| {
                write_text(out, "{\"name\":", &erased.name);
                write_number(out, ",\"position\":", erased.position);
                out.push(b'}');
            });
        }
        write_text(&mut out, ",\"id\":", &self.id);
        write_text(&mut out, ",\"log\":", &self.log);
        write_number(&mut out, ",\"position\":", self.position);
        write_hex(&mut out, ",\"previous\":", self.previous.as_bytes());
        write_number(&mut out, ",\"revision\":", self.revision);
        write_number(&mut out, ",\"schema\":", u64::from(self.schema));
        write_list(&mut out, ",\"sections\":", &self.sections, write_section);
        if !self.shreds.is_empty() {
            write_list(&mut out, ",\"shreds\":", &self.shreds, |out, key| {
                write_hex(out, "", &key.0)
            });
        }
        write_text(&mut out, ",\"stream\":", &self.stream);
        if let Some(hash) = &self.stream_previous {
            write_hex(&mut out, ",\"streamPrevious\":", hash.as_bytes());
        }
        write_text(&mut out, ",\"time\":", &self.time.to_string());
        write_text(&mut out, ",\"type\":", &self.event_type);
        out.extend(b",\"v\":1}");
        out
    }
}

/// The id of the event of a leaf, found without reading the rest. It means something only for bytes that are known to be a leaf,
/// such as those that stand in the record.
#[must_use]
pub fn event_id(leaf: &[u8]) -> Option<&str> {
    const KEY: &[u8] = b",\"id\":\"";
    let start = leaf.windows(KEY.len()).position(|part| part == KEY)? + KEY.len();
    let rest = &leaf[start..];
    let end = rest.iter().position(|byte| *byte == b'"')?;
    std::str::from_utf8(&rest[..end]).ok()
}

fn write_section(out: &mut Vec<u8>, section: &SectionEntry) {
    write_text(out, "{\"class\":", &section.class);
    if let Some(key) = &section.key {
        write_hex(out, ",\"key\":", &key.0);
    }
    write_number(out, ",\"length\":", section.length);
    write_text(out, ",\"name\":", &section.name);
    write_hex(out, ",\"sha256\":", section.sha256.as_bytes());
    out.push(b'}');
}

fn write_list<T>(out: &mut Vec<u8>, key: &str, entries: &[T], write: impl Fn(&mut Vec<u8>, &T)) {
    out.extend(key.as_bytes());
    out.push(b'[');
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        write(out, entry);
    }
    out.push(b']');
}

fn write_text(out: &mut Vec<u8>, key: &str, value: &str) {
    out.extend(key.as_bytes());
    out.push(b'"');
    out.extend(value.as_bytes());
    out.push(b'"');
}

fn write_hex(out: &mut Vec<u8>, key: &str, value: &[u8]) {
    out.extend(key.as_bytes());
    out.push(b'"');
    hex::append(out, value);
    out.push(b'"');
}

fn write_number(out: &mut Vec<u8>, key: &str, value: u64) {
    out.extend(key.as_bytes());
    write!(out, "{value}").expect("writing to memory does not fail");
}
