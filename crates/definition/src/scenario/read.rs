//! A scenario and its parts, read.

use indexmap::IndexMap;

use crate::{
    decode::{self, read},
    diagnostic::{Diagnostic, Diagnostics},
    dialect::Node,
    grammar::{File, PART, SCENARIO},
    name::Name,
    span::SourceText,
};

use super::{Finding, Part, Scenario, Text, Texts, Unreadable, code};

/// The greatest number of files that one scenario may be made of.
const PARTS_MAX: usize = 200;

/// Reads a scenario with every part it plays. `open` gives the bytes of a file by its path, or says why it cannot.
///
/// # Errors
/// Everything that is wrong in any of the files.
pub fn load(
    path: &str,
    open: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
) -> Result<Scenario, Unreadable> {
    let mut reader = Reader {
        open,
        texts: Texts::default(),
        parts: Vec::new(),
        found: Vec::new(),
        above: Vec::new(),
    };
    let root = reader.file(path, &SCENARIO, None);
    let head = root.as_ref().and_then(|node| reader.head(path, node));
    match head {
        Some(head) if reader.found.is_empty() => Ok(Scenario {
            parts: reader.parts,
            texts: reader.texts,
            ..head
        }),
        _ => Err(Unreadable {
            texts: reader.texts,
            findings: reader.found,
        }),
    }
}

/// The path of a file that is named beside another one. `None` if it is no relative path with `/`.
#[must_use]
pub fn path_beside(file: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" => return None,
            _ if part.contains(['\\', ':']) => return None,
            "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

struct Reader<'a> {
    open: &'a mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
    texts: Texts,
    parts: Vec<Part>,
    found: Vec<Finding>,
    /// The files that are being read, outermost first.
    above: Vec<usize>,
}

impl Reader<'_> {
    /// Reads one file and, before it returns, every part that it plays. `from` is where it is named.
    fn file(
        &mut self,
        path: &str,
        kind: &File,
        from: Option<(usize, &SourceText)>,
    ) -> Option<Node> {
        let bytes = match (self.open)(path) {
            Ok(bytes) => bytes,
            Err(reason) => {
                let error =
                    Diagnostic::error(code::FILE, format!("`{path}` cannot be read: {reason}"));
                match from {
                    Some((part, source)) => self.push(part, error.at(source.span)),
                    None => {
                        self.texts.0.push(Text {
                            path: path.into(),
                            text: String::new(),
                        });
                        self.push(0, error);
                    }
                }
                return None;
            }
        };
        let part = self.parts.len();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        self.texts.0.push(Text {
            path: path.into(),
            text,
        });
        self.parts.push(Part {
            steps: Vec::new(),
            plays: IndexMap::new(),
        });
        let mut diagnostics = Diagnostics::new();
        let node = decode::file(&bytes, kind, &mut diagnostics);
        for diagnostic in diagnostics.into_vec() {
            self.push(part, diagnostic);
        }
        let node = node?;
        let steps = node.get("steps").map_or(&[][..], Node::list);
        self.parts[part].steps = steps.to_vec();
        self.above.push(part);
        self.plays(part, steps);
        self.above.pop();
        Some(node)
    }

    fn push(&mut self, part: usize, diagnostic: Diagnostic) {
        self.found.push(Finding { part, diagnostic });
    }

    fn plays(&mut self, part: usize, steps: &[Node]) {
        for step in steps {
            if let Some(source) = step.get("play").and_then(Node::text) {
                self.play(part, source);
            } else if let Some(inner) = step.get("steps") {
                self.plays(part, inner.list());
            }
        }
    }

    fn play(&mut self, part: usize, source: &SourceText) {
        let beside = self.texts.0[part].path.clone();
        let Some(path) = path_beside(&beside, &source.text) else {
            let error = Diagnostic::error(code::FILE, "this is no relative path").at(source.span);
            return self.push(
                part,
                error.help("write it from the folder of this file, with `/`"),
            );
        };
        let known = self
            .texts
            .0
            .iter()
            .position(|text| text.path == path.as_str());
        if let Some(known) = known {
            if self.above.contains(&known) {
                let message = format!("`{path}` plays itself");
                return self.push(
                    part,
                    Diagnostic::error(code::CIRCLE, message).at(source.span),
                );
            }
            self.parts[part].plays.insert(source.text.clone(), known);
            return;
        }
        if self.parts.len() == PARTS_MAX {
            let message = format!("a scenario is made of at most {PARTS_MAX} files");
            return self.push(
                part,
                Diagnostic::error(code::TOO_MANY, message).at(source.span),
            );
        }
        let next = self.parts.len();
        if self.file(&path, &PART, Some((part, source))).is_some() {
            self.parts[part].plays.insert(source.text.clone(), next);
        }
    }

    /// What stands at the beginning of a scenario.
    fn head(&mut self, path: &str, node: &Node) -> Option<Scenario> {
        let review = read::text(node, "review")?;
        let Some(review) = path_beside(path, &review.text) else {
            let error = Diagnostic::error(code::FILE, "this is no relative path").at(review.span);
            self.push(
                0,
                error.help("write it from the folder of this file, with `/`"),
            );
            return None;
        };
        let people = read::entries(node, "people", |node| node.text().map(read::named))?;
        let named = |entry: crate::syntax::Entry<crate::span::Spanned<Name>>| {
            (entry.id.value, entry.value.value)
        };
        Some(Scenario {
            name: read::name(node, "scenario")?.value,
            say: read::name(node, "say")?.value,
            review: review.into(),
            people: people.into_iter().map(named).collect(),
            parts: Vec::new(),
            texts: Texts::default(),
        })
    }
}
