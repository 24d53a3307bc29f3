//! `remit person add|invite|list`: accounts. Names live there and nowhere else.

use clap::{Args, Subcommand};
use engine::submission::Via;
use serde::Deserialize;
use serde_json::json;

use crate::{
    cli::Context,
    data::Use,
    failure::Failure,
    output::{Output, columns},
    people::People,
    remote::{Call, Me, Remote},
};

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
    /// Make an invitation, with which a person sets a password at the server
    ///
    /// It works once, for a few days, and is not shown again. It is also the way back in for who has forgotten a password.
    #[command(after_help = "Examples:\n  remit person invite ada")]
    Invite {
        /// Who, by handle or id
        person: String,
    },
    /// List the people
    #[command(after_help = "Examples:\n  remit person list\n  remit person list --json")]
    List,
}

pub(crate) fn run(context: &Context, args: &Person) -> Result<(), Failure> {
    match &args.command {
        Command::Add { handle, name } => add(context, handle, name),
        Command::Invite { person } => invite(context, person),
        Command::List => list(context),
    }
}

impl Person {
    /// Whether somebody is to be invited.
    pub(super) fn is_invitation(&self) -> bool {
        matches!(self.command, Command::Invite { .. })
    }
}

/// Adds a person at a server, where they are also invited.
async fn add_at_server(
    output: Output,
    remote: &Remote,
    handle: &str,
    name: &str,
) -> Result<(), Failure> {
    let call = Call::post(&["people"], &json!({ "handle": handle, "name": name }));
    let added: Added = remote.get(call).await?;
    let person = &added.person;
    let invitation = remote.join(&added.invitation);
    if output.json {
        output.document(&json!({
            "id": person.id, "handle": person.handle, "name": person.name, "invitation": invitation,
        }))?;
        return Ok(());
    }
    output.text(format!(
        "{} is added as {} ({})",
        person.name, person.handle, person.id
    ))?;
    Ok(output.text(format!(
        "They set their password at {invitation}, which is not shown again."
    ))?)
}

/// Somebody who was added.
#[derive(Debug, Deserialize)]
struct Added {
    #[serde(flatten)]
    person: Me,
    invitation: String,
}

fn add(context: &Context, handle: &str, name: &str) -> Result<(), Failure> {
    let asked = context.with_server(None, async |remote, _| {
        add_at_server(context.output, remote, handle, name).await
    });
    if let Some(answer) = asked {
        return answer;
    }
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

fn invite(context: &Context, handle: &str) -> Result<(), Failure> {
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let person = people.find(handle)?;
        let secret = engine.invite_person(None, &person, Via::Console).await?;
        let address = web::server::invitation(secret.reveal());
        if context.output.json {
            return Ok(context.output.document(&json!({ "invitation": address }))?);
        }
        let name = people.name(&person);
        Ok(context.output.text(format!(
            "{name} sets a password at {address} of the server, once; it is not shown again."
        ))?)
    })
}

fn list(context: &Context) -> Result<(), Failure> {
    let asked = context.with_server(None, async |remote, _| {
        let people: Vec<Me> = remote.list(&["people"], "people").await?;
        say(context.output, &people)
    });
    if let Some(answer) = asked {
        return answer;
    }
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let people = people.list().into_iter().map(|person| Me {
            id: person.id.clone(),
            handle: person.handle.clone(),
            name: person.display.clone(),
        });
        say(context.output, &people.collect::<Vec<_>>())
    })
}

fn say(output: Output, people: &[Me]) -> Result<(), Failure> {
    if output.json {
        for Me { id, handle, name } in people {
            output.entry(&json!({ "id": id, "handle": handle, "name": name }))?;
        }
        return Ok(());
    }
    if people.is_empty() {
        return Ok(output.remark("there is nobody; `remit person add` adds somebody")?);
    }
    let row = |person: &Me| {
        vec![
            person.handle.clone(),
            person.id.clone(),
            person.name.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = people.iter().map(row).collect();
    Ok(output.text(columns(&rows))?)
}
