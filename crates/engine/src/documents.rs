//! Documents: the bytes that come with a command, and reading them back.

use std::{collections::BTreeMap, sync::Arc};

use definition::{
    model::Definition,
    name::Name,
    value::{Document, Value},
};
use ledger::hash::Hash;
use process::{
    command::{Command, Intent},
    examine::conform::DOCUMENT_BYTES_MAX,
    record,
};
use store::read::{Page, ReadError};

use crate::{
    engine::Engine,
    review::LoadError,
    sealing::{DOCUMENT, Payload, SealingError},
};

/// A document is not what it should be.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// It is too long.
    #[error("the document `{name}` has {length} bytes; the most is {DOCUMENT_BYTES_MAX} (25 MB)")]
    TooLong {
        /// Its name.
        name: Arc<str>,
        /// Its length.
        length: u64,
    },
    /// The payload names a document whose bytes did not come with it.
    #[error("the bytes of the document `{0}` did not come with the command")]
    Missing(Arc<str>),
    /// The bytes are not those that the payload names.
    #[error("the bytes of the document `{0}` have another hash or length than the command says")]
    Other(Arc<str>),
    /// The review holds no such document.
    #[error("the review holds no document with the hash {0}")]
    Unknown(Name),
    /// The review cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The record cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A section does not open.
    #[error(transparent)]
    Sealing(#[from] SealingError),
}

/// Describes bytes as a document.
///
/// # Errors
/// If they are more than [`DOCUMENT_BYTES_MAX`].
pub fn describe(name: &str, media_type: &str, bytes: &[u8]) -> Result<Document, DocumentError> {
    let length = bytes.len() as u64;
    check_length(name, length)?;
    Ok(Document {
        sha256: Hash::of(bytes).to_string().into(),
        length,
        media_type: media_type.into(),
        name: name.into(),
    })
}

/// Checks a length before the bytes are read.
///
/// # Errors
/// If it is more than [`DOCUMENT_BYTES_MAX`].
pub fn check_length(name: &str, length: u64) -> Result<(), DocumentError> {
    if length > DOCUMENT_BYTES_MAX {
        return Err(DocumentError::TooLong {
            name: name.into(),
            length,
        });
    }
    Ok(())
}

/// The documents of a command, each once, in the order in which its form names them.
pub(crate) fn named(definition: &Definition, command: &Command) -> Vec<(Name, Document)> {
    let Intent::Act(act) = &command.intent else {
        return Vec::new();
    };
    let mut named: Vec<(Name, Document)> = Vec::new();
    for (field, value) in &act.payload {
        let class = record::proposed::input_class(definition, &act.instance, &act.action, field);
        let Some(class) = class else { continue };
        for document in documents(value) {
            if !named.iter().any(|(_, known)| known == document) {
                named.push((class.clone(), document.clone()));
            }
        }
    }
    named
}

/// The documents in a value.
#[must_use]
pub fn documents(value: &Value) -> Vec<&Document> {
    match value {
        Value::Document(document) => vec![document],
        Value::List(values) => values.iter().flat_map(documents).collect(),
        Value::Set(values) => values.iter().flat_map(documents).collect(),
        Value::Per(values) => values.values().flat_map(documents).collect(),
        _ => Vec::new(),
    }
}

/// The sections of a command's documents.
pub(crate) fn payloads(
    named: Vec<(Name, Document)>,
    bytes: &BTreeMap<Name, Arc<[u8]>>,
) -> Result<Vec<(String, Payload)>, DocumentError> {
    let mut payloads = Vec::new();
    for (index, (class, document)) in named.into_iter().enumerate() {
        let found = bytes.get(&document.sha256);
        let found = found.ok_or_else(|| DocumentError::Missing(Arc::clone(&document.name)))?;
        // Documents are equal if their hashes are: the length has to be looked at beside them.
        if describe(&document.name, &document.media_type, found)? != document
            || document.length != found.len() as u64
        {
            return Err(DocumentError::Other(document.name));
        }
        let payload = Payload::Document(class, Arc::clone(found));
        payloads.push((format!("{DOCUMENT}{index}"), payload));
    }
    Ok(payloads)
}

impl Engine {
    /// The bytes of a document of a review. Whether the reader may read it is decided before, by `process::view`.
    ///
    /// # Errors
    /// If the review holds no such document, or it does not open.
    pub async fn document(&self, stream: &str, sha256: &Name) -> Result<Vec<u8>, DocumentError> {
        let review = self.review(stream).await?;
        let mut from = 0;
        loop {
            let page = self
                .store()
                .read_stream(stream, from, Page::default())
                .await?;
            let Some(last) = page.last() else {
                return Err(DocumentError::Unknown(sha256.clone()));
            };
            from = last.revision + 1;
            for recorded in &page {
                let read = self.loader().read(&review.definition, recorded).await?;
                let Some(command) = read.command(&review.definition)? else {
                    continue;
                };
                let named = named(&review.definition, &command);
                let Some(index) = named.iter().position(|(_, known)| known.sha256 == *sha256)
                else {
                    continue;
                };
                let section = format!("{DOCUMENT}{index}");
                let ordinal = read
                    .leaf
                    .sections
                    .iter()
                    .position(|entry| entry.name == section);
                let Some(ordinal) = ordinal else { continue };
                let Some(blob) = self.store().section(read.position, ordinal).await? else {
                    continue;
                };
                return Ok(self
                    .loader()
                    .sealer
                    .unseal(&read.leaf, &section, &blob)
                    .await?);
            }
        }
    }
}
