//! `remit publish`: a definition into the record.

use std::path::PathBuf;

use clap::Args;
use definition::{diagnostic::render, load::load};
use engine::submission::Via;
use reqwest::StatusCode;
use serde::Deserialize;
use serde_json::json;

use crate::{
    cli::Context, data::Use, exit::Exit, failure::Failure, files, output::Output, remote::Call,
};

/// Put a definition into the record
///
/// A published version never changes. Publishing the same text again changes nothing.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  remit publish workflows/document-sign-off/workflow.yaml")]
pub(crate) struct Publish {
    /// The workflow file
    file: PathBuf,
}

pub(crate) fn run(context: &Context, args: &Publish) -> Result<(), Failure> {
    let path = if args.file.is_dir() {
        args.file.join("workflow.yaml")
    } else {
        args.file.clone()
    };
    let source = files::text(&path)?;
    // Checked before the data folder is opened: a wrong file leaves no trace, not even a folder.
    if let Err(found) = load(&source) {
        let (name, text) = (path.display().to_string(), String::from_utf8_lossy(&source));
        let shown = if context.output.json {
            render::to_json(&found, &name, &text).to_string()
        } else {
            render::render(&found, &name, &text, context.output.coloured)
        };
        context.output.styled(shown.trim_end())?;
        return Err(Failure::new(
            Exit::Refused,
            format_args!("{name} was not published: it has errors"),
        ));
    }
    let asked = context.with_server(None, async |remote, _| {
        let text = String::from_utf8_lossy(&source);
        let call = Call::post(&["definitions"], &json!({ "source": text })).repeatable();
        let answer = remote.done(call).await?;
        let published = Published {
            already: answer.status == StatusCode::OK && answer.sent == 1,
            ..answer.read()?
        };
        say(context.output, &published)
    });
    if let Some(answer) = asked {
        return answer;
    }
    context.with_engine(Use::Create, async |engine| {
        let published = engine
            .definitions()
            .publish(&source, engine.now(), Via::Console)
            .await?;
        let definition = &published.definition;
        let published = Published {
            workflow: definition.workflow.to_string(),
            version: definition.version.to_string(),
            title: definition.title.to_string(),
            digest: definition.digest.to_string(),
            already: published.already,
        };
        say(context.output, &published)
    })
}

/// A definition that is in the record now.
#[derive(Debug, Deserialize)]
struct Published {
    workflow: String,
    version: String,
    title: String,
    digest: String,
    /// It was there before.
    #[serde(default)]
    already: bool,
}

fn say(output: Output, published: &Published) -> Result<(), Failure> {
    if output.json {
        output.document(&json!({
            "workflow": published.workflow,
            "version": published.version,
            "title": published.title,
            "digest": published.digest,
            "already": published.already,
        }))?;
        return Ok(());
    }
    let done = if published.already {
        "was published before"
    } else {
        "is published"
    };
    output.text(format!(
        "{}@{} {done}: {}\ndigest {}",
        published.workflow, published.version, published.title, published.digest
    ))?;
    Ok(output.remark("Next: remit review start <parameters.yaml> --as <person>")?)
}
