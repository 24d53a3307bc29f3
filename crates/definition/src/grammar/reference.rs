//! The reference of the language for people, written from the table.

use std::fmt::Write;

use super::{
    File, Forms, Key, MATRIX, PART, REVIEW, Record, Rule, SCENARIO, Shape, WORKFLOW, scalar::Kind,
};

/// The reference of all files of the language as Markdown.
#[must_use]
pub fn reference() -> String {
    let mut text = String::from(INTRODUCTION);
    let mut book = Book::default();
    for file in [&WORKFLOW, &REVIEW, &MATRIX, &SCENARIO, &PART] {
        book.file(file, &mut text);
    }
    text
}

const INTRODUCTION: &str = "\
# Reference of the language

Written from the program's own table of the language; do not edit it by hand.

A file is one document of a restricted YAML: UTF-8, spaces only, every text is text. No anchors, aliases, tags, merge
keys, directives, complex or duplicate keys. Inside `{ }` and `[ ]` a text that contains any of `, : # { } [ ]` must be
quoted. Ids are lower-case letters, digits and `_`, begin with a letter, and are none of on, off, yes, no, y, n, true,
false, null.
";

/// The records that are described already, and those that still have to be.
#[derive(Default)]
struct Book {
    seen: Vec<&'static str>,
    waiting: Vec<&'static Record>,
}

impl Book {
    fn file(&mut self, file: &'static File, text: &mut String) {
        self.add(file.root);
        while !self.waiting.is_empty() {
            let record = self.waiting.remove(0);
            self.record(record, text);
        }
    }

    fn add(&mut self, record: &'static Record) {
        if !self.seen.contains(&record.name) {
            self.seen.push(record.name);
            self.waiting.push(record);
        }
    }

    fn record(&mut self, record: &'static Record, text: &mut String) {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n## {}\n\n{}\n\n", record.name, record.doc);
        text.push_str("| Key | Value | | Since | Meaning | Example |\n|---|---|---|---|---|---|\n");
        for key in record.keys {
            self.key(key, text);
        }
        for rule in record.rules {
            let _ = write!(text, "\n{}\n", sentence(rule));
        }
    }

    fn key(&mut self, key: &'static Key, text: &mut String) {
        let shape = self.shape(&key.shape);
        let needed = if key.required { "required" } else { "" };
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} | {} | `{}` |",
            key.name,
            cell(&shape),
            needed,
            key.since,
            cell(key.doc),
            cell(key.example)
        );
    }

    fn shape(&mut self, shape: &'static Shape) -> String {
        match shape {
            Shape::Text(kind) => kind.described(),
            Shape::Record(record) => self.link(record),
            Shape::Forms(forms) => self.forms(forms),
            Shape::TextOrRecord(kind, record) => self.text_or(*kind, record),
            Shape::Map(_, shape) => format!("map: id to {}", self.shape(shape)),
            Shape::List(shape) => format!("list of {}", self.shape(shape)),
            Shape::OneOrList(shape) => format!("{}, or a list of them", self.shape(shape)),
            Shape::Literal => "a value".to_owned(),
            Shape::Free => "anything".to_owned(),
        }
    }

    fn text_or(&mut self, kind: Kind, record: &'static Record) -> String {
        format!("{}, or {}", kind.described(), self.link(record))
    }

    fn forms(&mut self, forms: &'static Forms) -> String {
        let links: Vec<String> = forms
            .forms
            .iter()
            .map(|(_, record)| self.link(record))
            .collect();
        format!("{} ({})", forms.name, links.join(", "))
    }

    fn link(&mut self, record: &'static Record) -> String {
        self.add(record);
        format!("[{}](#{})", record.name, record.name.replace(' ', "-"))
    }
}

fn sentence(rule: &Rule) -> String {
    match rule {
        Rule::ExactlyOne(keys) => format!("Exactly one of `{}` is there.", keys.join("`, `")),
        Rule::Together(first, second) => format!("`{first}` and `{second}` are there together."),
        Rule::Needs(first, second) => format!("`{first}` needs `{second}`."),
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
