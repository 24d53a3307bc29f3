//! `remit definition list`: what is published.

use clap::{Args, Subcommand};
use serde_json::json;

use crate::{cli::Context, data::Use, failure::Failure, output::columns};

/// The prefix of the streams of definitions.
const STREAM: &str = "definition:";

/// See what is published
#[derive(Args, Debug)]
pub(crate) struct Definition {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the definitions in the record
    #[command(after_help = "Examples:\n  remit definition list\n  remit definition list --json")]
    List,
}

pub(crate) fn run(context: &Context, args: &Definition) -> Result<(), Failure> {
    let Command::List = args.command;
    context.with_engine(Use::Existing, async |engine| {
        let mut definitions = Vec::new();
        let mut after = String::new();
        loop {
            let page = engine.store().streams("definition", &after).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.name);
            for stream in &page {
                let digest = stream.name.strip_prefix(STREAM).unwrap_or(&stream.name);
                definitions.push(engine.definitions().by_digest(digest).await?);
            }
        }
        definitions.sort_by(|a, b| (&a.workflow, &a.version).cmp(&(&b.workflow, &b.version)));
        if context.output.json {
            for definition in definitions {
                context.output.entry(&json!({
                    "workflow": definition.workflow,
                    "version": definition.version,
                    "title": definition.title,
                    "digest": definition.digest,
                }))?;
            }
            return Ok(());
        }
        let rows: Vec<Vec<String>> = definitions
            .iter()
            .map(|definition| {
                vec![
                    format!("{}@{}", definition.workflow, definition.version),
                    definition.digest[..12].to_owned(),
                    definition.title.to_string(),
                ]
            })
            .collect();
        if rows.is_empty() {
            return Ok(context
                .output
                .remark("nothing is published; `remit publish` puts a definition here")?);
        }
        Ok(context.output.text(columns(&rows))?)
    })
}
