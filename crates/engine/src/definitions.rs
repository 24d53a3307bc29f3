//! Definitions in the record: each has a stream of its own, named by its digest, which holds its text.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use definition::{
    diagnostic::Diagnostic,
    load::{load, reread},
    model::Definition,
};
use ledger::section::read_open_section_bytes;
use serde_json::json;
use store::{
    AppendError, Store,
    read::{Page, ReadError},
};

use crate::{
    sealing::{First, FirstError, Payload, Sealer},
    submission::Via,
};

/// What the streams of definitions begin with; their digest follows.
const STREAM: &str = "definition:";

/// The section that holds the text of a definition.
const SOURCE: &str = "source";

/// A definition cannot be published or found.
#[derive(Debug, thiserror::Error)]
pub enum DefinitionError {
    /// The text has errors.
    #[error("the definition has errors")]
    Invalid(Vec<Diagnostic>),
    /// The version is published with another text.
    #[error(
        "{workflow} {version} is published already, with another text; a published version never changes: \
        give the new text a new version"
    )]
    VersionTaken {
        /// The definition's id.
        workflow: String,
        /// Its version.
        version: String,
    },
    /// There is no such definition in the record.
    #[error("there is no definition {0} in the record; `remit publish` puts one there")]
    Unknown(String),
    /// The recorded text does not give the recorded digest.
    #[error(
        "the recorded text of definition {0} gives another digest: the record is damaged, or this program reads it differently"
    )]
    OtherDigest(String),
    /// The record cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The definition's stream cannot be begun.
    #[error(transparent)]
    First(#[from] FirstError),
}

/// A definition in the record.
#[derive(Clone, Debug)]
pub struct Published {
    /// The definition.
    pub definition: Arc<Definition>,
    /// It was there before.
    pub already: bool,
}

/// The definitions of a record, those used so far in memory.
#[derive(Clone)]
pub struct Definitions {
    store: Store,
    sealer: Sealer,
    loaded: Arc<Mutex<BTreeMap<String, Arc<Definition>>>>,
}

impl Definitions {
    pub(crate) fn new(store: Store, sealer: Sealer) -> Self {
        Self {
            store,
            sealer,
            loaded: Arc::default(),
        }
    }

    /// Puts a definition into the record. Publishing the same text again changes nothing.
    ///
    /// # Errors
    /// If the text has errors, or its version is published with another text.
    pub async fn publish(
        &self,
        source: &[u8],
        now: i64,
        via: Via,
    ) -> Result<Published, DefinitionError> {
        let definition = Arc::new(load(source).map_err(DefinitionError::Invalid)?.definition);
        let body = json!({
            "digest": definition.digest.as_str(),
            "kind": "published",
            "language": definition.language,
            "version": definition.version.as_str(),
            "via": via.as_str(),
            "workflow": definition.workflow.as_str(),
        });
        let first = First {
            stream: &stream(&definition.digest),
            event_type: "definition.published",
            body,
            payloads: vec![(SOURCE.to_owned(), Payload::OpenBytes(source.to_vec()))],
            claim: Some(claim(&definition.workflow, &definition.version)),
        };
        let already = match self.sealer.begin(first, now).await {
            Ok(is_new) => !is_new,
            Err(FirstError::Append(AppendError::NameTaken)) => {
                return Err(DefinitionError::VersionTaken {
                    workflow: definition.workflow.to_string(),
                    version: definition.version.to_string(),
                });
            }
            Err(error) => return Err(error.into()),
        };
        self.keep(&definition);
        Ok(Published {
            definition,
            already,
        })
    }

    /// The definition with a digest.
    ///
    /// # Errors
    /// If it is not in the record, or its text is damaged.
    pub async fn by_digest(&self, digest: &str) -> Result<Arc<Definition>, DefinitionError> {
        let known = self
            .loaded
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(digest)
            .cloned();
        if let Some(definition) = known {
            return Ok(definition);
        }
        let definition =
            Arc::new(reread(&self.source(digest).await?).map_err(DefinitionError::Invalid)?);
        if definition.digest != digest {
            return Err(DefinitionError::OtherDigest(digest.to_owned()));
        }
        self.keep(&definition);
        Ok(definition)
    }

    /// The definition published as a version of a workflow.
    ///
    /// # Errors
    /// If there is none.
    pub async fn by_version(
        &self,
        workflow: &str,
        version: &str,
    ) -> Result<Arc<Definition>, DefinitionError> {
        let stream = self.store.stream_of_name(&claim(workflow, version)).await?;
        match stream {
            Some(stream) => self.by_stream(&stream).await,
            None => Err(DefinitionError::Unknown(format!("{workflow}@{version}"))),
        }
    }

    /// The definition that a stream of the record holds.
    ///
    /// # Errors
    /// If it is the stream of something else, or its text is damaged.
    pub async fn by_stream(&self, stream: &str) -> Result<Arc<Definition>, DefinitionError> {
        match stream.strip_prefix(STREAM) {
            Some(digest) => self.by_digest(digest).await,
            None => Err(DefinitionError::Unknown(stream.to_owned())),
        }
    }

    /// The recorded text of a definition.
    ///
    /// # Errors
    /// If it is not in the record, or its text is damaged.
    pub async fn source(&self, digest: &str) -> Result<Vec<u8>, DefinitionError> {
        let unknown = || DefinitionError::Unknown(digest.to_owned());
        let damaged = || DefinitionError::OtherDigest(digest.to_owned());
        let first = Page {
            events: 1,
            largest_blob: 0,
        };
        let page = self.store.read_stream(&stream(digest), 0, first).await?;
        let first = page.first().ok_or_else(unknown)?;
        let leaf = first.parse().map_err(|_| damaged())?;
        let index = leaf.sections.iter().position(|entry| entry.name == SOURCE);
        let index = index.ok_or_else(damaged)?;
        let blob = self
            .store
            .section(first.position, index)
            .await?
            .ok_or_else(damaged)?;
        Ok(read_open_section_bytes(&blob)
            .map_err(|_| damaged())?
            .to_vec())
    }

    fn keep(&self, definition: &Arc<Definition>) {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        loaded.insert(definition.digest.to_string(), Arc::clone(definition));
    }
}

fn stream(digest: &str) -> String {
    format!("{STREAM}{digest}")
}

fn claim(workflow: &str, version: &str) -> String {
    format!("definition/{workflow}@{version}")
}
