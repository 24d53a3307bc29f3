//! Does a value have a type, and is it within its bounds?

use definition::{name::Name, ty::Type, value::Value};

use crate::{person::Person, snapshot::Snapshot};

/// Longest text, in bytes.
pub const TEXT_BYTES_MAX: usize = 256 * 1024;
/// Largest document, in bytes: 25 MB.
pub const DOCUMENT_BYTES_MAX: u64 = 25_000_000;
/// Longest name and media type of a document, in bytes.
pub const NAME_BYTES_MAX: usize = 1_000;
/// Greatest whole number, and least with a minus: those that every reader of JSON reads alike (RFC 8785, section 3.2.2.3).
pub const INTEGER_MAX: i64 = (1 << 53) - 1;
/// Longest list, set or map, in members.
pub const MEMBERS_MAX: usize = 10_000;

/// Checks that a value has a type, as of today's parameters and instances.
///
/// # Errors
/// What is wrong and what is expected, to be read after the name of the field.
pub fn typed(snapshot: Snapshot<'_>, ty: &Type, value: &Value) -> Result<(), String> {
    match (ty, value) {
        (Type::OrNotStated(_), Value::NotStated)
        | (Type::Bool, Value::Bool(_))
        | (Type::Date, Value::Date(_))
        | (Type::PartialDate, Value::PartialDate(_))
        | (Type::Instant, Value::Instant(_))
        | (Type::Duration, Value::Duration(_)) => Ok(()),
        (Type::OrNotStated(inner), value) => typed(snapshot, inner, value),
        (Type::Int, value @ Value::Int(_)) => recordable(value),
        (Type::Text, Value::Text(text)) => {
            let is_long = text.len() > TEXT_BYTES_MAX;
            fails(is_long, || {
                format!("is longer than {TEXT_BYTES_MAX} bytes; hand in a document")
            })
        }
        (Type::Document, Value::Document(document)) => {
            let length = document.length;
            fails(length > DOCUMENT_BYTES_MAX, || {
                format!("is a document of {length} bytes; the most is {DOCUMENT_BYTES_MAX}")
            })?;
            let is_long =
                document.name.len() > NAME_BYTES_MAX || document.media_type.len() > NAME_BYTES_MAX;
            fails(is_long, || {
                format!("has a name or a media type of more than {NAME_BYTES_MAX} bytes")
            })
        }
        (Type::Person, Value::Person(id)) => fails(Person::parse(id).is_err(), || {
            format!("`{id}` is not a person")
        }),
        (Type::Member(vocabularies), Value::Member(id)) => member(snapshot, vocabularies, id),
        (Type::Instance(machines), Value::Instance(id)) => {
            let found = snapshot
                .state
                .instance(id)
                .filter(|instance| !instance.cancelled);
            let fits = found.is_some_and(|instance| machines.contains(&instance.machine));
            fails(!fits, || {
                format!("`{id}` is not one of {}", words(machines))
            })
        }
        (Type::Cell(matrix), Value::Cell(cell)) => {
            let fits = snapshot.cells_of(matrix).contains(cell);
            fails(!fits, || {
                format!("`{} / {}` is not in scope", cell.row, cell.column)
            })
        }
        (Type::List(inner), Value::List(values)) => {
            each(snapshot, inner, values.iter(), values.len())
        }
        (Type::Set(inner), Value::Set(values)) => {
            each(snapshot, inner, values.iter(), values.len())
        }
        (
            Type::Per {
                vocabulary,
                value: inner,
            },
            Value::Per(values),
        ) => {
            for key in values.keys() {
                member(snapshot, std::slice::from_ref(vocabulary), key)?;
            }
            each(snapshot, inner, values.values(), values.len())
        }
        (expected, _) => Err(format!("must be {}", name(expected))),
    }
}

