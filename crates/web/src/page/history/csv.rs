//! `history.csv`: the same events as a table for programs (RFC 4180), with the same filter and the same rights.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use engine::directory::Directory;
use process::{person::Person, view::Viewer};

use super::{
    asked::{Asked, KINDS},
    events::told,
};
use crate::{
    answer::fault::Fault,
    house::House,
    memory::Told,
    request::{at::At, visitor::Visitor},
};

/// What each column holds.
const COLUMNS: [&str; 8] = [
    "event",
    "time",
    "kind",
    "by",
    "on_behalf_of",
    "second",
    "instance",
    "sentence",
];

pub(super) async fn send(
    State(house): State<House>,
    Path(name): Path<String>,
    visitor: Visitor,
    At(at): At,
    asked: Asked,
) -> Result<Response, Fault> {
    let look = house.look(&visitor, &name, None).await?;
    let until = super::revision(&house, &visitor, &name, &look, at).await?;
    let timeline = house.engine().timeline(look.stream()).await?;
    let events = told(&look, &look.viewer, &timeline, until, &asked.filter)?;
    if events != told(&look, &Viewer::Anyone, &timeline, until, &asked.filter)? {
        house.note_read(&visitor, look.stream(), "history").await?;
    }
    let directory = house.engine().directory().await?;
    let headers = [
        (
            header::CONTENT_TYPE,
            "text/csv; charset=utf-8; header=present",
        ),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"history.csv\"",
        ),
    ];
    Ok((headers, table(&directory, &events)).into_response())
}

fn table(directory: &Directory, events: &[Told]) -> String {
    let mut table = COLUMNS.join(",");
    table.push_str("\r\n");
    let name = |person: &Option<Person>| {
        person
            .as_ref()
            .map_or_else(String::new, |person| directory.name(person))
    };
    for Told { revision, sentence } in events {
        let kind = KINDS.iter().find(|(_, kind)| *kind == sentence.kind);
        let row = [
            revision.to_string(),
            sentence.at.to_string(),
            kind.map_or("", |(id, _)| id).to_owned(),
            name(&sentence.by),
            name(&sentence.on_behalf_of),
            name(&sentence.second),
            sentence
                .instance
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
            directory.told(sentence),
        ];
        table.push_str(&row.map(|cell| field(&cell)).join(","));
        table.push_str("\r\n");
    }
    table
}

/// A field, always in quotes. A spreadsheet would take what begins like a formula for one: it gets an apostrophe before it.
fn field(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_stays_one_field_and_is_no_formula() {
        assert_eq!(field("a, \"b\"\nc"), "\"a, \"\"b\"\"\nc\"");
        assert_eq!(field("=1+1"), "\"'=1+1\"");
    }
}
