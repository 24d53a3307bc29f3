//! `remit review list`: the reviews, from the read models.

use clap::Args;
use serde_json::json;

use crate::{cli::Context, data::Use, failure::Failure, moment, output::columns, reviews};

/// List the reviews
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  remit review list\n  remit review list --json")]
pub(crate) struct List {}

pub(crate) fn run(context: &Context) -> Result<(), Failure> {
    context.with_engine(Use::Existing, async |engine| {
        engine.caught_up().await?;
        let rows = reviews::list(engine).await?;
        if context.output.json {
            for row in rows {
                context.output.entry(&json!({
                    "name": row.name,
                    "review": row.stream,
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
        let row = |row: store::models::ReviewRow| {
            vec![
                row.name,
                row.workflow,
                row.state,
                format!("revision {}", row.revision),
                moment::shown_seconds(row.last_time),
            ]
        };
        let rows: Vec<Vec<String>> = rows.into_iter().map(row).collect();
        if rows.is_empty() {
            return Ok(context
                .output
                .remark("there is no review; `remit review start` starts one")?);
        }
        Ok(context.output.text(columns(&rows))?)
    })
}