/// Checks a number, the number of members of a list or set, or each value of a map, against bounds.
///
/// # Errors
/// What is wrong and what is expected, to be read after the name of the field.
pub fn bounded(min: Option<i64>, max: Option<i64>, value: &Value) -> Result<(), String> {
    recordable(value)?;
    let length = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let (amount, what) = match value {
        Value::Int(number) => (*number, ""),
        Value::List(values) => (length(values.len()), " members"),
        Value::Set(values) => (length(values.len()), " members"),
        Value::Per(values) => {
            return values.iter().try_for_each(|(member, value)| {
                bounded(min, max, value).map_err(|problem| format!("{problem} (for {member})"))
            });
        }
        _ => return Ok(()),
    };
    if let Some(min) = min.filter(|min| amount < *min) {
        return Err(format!("is {amount}{what}; the least is {min}"));
    }
    if let Some(max) = max.filter(|max| amount > *max) {
        return Err(format!("is {amount}{what}; the most is {max}"));
    }
    Ok(())
}

/// Checks that every whole number in a value is one that every reader of JSON reads alike, and that no list in it is too long.
fn recordable(value: &Value) -> Result<(), String> {
    match value {
        Value::Int(number) => {
            let (too_great, too_small) = (*number > INTEGER_MAX, *number < -INTEGER_MAX);
            fails(too_great, || {
                format!("is {number}; the most is {INTEGER_MAX}")
            })?;
            fails(too_small, || {
                format!("is {number}; the least is -{INTEGER_MAX}")
            })
        }
        Value::List(values) => {
            not_too_many(values.len())?;
            values.iter().try_for_each(recordable)
        }
        Value::Set(values) => {
            not_too_many(values.len())?;
            values.iter().try_for_each(recordable)
        }
        Value::Per(values) => values.values().try_for_each(recordable),
        _ => Ok(()),
    }
}

fn not_too_many(length: usize) -> Result<(), String> {
    fails(length > MEMBERS_MAX, || {
        format!("has {length} members; the most is {MEMBERS_MAX}")
    })
}

/// What a type is called in a message.
#[must_use]
pub fn name(ty: &Type) -> String {
    match ty {
        Type::Bool => "yes or no".to_owned(),
        Type::Int => "a whole number".to_owned(),
        Type::Text => "a text".to_owned(),
        Type::Date => "a date, as 2003-09-15".to_owned(),
        Type::PartialDate => "a date, a month or a year, as 2003-09-15, 2003-09 or 2003".to_owned(),
        Type::Instant => "a moment, as 2003-09-15T12:00:00Z".to_owned(),
        Type::Duration => "a number of days".to_owned(),
        Type::Document => "a document".to_owned(),
        Type::Person => "a person".to_owned(),
        Type::Member(names) | Type::Instance(names) => format!("one of {}", words(names)),
        Type::Cell(matrix) | Type::Matrix { row: matrix, .. } => format!("a cell of {matrix}"),
        Type::List(inner) => format!("a list, each {}", name(inner)),
        Type::Set(inner) => format!("a set, each {}", name(inner)),
        Type::Per { vocabulary, value } => format!("for each {vocabulary} {}", name(value)),
        Type::OrNotStated(inner) => format!("{}, or `not stated`", name(inner)),
    }
}

fn member(snapshot: Snapshot<'_>, vocabularies: &[Name], id: &Name) -> Result<(), String> {
    let known: Vec<&str> = vocabularies
        .iter()
        .flat_map(|vocabulary| snapshot.members_of(vocabulary))
        .map(Name::as_str)
        .collect();
    fails(!known.contains(&id.as_str()), || {
        format!(
            "`{id}` is not a {}; there are {}",
            words(vocabularies),
            known.join(", ")
        )
    })
}

fn each<'a>(
    snapshot: Snapshot<'_>,
    inner: &Type,
    mut values: impl Iterator<Item = &'a Value>,
    length: usize,
) -> Result<(), String> {
    not_too_many(length)?;
    values.try_for_each(|value| typed(snapshot, inner, value))
}

fn words(names: &[Name]) -> String {
    names
        .iter()
        .map(|name| name.replace('_', " "))
        .collect::<Vec<_>>()
        .join(" or ")
}

fn fails(failed: bool, problem: impl FnOnce() -> String) -> Result<(), String> {
    if failed { Err(problem()) } else { Ok(()) }
}
