//! Values written as text by people: on the command line and in files.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};

use crate::{
    grammar::scalar,
    name::Name,
    nearest::nearest,
    ty::Type,
    value::{Cell, Days, Value, json::partial_date_from_text},
};

/// The greatest whole number, and its opposite the least, that every reader of JSON understands (RFC 7493, 2.2).
pub const INT_MAX: i64 = (1 << 53) - 1;

/// What a member that does not exist could have been: the number of members that a message lists.
const LISTED_MAX: usize = 12;

/// The text of the statement that a source does not say something.
pub const NOT_STATED: &str = "not stated";

/// A text is not a value of a type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct NotAValue {
    /// What is wrong, and what is expected.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

impl NotAValue {
    /// A fault without a help.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
        }
    }

    fn expected(text: &str, expected: impl AsRef<str>) -> Self {
        let text = scalar::excerpt(text);
        Self::new(format!("`{text}` is not {}", expected.as_ref()))
    }

    fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// The members of the vocabularies of a review.
pub type Members<'a> = &'a dyn Fn(&str) -> Vec<Name>;

/// Reads a value of a type from one text, as somebody writes it on a command line.
///
/// Lists and sets are written with commas (`a, b`), maps of members as `member=value` with commas, cells as
/// `row/column`, members by their ids, instances as `machine/key`, an unknown fact as `not stated`.
///
/// # Errors
/// If the text is no value of the type. Whether an instance or a person exists is not asked here.
pub fn from_text(ty: &Type, text: &str, members: Members<'_>) -> Result<Value, NotAValue> {
    match ty {
        Type::OrNotStated(_) if text == NOT_STATED => Ok(Value::NotStated),
        Type::OrNotStated(inner) => from_text(inner, text, members),
        Type::List(inner) => elements(inner, text, members).map(Value::List),
        Type::Set(inner) => {
            let values = elements(inner, text, members)?;
            set(values)
        }
        Type::Per { vocabulary, value } => {
            let mut values = BTreeMap::new();
            for entry in parts(text) {
                let (member, one) = entry.split_once('=').ok_or_else(|| {
                    NotAValue::expected(entry, "`member=value`")
                        .with_help("for example: women=12, men=9")
                })?;
                let member = member_of(std::slice::from_ref(vocabulary), member.trim(), members)?;
                let one = from_text(value, one.trim(), members)?;
                if values.insert(member.clone(), one).is_some() {
                    return Err(NotAValue::new(format!("`{member}` is written twice")));
                }
            }
            Ok(Value::Per(values))
        }
        _ => single(ty, text, members),
    }
}

/// Reads a value of a type that is neither a list nor a set nor a map.
pub(crate) fn single(ty: &Type, text: &str, members: Members<'_>) -> Result<Value, NotAValue> {
    if text == NOT_STATED {
        return Err(NotAValue::new("`not stated` is not allowed here")
            .with_help("only a type that says `or not stated` allows it"));
    }
    let expected = |expected: &str| NotAValue::expected(text, expected);
    match ty {
        Type::Bool => scalar::boolean(text)
            .map(Value::Bool)
            .ok_or_else(|| expected("`true` or `false`")),
        Type::Int => int(text),
        Type::Text if text.trim().is_empty() => Err(NotAValue::new("the text is empty")),
        Type::Text => Ok(Value::Text(text.into())),
        Type::Date => date(text).map(Value::Date),
        Type::PartialDate => partial_date_from_text(text)
            .map(Value::PartialDate)
            .ok_or_else(|| expected("a date or a part of one: `2003`, `2003-09` or `2003-09-15`")),
        Type::Instant => instant(text),
        Type::Duration => duration(text),
        Type::Person => person(text),
        Type::Member(vocabularies) => member_of(vocabularies, text, members).map(Value::Member),
        Type::Instance(machines) => instance(machines, text),
        Type::Cell(_) => cell(text),
        Type::Document => Err(NotAValue::new("a document cannot be written as text")
            .with_help("hand in the file: --file field=path")),
        Type::Matrix { .. } => Err(NotAValue::new("a matrix cannot be written as one text")),
        Type::List(_) | Type::Set(_) | Type::Per { .. } | Type::OrNotStated(_) => {
            Err(expected("a single value"))
        }
    }
}

fn elements(inner: &Type, text: &str, members: Members<'_>) -> Result<Vec<Value>, NotAValue> {
    parts(text)
        .map(|part| from_text(inner, part, members))
        .collect()
}

