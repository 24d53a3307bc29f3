//! `access.csv`: the same entries as a table for programs (RFC 4180).

use jiff::Timestamp;

use super::Row;

/// What each column holds.
const COLUMNS: [&str; 9] = [
    "number", "time", "kind", "person", "of", "review", "what", "clauses", "way",
];

pub(super) fn table(rows: &[Row]) -> String {
    let mut table = COLUMNS.join(",");
    table.push_str("\r\n");
    for row in rows {
        let time = Timestamp::from_second(row.time).unwrap_or_default();
        let way = [row.via.as_str(), row.device.as_str()];
        let way: Vec<&str> = way.into_iter().filter(|part| !part.is_empty()).collect();
        let cells = [
            row.seq.to_string(),
            time.to_string(),
            row.kind.as_str().to_owned(),
            row.person.clone(),
            row.of.clone(),
            row.review.clone().unwrap_or_default(),
            row.what.clone().unwrap_or_default(),
            row.clauses.join(" "),
            way.join(", "),
        ];
        table.push_str(&cells.map(|cell| field(&cell)).join(","));
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
