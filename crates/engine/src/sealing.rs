//! Events into sections and back: open ones are salted, sealed ones are encrypted with the key of their class.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use definition::name::Name;
use ledger::{
    key::DataKey,
    leaf::{Leaf, OPEN},
    seal::{SealContext, pad_json, seal, unpad_json, unseal},
    section::{SectionHeader, open_section, open_section_bytes, read_header, read_open_section},
};
use process::record::content::Content;
use serde_json::{Value as Json, json};
use store::{
    Append, AppendError, Entropy, Expected, NewEvent, NewSection, Store,
    append::CLAIM_SECTION,
    keys::{KeyScope, KeysError},
    read::{ReadError, Recorded},
};
use uuid::Uuid;

/// Who acts when nobody does.
pub(crate) const SYSTEM: &str = "system";
/// The version of the bodies of the system's own events.
pub(crate) const SYSTEM_SCHEMA: u32 = 1;
/// The section that holds the open part of an event.
pub(crate) const BODY: &str = "body";
/// The section that holds the open part of the command, in the first event of a step.
pub(crate) const COMMAND: &str = "command";
/// Sections `content.<class>` hold the sealed parts of an event.
pub(crate) const CONTENT: &str = "content.";
/// Sections `command.<class>` hold the sealed parts of a command.
pub(crate) const COMMAND_CONTENT: &str = "command.";
/// Sections `document.<n>` hold the documents of a command, from 0.
pub(crate) const DOCUMENT: &str = "document.";

/// A section cannot be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum SealingError {
    /// A key cannot be had.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// A section cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A section does not have the form it should have.
    #[error("section `{section}` of event {event}: {problem}")]
    Section {
        /// The id of the event.
        event: String,
        /// The section.
        section: String,
        /// What is wrong.
        problem: String,
    },
}

/// An event before it is sealed.
pub(crate) struct Unsealed {
    pub(crate) event_type: String,
    pub(crate) actor: String,
    pub(crate) correlation: Option<String>,
    pub(crate) discreet: bool,
    pub(crate) payloads: Vec<(String, Payload)>,
}

/// What goes into a section.
pub(crate) enum Payload {
    /// JSON that everybody may know.
    Open(Json),
    /// Bytes that everybody may know.
    OpenBytes(Vec<u8>),
    /// JSON of a class.
    Sealed(Name, Json),
    /// A document of a class.
    Document(Name, Arc<[u8]>),
}

/// The first event of a stream that no person's command began.
pub(crate) struct First<'a> {
    pub(crate) stream: &'a str,
    pub(crate) event_type: &'a str,
    pub(crate) body: Json,
    /// Further sections.
    pub(crate) payloads: Vec<(String, Payload)>,
    /// A name the stream claims.
    pub(crate) claim: Option<String>,
}

/// The first event of a stream cannot be appended.
#[derive(Debug, thiserror::Error)]
pub enum FirstError {
    /// A section cannot be sealed.
    #[error(transparent)]
    Sealing(#[from] SealingError),
    /// The store did not append.
    #[error(transparent)]
    Append(AppendError),
}

/// Seals and opens the sections of one store.
#[derive(Clone)]
pub(crate) struct Sealer {
    pub(crate) store: Store,
    pub(crate) entropy: Entropy,
}

impl Sealer {
    /// Seals an event. `now` gives its id the time; a discreet event has an id without one.
    pub(crate) async fn seal(
        &self,
        stream: &str,
        schema: u32,
        now: i64,
        event: Unsealed,
    ) -> Result<NewEvent, SealingError> {
        let id = self.event_id(now, event.discreet).to_string();
        let mut sections = Vec::with_capacity(event.payloads.len());
        for (name, payload) in event.payloads {
            let (class, blob) = self.section(stream, &id, &name, payload).await?;
            sections.push(NewSection { name, class, blob });
        }
        Ok(NewEvent {
            id,
            event_type: event.event_type,
            schema,
            actor: event.actor,
            correlation: event.correlation,
            causation: None,
            discreet: event.discreet,
            sections,
        })
    }

