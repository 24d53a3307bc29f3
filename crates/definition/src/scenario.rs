//! [`Scenario`]: a review played from its start, with what must come of it.
//!
//! A scenario is a file of its own, no part of a definition and of no digest. It may play parts that several scenarios
//! share. Here it is read as far as its shape; what its steps mean under a definition is the business of `process`.

pub mod code;
mod fill;
mod read;
pub mod step;

#[cfg(test)]
mod tests;

use indexmap::IndexMap;

use crate::{
    diagnostic::{Diagnostic, render::render},
    dialect::Node,
    name::Name,
    span::Span,
};

pub use fill::{Binding, Bindings};
pub use read::{load, path_beside};

/// A scenario with all its parts.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its id.
    pub name: Name,
    /// What it shows, as a sentence.
    pub say: Name,
    /// Path of the file with the parameters of the review.
    pub review: Name,
    /// Accounts that it names, with the names of their persons.
    pub people: IndexMap<Name, Name>,
    /// The scenario itself and the parts that it plays.
    pub parts: Vec<Part>,
    /// Their texts, in the same order.
    pub texts: Texts,
}

/// The steps of one file.
#[derive(Clone, Debug)]
pub struct Part {
    /// The steps as written; [`step::read`] tells what one is.
    pub steps: Vec<Node>,
    /// The parts that it plays, by the path as written: places in [`Scenario::parts`].
    pub plays: IndexMap<String, usize>,
}

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as a place in [`Scenario::parts`].
    pub part: usize,
    /// Where in it.
    pub span: Span,
}

/// Something wrong in one of the files.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The file, as a place in [`Scenario::parts`].
    pub part: usize,
    /// What is wrong.
    pub diagnostic: Diagnostic,
}

/// The texts of a scenario and its parts.
#[derive(Clone, Debug, Default)]
pub struct Texts(Vec<Text>);

/// A file as read.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its path, as it was asked for.
    pub path: Name,
    /// What stands in it.
    pub text: String,
}

/// A scenario that cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    /// The texts that could be read.
    pub texts: Texts,
    /// What is wrong, file by file.
    pub findings: Vec<Finding>,
}

impl Texts {
    /// One of the files.
    #[must_use]
    pub fn get(&self, part: usize) -> Option<&Text> {
        self.0.get(part)
    }

    /// The path of a file, and the line of a place in it, from 1.
    #[must_use]
    pub fn line(&self, place: Place) -> (Name, usize) {
        self.get(place.part).map_or_else(
            || (Name::default(), 1),
            |text| {
                let before = &text.text.as_bytes()[..place.span.start.min(text.text.len())];
                let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
                (text.path.clone(), line)
            },
        )
    }

    /// Findings as text for people, file by file.
    #[must_use]
    pub fn render(&self, findings: &[Finding], coloured: bool) -> String {
        let mut text = String::new();
        for (part, file) in self.0.iter().enumerate() {
            let of_file = findings.iter().filter(|finding| finding.part == part);
            let diagnostics: Vec<_> = of_file.map(|finding| finding.diagnostic.clone()).collect();
            text.push_str(&render(&diagnostics, &file.path, &file.text, coloured));
        }
        text
    }
}
