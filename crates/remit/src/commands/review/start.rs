//! `remit review start`: a review begins with its parameters.

use std::{collections::BTreeMap, path::PathBuf};

use clap::Args;
use definition::diagnostic::{Diagnostic, render};
use engine::{definitions::DefinitionError, start::StartError};
use process::command::Intent;
use serde_json::json;
use uuid::Uuid;

use crate::{
    cli::Context,
    data::Use,
    exit::Exit,
    failure::Failure,
    files,
    output::Output,
    people::People,
    remote::{Call, Remote, findings, refused, say_accepted},
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
    /// Who starts it; of a server, whose token it is
    #[arg(long = "as", value_name = "PERSON")]
    actor: Option<String>,
    /// The id of the command; given again, it is accepted once
    #[arg(long, value_name = "UUID")]
    id: Option<Uuid>,
}

pub(crate) fn run(context: &Context, args: &Start) -> Result<(), Failure> {
    let source = files::text(&args.file)?;
    let by = By {
        actor: args.actor.clone(),
        on_behalf_of: None,
        occurred: None,
        reason: None,
        id: args.id,
    };
    let asked = context.with_server(args.actor.as_deref(), async |remote, _| {
        at_server(context.output, remote, args, &by, &source).await
    });
    if let Some(answer) = asked {
        return answer;
    }
    context.with_engine(Use::Existing, async |engine| {
        let people = People::load(engine).await?;
        let started = match engine.read_start(&people, &source).await {
            Ok(started) => started,
            Err(error) => return Err(failure(context.output, args, &source, error)?),
        };
        let intent = Intent::Start(Box::new(started));
        let submission = by.submission(&people, None, intent, BTreeMap::new())?;
        submit(engine, context.output, &people, submission).await
    })
}

async fn at_server(
    output: Output,
    remote: &Remote,
    args: &Start,
    by: &By,
    source: &[u8],
) -> Result<(), Failure> {
    let text = String::from_utf8_lossy(source);
    let call = Call::post(&["reviews"], &json!({ "source": text }));
    let problem = match remote.send(call.once(by.command())).await? {
        Ok(answer) => return say_accepted(output, by, &answer),
        Err(problem) => problem,
    };
    if let Some(errors) = &problem.errors {
        return Err(faulty(output, args, source, &findings(errors))?);
    }
    if problem.kind() == "unprocessable" {
        // A workflow that is not published, or people who are not there.
        return Err(Failure::not_found(problem.detail()));
    }
    Err(refused(output, problem, &args.file.display().to_string())?)
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
