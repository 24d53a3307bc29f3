//! What kind of file stands where in the folder of a workflow.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::failure::Failure;

/// The file that makes a folder the folder of a workflow.
const WORKFLOW: &str = "workflow.yaml";
/// The folder of parameter files beside it.
const REVIEWS: &str = "reviews";
/// The folder of scenarios beside it.
const SCENARIOS: &str = "scenarios";
/// How deep folders are searched.
const DEPTH_MAX: usize = 8;

/// A file to check.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum File {
    /// A definition.
    Workflow(PathBuf),
    /// The parameters of a review of the workflow that stands beside.
    Review { workflow: PathBuf, file: PathBuf },
    /// A scenario of the workflow that stands beside.
    Scenario { workflow: PathBuf, file: PathBuf },
}

/// The files that some paths name: files themselves, and all that belongs to the workflows in folders.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let metadata = fs::metadata(path).map_err(|error| Failure::file(path, &error))?;
        if !metadata.is_dir() {
            files.push(by_place(path));
            continue;
        }
        let before = files.len();
        search(path, DEPTH_MAX, &mut files).map_err(|error| Failure::file(path, &error))?;
        if files.len() == before {
            return Err(Failure::not_found(format_args!(
                "there is no {WORKFLOW} in {} or the folders in it",
                path.display()
            )));
        }
    }
    let mut once = Vec::with_capacity(files.len());
    for file in files {
        if !once.contains(&file) {
            once.push(file);
        }
    }
    Ok(once)
}

/// The kind of a file, by the folders it stands in; a workflow if they say nothing.
fn by_place(path: &Path) -> File {
    let beside = |folder: &str| {
        let mut around = path.ancestors().skip(1);
        let found = around.find(|path| path.file_name().is_some_and(|name| name == folder))?;
        let workflow = found.parent()?.join(WORKFLOW);
        workflow.exists().then_some(workflow)
    };
    let file = path.to_owned();
    if let Some(workflow) = beside(REVIEWS) {
        File::Review { workflow, file }
    } else if let Some(workflow) = beside(SCENARIOS) {
        File::Scenario { workflow, file }
    } else {
        File::Workflow(file)
    }
}

fn search(folder: &Path, depth: usize, files: &mut Vec<File>) -> io::Result<()> {
    let workflow = folder.join(WORKFLOW);
    if workflow.exists() {
        files.push(File::Workflow(workflow.clone()));
        for file in yaml_files(&folder.join(REVIEWS), 0)? {
            let workflow = workflow.clone();
            files.push(File::Review { workflow, file });
        }
        for file in yaml_files(&folder.join(SCENARIOS), DEPTH_MAX)? {
            let workflow = workflow.clone();
            files.push(File::Scenario { workflow, file });
        }
        return Ok(());
    }
    if depth > 0 {
        for folder in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
            search(&folder, depth - 1, files)?;
        }
    }
    Ok(())
}

/// The YAML files in a folder and the folders in it, by name; none if there is no such folder.
fn yaml_files(folder: &Path, depth: usize) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    for path in entries(folder)? {
        if path.is_dir() && depth > 0 {
            files.extend(yaml_files(&path, depth - 1)?);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            files.push(path);
        }
    }
    Ok(files)
}

/// What stands in a folder, by name, without what is hidden.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries: io::Result<Vec<PathBuf>> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect();
    let is_hidden = |path: &Path| {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().starts_with('.'));
        name.unwrap_or_default()
    };
    let mut entries = entries?;
    entries.retain(|path| !is_hidden(path));
    entries.sort();
    Ok(entries)
}
