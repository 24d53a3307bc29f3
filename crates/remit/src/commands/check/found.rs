//! [`Found`]: everything that is found in some files.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use definition::{
    diagnostic::{Diagnostic, Diagnostics, Severity, render},
    load::load,
    model::Definition,
    review_file,
};
use serde_json::Value as Json;

use crate::{failure::Failure, files};

use super::place::File;

/// Everything that is found in some files, and the definitions among them.
#[derive(Default)]
pub(super) struct Found {
    /// What is found, file by file.
    pub(super) reports: Vec<Report>,
    /// The definitions read so far; nothing for one with errors.
    definitions: BTreeMap<PathBuf, Option<Arc<Definition>>>,
}

/// What is found in one file.
pub(super) struct Report {
    file: String,
    source: String,
    findings: Vec<Diagnostic>,
}

impl Found {
    /// Checks one file.
    pub(super) fn check(&mut self, file: &File) -> Result<(), Failure> {
        match file {
            File::Workflow(path) => self.definition(path).map(drop),
            File::Review { workflow, file } => self.review(workflow, file),
            File::Scenario { .. } => Ok(()),
        }
    }

    /// The definition in a file, read and reported once; nothing if it has errors.
    fn definition(&mut self, path: &Path) -> Result<Option<Arc<Definition>>, Failure> {
        if let Some(known) = self.definitions.get(path) {
            return Ok(known.clone());
        }
        let source = files::text(path)?;
        let (definition, findings) = match load(&source) {
            Ok(loaded) => (Some(Arc::new(loaded.definition)), loaded.warnings),
            Err(findings) => (None, findings),
        };
        self.report(path, &source, findings);
        self.definitions.insert(path.to_owned(), definition.clone());
        Ok(definition)
    }

    /// The parameters of a review; without a definition only the shape of the file.
    fn review(&mut self, workflow: &Path, path: &Path) -> Result<(), Failure> {
        let definition = self.definition(workflow)?;
        let source = files::text(path)?;
        let mut findings = Diagnostics::new();
        match definition {
            Some(definition) => drop(review_file::review(&source, &definition, &mut findings)),
            None => findings = review_file::workflow_of(&source).err().unwrap_or_default(),
        }
        self.report(path, &source, findings.into_vec());
        Ok(())
    }

    fn report(&mut self, path: &Path, source: &[u8], findings: Vec<Diagnostic>) {
        if !findings.is_empty() {
            self.reports.push(Report {
                file: path.display().to_string(),
                source: String::from_utf8_lossy(source).into_owned(),
                findings,
            });
        }
    }

    /// The number of errors.
    pub(super) fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// The number of warnings.
    pub(super) fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        let findings = self.reports.iter().flat_map(|report| &report.findings);
        findings
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// One line about everything.
    pub(super) fn summary(&self, files: usize) -> String {
        format!(
            "{}, {}, {}",
            counted(files, "file", "checked"),
            counted(self.errors(), "error", ""),
            counted(self.warnings(), "warning", "")
        )
    }
}

fn counted(count: usize, thing: &str, done: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural} {done}")
        .trim_end()
        .to_owned()
}

impl Report {
    /// The findings with excerpts, for people.
    pub(super) fn to_text(&self, coloured: bool) -> String {
        render::render(&self.findings, &self.file, &self.source, coloured)
    }

    /// The findings for programs.
    pub(super) fn to_json(&self) -> Vec<Json> {
        match render::to_json(&self.findings, &self.file, &self.source) {
            Json::Array(findings) => findings,
            other => vec![other],
        }
    }
}
