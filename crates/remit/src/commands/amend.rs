//! `remit amend`: a parameter of a running review, changed in writing.

use clap::Args;
use definition::{
    name::Name,
    value::{Cell, Value, parse::NOT_STATED},
};
use process::command::{self, Change, Intent};
use serde_json::{Value as Json, json};

use crate::{
    cli::Context,
    failure::Failure,
    form::{self, Written},
    remote::Order,
    submit::{By, give},
};

/// Change a parameter of a running review, with reason and authority
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit amend survey regions --add north=\"The north\" --because \"Asked for by the board\" --authority \"Decision 7\" --as ada
  remit amend survey coverage --exclude north/health --because \"not stated\" --authority \"Decision 8\" --as ada")]
pub(crate) struct Amend {
    /// The review, by name or id
    review: String,
    /// The parameter
    parameter: String,
    #[command(flatten)]
    change: Changes,
    /// Why, or `not stated`
    #[arg(long, value_name = "TEXT")]
    because: String,
    /// By whose authority, or `not stated`
    #[arg(long, value_name = "TEXT")]
    authority: String,
    #[command(flatten)]
    by: By,
}

/// What changes: one kind of change at a time.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
struct Changes {
    /// A new member of the list, with its title
    #[arg(long, value_name = "MEMBER=TITLE", value_parser = form::written)]
    add: Vec<Written>,
    /// A member that leaves the list
    #[arg(long, value_name = "MEMBER")]
    remove: Vec<String>,
    /// A cell of the matrix that comes into scope
    #[arg(long, value_name = "ROW/COLUMN", value_parser = cell)]
    include: Vec<Cell>,
    /// A cell of the matrix that becomes an exception
    #[arg(long, value_name = "ROW/COLUMN", value_parser = cell)]
    exclude: Vec<Cell>,
}

pub(crate) fn run(context: &Context, args: &Amend) -> Result<(), Failure> {
    let order = Order {
        review: &args.review,
        to: &["amendments"],
        body: body(args),
        seen: None,
    };
    give(context, &args.by, order, |_, _| {
        Ok(Intent::Amend(command::Amend {
            parameter: args.parameter.as_str().into(),
            change: change(&args.change),
            reason: statement(&args.because),
            authority: statement(&args.authority),
        }))
    })
}

/// The change as a server takes it.
fn body(args: &Amend) -> Json {
    let cells = |cells: &[Cell]| -> Json {
        let cell = |cell: &Cell| json!({ "row": cell.row, "column": cell.column });
        cells.iter().map(cell).collect()
    };
    let stated = |text: &String| (text != NOT_STATED).then_some(text).cloned();
    let mut body = json!({
        "parameter": args.parameter,
        "because": stated(&args.because),
        "authority": stated(&args.authority),
    });
    let changes = &args.change;
    if !changes.add.is_empty() {
        let member = |(member, title): &Written| json!({ "member": member, "title": title });
        body["add"] = changes.add.iter().map(member).collect();
    } else if !changes.remove.is_empty() {
        body["remove"] = json!(changes.remove);
    } else if !changes.include.is_empty() {
        body["include"] = cells(&changes.include);
    } else {
        body["exclude"] = cells(&changes.exclude);
    }
    body
}

fn change(changes: &Changes) -> Change {
    let name = |text: &String| Name::from(text.as_str());
    if !changes.add.is_empty() {
        let members = changes
            .add
            .iter()
            .map(|(member, title)| (name(member), name(title)));
        Change::AddMembers(members.collect())
    } else if !changes.remove.is_empty() {
        Change::RemoveMembers(changes.remove.iter().map(name).collect())
    } else if !changes.include.is_empty() {
        Change::IncludeCells(changes.include.clone())
    } else {
        Change::ExcludeCells(changes.exclude.clone())
    }
}

fn statement(text: &str) -> Value {
    if text == NOT_STATED {
        Value::NotStated
    } else {
        Value::Text(text.into())
    }
}

fn cell(text: &str) -> Result<Cell, String> {
    match text.split_once('/') {
        Some((row, column)) if !row.is_empty() && !column.is_empty() => Ok(Cell {
            row: row.into(),
            column: column.into(),
        }),
        _ => Err(format!("`{text}` is no cell: write row/column")),
    }
}
