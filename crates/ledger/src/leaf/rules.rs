//! The rules of the single fields of a leaf. The characters they allow need no escape in JSON.

use super::{KEY_SHREDDED, Leaf, LeafError, OPEN, SECTION_ERASED, SectionEntry};
use crate::{hash::Hash, hex, json::MAX_INTEGER};

/// The longest identifying text of a leaf in bytes: origin, stream, type, section name, class.
const MAX_TEXT: usize = 255;

const ORIGIN: &str = "must be a URL without a scheme, such as reviews.example.org/log/1: ASCII letters, digits and . - _ ~ : /";
const STREAM: &str = "must be `log` or <kind>:<id> in lower case, the kind of letters, digits and _, the id of letters, digits and -";
const TYPE: &str = "must be at least two words joined by dots, each of lower-case letters, digits and _, beginning with a letter";
const UUID: &str = "must be a UUID in lower case, such as 0193a000-0000-7000-8000-000000000010";
const ACTOR: &str = "must be `system` or u- and 4 to 16 lower-case hexadecimal digits";
const NAME: &str = "must be lower-case letters, digits and . _ -, beginning with a letter";
pub(super) const INTEGER: &str = "must be an integer from 0 to 2^53-1";

/// Checks every rule that one leaf alone can keep or break.
pub(super) fn check(leaf: &Leaf) -> Result<(), LeafError> {
    demand(is_origin(&leaf.log), "log", ORIGIN)?;
    demand(leaf.position <= MAX_INTEGER, "position", INTEGER)?;
    demand(
        (leaf.position == 0) == (leaf.previous == Hash::ZERO),
        "previous",
        "must be 64 zeros at position 0, and only there",
    )?;
    demand(is_stream(&leaf.stream), "stream", STREAM)?;
    demand(
        leaf.revision <= leaf.position,
        "revision",
        "must not be above the position",
    )?;
    demand(
        (leaf.revision == 0) == leaf.stream_previous.is_none(),
        "streamPrevious",
        "must be absent at revision 0, and only there",
    )?;
    demand(is_uuid(&leaf.id), "id", UUID)?;
    demand(is_type(&leaf.event_type), "type", TYPE)?;
    demand(leaf.schema >= 1, "schema", "must be at least 1")?;
    demand(is_actor(&leaf.actor), "actor", ACTOR)?;
    demand(
        leaf.correlation.as_deref().is_none_or(is_uuid),
        "correlation",
        UUID,
    )?;
    demand(
        leaf.causation.as_deref().is_none_or(is_uuid),
        "causation",
        UUID,
    )?;
    check_sections(&leaf.sections)?;
    check_removals(leaf)
}

fn check_sections(sections: &[SectionEntry]) -> Result<(), LeafError> {
    for (index, section) in sections.iter().enumerate() {
        let demand_of = |met, field, rule| demand_at(met, "sections", index, field, rule);
        demand_of(is_name(&section.name), "name", NAME)?;
        demand_of(is_name(&section.class), "class", NAME)?;
        demand_of(section.length <= MAX_INTEGER, "length", INTEGER)?;
        demand_of(
            (section.class == OPEN) == section.key.is_none(),
            "key",
            "must be absent for the class `open`, and only there",
        )?;
    }
    let sorted = sections.is_sorted_by(|a, b| a.name < b.name);
    demand(sorted, "sections", "must be sorted by name, each name once")
}

fn check_removals(leaf: &Leaf) -> Result<(), LeafError> {
    demand(
        (leaf.event_type == KEY_SHREDDED) != leaf.shreds.is_empty(),
        "shreds",
        "must name the destroyed keys in `key.shredded`, and be absent elsewhere",
    )?;
    demand(
        leaf.shreds.is_sorted_by(|a, b| a < b),
        "shreds",
        "must be sorted, each key once",
    )?;
    demand(
        (leaf.event_type == SECTION_ERASED) != leaf.erases.is_empty(),
        "erases",
        "must name the removed sections in `section.erased`, and be absent elsewhere",
    )?;
    let sorted = leaf.erases.is_sorted_by(|a, b| a < b);
    demand(
        sorted,
        "erases",
        "must be sorted by position and name, each section once",
    )?;
    for (index, erased) in leaf.erases.iter().enumerate() {
        demand_at(is_name(&erased.name), "erases", index, "name", NAME)?;
    }
    let earlier = leaf
        .erases
        .iter()
        .all(|erased| erased.position < leaf.position);
    demand(earlier, "erases", "must name sections of earlier leaves")
}

fn demand(met: bool, field: &str, rule: &'static str) -> Result<(), LeafError> {
    if met {
        Ok(())
    } else {
        Err(LeafError::Field {
            field: field.to_owned(),
            rule,
        })
    }
}

/// Names a field of one entry of a list; the name is only put together when it is needed.
fn demand_at(
    met: bool,
    list: &str,
    index: usize,
    field: &str,
    rule: &'static str,
) -> Result<(), LeafError> {
    if met {
        Ok(())
    } else {
        demand(false, &format!("{list}[{index}].{field}"), rule)
    }
}

fn is_origin(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._~:/-".contains(&byte);
    (1..=MAX_TEXT).contains(&text.len()) && text.bytes().all(allowed)
}

fn is_stream(text: &str) -> bool {
    let is_id =
        |id: &str| !id.is_empty() && id.bytes().all(|byte| is_word_byte(byte) || byte == b'-');
    text.len() <= MAX_TEXT
        && (text == "log"
            || text
                .split_once(':')
                .is_some_and(|(kind, id)| is_word(kind) && is_id(id) && !id.contains('_')))
}

fn is_type(text: &str) -> bool {
    text.len() <= MAX_TEXT && text.contains('.') && text.split('.').all(is_word)
}

fn is_actor(text: &str) -> bool {
    let is_account =
        |digits: &str| (4..=16).contains(&digits.len()) && digits.bytes().all(hex::is_digit);
    text == "system" || text.strip_prefix("u-").is_some_and(is_account)
}

/// 8-4-4-4-12 lower-case hexadecimal digits (RFC 9562, section 4).
fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => hex::is_digit(byte),
        })
}

fn is_name(text: &str) -> bool {
    text.len() <= MAX_TEXT
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .bytes()
            .all(|byte| is_word_byte(byte) || byte == b'.' || byte == b'-')
}

fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase()) && text.bytes().all(is_word_byte)
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'
}