/// The parts between commas; none of an empty text.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = (!text.trim().is_empty()).then(|| text.split(','));
    parts.into_iter().flatten().map(str::trim)
}

/// A set of values that are all different.
pub(crate) fn set(values: Vec<Value>) -> Result<Value, NotAValue> {
    let count = values.len();
    let set: BTreeSet<Value> = values.into_iter().collect();
    if set.len() == count {
        Ok(Value::Set(set))
    } else {
        Err(NotAValue::new("an element of the set is written twice"))
    }
}

fn int(text: &str) -> Result<Value, NotAValue> {
    let number = scalar::integer(text).ok_or_else(|| {
        NotAValue::expected(text, "a whole number")
            .with_help("write digits only, without a leading 0")
    })?;
    if (-INT_MAX..=INT_MAX).contains(&number) {
        Ok(Value::Int(number))
    } else {
        Err(NotAValue::new(format!(
            "{number} is too large: at most {INT_MAX}"
        )))
    }
}

fn date(text: &str) -> Result<Date, NotAValue> {
    scalar::date(text).ok_or_else(|| NotAValue::expected(text, "a date like `2003-01-31`"))
}

fn instant(text: &str) -> Result<Value, NotAValue> {
    let instant: Option<Timestamp> = text.parse().ok();
    instant
        .filter(|instant| instant.subsec_nanosecond() == 0)
        .map(Value::Instant)
        .ok_or_else(|| NotAValue::expected(text, "a moment like `2003-01-31T09:30:00Z`"))
}

fn duration(text: &str) -> Result<Value, NotAValue> {
    let days = |count: &str| scalar::integer(count).filter(|days| days.abs() <= INT_MAX);
    let read = match text.split_once(' ') {
        Some((count, "working day" | "working days")) => days(count).map(Days::Working),
        Some((count, "day" | "days")) => days(count).map(Days::Calendar),
        _ => None,
    };
    read.map(Value::Duration).ok_or_else(|| {
        NotAValue::expected(text, "a number of days like `5 days` or `5 working days`")
    })
}

fn person(text: &str) -> Result<Value, NotAValue> {
    let digits = text.strip_prefix("u-").filter(|digits| digits.len() == 16);
    let fine = digits.is_some_and(|digits| {
        digits
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    });
    if fine {
        Ok(Value::Person(text.into()))
    } else {
        Err(NotAValue::expected(
            text,
            "a person: `u-` and 16 digits from 0 to f",
        ))
    }
}

/// The member of one of some vocabularies.
pub(crate) fn member_of(
    vocabularies: &[Name],
    text: &str,
    members: Members<'_>,
) -> Result<Name, NotAValue> {
    let known: Vec<Name> = vocabularies
        .iter()
        .flat_map(|vocabulary| members(vocabulary))
        .collect();
    if let Some(member) = known.iter().find(|member| **member == text) {
        return Ok(member.clone());
    }
    let what: Vec<&str> = vocabularies.iter().map(Name::as_str).collect();
    let fault = NotAValue::expected(text, format!("a {}", what.join(" or a ")));
    let listed: Vec<&str> = known.iter().take(LISTED_MAX).map(Name::as_str).collect();
    let more = if known.len() > LISTED_MAX {
        ", ..."
    } else {
        ""
    };
    Err(match nearest(text, known.iter().map(Name::as_str)) {
        Some(meant) => fault.with_help(format!("did you mean `{meant}`?")),
        None if known.is_empty() => fault.with_help("there are none in this review"),
        None => fault.with_help(format!("one of: {}{more}", listed.join(", "))),
    })
}

fn instance(machines: &[Name], text: &str) -> Result<Value, NotAValue> {
    let machine = text.split_once('/').map_or(text, |(machine, _)| machine);
    let keyed = !text.ends_with('/') && !text.contains(char::is_whitespace);
    if keyed && machines.iter().any(|known| *known == machine) {
        return Ok(Value::Instance(text.into()));
    }
    let forms: Vec<String> = machines
        .iter()
        .map(|machine| format!("`{machine}/key`"))
        .collect();
    Err(NotAValue::expected(
        text,
        format!("an instance: {}", forms.join(" or ")),
    ))
}

fn cell(text: &str) -> Result<Value, NotAValue> {
    match text.split_once('/') {
        Some((row, column)) if !row.is_empty() && !column.is_empty() => Ok(Value::Cell(Cell {
            row: row.into(),
            column: column.into(),
        })),
        _ => Err(NotAValue::expected(text, "a cell: `row/column`")),
    }
}
