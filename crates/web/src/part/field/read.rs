//! What was typed becomes a value of the type that is asked for.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use definition::{
    model::Definition,
    name::Name,
    ty::Type,
    value::{Value, parse::NOT_STATED},
};
use engine::{directory::Directory, documents::describe, form::read_value};
use process::state::State;

use super::{
    Sent,
    control::{self, Control},
    sent::File,
};

/// What texts are read with.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'r> {
    /// The definition that says what there is to choose from.
    pub(crate) definition: &'r Definition,
    /// The review as it is.
    pub(crate) state: &'r State,
    /// Handles of people.
    pub(crate) directory: &'r Directory,
    /// The form.
    pub(crate) sent: &'r Sent,
}

/// A value that was read, with the bytes of its documents by their hash.
pub(crate) type Documents = BTreeMap<Name, Arc<[u8]>>;

/// The value of a field; `None` if it was left empty.
///
/// # Errors
/// What is wrong and how to mend it, as a sentence without its subject.
pub(crate) fn read(
    reader: Reader<'_>,
    control: &Control,
    ty: &Type,
    name: &str,
    documents: &mut Documents,
) -> Result<Option<Value>, String> {
    let sent = reader.sent;
    match (control, ty) {
        (Control::OrNotStated(inner), Type::OrNotStated(stated)) => {
            let value = read(reader, inner, stated, name, documents)?;
            match (value, sent.has(&control::not_stated(name))) {
                (Some(_), true) => Err(
                    "is filled in, and is said to be not stated: leave one of the two".to_owned(),
                ),
                (None, true) => Ok(Some(Value::NotStated)),
                (value, false) => Ok(value),
            }
        }
        (Control::File { several }, _) => files(sent.files(name), *several, ty, documents),
        (Control::SomeOf { .. }, Type::List(inner) | Type::Set(inner)) => {
            let texts = sent.texts(name).iter().map(String::as_str);
            several(reader, inner, texts, matches!(ty, Type::Set(_)))
        }
        (Control::Lines(_), Type::List(inner) | Type::Set(inner)) => {
            let lines = sent.text(name).lines().map(str::trim);
            let lines = lines.filter(|line| !line.is_empty());
            several(reader, inner, lines, matches!(ty, Type::Set(_)))
        }
        (Control::Each { entries, inner, .. }, Type::Per { value: of, .. }) => {
            let mut values = BTreeMap::new();
            for entry in entries {
                let part = control::part(name, &entry.value);
                let value = read(reader, inner, of, &part, documents)
                    .map_err(|problem| format!("{problem} ({})", entry.value))?;
                if let Some(value) = value {
                    values.insert(Name::from(entry.value.as_str()), value);
                }
            }
            Ok((!values.is_empty()).then_some(Value::Per(values)))
        }
        _ => {
            let text = sent.text(name).replace("\r\n", "\n");
            let text = match ty {
                Type::Text => text.as_str(),
                _ => text.trim(),
            };
            if text.trim().is_empty() {
                return Ok(None);
            }
            one(reader, ty, text).map(Some)
        }
    }
}

fn one(reader: Reader<'_>, ty: &Type, text: &str) -> Result<Value, String> {
    // A text may say whatever it likes, also what would be a statement elsewhere.
    if *ty == Type::Text && text.trim() == NOT_STATED {
        return Ok(Value::Text(text.into()));
    }
    read_value(reader.definition, reader.state, reader.directory, ty, text)
}

fn several<'t>(
    reader: Reader<'_>,
    inner: &Type,
    texts: impl Iterator<Item = &'t str>,
    set: bool,
) -> Result<Option<Value>, String> {
    let values: Result<Vec<Value>, String> = texts.map(|text| one(reader, inner, text)).collect();
    let values = values?;
    if values.is_empty() {
        return Ok(None);
    }
    if !set {
        return Ok(Some(Value::List(values)));
    }
    let count = values.len();
    let values: BTreeSet<Value> = values.into_iter().collect();
    if values.len() < count {
        return Err("names the same thing twice".to_owned());
    }
    Ok(Some(Value::Set(values)))
}

fn files(
    files: &[File],
    several: bool,
    ty: &Type,
    documents: &mut Documents,
) -> Result<Option<Value>, String> {
    if files.is_empty() {
        return Ok(None);
    }
    if files.len() > 1 && !several {
        return Err("takes one document only".to_owned());
    }
    let mut values = Vec::new();
    for file in files {
        let name = if file.name.is_empty() {
            "document"
        } else {
            &file.name
        };
        let document = describe(name, &file.media_type, &file.bytes);
        let document = document.map_err(|error| error.to_string())?;
        documents.insert(document.sha256.clone(), Arc::clone(&file.bytes));
        values.push(Value::Document(document));
    }
    Ok(match ty {
        Type::List(_) => Some(Value::List(values)),
        Type::Set(_) => Some(Value::Set(values.into_iter().collect())),
        _ => values.pop(),
    })
}
