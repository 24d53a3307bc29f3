//! Reads the entries of a `Cargo.toml`: as much of TOML as manifests use line by line.

/// `key = value` under `[section]`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    pub(crate) section: &'a str,
    pub(crate) key: &'a str,
    pub(crate) value: &'a str,
    /// From 1.
    pub(crate) line: usize,
}

/// The entries of a manifest. Lines that continue a list are left out.
pub(crate) fn entries(text: &str) -> Vec<Entry<'_>> {
    let mut section = "";
    let mut entries = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            section = name;
        } else if let Some((key, value)) = line.split_once('=')
            && !line.starts_with(['#', '"', '{'])
        {
            entries.push(Entry {
                section,
                key: key.trim(),
                value: value.trim(),
                line: index + 1,
            });
        }
    }
    entries
}

/// The line that names the dependency `key`, or the first line if it is written in a section of
/// its own.
pub(crate) fn line_of_dependency(text: &str, key: &str) -> usize {
    let entries = entries(text).into_iter();
    let mut named = entries.filter(|entry| {
        entry.section.ends_with("dependencies") && entry.key.split('.').next() == Some(key)
    });
    named.next().map_or(1, |entry| entry.line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_is_found_by_its_key() {
        let text = "[package]\nserde = 1\n[dependencies]\nserde.workspace = true\n\n\
            [dev-dependencies]\nserde_json = { workspace = true }\n";
        assert_eq!(line_of_dependency(text, "serde"), 4);
        assert_eq!(line_of_dependency(text, "serde_json"), 7);
        assert_eq!(line_of_dependency(text, "tokio"), 1);
    }

    #[test]
    fn entries_know_their_section_and_line() {
        let text = "[package]\nname = \"a\"\n\n# b = 1\n[lints]\nworkspace = true\nlist = [\n  \"c = d\",\n]\n";
        let expected = [
            Entry {
                section: "package",
                key: "name",
                value: "\"a\"",
                line: 2,
            },
            Entry {
                section: "lints",
                key: "workspace",
                value: "true",
                line: 6,
            },
            Entry {
                section: "lints",
                key: "list",
                value: "[",
                line: 7,
            },
        ];
        assert_eq!(entries(text), expected);
    }
}
