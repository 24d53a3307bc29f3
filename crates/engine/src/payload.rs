//! Forms that programs fill in: JSON becomes values of the types that the definition asks for.

use std::collections::BTreeMap;

use definition::{
    model::action::Action,
    name::Name,
    ty::Type,
    value::{Value, json::from_json},
};
use serde_json::{Map, Value as Json};

use crate::{directory::Directory, review::Review};

/// A field of a form that is not right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: String,
    /// What is wrong and how to mend it.
    pub problem: String,
}

/// An action as the machine of an instance declares it: in its present state, else in any. Whether there is such an instance
/// makes no difference, so nothing is told of one that the actor may not see.
#[must_use]
pub fn declared<'a>(review: &'a Review, instance: &str, action: &str) -> Option<&'a Action> {
    let machine = instance.split('/').next().unwrap_or_default();
    let machine = review.definition.machines.get(machine)?;
    let present = review.state.instance(instance);
    let offered = present.and_then(|instance| machine.action(instance.leaf(), action));
    let mut states = machine.states.values();
    offered.or_else(|| states.find_map(|state| state.actions.get(action)))
}

/// The fields of a form as values; people are named by their handles or ids.
///
/// # Errors
/// Every field that is not right.
pub fn read_payload(
    action: &Action,
    directory: &Directory,
    fields: &Map<String, Json>,
) -> Result<BTreeMap<Name, Value>, Vec<FieldError>> {
    let (mut payload, mut errors) = (BTreeMap::new(), Vec::new());
    for (field, json) in fields {
        let read = match action.input.get(field.as_str()) {
            Some(declared) => {
                let json = with_ids(&declared.ty, json, directory);
                from_json(&declared.ty, &json).map_err(|error| error.to_string())
            }
            None => Err(no_such_field(action)),
        };
        match read {
            Ok(value) => drop(payload.insert(field.as_str().into(), value)),
            Err(problem) => errors.push(FieldError {
                field: field.clone(),
                problem,
            }),
        }
    }
    if errors.is_empty() {
        Ok(payload)
    } else {
        Err(errors)
    }
}

pub(crate) fn no_such_field(action: &Action) -> String {
    let known: Vec<&str> = action.input.keys().map(Name::as_str).collect();
    if known.is_empty() {
        format!("the form of `{}` has no field", action.id)
    } else {
        format!(
            "the form of `{}` has no such field; its fields are: {}",
            action.id,
            known.join(", ")
        )
    }
}

/// JSON in which the handles of people are replaced by their ids, where the type asks for people.
fn with_ids(ty: &Type, json: &Json, directory: &Directory) -> Json {
    match (ty.stated(), json) {
        (Type::Person, Json::String(handle)) => {
            let account = directory.account(handle);
            account.map_or_else(|| json.clone(), |account| account.id.clone().into())
        }
        (Type::List(inner) | Type::Set(inner), Json::Array(values)) => values
            .iter()
            .map(|value| with_ids(inner, value, directory))
            .collect(),
        (Type::Per { value: inner, .. }, Json::Object(entries)) => {
            let entry =
                |(key, value): (&String, &Json)| (key.clone(), with_ids(inner, value, directory));
            Json::Object(entries.iter().map(entry).collect())
        }
        _ => json.clone(),
    }
}
