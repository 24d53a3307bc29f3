//! The repository as the checks see it: files, packages and what the packages pull in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use anyhow::{Context, Result};

use super::manifest;
use super::package::{self, Package};
use super::source::Source;

/// Everything a check may look at, read once.
#[derive(Debug, Default)]
pub(crate) struct Repository {
    pub(crate) files: Vec<File>,
    pub(crate) packages: Vec<Package>,
    /// For each pure crate: every crate that is compiled into it.
    pub(crate) closures: BTreeMap<String, BTreeSet<String>>,
}

/// One file of the repository.
#[derive(Debug)]
pub(crate) struct File {
    /// Relative to the root, with `/`.
    pub(crate) path: String,
    /// Empty if the file is no text.
    pub(crate) text: String,
    rust: Option<Source>,
    is_test: bool,
}

impl Repository {
    /// Reads the repository at `root`, and asks cargo about its packages.
    pub(crate) fn read(root: &Path) -> Result<Repository> {
        let skipped = ignored_paths(root)?;
        let mut texts = Vec::new();
        read_folder(root, "", &skipped, &mut texts).context("reading the repository")?;
        let mut repository = Repository::of_files(texts);
        repository.packages = package::read(root)?;
        for name in super::checks::pure_dependency::crates() {
            if repository
                .packages
                .iter()
                .any(|package| package.name == name)
            {
                repository
                    .closures
                    .insert(name.to_owned(), package::closure(root, name)?);
            }
        }
        Ok(repository)
    }

    fn of_files(texts: Vec<(String, String)>) -> Repository {
        let mut files: Vec<File> = texts
            .into_iter()
            .map(|(path, text)| File::new(path, text))
            .collect();
        let folders: Vec<String> = files.iter().flat_map(File::test_folders).collect();
        for file in &mut files {
            let stem = file.path.trim_end_matches(".rs");
            file.is_test |= folders.iter().any(|folder| {
                stem.strip_prefix(folder.as_str())
                    .is_some_and(|after| after.is_empty() || after.starts_with('/'))
            });
        }
        Repository {
            files,
            ..Repository::default()
        }
    }

    /// The Rust files that are not tests.
    pub(crate) fn production(&self) -> impl Iterator<Item = (&File, &Source)> {
        self.files
            .iter()
            .filter(|file| !file.is_test)
            .filter_map(|file| Some((file, file.rust.as_ref()?)))
    }

    /// The Rust files of the product: production, without the automation.
    pub(crate) fn product(&self) -> impl Iterator<Item = (&File, &Source)> {
        self.production()
            .filter(|(file, _)| file.crate_name().is_some_and(|name| name != "xtask"))
    }

    /// The line of the manifest at `path` that names the dependency `key`.
    pub(crate) fn line_of_dependency(&self, path: &str, key: &str) -> usize {
        let manifest = self.files.iter().find(|file| file.path == path);
        manifest.map_or(1, |file| manifest::line_of_dependency(&file.text, key))
    }

    /// Does any library hold a documentation test?
    pub(crate) fn has_doctests(&self) -> bool {
        self.files
            .iter()
            .filter_map(|file| file.rust.as_ref())
            .any(|source| source.has_doctest)
    }

    /// A repository made of a few texts, for the tests of the checks.
    #[cfg(test)]
    pub(crate) fn of(texts: &[(&str, &str)]) -> Repository {
        let own = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        Repository::of_files(texts.iter().map(own).collect())
    }
}

impl File {
    fn new(path: String, text: String) -> File {
        let rust = path.ends_with(".rs").then(|| Source::of(&text));
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let is_test = folders
            .split('/')
            .any(|f| ["tests", "benches", "examples"].contains(&f))
            || name == "tests.rs";
        File {
            path,
            text,
            rust,
            is_test,
        }
    }

    /// `store` for `crates/store/src/lib.rs`; none outside of `crates/`.
    pub(crate) fn crate_name(&self) -> Option<&str> {
        Some(self.path.strip_prefix("crates/")?.split_once('/')?.0)
    }

    /// The file's name without its folders.
    pub(crate) fn name(&self) -> &str {
        self.path
            .rsplit_once('/')
            .map_or(self.path.as_str(), |(_, name)| name)
    }

    /// Is it a Rust file?
    pub(crate) fn is_rust(&self) -> bool {
        self.rust.is_some()
    }

    /// The module paths that this file declares for tests only, without `.rs`.
    fn test_folders(&self) -> Vec<String> {
        let Some(source) = &self.rust else {
            return Vec::new();
        };
        let stem = self.path.trim_end_matches(".rs");
        let folder = match stem.rsplit_once('/') {
            Some((folder, "lib" | "main")) => folder,
            _ => stem,
        };
        source
            .test_modules
            .iter()
            .map(|module| format!("{folder}/{module}"))
            .collect()
    }
}

/// The paths that `.gitignore` keeps out, each written from the top, and git's own folder.
fn ignored_paths(root: &Path) -> Result<Vec<String>> {
    let text = match fs::read_to_string(root.join(".gitignore")) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).context("reading .gitignore"),
    };
    let names = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix('/'));
    let names = names.map(|name| name.trim_end_matches('/').to_owned());
    Ok(names.chain([".git".to_owned()]).collect())
}

fn read_folder(
    folder: &Path,
    prefix: &str,
    skipped: &[String],
    texts: &mut Vec<(String, String)>,
) -> Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let kind = entry.file_type()?;
        if skipped.contains(&path) {
            continue;
        }
        if kind.is_dir() {
            read_folder(&entry.path(), &format!("{path}/"), skipped, texts)?;
        } else if kind.is_file() {
            let bytes = fs::read(entry.path()).with_context(|| path.clone())?;
            texts.push((path, String::from_utf8(bytes).unwrap_or_default()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_known_by_folder_by_name_and_by_declaration() {
        let repository = Repository::of(&[
            ("crates/a/src/lib.rs", "mod b;\n#[cfg(test)]\nmod laws;\n"),
            ("crates/a/src/b.rs", "#[cfg(test)] mod given;"),
            ("crates/a/src/b/given.rs", ""),
            ("crates/a/src/b/tests.rs", ""),
            ("crates/a/src/laws/one.rs", ""),
            ("crates/a/src/laws_of_nature.rs", ""),
            ("crates/a/benches/step.rs", ""),
            ("tests/src/lib.rs", ""),
        ]);
        let production: Vec<_> = repository
            .production()
            .map(|(f, _)| f.path.as_str())
            .collect();
        let expected = [
            "crates/a/src/lib.rs",
            "crates/a/src/b.rs",
            "crates/a/src/laws_of_nature.rs",
        ];
        assert_eq!(production, expected);
    }

    #[test]
    fn the_automation_is_no_part_of_the_product() {
        let repository = Repository::of(&[
            ("crates/xtask/src/main.rs", ""),
            ("crates/store/src/lib.rs", ""),
        ]);
        let product: Vec<_> = repository
            .product()
            .filter_map(|(f, _)| f.crate_name())
            .collect();
        assert_eq!(product, ["store"]);
    }
}
