//! [`fill`]: a whole form, from what was typed for its fields.

use std::collections::BTreeMap;

use definition::{
    model::action::Action,
    name::Name,
    ty::Type,
    value::{Document, Value},
};

use crate::{directory::Directory, payload::no_such_field, review::Review};

use super::read_value;

/// How something was typed for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As text.
    Text,
    /// As a document.
    Document,
}

/// A field that cannot be filled in as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotFilled {
    /// The field.
    pub field: String,
    /// How it was typed.
    pub part: Part,
    /// What is wrong and how to mend it.
    pub problem: String,
}

/// Fills in the form of an action: texts as people type them, and documents, each with its field. Several documents for one
/// field make a list where the field takes one.
///
/// # Errors
/// The first field that is not right.
pub fn fill(
    review: &Review,
    directory: &Directory,
    action: &Action,
    texts: &[(String, String)],
    documents: &[(String, Document)],
) -> Result<BTreeMap<Name, Value>, NotFilled> {
    let mut form = BTreeMap::new();
    for (field, text) in texts {
        let wrong = |problem: String| NotFilled {
            field: field.clone(),
            part: Part::Text,
            problem,
        };
        let ty = field_type(action, field).map_err(wrong)?;
        let value = read_value(&review.definition, &review.state, directory, ty, text);
        let value = value.map_err(wrong)?;
        if form.insert(field.as_str().into(), value).is_some() {
            let problem = "it is given twice; a list is written with commas";
            return Err(wrong(problem.to_owned()));
        }
    }
    for (field, document) in documents {
        put(&mut form, action, field, document).map_err(|problem| NotFilled {
            field: field.clone(),
            part: Part::Document,
            problem,
        })?;
    }
    Ok(form)
}

fn put(
    form: &mut BTreeMap<Name, Value>,
    action: &Action,
    field: &str,
    document: &Document,
) -> Result<(), String> {
    let ty = field_type(action, field)?;
    let value = Value::Document(document.clone());
    let value = match (ty.stated(), form.remove(field)) {
        (Type::Document, None) => value,
        (Type::Document, Some(_)) => return Err("it is given twice".to_owned()),
        (Type::List(inner), before) if **inner == Type::Document => {
            let mut list = match before {
                Some(Value::List(list)) => list,
                _ => Vec::new(),
            };
            list.push(value);
            Value::List(list)
        }
        _ => return Err(format!("it takes no document, but text: {field}=...")),
    };
    form.insert(field.into(), value);
    Ok(())
}

fn field_type<'a>(action: &'a Action, field: &str) -> Result<&'a Type, String> {
    let declared = action.input.get(field);
    declared
        .map(|field| &field.ty)
        .ok_or_else(|| no_such_field(action))
}
