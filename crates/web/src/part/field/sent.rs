//! [`Sent`]: a form as it was sent.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::StatusCode,
};
use process::examine::conform::DOCUMENT_BYTES_MAX;

use crate::answer::fault::Fault;

/// The greatest number of parts of a form that is read.
const PARTS_MAX: usize = 10_000;

/// The longest form that is read, in bytes: two documents of the greatest length, with the texts around them.
pub(crate) const FORM_BYTES_MAX: usize = 2 * DOCUMENT_BYTES_MAX as usize + (4 << 20);

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
        let is_part = |known: &str| {
            let rest = known.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':']))
        };
        let texts = self.texts.iter().filter(|(known, _)| is_part(known));
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
impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let mut parts = Multipart::from_request(request, state)
            .await
            .map_err(|error| Fault::BadRequest(error.body_text()))?;
        let mut sent = Self::default();
        for _ in 0..PARTS_MAX {
            let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? else {
                return Ok(sent);
            };
            let name = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(base_name) {
                None => {
                    let text = part.text().await.map_err(|error| broken(&error))?;
                    sent = sent.with(&name, text);
                }
                Some(file) => {
                    let media_type = part.content_type().map(ToOwned::to_owned);
                    let bytes: Bytes = part.bytes().await.map_err(|error| broken(&error))?;
                    if file.is_empty() && bytes.is_empty() {
                        continue;
                    }
                    let file = File {
                        name: file,
                        media_type: media_type
                            .unwrap_or_else(|| "application/octet-stream".to_owned()),
                        bytes: bytes.as_ref().into(),
                    };
                    sent = sent.with_file(&name, file);
                }
            }
        }
        Err(Fault::BadRequest(format!(
            "the form has more than {PARTS_MAX} parts"
        )))
    }
}

/// The name of a file without the folders that some browsers put before it.
fn base_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    base.chars().filter(|c| !c.is_control()).collect()
}

fn broken(error: &MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Fault::BadRequest(format!(
            "the form is longer than {FORM_BYTES_MAX} bytes; a document has at most {DOCUMENT_BYTES_MAX}. Nothing has changed"
        ));
    }
    Fault::BadRequest(error.body_text())
}
