//! `remit definition list`: what is published.

use clap::{Args, Subcommand};
use serde::Deserialize;
use serde_json::json;

use crate::{
    cli::Context,
    data::Use,
    failure::Failure,
    output::{Output, columns},
};

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
    let asked = context.with_server(None, async |remote, _| {
        say(
            context.output,
            remote.list(&["definitions"], "definitions").await?,
        )
    });
    if let Some(answer) = asked {
        return answer;
    }
    context.with_engine(Use::Existing, async |engine| {
        let mut definitions = Vec::new();
        let mut after = String::new();
        loop {
            let page = engine.store().streams("definition", &after).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.name);
            for stream in &page {
                definitions.push(engine.definitions().by_stream(&stream.name).await?);
            }
        }
        let definitions = definitions.iter().map(|definition| Published {
            workflow: definition.workflow.to_string(),
            version: definition.version.to_string(),
            title: definition.title.to_string(),
            digest: definition.digest.to_string(),
        });
        say(context.output, definitions.collect())
    })
}

/// A definition in a list.
#[derive(Debug, Deserialize)]
struct Published {
    workflow: String,
    version: String,
    title: String,
    digest: String,
}

fn say(output: Output, mut definitions: Vec<Published>) -> Result<(), Failure> {
    definitions.sort_by(|a, b| (&a.workflow, &a.version).cmp(&(&b.workflow, &b.version)));
    if output.json {
        for definition in definitions {
            output.entry(&json!({
                "workflow": definition.workflow,
                "version": definition.version,
                "title": definition.title,
                "digest": definition.digest,
            }))?;
        }
        return Ok(());
    }
    if definitions.is_empty() {
        return Ok(output.remark("nothing is published; `remit publish` puts a definition here")?);
    }
    let row = |definition: Published| {
        let digest: String = definition.digest.chars().take(12).collect();
        vec![
            format!("{}@{}", definition.workflow, definition.version),
            digest,
            definition.title,
        ]
    };
    let rows: Vec<Vec<String>> = definitions.into_iter().map(row).collect();
    Ok(output.text(columns(&rows))?)
}
