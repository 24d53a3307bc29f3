//! `remit review list`: the reviews, from the read models.

use clap::Args;
use serde::Deserialize;
use serde_json::json;
use store::models::ReviewRow;

use crate::{
    cli::Context,
    data::Use,
    failure::Failure,
    moment,
    output::{Output, columns},
    reviews,
};

/// List the reviews
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  remit review list\n  remit review list --json")]
pub(crate) struct List {}

/// A review in a list.
#[derive(Debug, Deserialize)]
struct Row {
    name: String,
    review: String,
    workflow: String,
    definition: String,
    state: String,
    revision: u64,
    started: i64,
    last_time: i64,
}

impl From<ReviewRow> for Row {
    fn from(row: ReviewRow) -> Self {
        Self {
            name: row.name,
            review: row.stream,
            workflow: row.workflow,
            definition: row.definition,
            state: row.state,
            revision: row.revision,
            started: row.started,
            last_time: row.last_time,
        }
    }
}

pub(crate) fn run(context: &Context) -> Result<(), Failure> {
    let asked = context.with_server(None, async |remote, _| {
        let mut rows: Vec<Row> = remote.list(&["reviews"], "reviews").await?;
        rows.sort_by(|a, b| a.name.cmp(&b.name));
        say(context.output, rows)
    });
    if let Some(answer) = asked {
        return answer;
    }
    context.with_engine(Use::Existing, async |engine| {
        engine.caught_up().await?;
        let rows = reviews::list(engine).await?;
        say(context.output, rows.into_iter().map(Row::from).collect())
    })
}

fn say(output: Output, rows: Vec<Row>) -> Result<(), Failure> {
    if output.json {
        for row in rows {
            output.entry(&json!({
                "name": row.name,
                "review": row.review,
                "workflow": row.workflow,
                "definition": row.definition,
                "state": row.state,
                "revision": row.revision,
                "started": row.started,
                "last_time": row.last_time,
            }))?;
        }
        return Ok(());
    }
    if rows.is_empty() {
        return Ok(output.remark("there is no review; `remit review start` starts one")?);
    }
    let row = |row: Row| {
        vec![
            row.name,
            row.workflow,
            row.state,
            format!("revision {}", row.revision),
            moment::shown_seconds(row.last_time),
        ]
    };
    let rows: Vec<Vec<String>> = rows.into_iter().map(row).collect();
    Ok(output.text(columns(&rows))?)
}
