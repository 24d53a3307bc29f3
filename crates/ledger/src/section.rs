//! Sections as stored: the blobs that leaves name by SHA-256.
//!
//! ```text
//! open   : "RVO1" || salt (32, random) || canonical JSON, or raw bytes
//! sealed : "RVS1" || key id (16) || salt (24, random) || commitment (32) || chunks   (see `seal`)
//! ```
//!
//! The salt of an open section makes its hash useless for guessing the content once the blob is withheld or erased.

use serde_json::Value;

use crate::{
    hash::Hash,
    json::{self, JsonError},
    key::KeyId,
    leaf::{OPEN, SectionEntry},
};

const OPEN_MAGIC: &[u8; 4] = b"RVO1";
pub(crate) const SEALED_MAGIC: &[u8; 4] = b"RVS1";

/// Where the content of an open section begins: after the magic and the salt.
const OPEN_CONTENT: usize = 36;

/// What the first bytes of a section say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionHeader {
    /// Readable by everyone who has the blob.
    Open,
    /// Readable with this key.
    Sealed(KeyId),
}

/// A blob that is not the section it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SectionError {
    /// Neither an open nor a sealed section.
    #[error("not a section: expected RVO1 and a salt, or RVS1 and a key id")]
    Format,
    /// An open section is due.
    #[error("the section is sealed, an open one is due")]
    Sealed,
    /// The content of an open section is not canonical JSON.
    #[error("the content of the section: {0}")]
    Json(#[from] JsonError),
    /// Another length than the leaf says.
    #[error("section `{name}` has {found} bytes, its leaf says {expected}")]
    Length {
        /// The section.
        name: String,
        /// Bytes by the leaf.
        expected: u64,
        /// Bytes in the blob.
        found: u64,
    },
    /// Another hash than the leaf says.
    #[error("section `{name}` does not have the SHA-256 that its leaf says")]
    Sha256 {
        /// The section.
        name: String,
    },
    /// The leaf's class and key do not fit the first bytes of the blob.
    #[error(
        "section `{name}` is not open or sealed as its leaf says, or is sealed with another key"
    )]
    Class {
        /// The section.
        name: String,
    },
}

/// Makes an open section of a JSON value. The salt is 32 random bytes.
///
/// # Errors
///
/// [`JsonError`] if the value cannot be written in canonical form.
pub fn open_section(salt: [u8; 32], value: &Value) -> Result<Vec<u8>, JsonError> {
    Ok(open_section_bytes(salt, &json::to_canonical(value)?))
}

/// Makes an open section of bytes that are not JSON, such as the text of a definition. The salt is 32 random bytes.
#[must_use]
pub fn open_section_bytes(salt: [u8; 32], content: &[u8]) -> Vec<u8> {
    [OPEN_MAGIC, &salt[..], content].concat()
}

/// The JSON value of an open section.
///
/// # Errors
///
/// [`SectionError::Format`], [`SectionError::Sealed`], [`SectionError::Json`].
pub fn read_open_section(blob: &[u8]) -> Result<Value, SectionError> {
    Ok(json::from_canonical(read_open_section_bytes(blob)?)?)
}

/// The bytes of an open section.
///
/// # Errors
///
/// [`SectionError::Format`], [`SectionError::Sealed`].
pub fn read_open_section_bytes(blob: &[u8]) -> Result<&[u8], SectionError> {
    match read_header(blob)? {
        SectionHeader::Open => Ok(&blob[OPEN_CONTENT..]),
        SectionHeader::Sealed(_) => Err(SectionError::Sealed),
    }
}

/// Says whether a blob is open or sealed, and with which key.
///
/// # Errors
///
/// [`SectionError::Format`].
pub fn read_header(blob: &[u8]) -> Result<SectionHeader, SectionError> {
    if blob.starts_with(OPEN_MAGIC) && blob.len() >= OPEN_CONTENT {
        return Ok(SectionHeader::Open);
    }
    let key = blob
        .strip_prefix(SEALED_MAGIC)
        .and_then(|rest| rest.first_chunk());
    key.map(|id| SectionHeader::Sealed(KeyId(*id)))
        .ok_or(SectionError::Format)
}

impl SectionEntry {
    /// How a leaf names this blob. An open blob is of the class [`OPEN`], a sealed one of any other.
    ///
    /// # Errors
    ///
    /// [`SectionError::Format`]; [`SectionError::Class`] if the class and the blob do not fit.
    pub fn of(name: &str, class: &str, blob: &[u8]) -> Result<Self, SectionError> {
        let key = match read_header(blob)? {
            SectionHeader::Open => None,
            SectionHeader::Sealed(id) => Some(id),
        };
        if key.is_none() != (class == OPEN) {
            return Err(SectionError::Class {
                name: name.to_owned(),
            });
        }
        Ok(Self {
            name: name.to_owned(),
            class: class.to_owned(),
            length: blob.len() as u64,
            sha256: Hash::of(blob),
            key,
        })
    }
}

/// Checks that a blob is the section that a leaf names: length, hash, open or sealed, and key.
///
/// # Errors
///
/// [`SectionError::Length`], [`SectionError::Sha256`], [`SectionError::Class`].
pub fn verify_section(entry: &SectionEntry, blob: &[u8]) -> Result<(), SectionError> {
    let name = || entry.name.clone();
    let found = blob.len() as u64;
    if found != entry.length {
        return Err(SectionError::Length {
            name: name(),
            expected: entry.length,
            found,
        });
    }
    if Hash::of(blob) != entry.sha256 {
        return Err(SectionError::Sha256 { name: name() });
    }
    let fits = match read_header(blob)? {
        SectionHeader::Open => entry.class == OPEN && entry.key.is_none(),
        SectionHeader::Sealed(id) => entry.class != OPEN && entry.key == Some(id),
    };
    if fits {
        Ok(())
    } else {
        Err(SectionError::Class { name: name() })
    }
}
