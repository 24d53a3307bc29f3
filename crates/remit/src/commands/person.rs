//! `remit person add|list`: accounts. Names live there and nowhere else.

use clap::{Args, Subcommand};
use engine::submission::Via;
use serde_json::json;

use crate::{cli::Context, data::Use, failure::Failure, output::columns, people::People};

/// Add people, or see who there is
#[derive(Args, Debug)]
pub(crate) struct Person {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add a person
    ///
    /// The record knows only an id; the name stays in the accounts.
    #[command(after_help = "Examples:\n  remit person add ada --name \"Ada Lovelace\"")]
    Add {
        /// A short name to type: lower-case letters, digits and . _ -
        handle: String,
        /// The name that other people are shown
        #[arg(long)]
        name: String,
    },
    /// List the people
    #[command(after_help = "Examples:\n  remit person list\n  remit person list --json")]
    List,
}

pub(crate) fn run(context: &Context, args: &Person) -> Result<(), Failure> {
    match &args.command {
        Command::Add { handle, name } => add(context, handle, name),
        Command::List => list(context),
    }
}

fn add(context: &Context, handle: &str, name: &str) -> Result<(), Failure> {
    context.with_engine(Use::Create, async |engine| {
        let person = engine.add_person(handle, name, Via::Console).await?;
        if context.output.json {
            context.output.document(&json!({
                "id": person.id, "handle": person.handle, "name": person.display,
            }))?;
        } else {
            let text = format!(
                "{} is added as {} ({})",
                person.display, person.handle, person.id
            );
            context.output.text(text)?;
        }
        Ok(())
    })
}

fn list(context: &Context) -> Result<(), Failure> {
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        if context.output.json {
            for person in people.list() {
                context.output.entry(&json!({
                    "id": person.id, "handle": person.handle, "name": person.display,
                }))?;
            }
            return Ok(());
        }
        let row = |person: &store::accounts::Person| {
            vec![
                person.handle.clone(),
                person.id.clone(),
                person.display.clone(),
            ]
        };
        let rows: Vec<Vec<String>> = people.list().into_iter().map(row).collect();
        if rows.is_empty() {
            return Ok(context
                .output
                .remark("there is nobody; `remit person add` adds somebody")?);
        }
        Ok(context.output.text(columns(&rows))?)
    })
}