    /// Begins a stream with an event of the system's own. `false` if the stream has begun already; nothing is appended then.
    pub(crate) async fn begin(&self, first: First<'_>, now: i64) -> Result<bool, FirstError> {
        let mut payloads = vec![(BODY.to_owned(), Payload::Open(first.body))];
        payloads.extend(first.payloads);
        if let Some(name) = &first.claim {
            payloads.push((
                CLAIM_SECTION.to_owned(),
                Payload::Open(json!({ "name": name })),
            ));
        }
        let unsealed = Unsealed {
            event_type: first.event_type.to_owned(),
            actor: SYSTEM.to_owned(),
            correlation: None,
            discreet: false,
            payloads,
        };
        let append = Append {
            command: None,
            stream: first.stream.to_owned(),
            expected: Expected::None,
            claim: first.claim,
            events: vec![
                self.seal(first.stream, SYSTEM_SCHEMA, now, unsealed)
                    .await?,
            ],
        };
        match self.store.append(append).await {
            Ok(_) => Ok(true),
            Err(AppendError::Conflict { .. }) => Ok(false),
            Err(error) => Err(FirstError::Append(error)),
        }
    }

    fn event_id(&self, now: i64, discreet: bool) -> Uuid {
        if discreet {
            return uuid::Builder::from_random_bytes(self.entropy.bytes()).into_uuid();
        }
        let millis = u64::try_from(now).unwrap_or_default() * 1000;
        uuid::Builder::from_unix_timestamp_millis(millis, &self.entropy.bytes()).into_uuid()
    }

    async fn section(
        &self,
        stream: &str,
        event_id: &str,
        name: &str,
        payload: Payload,
    ) -> Result<(String, Vec<u8>), SealingError> {
        let problem = |problem: String| SealingError::Section {
            event: event_id.to_owned(),
            section: name.to_owned(),
            problem,
        };
        let (class, plaintext) = match &payload {
            Payload::Open(json) => {
                let blob = open_section(self.entropy.bytes(), json);
                return Ok((
                    OPEN.to_owned(),
                    blob.map_err(|error| problem(error.to_string()))?,
                ));
            }
            Payload::OpenBytes(bytes) => {
                return Ok((
                    OPEN.to_owned(),
                    open_section_bytes(self.entropy.bytes(), bytes),
                ));
            }
            Payload::Sealed(class, json) => (
                class,
                Cow::Owned(pad_json(json).map_err(|error| problem(error.to_string()))?),
            ),
            Payload::Document(class, bytes) => (class, Cow::Borrowed(&**bytes)),
        };
        let scope = KeyScope::Class {
            stream: stream.to_owned(),
            class: class.to_string(),
        };
        let (key_id, key) = self.store.keys().data_key(&scope).await?;
        let context = SealContext {
            origin: self.store.origin(),
            stream,
            event_id,
            section: name,
        };
        let blob = seal(&key, key_id, self.entropy.bytes(), &context, &plaintext);
        Ok((
            class.to_string(),
            blob.map_err(|error| problem(error.to_string()))?,
        ))
    }

    /// Opens everything of an event but its documents.
    pub(crate) async fn open(
        &self,
        recorded: &Recorded,
        leaf: &Leaf,
    ) -> Result<Opened, SealingError> {
        let mut opened = Opened::default();
        for (index, entry) in leaf.sections.iter().enumerate() {
            let name = &entry.name;
            if name.starts_with(DOCUMENT) {
                continue;
            }
            let blob = self.blob(recorded, index).await?;
            if name == BODY {
                opened.body = open_json(leaf, name, &blob)?;
            } else if name == COMMAND {
                opened.command = Some(open_json(leaf, name, &blob)?);
            } else if let Some(class) = name.strip_prefix(CONTENT) {
                let json = self.unseal_json(leaf, name, &blob).await?;
                opened.content.insert(class.into(), object(json));
            } else if let Some(class) = name.strip_prefix(COMMAND_CONTENT) {
                let json = self.unseal_json(leaf, name, &blob).await?;
                opened.command_content.insert(class.into(), object(json));
            }
        }
        Ok(opened)
    }

