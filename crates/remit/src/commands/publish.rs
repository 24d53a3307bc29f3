//! `remit publish`: a definition into the record.

use std::path::PathBuf;

use clap::Args;
use definition::{diagnostic::render, load::load};
use engine::submission::Via;
use serde_json::json;

use crate::{cli::Context, data::Use, exit::Exit, failure::Failure, files};

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
    context.with_engine(Use::Create, async |engine| {
        let published = engine
            .definitions()
            .publish(&source, engine.now(), Via::Console)
            .await?;
        let definition = &published.definition;
        if context.output.json {
            context.output.document(&json!({
                "workflow": definition.workflow,
                "version": definition.version,
                "title": definition.title,
                "digest": definition.digest,
                "already": published.already,
            }))?;
        } else {
            let done = if published.already {
                "was published before"
            } else {
                "is published"
            };
            context.output.text(format!(
                "{}@{} {done}: {}\ndigest {}",
                definition.workflow, definition.version, definition.title, definition.digest
            ))?;
            context
                .output
                .remark("Next: remit review start <parameters.yaml> --as <person>")?;
        }
        Ok(())
    })
}
