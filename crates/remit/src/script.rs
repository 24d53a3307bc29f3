//! A scenario with what it is played under: the workflow, and the parameters of its review.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use definition::{
    diagnostic::{Diagnostics, render},
    load::load,
    model::Definition,
    parameters::ReviewParameters,
    review_file,
    scenario::{self, Scenario, Unreadable},
};
use process::examine::conform::DOCUMENT_BYTES_MAX;

use crate::{exit::Exit, failure::Failure, files};

/// The file of a workflow, in the folder that holds its scenarios.
const WORKFLOW: &str = "workflow.yaml";

/// A scenario with what it is played under.
pub(crate) struct Script {
    /// The scenario.
    pub(crate) scenario: Scenario,
    /// The text of its workflow.
    pub(crate) source: Vec<u8>,
    /// Its workflow.
    pub(crate) definition: Arc<Definition>,
    /// The parameters of its review.
    pub(crate) parameters: ReviewParameters,
}

/// Reads a scenario with the parts that it plays.
pub(crate) fn scenario(path: &str) -> Result<Scenario, Unreadable> {
    scenario::load(path, &mut |path| {
        files::text(Path::new(path)).map_err(|failure| failure.text)
    })
}

/// Reads a document that a scenario hands in.
pub(crate) fn document(path: &str) -> Result<Vec<u8>, String> {
    let too_long = |length| {
        Failure::usage(format_args!(
            "{length} bytes; the most is {DOCUMENT_BYTES_MAX} (25 MB)"
        ))
    };
    files::bounded(Path::new(path), DOCUMENT_BYTES_MAX, too_long).map_err(|failure| failure.text)
}

impl Script {
    /// Reads a scenario, the workflow in whose folder it stands, and the parameters of its review.
    pub(crate) fn load(path: &Path) -> Result<Self, Failure> {
        let workflow = workflow_of(path)?;
        let scenario = scenario(&path.to_string_lossy()).map_err(|unreadable| {
            let text = unreadable.texts.render(&unreadable.findings, false);
            Failure::new(Exit::Refused, text.trim_end())
        })?;
        let source = files::text(&workflow)?;
        let definition = load(&source).map_err(|found| {
            let text = String::from_utf8_lossy(&source);
            let text = render::render(&found, &workflow.display().to_string(), &text, false);
            Failure::new(Exit::Refused, text.trim_end())
        })?;
        let definition = Arc::new(definition.definition);
        let bytes = files::text(Path::new(&*scenario.review))?;
        let mut found = Diagnostics::new();
        let parameters = review_file::review(&bytes, &definition, &mut found).ok_or_else(|| {
            let text = String::from_utf8_lossy(&bytes);
            let text = render::render(&found.into_vec(), &scenario.review, &text, false);
            Failure::new(Exit::Refused, text.trim_end())
        })?;
        Ok(Self {
            scenario,
            source,
            definition,
            parameters,
        })
    }
}

/// The workflow in one of the folders around a scenario.
fn workflow_of(scenario: &Path) -> Result<PathBuf, Failure> {
    if !scenario.exists() {
        return Err(Failure::not_found(format_args!(
            "there is no scenario {}: go to the folder that holds `workflows/`, or name one with --scenario",
            scenario.display()
        )));
    }
    let mut workflows = scenario
        .ancestors()
        .skip(1)
        .map(|folder| folder.join(WORKFLOW));
    workflows.find(|path| path.exists()).ok_or_else(|| {
        Failure::not_found(format_args!(
            "no folder around {} holds a {WORKFLOW}",
            scenario.display()
        ))
    })
}
