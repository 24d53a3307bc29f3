//! A form filled in on the command line: texts and files become values of the types that the action asks for.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use definition::{
    model::{Definition, action::Action},
    name::Name,
    ty::Type,
    value::{Document, Value},
};
use engine::{
    documents::{DocumentError, check_length, describe},
    form::read_value,
};
use process::{examine::conform::DOCUMENT_BYTES_MAX, state::State};

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

/// Reads `field=value`.
pub(crate) fn written(text: &str) -> Result<Written, String> {
    match text.split_once('=') {
        Some((field, value)) if !field.is_empty() => Ok((field.to_owned(), value.to_owned())),
        _ => Err(format!("`{text}` is not of the form `field=value`")),
    }
}

/// Fills in the form of an action.
pub(crate) fn fill(
    definition: &Definition,
    state: &State,
    people: &People,
    action: &Action,
    values: &[Written],
    paths: &[Written],
) -> Result<Form, Failure> {
    let mut form = Form::default();
    for (field, text) in values {
        let ty = field_type(action, field)?;
        let value = read_value(definition, state, people, ty, text)
            .map_err(|problem| Failure::usage(format_args!("--with {field}: {problem}")))?;
        if form.payload.insert(field.as_str().into(), value).is_some() {
            return Err(Failure::usage(format_args!(
                "--with {field} is given twice; a list is written with commas"
            )));
        }
    }
    for (field, path) in paths {
        let ty = field_type(action, field)?;
        let (document, bytes) = document(Path::new(path))?;
        form.documents.insert(document.sha256.clone(), bytes);
        let field = Name::from(field.as_str());
        match (ty.stated(), form.payload.remove(&field)) {
            (Type::Document, None) => form.payload.insert(field, Value::Document(document)),
            (Type::List(inner), before) if **inner == Type::Document => {
                let mut list = match before {
                    Some(Value::List(list)) => list,
                    _ => Vec::new(),
                };
                list.push(Value::Document(document));
                form.payload.insert(field, Value::List(list))
            }
            (Type::Document, Some(_)) => {
                return Err(Failure::usage(format_args!("{field} is given twice")));
            }
            _ => {
                let text = format_args!(
                    "--file {field}: this field takes no document; write --with {field}=..."
                );
                return Err(Failure::usage(text));
            }
        };
    }
    Ok(form)
}

fn field_type<'a>(action: &'a Action, field: &str) -> Result<&'a Type, Failure> {
    let declared = action.input.get(field);
    declared.map(|field| &field.ty).ok_or_else(|| {
        let known: Vec<&str> = action.input.keys().map(Name::as_str).collect();
        let known = if known.is_empty() {
            "it has none".to_owned()
        } else {
            format!("its fields are: {}", known.join(", "))
        };
        Failure::usage(format_args!(
            "the form of `{}` has no field `{field}`; {known}",
            action.id
        ))
    })
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
