//! Canonical JSON: one value has exactly one text (RFC 8785), and two readers cannot see two values in one text.
//!
//! The record is narrower than RFC 8785: numbers are integers from −(2⁵³−1) to 2⁵³−1, which every JSON
//! reader holds exactly. Fractions are refused; a duration or an amount is a whole number of a named unit.

use std::io::Write as _;

use serde_json::{Number, Value};

/// The largest integer that every JSON reader holds exactly: 2⁵³−1 (RFC 7493, section 2.2).
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

/// How deep arrays and objects may be nested.
pub const MAX_DEPTH: usize = 100;

/// A value that cannot be written, or a text that is not canonical.
///
/// The messages name places, never values: a value may be confidential, a message is not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// Not JSON at all.
    #[error("not JSON: {0}")]
    Syntax(String),
    /// A fraction, or an integer beyond ±(2⁵³−1).
    #[error("the number at `{path}` is not an integer between -(2^53-1) and 2^53-1")]
    Number {
        /// Where, as a JSON pointer (RFC 6901).
        path: String,
    },
    /// Nested deeper than [`MAX_DEPTH`].
    #[error("arrays and objects are nested deeper than {MAX_DEPTH} levels")]
    TooDeep,
    /// JSON, but not in the one canonical form.
    #[error(
        "not in canonical form (RFC 8785), first at byte {offset}: check for white space, order of \
         keys, duplicate keys, escapes, forms of numbers, bytes after the end"
    )]
    NotCanonical {
        /// The first byte that differs from the canonical form.
        offset: usize,
    },
}

/// Writes a value in canonical form.
///
/// # Errors
///
/// [`JsonError::Number`] and [`JsonError::TooDeep`].
pub fn to_canonical(value: &Value) -> Result<Vec<u8>, JsonError> {
    let mut out = Vec::with_capacity(256);
    write_value(&mut out, value, 0)?;
    Ok(out)
}

/// Reads a text that must be in canonical form.
///
/// # Errors
///
/// Every [`JsonError`]; duplicate keys, another order and bytes after the end are among them.
pub fn from_canonical(bytes: &[u8]) -> Result<Value, JsonError> {
    let value = parse(bytes)?;
    demand_equal(&to_canonical(&value)?, bytes)?;
    Ok(value)
}

/// Parses JSON that may not be canonical; the caller compares afterwards.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, JsonError> {
    serde_json::from_slice(bytes).map_err(|error| JsonError::Syntax(error.to_string()))
}

/// Demands that `found` is exactly the canonical text, and says where it is not.
pub(crate) fn demand_equal(canonical: &[u8], found: &[u8]) -> Result<(), JsonError> {
    if canonical == found {
        return Ok(());
    }
    let offset = canonical
        .iter()
        .zip(found)
        .take_while(|(a, b)| a == b)
        .count();
    Err(JsonError::NotCanonical { offset })
}

fn write_value(out: &mut Vec<u8>, value: &Value, depth: usize) -> Result<(), JsonError> {
    match value {
        Value::Array(_) | Value::Object(_) if depth == MAX_DEPTH => return Err(JsonError::TooDeep),
        Value::Null => out.extend(b"null"),
        Value::Bool(true) => out.extend(b"true"),
        Value::Bool(false) => out.extend(b"false"),
        Value::Number(number) => write_number(out, number)?,
        Value::String(text) => write_text(out, text),
        Value::Array(values) => {
            out.push(b'[');
            for (index, value) in values.iter().enumerate() {
                separate(out, index);
                write_value(out, value, depth + 1).map_err(|error| within(error, index))?;
            }
            out.push(b']');
        }
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            // RFC 8785, section 3.2.3: by UTF-16 code units. ASCII alone has the same order in bytes.
            if fields.iter().all(|(name, _)| name.is_ascii()) {
                fields.sort_by_key(|(name, _)| *name);
            } else {
                fields.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            }
            out.push(b'{');
            for (index, (name, value)) in fields.into_iter().enumerate() {
                separate(out, index);
                write_text(out, name);
                out.push(b':');
                write_value(out, value, depth + 1).map_err(|error| within(error, name))?;
            }
            out.push(b'}');
        }
    }
    Ok(())
}

fn separate(out: &mut Vec<u8>, index: usize) {
    if index > 0 {
        out.push(b',');
    }
}

/// Puts the step to a member in front of the path of an error.
fn within(error: JsonError, step: impl std::fmt::Display) -> JsonError {
    match error {
        JsonError::Number { path } => JsonError::Number {
            path: format!("/{step}{path}"),
        },
        other => other,
    }
}

fn write_number(out: &mut Vec<u8>, number: &Number) -> Result<(), JsonError> {
    let integer = number.as_i64();
    let exact = integer.filter(|integer| integer.unsigned_abs() <= MAX_INTEGER);
    let Some(exact) = exact else {
        return Err(JsonError::Number {
            path: String::new(),
        });
    };
    write!(out, "{exact}").expect("writing to memory does not fail");
    Ok(())
}

/// RFC 8785, section 3.2.2.2: the five short escapes, `\u00xx` for other controls, everything else as it is.
fn write_text(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0x00..=0x1f);
    while let Some(next) = rest.iter().position(is_special) {
        out.extend(&rest[..next]);
        match rest[next] {
            0x08 => out.extend(b"\\b"),
            b'\t' => out.extend(b"\\t"),
            b'\n' => out.extend(b"\\n"),
            0x0c => out.extend(b"\\f"),
            b'\r' => out.extend(b"\\r"),
            byte @ (b'"' | b'\\') => out.extend([b'\\', byte]),
            byte => {
                out.extend(b"\\u00");
                crate::hex::append(out, &[byte]);
            }
        }
        rest = &rest[next + 1..];
    }
    out.extend(rest);
    out.push(b'"');
}
