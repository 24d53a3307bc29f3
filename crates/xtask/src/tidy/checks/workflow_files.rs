//! Every workflow has its definition and a scenario that plays it.

use std::collections::BTreeSet;

use crate::tidy::check::{Check, Finding};
use crate::tidy::repository::Repository;

pub(crate) const CHECK: Check = Check {
    rule: "workflow-files",
    why: "a definition that no scenario plays is a guess",
    mend: "add `workflow.yaml`, and a played review under `scenarios/`",
    find,
};

fn find(repository: &Repository) -> Vec<Finding> {
    let paths: BTreeSet<&str> = repository
        .files
        .iter()
        .map(|file| file.path.as_str())
        .collect();
    let folders: BTreeSet<&str> = paths
        .iter()
        .filter_map(|path| Some(path.strip_prefix("workflows/")?.split_once('/')?.0))
        .collect();
    let mut findings = Vec::new();
    for folder in folders {
        let definition = format!("workflows/{folder}/workflow.yaml");
        let scenarios = format!("workflows/{folder}/scenarios/");
        if !paths.contains(definition.as_str()) {
            findings.push(Finding::at(&definition, 1, "the definition is missing"));
        }
        if !paths
            .iter()
            .any(|path| path.starts_with(&scenarios) && path.ends_with(".yaml"))
        {
            findings.push(Finding::at(&scenarios, 1, "there is no scenario"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_definitions_and_scenarios_are_found() {
        let places = CHECK.places(&[
            ("workflows/README.md", ""),
            ("workflows/a/workflow.yaml", ""),
            ("workflows/a/scenarios/whole.yaml", ""),
            ("workflows/b/workflow.yaml", ""),
            ("workflows/b/scenarios/README.md", ""),
            ("workflows/c/scenarios/whole.yaml", ""),
        ]);
        assert_eq!(
            places,
            ["workflows/b/scenarios/:1", "workflows/c/workflow.yaml:1"]
        );
    }
}
