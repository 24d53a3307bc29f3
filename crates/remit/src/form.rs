//! A form filled in on the command line: texts and files become values of the types that the action asks for.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use definition::{
    model::action::Action,
    name::Name,
    value::{Document, Value},
};
use engine::{
    documents::{DocumentError, check_length, describe},
    form::{self, Part},
    review::Review,
};
use process::examine::conform::DOCUMENT_BYTES_MAX;

use crate::{failure::Failure, files, people::People};

/// A field and what was typed for it.
pub(crate) type Written = (String, String);

/// A form with its documents.
#[derive(Debug, Default)]
pub(crate) struct Form {
    /// The values.
    pub(crate) payload: BTreeMap<Name, Value>,
    /// The bytes of the documents, by their hash.
    pub(crate) documents: BTreeMap<Name, Arc<[u8]>>,
}

/// A file that was named for a field.
#[derive(Debug)]
pub(crate) struct Named {
    /// The field.
    pub(crate) field: String,
    /// What it is.
    pub(crate) document: Document,
    /// Its media type, by its name.
    pub(crate) media_type: &'static str,
    /// Its bytes.
    pub(crate) bytes: Arc<[u8]>,
}

/// Reads `field=value`.
pub(crate) fn written(text: &str) -> Result<Written, String> {
    match text.split_once('=') {
        Some((field, value)) if !field.is_empty() => Ok((field.to_owned(), value.to_owned())),
        _ => Err(format!("`{text}` is not of the form `field=value`")),
    }
}

/// Fills in the form of an action.
pub(crate) fn fill(
    review: &Review,
    people: &People,
    action: &Action,
    texts: &[Written],
    files: Vec<Named>,
) -> Result<Form, Failure> {
    let mut named = Vec::new();
    let mut documents = BTreeMap::new();
    for file in files {
        documents.insert(file.document.sha256.clone(), file.bytes);
        named.push((file.field, file.document));
    }
    let payload = form::fill(review, people, action, texts, &named);
    let payload = payload.map_err(|wrong| not_filled(wrong.part, &wrong.field, &wrong.problem))?;
    Ok(Form { payload, documents })
}

/// Why a field cannot be filled in.
pub(crate) fn not_filled(part: Part, field: &str, problem: &str) -> Failure {
    let option = match part {
        Part::Text => "--with",
        Part::Document => "--file",
    };
    Failure::usage(format_args!("{option} {field}: {problem}"))
}

/// Reads the files that were named.
pub(crate) fn read_files(paths: &[Written]) -> Result<Vec<Named>, Failure> {
    let named = paths.iter().map(|(field, path)| {
        let path = Path::new(path);
        let (document, bytes) = document(path)?;
        Ok(Named {
            field: field.clone(),
            document,
            media_type: media_type(path),
            bytes,
        })
    });
    named.collect()
}

/// A file as a document. Of one that is too long nothing is read.
fn document(path: &Path) -> Result<(Document, Arc<[u8]>), Failure> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| path.display().to_string());
    let bytes = files::bounded(path, DOCUMENT_BYTES_MAX, |length| {
        let too_long = check_length(&name, length);
        too_long
            .err()
            .unwrap_or(DocumentError::TooLong {
                name: name.as_str().into(),
                length,
            })
            .into()
    })?;
    let document = describe(&name, media_type(path), &bytes)?;
    Ok((document, bytes.into()))
}

/// The media type of a file, by the end of its name (RFC 6838; bytes of unknown kind if it says nothing).
fn media_type(path: &Path) -> &'static str {
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("pdf") => "application/pdf",
        Some("txt") => "text/plain",
        Some("md") => "text/markdown",
        Some("html" | "htm") => "text/html",
        Some("csv") => "text/csv",
        Some("json") => "application/json",
        Some("zip") => "application/zip",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("odt") => "application/vnd.oasis.opendocument.text",
        Some("ods") => "application/vnd.oasis.opendocument.spreadsheet",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("pptx") => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => "application/octet-stream",
    }
}