    /// A section of an event: as it was read with it, or, if it was too long for that, by itself.
    async fn blob<'a>(
        &self,
        recorded: &'a Recorded,
        index: usize,
    ) -> Result<Cow<'a, [u8]>, SealingError> {
        if let Some(Some(blob)) = recorded.sections.get(index) {
            return Ok(Cow::Borrowed(blob));
        }
        let blob = self.store.section(recorded.position, index).await?;
        blob.map(Cow::Owned).ok_or_else(|| SealingError::Section {
            event: format!("at position {}", recorded.position),
            section: format!("number {index}"),
            problem: "it is missing".to_owned(),
        })
    }

    async fn unseal_json(
        &self,
        leaf: &Leaf,
        section: &str,
        blob: &[u8],
    ) -> Result<Json, SealingError> {
        let plaintext = self.unseal(leaf, section, blob).await?;
        unpad_json(&plaintext).map_err(|error| wrong(leaf, section, &error))
    }

    /// Opens one sealed section.
    pub(crate) async fn unseal(
        &self,
        leaf: &Leaf,
        section: &str,
        blob: &[u8],
    ) -> Result<Vec<u8>, SealingError> {
        let header = read_header(blob).map_err(|error| wrong(leaf, section, &error))?;
        let SectionHeader::Sealed(key_id) = header else {
            return Err(wrong(leaf, section, &"it is open, not sealed"));
        };
        let key: Arc<DataKey> = self.store.keys().unwrap(key_id).await?;
        let context = SealContext {
            origin: &leaf.log,
            stream: &leaf.stream,
            event_id: &leaf.id,
            section,
        };
        unseal(&key, &context, blob).map_err(|error| wrong(leaf, section, &error))
    }
}

/// What an event holds, opened.
#[derive(Default)]
pub(crate) struct Opened {
    pub(crate) body: Json,
    pub(crate) content: Content,
    pub(crate) command: Option<Json>,
    pub(crate) command_content: Content,
}

/// Sealed sections of some content.
pub(crate) fn sealed(prefix: &str, content: Content) -> Vec<(String, Payload)> {
    let section = |(class, values): (Name, _)| {
        (
            format!("{prefix}{class}"),
            Payload::Sealed(class, Json::Object(values)),
        )
    };
    content.into_iter().map(section).collect()
}

/// The content of open sections by name, without keys.
pub(crate) fn open_sections(
    recorded: &Recorded,
    leaf: &Leaf,
) -> Result<BTreeMap<String, Json>, SealingError> {
    let mut open = BTreeMap::new();
    for (entry, blob) in leaf.sections.iter().zip(&recorded.sections) {
        if let (true, Some(blob)) = (entry.class == OPEN && entry.name != "source", blob) {
            open.insert(entry.name.clone(), open_json(leaf, &entry.name, blob)?);
        }
    }
    Ok(open)
}

fn open_json(leaf: &Leaf, section: &str, blob: &[u8]) -> Result<Json, SealingError> {
    read_open_section(blob).map_err(|error| wrong(leaf, section, &error))
}

fn object(json: Json) -> serde_json::Map<String, Json> {
    match json {
        Json::Object(map) => map,
        _ => serde_json::Map::new(),
    }
}

fn wrong(leaf: &Leaf, section: &str, problem: &dyn std::fmt::Display) -> SealingError {
    SealingError::Section {
        event: leaf.id.clone(),
        section: section.to_owned(),
        problem: problem.to_string(),
    }
}
