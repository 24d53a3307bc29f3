//! Values of forms. Persons are written by their handles, documents with their content.

use std::{collections::BTreeMap, sync::Arc};

use definition::{
    diagnostic::{Diagnostic, Diagnostics},
    dialect::Node,
    name::Name,
    scenario::{code, path_beside},
    span::{SourceText, Spanned},
    ty::Type,
    value::{Document, Value, node::NodeReader, parse::NOT_STATED},
};
use sha2::{Digest, Sha256};

use super::moves::Unrolling;

/// Where documents of a form go, and what they are called.
pub(super) struct Handed<'d> {
    /// The file in which the form stands.
    pub(super) part: usize,
    /// The field.
    pub(super) field: &'d str,
    /// The bytes so far.
    pub(super) documents: &'d mut BTreeMap<Name, Arc<[u8]>>,
}

impl Unrolling<'_> {
    /// Reads a value of a field.
    pub(super) fn value(
        &mut self,
        ty: &Type,
        node: &Node,
        mut handed: Handed<'_>,
        out: &mut Diagnostics,
    ) -> Option<Value> {
        self.of_type(ty, node, &mut handed, out)
    }

    fn of_type(
        &mut self,
        ty: &Type,
        node: &Node,
        handed: &mut Handed<'_>,
        out: &mut Diagnostics,
    ) -> Option<Value> {
        match ty {
            Type::OrNotStated(inner) => match node.text() {
                Some(source) if source.text == NOT_STATED => Some(Value::NotStated),
                _ => self.of_type(inner, node, handed, out),
            },
            Type::List(inner) if is_own(inner) && node.is_list() => {
                self.elements(inner, node, handed, out).map(Value::List)
            }
            Type::Set(inner) if is_own(inner) && node.is_list() => {
                let values = self.elements(inner, node, handed, out)?;
                Some(Value::Set(values.into_iter().collect()))
            }
            Type::Person => {
                let source = node.text()?;
                let handle = Spanned {
                    value: source.text.as_str().into(),
                    span: source.span,
                };
                let person = self.person(&handle, out)?;
                Some(Value::Person(person.name().clone()))
            }
            Type::Document => match node.text() {
                Some(source) => self.document(source, handed, out).map(Value::Document),
                None => {
                    out.push(no_document(node));
                    None
                }
            },
            _ => {
                let members = |vocabulary: &str| {
                    let mut members = self.given.members(vocabulary);
                    members.extend(self.joined.get(vocabulary).into_iter().flatten().cloned());
                    members
                };
                let mut reader = NodeReader {
                    members: &members,
                    code: code::VALUE,
                    diagnostics: out,
                };
                reader.value(ty, node)
            }
        }
    }

    fn elements(
        &mut self,
        inner: &Type,
        node: &Node,
        handed: &mut Handed<'_>,
        out: &mut Diagnostics,
    ) -> Option<Vec<Value>> {
        node.list()
            .iter()
            .map(|node| self.of_type(inner, node, handed, out))
            .collect()
    }

    fn document(
        &mut self,
        source: &SourceText,
        handed: &mut Handed<'_>,
        out: &mut Diagnostics,
    ) -> Option<Document> {
        let (bytes, name): (Arc<[u8]>, String) =
            if let Some(text) = source.text.strip_prefix("text:") {
                (text.as_bytes().into(), format!("{}.txt", handed.field))
            } else if let Some(path) = source.text.strip_prefix("file:") {
                let bytes = self.file(path, source, handed.part, out)?;
                (bytes, path.rsplit('/').next().unwrap_or(path).to_owned())
            } else {
                out.push(
                    Diagnostic::error(code::FORM, "this is no document")
                        .at(source.span)
                        .help(DOCUMENT),
                );
                return None;
            };
        let hash: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let document = Document {
            sha256: hash.into(),
            length: bytes.len() as u64,
            media_type: media_type(&name).into(),
            name: name.into(),
        };
        handed.documents.insert(document.sha256.clone(), bytes);
        Some(document)
    }

    fn file(
        &mut self,
        path: &str,
        source: &SourceText,
        part: usize,
        out: &mut Diagnostics,
    ) -> Option<Arc<[u8]>> {
        let beside = self
            .scenario
            .texts
            .get(part)
            .map_or("", |text| text.path.as_str());
        let Some(path) = path_beside(beside, path) else {
            let error = Diagnostic::error(code::FILE, "this is no relative path").at(source.span);
            out.push(error.help("write it from the folder of this file, with `/`"));
            return None;
        };
        if let Some(bytes) = self.files.get(&path) {
            return Some(Arc::clone(bytes));
        }
        match (self.open)(&path) {
            Ok(bytes) => {
                let bytes: Arc<[u8]> = bytes.into();
                self.files.insert(path, Arc::clone(&bytes));
                Some(bytes)
            }
            Err(reason) => {
                let message = format!("`{path}` cannot be read: {reason}");
                out.push(Diagnostic::error(code::FILE, message).at(source.span));
                None
            }
        }
    }
}

const DOCUMENT: &str = "write `text:` with its content, or `file:` with a path beside this file";

/// Types whose values a scenario writes in its own way.
fn is_own(ty: &Type) -> bool {
    matches!(ty.stated(), Type::Person | Type::Document)
}

fn no_document(node: &Node) -> Diagnostic {
    let message = format!("a document is expected, this is {}", node.described());
    Diagnostic::error(code::VALUE, message)
        .at(node.span)
        .help(DOCUMENT)
}

/// The media type that the ending of a file's name tells.
fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "md" => "text/markdown",
        "txt" => "text/plain",
        "html" => "text/html",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
