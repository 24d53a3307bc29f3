//! `remit review start`: a review begins with its parameters.

use std::{collections::BTreeMap, path::PathBuf};

use clap::Args;
use definition::diagnostic::{Diagnostic, render};
use engine::{definitions::DefinitionError, start::StartError};
use process::command::Intent;
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
        let started = match engine.read_start(&people, &source).await {
            Ok(started) => started,
            Err(error) => return Err(failure(context.output, args, &source, error)?),
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

/// Why no review can be started.
fn failure(
    output: Output,
    args: &Start,
    source: &[u8],
    error: StartError,
) -> std::io::Result<Failure> {
    Ok(match error {
        StartError::Faulty(found) => faulty(output, args, source, &found)?,
        StartError::Definition(DefinitionError::Unknown(named)) => {
            Failure::not_found(format_args!(
                "{named} is not published: `remit publish <workflow.yaml>` publishes it, \
                 `remit definition list` shows what is"
            ))
        }
        StartError::Definition(error) => error.into(),
        nobody @ StartError::Nobody(_) => Failure::not_found(format_args!(
            "{nobody}; add them with `remit person add <handle> --name \"...\"`"
        )),
    })
}

fn faulty(
    output: Output,
    args: &Start,
    source: &[u8],
    found: &[Diagnostic],
) -> std::io::Result<Failure> {
    let (name, text) = (
        args.file.display().to_string(),
        String::from_utf8_lossy(source),
    );
    if output.json {
        output.document(&render::to_json(found, &name, &text))?;
    } else {
        output.styled(render::render(found, &name, &text, output.coloured).trim_end())?;
    }
    Ok(Failure::new(
        Exit::Refused,
        format_args!("no review was started: {name} has errors"),
    ))
}
