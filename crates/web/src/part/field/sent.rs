//! [`Sent`]: a form as it was sent.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    http::StatusCode,
};
use process::examine::conform::DOCUMENT_BYTES_MAX;
use store::accounts::draft::DRAFT_BYTES_MAX;

use crate::answer::{fault::Fault, misread::Misread};

/// The greatest number of parts of a form that is read.
const PARTS_MAX: usize = 10_000;

/// The longest form that is taken, in bytes: two documents of the greatest length, with the texts around them.
const FORM_BYTES_MAX: usize = 2 * DOCUMENT_BYTES_MAX as usize + (4 << 20);

/// The longest form that is read, in bytes. What is longer than may be taken is read past, so that the texts beside it come back.
pub(crate) const FORM_READ_MAX: usize = 128 << 20;

/// A file that came with a form.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// Its name, without folders.
    pub(crate) name: String,
    /// As the browser calls it.
    pub(crate) media_type: String,
    /// Its content.
    pub(crate) bytes: Arc<[u8]>,
}

/// A form as it was sent: texts and files by the names of their controls.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sent {
    texts: BTreeMap<String, Vec<String>>,
    files: BTreeMap<String, Vec<File>>,
}

impl Sent {
    /// The text of a control; empty if there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.texts(name).first().map_or("", String::as_str)
    }

    /// All texts of controls with a name.
    pub(crate) fn texts(&self, name: &str) -> &[String] {
        self.texts.get(name).map_or(&[], Vec::as_slice)
    }

    /// All texts of a field, also of its parts.
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        let texts = self.texts.iter().filter(|(known, _)| is_of(known, name));
        let texts = texts.flat_map(|(_, texts)| texts);
        texts
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// Whether a control was sent at all.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.texts.contains_key(name)
    }

    /// The files of a control.
    pub(crate) fn files(&self, name: &str) -> &[File] {
        self.files.get(name).map_or(&[], Vec::as_slice)
    }

    /// The names of all files.
    pub(crate) fn file_names(&self) -> Vec<&str> {
        let files = self.files.values().flatten();
        files.map(|file| file.name.as_str()).collect()
    }

    /// Whether a file of a field, or of one of its parts, is longer than documents may be.
    pub(crate) fn is_too_long(&self, name: &str) -> bool {
        let files = self.files.iter().filter(|(known, _)| is_of(known, name));
        let mut files = files.flat_map(|(_, files)| files);
        files.any(|file| file.bytes.len() as u64 > DOCUMENT_BYTES_MAX)
    }

    /// The texts of the controls of some fields and of their parts.
    pub(crate) fn texts_of(&self, names: &[&str]) -> BTreeMap<String, Vec<String>> {
        let texts = self.texts.iter();
        let texts = texts.filter(|(known, _)| names.iter().any(|name| is_of(known, name)));
        texts
            .map(|(name, texts)| (name.clone(), texts.clone()))
            .collect()
    }

    /// Texts by the names of their controls.
    pub(crate) fn of(texts: BTreeMap<String, Vec<String>>) -> Self {
        Self {
            texts,
            files: BTreeMap::new(),
        }
    }

    /// With one more text.
    pub(crate) fn with(mut self, name: &str, text: impl Into<String>) -> Self {
        let texts = self.texts.entry(name.to_owned()).or_default();
        texts.push(text.into());
        self
    }

    /// With one more file.
    pub(crate) fn with_file(mut self, name: &str, file: File) -> Self {
        self.files.entry(name.to_owned()).or_default().push(file);
        self
    }
}

/// Whatever comes as `multipart/form-data` (RFC 7578). Files without a name and without content are controls that were left empty.
/// Of a file that is too long so much is kept that whoever looks at it finds that; so one file does not cost what was typed.
impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let file_bytes = DOCUMENT_BYTES_MAX as usize + 1;
        read(request, state, FORM_BYTES_MAX, file_bytes).await
    }
}

/// The texts of a form alone: files are read past.
pub(crate) struct Typed(pub(crate) Sent);

impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let mut sent = read(request, state, DRAFT_BYTES_MAX, 0).await?;
        sent.files.clear();
        Ok(Self(sent))
    }
}

/// Reads a form of which at most so many bytes are kept, and of each file at most so many.
async fn read<S: Send + Sync>(
    request: Request,
    state: &S,
    most: usize,
    of_file: usize,
) -> Result<Sent, Fault> {
    let mut parts = Multipart::from_request(request, state)
        .await
        .map_err(|_| Fault::BadRequest(Misread::Form))?;
    let (mut sent, mut left) = (Sent::default(), most);
    for _ in 0..PARTS_MAX {
        let Some(mut part) = parts.next_field().await.map_err(|error| broken(&error))? else {
            return Ok(sent);
        };
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(base_name);
        let media_type = part.content_type().map(ToOwned::to_owned);
        let most = file.as_ref().map_or(left, |_| of_file);
        let bytes = beginning(&mut part, most).await?;
        let (bytes, is_whole) = bytes;
        left = left
            .checked_sub(bytes.len() + name.len())
            .ok_or(Fault::TooLong)?;
        match file {
            None if is_whole => sent = sent.with(&name, String::from_utf8_lossy(&bytes)),
            None => return Err(Fault::TooLong),
            Some(file) if file.is_empty() && bytes.is_empty() => {}
            Some(file) => {
                let file = File {
                    name: file,
                    media_type: media_type.unwrap_or_else(|| "application/octet-stream".to_owned()),
                    bytes: bytes.into(),
                };
                sent = sent.with_file(&name, file);
            }
        }
    }
    Err(Fault::BadRequest(Misread::Parts(PARTS_MAX)))
}

/// The first bytes of a part, at most so many, and whether those are all; the others are read past.
async fn beginning(part: &mut Field<'_>, most: usize) -> Result<(Vec<u8>, bool), Fault> {
    let (mut bytes, mut is_whole) = (Vec::new(), true);
    while let Some(chunk) = part.chunk().await.map_err(|error| broken(&error))? {
        let kept = chunk.len().min(most - bytes.len());
        bytes.extend_from_slice(&chunk[..kept]);
        is_whole &= kept == chunk.len();
    }
    Ok((bytes, is_whole))
}

/// Whether a control is that of a field, or of a part of it.
fn is_of(known: &str, name: &str) -> bool {
    let rest = known.strip_prefix(name);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':']))
}

/// The name of a file without the folders that some browsers put before it.
fn base_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    base.chars().filter(|c| !c.is_control()).collect()
}

fn broken(error: &MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Fault::TooLong;
    }
    Fault::BadRequest(Misread::Form)
}
