//! The workspace's packages, as cargo knows them.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// A member of the workspace.
#[derive(Clone, Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    /// Path of its `Cargo.toml`, relative to the root.
    pub(crate) manifest: String,
    pub(crate) dependencies: Vec<Dependency>,
}

/// What a package says that it depends on.
#[derive(Clone, Debug)]
pub(crate) struct Dependency {
    /// The crate's name in its registry, or in the workspace.
    pub(crate) name: String,
    /// The name that the manifest gives to it.
    pub(crate) key: String,
    /// False if it serves tests or build scripts only.
    pub(crate) is_normal: bool,
}

/// Asks cargo for the members of the workspace at `root`.
pub(crate) fn read(root: &Path) -> Result<Vec<Package>> {
    let text = cargo(root, &["metadata", "--format-version", "1", "--no-deps"])?;
    let metadata: Value = serde_json::from_str(&text).context("cargo metadata is no JSON")?;
    packages(&metadata, root).context("cargo metadata has an unknown form")
}

/// Asks cargo for every crate that is compiled into the package `name` on this machine.
pub(crate) fn closure(root: &Path, name: &str) -> Result<BTreeSet<String>> {
    let edges = "normal,no-proc-macro";
    let tree = cargo(root, &["tree", "-p", name, "-e", edges, "--prefix", "none"])?;
    Ok(closure_of(&tree))
}

fn closure_of(tree: &str) -> BTreeSet<String> {
    tree.lines()
        .skip(1)
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect()
}

fn cargo(root: &Path, arguments: &[&str]) -> Result<String> {
    let output = Command::new("cargo")
        .args(arguments)
        .current_dir(root)
        .output()?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("cargo {} failed:\n{complaint}", arguments.join(" "));
    }
    String::from_utf8(output.stdout).context("cargo answered in something other than UTF-8")
}

fn packages(metadata: &Value, root: &Path) -> Option<Vec<Package>> {
    metadata["packages"]
        .as_array()?
        .iter()
        .map(|value| package(value, root))
        .collect()
}

fn package(value: &Value, root: &Path) -> Option<Package> {
    let manifest = Path::new(value["manifest_path"].as_str()?);
    let manifest = manifest
        .strip_prefix(root)
        .ok()?
        .to_string_lossy()
        .replace('\\', "/");
    let dependencies = value["dependencies"].as_array()?.iter().map(dependency);
    let name = value["name"].as_str()?.to_owned();
    Some(Package {
        name,
        manifest,
        dependencies: dependencies.collect::<Option<_>>()?,
    })
}

fn dependency(value: &Value) -> Option<Dependency> {
    let name = value["name"].as_str()?.to_owned();
    let key = value["rename"].as_str().unwrap_or(&name).to_owned();
    Some(Dependency {
        name,
        key,
        is_normal: value["kind"].is_null(),
    })
}

#[cfg(test)]
impl Package {
    /// A package under `crates/` with normal dependencies, for the tests of the checks.
    pub(crate) fn of(name: &str, dependencies: &[&str]) -> Package {
        let dependency = |name: &&str| Dependency {
            name: (*name).to_owned(),
            key: (*name).to_owned(),
            is_normal: true,
        };
        Package {
            name: name.to_owned(),
            manifest: format!("crates/{name}/Cargo.toml"),
            dependencies: dependencies.iter().map(dependency).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn packages_come_with_kinds_and_renames() {
        let metadata = json!({ "packages": [{
            "name": "store",
            "manifest_path": "/r/crates/store/Cargo.toml",
            "dependencies": [
                { "name": "sqlx", "kind": null, "rename": "sql" },
                { "name": "proptest", "kind": "dev", "rename": null },
            ],
        }]});
        let packages = packages(&metadata, Path::new("/r")).unwrap();
        assert_eq!(packages[0].manifest, "crates/store/Cargo.toml");
        let shown: Vec<_> = packages[0]
            .dependencies
            .iter()
            .map(|d| (d.name.as_str(), d.key.as_str(), d.is_normal))
            .collect();
        assert_eq!(
            shown,
            [("sqlx", "sql", true), ("proptest", "proptest", false)]
        );
    }

    #[test]
    fn a_closure_leaves_out_the_package_itself() {
        let tree = "process v0.1.0 (/r/crates/process)\nserde v1.0.0\nmemchr v2.0.0 (*)\n";
        assert_eq!(
            closure_of(tree).into_iter().collect::<Vec<_>>(),
            ["memchr", "serde"]
        );
    }
}
