//! Values as JSON, the form in which they are recorded. Reading is typed; [`from_json`] and [`to_json`] are inverse.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use serde_json::{Map, Value as Json, json};

use crate::{
    name::Name,
    ty::Type,
    value::{Cell, Days, Document, PartialDate, Value},
};

/// The recorded JSON is not a value of the type.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("expected {expected}, found {found}")]
pub struct NotOfType {
    /// What the type asks for.
    expected: &'static str,
    /// The kind of JSON that stands there; never its content, which may be confidential.
    found: &'static str,
}

/// A value as JSON.
#[must_use]
pub fn to_json(value: &Value) -> Json {
    match value {
        Value::Bool(truth) => json!(truth),
        Value::Int(number) => json!(number),
        Value::Text(text) => json!(&**text),
        Value::Member(id) | Value::Instance(id) | Value::Person(id) => json!(id.as_str()),
        Value::Date(date) => json!(date.to_string()),
        Value::PartialDate(date) => json!(partial_date_to_text(*date)),
        Value::Instant(instant) => json!(instant.to_string()),
        Value::Duration(Days::Calendar(days)) => json!({ "days": days }),
        Value::Duration(Days::Working(days)) => json!({ "working_days": days }),
        Value::Document(document) => json!({
            "length": document.length,
            "media_type": document.media_type.as_str(),
            "name": &*document.name,
            "sha256": document.sha256.as_str(),
        }),
        Value::Cell(cell) => json!({ "column": cell.column.as_str(), "row": cell.row.as_str() }),
        Value::List(values) => values.iter().map(to_json).collect(),
        Value::Set(values) => values.iter().map(to_json).collect(),
        Value::Per(values) => {
            let entries = values
                .iter()
                .map(|(member, value)| (member.to_string(), to_json(value)));
            Json::Object(entries.collect())
        }
        Value::NotStated => json!({ "not_stated": true }),
    }
}

/// The value of a type that JSON stands for.
///
/// # Errors
/// If the JSON is not of the type. Whether a member or an instance exists is not asked here.
pub fn from_json(ty: &Type, json: &Json) -> Result<Value, NotOfType> {
    let wrong = |expected| NotOfType {
        expected,
        found: kind(json),
    };
    let text = |expected| json.as_str().ok_or_else(|| wrong(expected));
    Ok(match ty {
        Type::OrNotStated(inner) => {
            if is_not_stated(json) {
                return Ok(Value::NotStated);
            }
            return from_json(inner, json);
        }
        Type::Bool => Value::Bool(json.as_bool().ok_or_else(|| wrong("true or false"))?),
        Type::Int => Value::Int(json.as_i64().ok_or_else(|| wrong("a whole number"))?),
        Type::Text => Value::Text(text("a text")?.into()),
        Type::Date => {
            let date: Option<Date> = text("a date")?.parse().ok();
            Value::Date(date.ok_or_else(|| wrong("a date"))?)
        }
        Type::PartialDate => {
            let date = partial_date_from_text(text("a partial date")?);
            Value::PartialDate(date.ok_or_else(|| wrong("a partial date"))?)
        }
        Type::Instant => {
            let instant: Option<Timestamp> = text("a moment")?.parse().ok();
            Value::Instant(instant.ok_or_else(|| wrong("a moment"))?)
        }
        Type::Duration => Value::Duration(days(json).ok_or_else(|| wrong("a number of days"))?),
        Type::Document => {
            Value::Document(document(json).ok_or_else(|| wrong("a reference to a document"))?)
        }
        Type::Person => Value::Person(text("a person")?.into()),
        Type::Member(_) => Value::Member(text("a member")?.into()),
        Type::Instance(_) => Value::Instance(text("an instance")?.into()),
        Type::Cell(_) => Value::Cell(cell(json).ok_or_else(|| wrong("a cell"))?),
        Type::Matrix { .. } => {
            return Err(wrong("nothing: a matrix is recorded by its exceptions"));
        }
        Type::List(inner) => {
            let values = json.as_array().ok_or_else(|| wrong("a list"))?;
            let values: Result<Vec<_>, _> =
                values.iter().map(|one| from_json(inner, one)).collect();
            Value::List(values?)
        }
        Type::Set(inner) => {
            let values = json.as_array().ok_or_else(|| wrong("a list"))?;
            let values: Result<BTreeSet<_>, _> =
                values.iter().map(|one| from_json(inner, one)).collect();
            Value::Set(values?)
        }
        Type::Per { value, .. } => {
            let entries = json.as_object().ok_or_else(|| wrong("an object"))?;
            let entry = |(member, one): (&String, &Json)| {
                Ok((Name::from(member.as_str()), from_json(value, one)?))
            };
            let entries: Result<BTreeMap<_, _>, _> = entries.iter().map(entry).collect();
            Value::Per(entries?)
        }
    })
}

/// `2003`, `2003-09` or `2003-09-15`.
#[must_use]
pub fn partial_date_to_text(date: PartialDate) -> String {
    match date {
        PartialDate::Year(year) => format!("{year:04}"),
        PartialDate::Month(year, month) => format!("{year:04}-{month:02}"),
        PartialDate::Day(day) => day.to_string(),
    }
}

/// Reads `2003`, `2003-09` or `2003-09-15`; `None` if it is none of them.
#[must_use]
pub fn partial_date_from_text(text: &str) -> Option<PartialDate> {
    let is_digits =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [year] if is_digits(year, 4) => Some(PartialDate::Year(year.parse().ok()?)),
        [year, month] if is_digits(year, 4) && is_digits(month, 2) => {
            let first: Date = format!("{year}-{month}-01").parse().ok()?;
            Some(PartialDate::Month(first.year(), first.month()))
        }
        [year, month, day] if is_digits(year, 4) && is_digits(month, 2) && is_digits(day, 2) => {
            text.parse().ok().map(PartialDate::Day)
        }
        _ => None,
    }
}

fn is_not_stated(json: &Json) -> bool {
    json.as_object()
        .is_some_and(|object| object.get("not_stated") == Some(&Json::Bool(true)))
}

fn days(json: &Json) -> Option<Days> {
    let object = json.as_object()?;
    let working = || object.get("working_days")?.as_i64().map(Days::Working);
    object
        .get("days")
        .and_then(Json::as_i64)
        .map(Days::Calendar)
        .or_else(working)
}

fn document(json: &Json) -> Option<Document> {
    let object = json.as_object()?;
    let text = |key: &str| object.get(key)?.as_str();
    Some(Document {
        sha256: text("sha256")?.into(),
        length: object.get("length")?.as_u64()?,
        media_type: text("media_type")?.into(),
        name: text("name")?.into(),
    })
}

fn cell(json: &Json) -> Option<Cell> {
    let object: &Map<String, Json> = json.as_object()?;
    let text = |key: &str| object.get(key)?.as_str().map(Name::from);
    Some(Cell {
        row: text("row")?,
        column: text("column")?,
    })
}

fn kind(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a text of another form",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object of another form",
    }
}
