//! [`Found`]: everything that is found in some files.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use definition::{
    decode,
    diagnostic::{Diagnostic, Diagnostics, Severity, render},
    dialect,
    grammar::PART,
    load::load,
    model::Definition,
    parameters::ReviewParameters,
    review_file,
    scenario::{Finding, Texts},
};
use serde_json::Value as Json;

use crate::{failure::Failure, files, script};

use super::{place::File, played};

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
            File::Review { workflow, file } => self.review(workflow, file).map(drop),
            File::Scenario { workflow, file } => self.scenario(workflow, file),
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
        self.report(&path.display().to_string(), &source, findings);
        self.definitions.insert(path.to_owned(), definition.clone());
        Ok(definition)
    }

    /// The parameters of a review; without a definition only the shape of the file.
    fn review(
        &mut self,
        workflow: &Path,
        path: &Path,
    ) -> Result<Option<ReviewParameters>, Failure> {
        let definition = self.definition(workflow)?;
        let source = files::text(path)?;
        let mut findings = Diagnostics::new();
        let parameters = match definition {
            Some(definition) => review_file::review(&source, &definition, &mut findings),
            None => {
                findings = review_file::workflow_of(&source).err().unwrap_or_default();
                None
            }
        };
        self.report(&path.display().to_string(), &source, findings.into_vec());
        Ok(parameters)
    }

    /// A scenario, read and played; a part that scenarios share only as far as its shape.
    fn scenario(&mut self, workflow: &Path, path: &Path) -> Result<(), Failure> {
        let source = files::text(path)?;
        let (name, mut findings) = (path.display().to_string(), Diagnostics::new());
        let is_whole = dialect::parse(&source, &mut findings)
            .is_none_or(|node| node.get("scenario").is_some());
        if !is_whole {
            let _ = decode::file(&source, &PART, &mut findings);
            self.report(&name, &source, findings.into_vec());
            return Ok(());
        }
        let scenario = match script::scenario(&name) {
            Ok(scenario) => scenario,
            Err(unreadable) => {
                self.report_parts(&unreadable.texts, &unreadable.findings);
                return Ok(());
            }
        };
        let parameters = self.review(workflow, Path::new(&*scenario.review))?;
        let definition = self.definition(workflow)?;
        if let (Some(definition), Some(parameters)) = (definition, parameters) {
            let found = played::findings(&definition, &parameters, &scenario);
            self.report_parts(&scenario.texts, &found);
        }
        Ok(())
    }

    /// Findings in a scenario and the parts that it plays.
    fn report_parts(&mut self, texts: &Texts, findings: &[Finding]) {
        let mut part = 0;
        while let Some(text) = texts.get(part) {
            let of_part = findings.iter().filter(|finding| finding.part == part);
            let of_part = of_part.map(|finding| finding.diagnostic.clone()).collect();
            self.report(&text.path, text.text.as_bytes(), of_part);
            part += 1;
        }
    }

    /// Adds what was not found before: several files may lead to the same place.
    fn report(&mut self, file: &str, source: &[u8], mut findings: Vec<Diagnostic>) {
        let before = || self.reports.iter().filter(|report| report.file == file);
        findings.retain(|finding| !before().any(|report| report.findings.contains(finding)));
        if !findings.is_empty() {
            self.reports.push(Report {
                file: file.to_owned(),
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
            "{} checked, {}, {}",
            counted(files, "file"),
            counted(self.errors(), "error"),
            counted(self.warnings(), "warning")
        )
    }
}

fn counted(count: usize, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural}")
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
