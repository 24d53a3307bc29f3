//! Does a value have a type, and is it within its bounds?

use definition::{name::Name, ty::Type, value::Value};

use crate::{
    person::Person,
    saying::{Joint, Saying, Words},
    snapshot::Snapshot,
};

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
pub fn typed(snapshot: Snapshot<'_>, ty: &Type, value: &Value) -> Result<(), Saying> {
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
                Words::TextTooLong.with([("max", TEXT_BYTES_MAX.into())])
            })
        }
        (Type::Document, Value::Document(document)) => {
            let length = document.length;
            fails(length > DOCUMENT_BYTES_MAX, || {
                let max = ("max", DOCUMENT_BYTES_MAX.into());
                Words::DocumentTooLong.with([("length", length.into()), max])
            })?;
            let is_long =
                document.name.len() > NAME_BYTES_MAX || document.media_type.len() > NAME_BYTES_MAX;
            fails(is_long, || {
                Words::NameTooLong.with([("max", NAME_BYTES_MAX.into())])
            })
        }
        (Type::Person, Value::Person(id)) => fails(Person::parse(id).is_err(), || {
            Words::NoPerson.with([("id", id.into())])
        }),
        (Type::Member(vocabularies), Value::Member(id)) => member(snapshot, vocabularies, id),
        (Type::Instance(machines), Value::Instance(id)) => {
            let found = snapshot
                .state
                .instance(id)
                .filter(|instance| !instance.cancelled);
            let fits = found.is_some_and(|instance| machines.contains(&instance.machine));
            fails(!fits, || {
                Words::NotOneOf.with([("id", id.into()), ("known", words(machines))])
            })
        }
        (Type::Cell(matrix), Value::Cell(cell)) => {
            let fits = snapshot.cells_of(matrix).contains(cell);
            fails(!fits, || {
                let cell = format!("{} / {}", cell.row, cell.column);
                Words::NotInScope.with([("cell", cell.into())])
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
        (expected, _) => Err(Words::MustHaveType.with([("type", name(expected))])),
    }
}

/// Checks a number, the number of members of a list or set, or each value of a map, against bounds.
///
/// # Errors
/// What is wrong and what is expected, to be read after the name of the field.
pub fn bounded(min: Option<i64>, max: Option<i64>, value: &Value) -> Result<(), Saying> {
    recordable(value)?;
    let length = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let number = (Words::LeastIs, Words::MostIs);
    let members = (Words::LeastMembers, Words::MostMembers);
    let (amount, (least, most)) = match value {
        Value::Int(amount) => (*amount, number),
        Value::List(values) => (length(values.len()), members),
        Value::Set(values) => (length(values.len()), members),
        Value::Per(values) => {
            return values.iter().try_for_each(|(member, value)| {
                bounded(min, max, value).map_err(|problem| {
                    Words::ForMember.with([("problem", problem), ("member", member.into())])
                })
            });
        }
        _ => return Ok(()),
    };
    if let Some(min) = min.filter(|min| amount < *min) {
        return Err(least.with([("amount", amount.into()), ("min", min.into())]));
    }
    if let Some(max) = max.filter(|max| amount > *max) {
        return Err(most.with([("amount", amount.into()), ("max", max.into())]));
    }
    Ok(())
}

/// Checks that every whole number in a value is one that every reader of JSON reads alike, and that no list in it is too long.
fn recordable(value: &Value) -> Result<(), Saying> {
    match value {
        Value::Int(number) => {
            let (too_great, too_small) = (*number > INTEGER_MAX, *number < -INTEGER_MAX);
            fails(too_great, || {
                let amount = ("amount", (*number).into());
                Words::MostIs.with([amount, ("max", INTEGER_MAX.into())])
            })?;
            fails(too_small, || {
                let amount = ("amount", (*number).into());
                Words::LeastIs.with([amount, ("min", (-INTEGER_MAX).into())])
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

fn not_too_many(length: usize) -> Result<(), Saying> {
    fails(length > MEMBERS_MAX, || {
        let amount = ("amount", length.into());
        Words::TooManyMembers.with([amount, ("max", MEMBERS_MAX.into())])
    })
}

/// What a type is called in a message.
#[must_use]
pub fn name(ty: &Type) -> Saying {
    match ty {
        Type::Bool => Words::TypeBool.say(),
        Type::Int => Words::TypeInt.say(),
        Type::Text => Words::TypeText.say(),
        Type::Date => Words::TypeDate.say(),
        Type::PartialDate => Words::TypePartialDate.say(),
        Type::Instant => Words::TypeInstant.say(),
        Type::Duration => Words::TypeDuration.say(),
        Type::Document => Words::TypeDocument.say(),
        Type::Person => Words::TypePerson.say(),
        Type::Member(names) | Type::Instance(names) => {
            Words::TypeOneOf.with([("known", words(names))])
        }
        Type::Cell(matrix) | Type::Matrix { row: matrix, .. } => {
            Words::TypeCell.with([("matrix", matrix.into())])
        }
        Type::List(inner) => Words::TypeList.with([("type", name(inner))]),
        Type::Set(inner) => Words::TypeSet.with([("type", name(inner))]),
        Type::Per { vocabulary, value } => {
            Words::TypePer.with([("vocabulary", vocabulary.into()), ("type", name(value))])
        }
        Type::OrNotStated(inner) => Words::TypeOrNotStated.with([("type", name(inner))]),
    }
}

fn member(snapshot: Snapshot<'_>, vocabularies: &[Name], id: &Name) -> Result<(), Saying> {
    let known: Vec<&str> = vocabularies
        .iter()
        .flat_map(|vocabulary| snapshot.members_of(vocabulary))
        .map(Name::as_str)
        .collect();
    fails(!known.contains(&id.as_str()), || {
        let known = ("known", known.join(", ").into());
        Words::NoMember.with([("id", id.into()), ("of", words(vocabularies)), known])
    })
}

fn each<'a>(
    snapshot: Snapshot<'_>,
    inner: &Type,
    mut values: impl Iterator<Item = &'a Value>,
    length: usize,
) -> Result<(), Saying> {
    not_too_many(length)?;
    values.try_for_each(|value| typed(snapshot, inner, value))
}

fn words(names: &[Name]) -> Saying {
    let names = names.iter().map(|name| name.replace('_', " ").into());
    Saying::joined(Joint::Or, names)
}

fn fails(failed: bool, problem: impl FnOnce() -> Saying) -> Result<(), Saying> {
    if failed { Err(problem()) } else { Ok(()) }
}
