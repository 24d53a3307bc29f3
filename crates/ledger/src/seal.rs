//! Sealing: sections that open only with their key, and only in their place.
//!
//! ```text
//! blob    = "RVS1" || key id (16) || Cobblestone-256(data key, salt (24, random), context, plaintext)
//! context = "revlog/v1/seal\n" origin "\n" stream "\n" event id "\n" section name "\n" key id in hex "\n"
//! small JSON as plaintext = length (u32, big-endian) || canonical JSON || zeros up to a multiple of 256 bytes
//! ```
//!
//! The context is not stored. A sealed section that was moved to another event, stream, section or log does not open.

mod cobblestone;

use serde_json::Value;

pub use cobblestone::SALT_LENGTH;

use crate::{
    json::{self, JsonError},
    key::{DataKey, KeyId},
    section::SEALED_MAGIC,
};

/// Padded JSON is a multiple of so many bytes, so that its length tells little.
const PADDING: usize = 256;

/// Where a sealed section belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealContext<'a> {
    /// The field `log` of the leaf.
    pub origin: &'a str,
    /// The field `stream` of the leaf.
    pub stream: &'a str,
    /// The field `id` of the leaf.
    pub event_id: &'a str,
    /// The name of the section.
    pub section: &'a str,
}

impl SealContext<'_> {
    /// The context's bytes. Refuses a line break in a part, which would let two contexts share their bytes.
    fn to_bytes(self, key_id: KeyId) -> Result<Vec<u8>, SealError> {
        let parts = [self.origin, self.stream, self.event_id, self.section];
        if parts.iter().any(|part| part.contains('\n')) {
            return Err(SealError::Context);
        }
        let [origin, stream, event_id, section] = parts;
        Ok(
            format!("revlog/v1/seal\n{origin}\n{stream}\n{event_id}\n{section}\n{key_id}\n")
                .into_bytes(),
        )
    }
}

/// A section that cannot be sealed or does not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// A part of the context contains a line break.
    #[error("origin, stream, event id and section name must not contain a line break")]
    Context,
    /// Too short, or without the magic.
    #[error("not a sealed section: expected RVS1, key id, salt, commitment and chunks")]
    Format,
    /// The key is not the one that sealed this section, or the section was sealed for another place.
    #[error(
        "the commitment does not fit: this is not the key that sealed the section, the section was moved \
         from another place, or its first 76 bytes were altered"
    )]
    Commitment,
    /// A chunk fails its authentication.
    #[error("chunk {index} of the sealed section was altered, moved or cut")]
    Chunk {
        /// Its number, from 0.
        index: u64,
    },
    /// No short chunk at the end.
    #[error("the sealed section is cut off: its last chunk is missing")]
    Truncated,
    /// The plaintext is not padded JSON.
    #[error(
        "the plaintext is not padded JSON: expected a length, the text, and zeros up to a multiple of 256 bytes"
    )]
    Padding,
    /// The JSON is not canonical, or cannot be written so.
    #[error("the sealed content: {0}")]
    Json(#[from] JsonError),
}

/// Seals a section. The salt is 24 random bytes, never used twice with one key.
///
/// # Errors
///
/// [`SealError::Context`].
pub fn seal(
    key: &DataKey,
    key_id: KeyId,
    salt: [u8; SALT_LENGTH],
    context: &SealContext<'_>,
    plaintext: &[u8],
) -> Result<Vec<u8>, SealError> {
    let context = context.to_bytes(key_id)?;
    let mut blob = [SEALED_MAGIC, &key_id.0[..]].concat();
    cobblestone::encrypt(&mut blob, key, salt, &context, plaintext);
    Ok(blob)
}

/// Opens a sealed section with the key that its header names.
///
/// # Errors
///
/// [`SealError::Context`], [`SealError::Format`]; [`SealError::Commitment`] before anything is decrypted;
/// [`SealError::Chunk`], [`SealError::Truncated`].
pub fn unseal(key: &DataKey, context: &SealContext<'_>, blob: &[u8]) -> Result<Vec<u8>, SealError> {
    let rest = blob.strip_prefix(SEALED_MAGIC).ok_or(SealError::Format)?;
    let (key_id, message) = rest.split_first_chunk().ok_or(SealError::Format)?;
    cobblestone::decrypt(key, &context.to_bytes(KeyId(*key_id))?, message)
}

/// Pads a JSON value for sealing, so that the length of the section tells little about it.
///
/// # Errors
///
/// [`SealError::Json`] if the value cannot be written in canonical form, [`SealError::Padding`] from 4 GiB.
pub fn pad_json(value: &Value) -> Result<Vec<u8>, SealError> {
    let text = json::to_canonical(value)?;
    let length = u32::try_from(text.len()).map_err(|_| SealError::Padding)?;
    let mut plaintext = [&length.to_be_bytes()[..], &text].concat();
    plaintext.resize(plaintext.len().next_multiple_of(PADDING), 0);
    Ok(plaintext)
}

/// Reads a JSON value that [`pad_json`] padded; every other form is refused.
///
/// # Errors
///
/// [`SealError::Padding`], [`SealError::Json`].
pub fn unpad_json(plaintext: &[u8]) -> Result<Value, SealError> {
    let (length, rest) = plaintext.split_first_chunk().ok_or(SealError::Padding)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| SealError::Padding)?;
    let (text, padding) = rest.split_at_checked(length).ok_or(SealError::Padding)?;
    let exact = plaintext.len() == (4 + length).next_multiple_of(PADDING);
    if !exact || padding.iter().any(|&byte| byte != 0) {
        return Err(SealError::Padding);
    }
    Ok(json::from_canonical(text)?)
}
