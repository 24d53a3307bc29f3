//! The list as comma-separated values (RFC 4180), for programs: names of columns and states are those of the definition, times
//! are in UTC.

use engine::directory::Directory;
use jiff::Timestamp;
use process::view::Who;

use super::rows::Row;

/// The names of the columns.
const COLUMNS: [&str; 19] = [
    "review",
    "title",
    "workflow",
    "stage",
    "stage_title",
    "state",
    "started",
    "closed",
    "open",
    "overdue",
    "waiting_for",
    "waiting_on",
    "waiting_since",
    "next_due",
    "next",
    "baseline",
    "forecast_half",
    "forecast_most",
    "slip_days",
];

/// The rows as a file.
pub(super) fn csv(directory: &Directory, rows: &[Row]) -> String {
    let mut file = line(COLUMNS.map(str::to_owned));
    for row in rows {
        file.push_str(&line(values(directory, row)));
    }
    file
}

fn values(directory: &Directory, row: &Row) -> [String; 19] {
    let outline = row.outline();
    let root = &outline.root;
    let wait = outline.longest.as_ref();
    let next = row.next();
    let forecast = row.forecast();
    let time = |at: Option<Timestamp>| at.map(|at| at.to_string()).unwrap_or_default();
    let started = root.spans.first().map_or(root.entered, |span| span.entered);
    [
        outline.name.to_string(),
        outline.title.to_string(),
        outline.workflow.to_string(),
        root.subject.state.to_string(),
        root.subject.state_title.to_string(),
        row.tag().id().to_owned(),
        started.to_string(),
        time(root.closed),
        outline.open.to_string(),
        outline.overdue.to_string(),
        wait.map(|wait| wait.action.title.to_string())
            .unwrap_or_default(),
        wait.map(|wait| on(directory, &wait.who))
            .unwrap_or_default(),
        time(wait.map(|wait| wait.since)),
        time(row.due()),
        next.map(|next| directory.named(&next.subject.title))
            .unwrap_or_default(),
        time(root.baseline),
        time(forecast.map(|(half, _)| half)),
        time(forecast.map(|(_, most)| most)),
        row.slip().map(|days| days.to_string()).unwrap_or_default(),
    ]
}

fn on(directory: &Directory, who: &[Who]) -> String {
    let one = |who: &Who| {
        let persons: Vec<String> = who
            .persons
            .iter()
            .map(|person| directory.name(person))
            .collect();
        if persons.is_empty() {
            who.title.to_string()
        } else {
            format!("{}: {}", who.title, persons.join(", "))
        }
    };
    who.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn line<const N: usize>(values: [String; N]) -> String {
    let mut line = values.map(|value| field(&value)).join(",");
    line.push_str("\r\n");
    line
}

/// A value in quotes. One that a spreadsheet would take for a formula begins with an apostrophe.
fn field(value: &str) -> String {
    let is_formula = value.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let mark = if is_formula { "'" } else { "" };
    format!("\"{mark}{}\"", value.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_leaves_its_field_or_is_a_formula() {
        assert_eq!(field("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(field("=1+1"), "\"'=1+1\"");
    }
}
