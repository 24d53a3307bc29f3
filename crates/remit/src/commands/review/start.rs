//! `remit review start`: a review begins with its parameters.

use std::{collections::BTreeMap, path::PathBuf};

use clap::Args;
use definition::{
    diagnostic::{Diagnostics, render},
    model::Definition,
    parameters::ReviewParameters,
    review_file,
};
use engine::{definitions::DefinitionError, engine::Engine};
use process::command::{self, Intent};
use uuid::Uuid;

use crate::{
    cli::Context,
    data::Use,
    exit::Exit,
    failure::Failure,
    files,
    output::Output,
    people::People,
    submit::{By, submit},
};

/// Start a review
///
/// The file names the workflow and its version, which must be published, and the first holders of roles, who must be people.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit review start workflows/document-sign-off/reviews/example.yaml --as writer")]
pub(crate) struct Start {
    /// The file with the parameters of the review
    file: PathBuf,
    /// Who starts it
    #[arg(long = "as", value_name = "PERSON")]
    actor: String,
    /// The id of the command; given again, it is accepted once
    #[arg(long, value_name = "UUID")]
    id: Option<Uuid>,
}

pub(crate) fn run(context: &Context, args: &Start) -> Result<(), Failure> {
    let source = files::text(&args.file)?;
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let (definition, parameters) = read(engine, context.output, args, &source).await?;
        let started = command::Start {
            definition: definition.digest.clone(),
            parameters: with_ids(parameters, &people)?,
        };
        let intent = Intent::Start(Box::new(started));
        let by = By {
            actor: args.actor.clone(),
            on_behalf_of: None,
            occurred: None,
            reason: None,
            id: args.id,
        };
        let submission = by.submission(&people, None, intent, BTreeMap::new())?;
        submit(engine, context.output, &people, submission).await
    })
}

/// Reads the parameters under the definition that the file names.
async fn read(
    engine: &Engine,
    output: Output,
    args: &Start,
    source: &[u8],
) -> Result<(std::sync::Arc<Definition>, ReviewParameters), Failure> {
    let (workflow, version) = match review_file::workflow_of(source) {
        Ok(named) => named,
        Err(found) => return Err(faulty(output, args, source, found)?),
    };
    let definition = match engine.definitions().by_version(&workflow, &version).await {
        Err(DefinitionError::Unknown(named)) => {
            return Err(Failure::not_found(format_args!(
                "{named} is not published: `remit publish <workflow.yaml>` publishes it, \
                 `remit definition list` shows what is"
            )));
        }
        found => found?,
    };
    let mut found = Diagnostics::new();
    match review_file::review(source, &definition, &mut found) {
        Some(parameters) => Ok((definition, parameters)),
        None => Err(faulty(output, args, source, found)?),
    }
}

fn faulty(
    output: Output,
    args: &Start,
    source: &[u8],
    found: Diagnostics,
) -> std::io::Result<Failure> {
    let (name, text) = (
        args.file.display().to_string(),
        String::from_utf8_lossy(source),
    );
    let found = found.into_vec();
    if output.json {
        output.document(&render::to_json(&found, &name, &text))?;
    } else {
        output.styled(render::render(&found, &name, &text, output.coloured).trim_end())?;
    }
    Ok(Failure::new(
        Exit::Refused,
        format_args!("no review was started: {name} has errors"),
    ))
}

/// The parameters with the ids of people in place of their handles.
fn with_ids(
    mut parameters: ReviewParameters,
    people: &People,
) -> Result<ReviewParameters, Failure> {
    let mut unknown: Vec<&str> = Vec::new();
    for holder in &parameters.holders {
        if people.account(&holder.person).is_none() && !unknown.contains(&&*holder.person) {
            unknown.push(&holder.person);
        }
    }
    if !unknown.is_empty() {
        return Err(Failure::not_found(format_args!(
            "nobody is known as {}; add them with `remit person add <handle> --name \"...\"`",
            unknown.join(", ")
        )));
    }
    for holder in &mut parameters.holders {
        if let Some(account) = people.account(&holder.person) {
            holder.person = account.id.as_str().into();
        }
    }
    Ok(parameters)
}
