//! `remit check`: definitions, and the files that belong to them.

mod found;
mod place;
mod played;

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value as Json, json};

use crate::{cli::Context, exit::Exit, failure::Failure};

use found::Found;

/// Check definitions, parameters of reviews and scenarios; all errors at once
///
/// A folder is searched for workflows: a `workflow.yaml`, and beside it `reviews/` and `scenarios/`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  remit check workflows/
  remit check workflows/document-sign-off/workflow.yaml
  remit check workflows/document-sign-off/reviews/example.yaml --json")]
pub(crate) struct Check {
    /// Files and folders
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

pub(crate) fn run(context: &Context, args: &Check) -> Result<(), Failure> {
    let files = place::files(&args.paths)?;
    let mut found = Found::default();
    for file in &files {
        found.check(file)?;
    }
    if context.output.json {
        let findings: Vec<Json> = found
            .reports
            .iter()
            .flat_map(found::Report::to_json)
            .collect();
        context.output.document(&json!({
            "files": files.len(),
            "errors": found.errors(),
            "warnings": found.warnings(),
            "findings": findings,
        }))?;
    } else {
        for report in &found.reports {
            context
                .output
                .styled(report.to_text(context.output.coloured))?;
        }
        context.output.text(found.summary(files.len()))?;
    }
    if found.errors() > 0 {
        return Err(Failure::said(Exit::Refused));
    }
    Ok(())
}
