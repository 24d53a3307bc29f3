//! [`Fault`]: something that did not come as a scenario says.

use definition::{
    name::Name,
    scenario::{Place, Texts},
};

use super::{Demand, Expectation, Found};

/// Something that did not come as it should.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Where it is written; `None` for the start of the review.
    pub place: Option<Place>,
    /// What.
    pub kind: FaultKind,
}

/// The kinds of faults.
#[derive(Clone, Debug)]
pub enum FaultKind {
    /// A step that should be accepted was refused.
    Refused {
        /// What was tried.
        told: String,
        /// The ids of the reasons.
        found: Vec<Name>,
        /// The reasons as sentences.
        lines: Vec<String>,
    },
    /// A step that should be refused was accepted.
    Accepted {
        /// What was tried.
        told: String,
        /// Why it should be refused.
        expected: Vec<Name>,
    },
    /// A step was refused for other reasons.
    OtherReasons {
        /// What was tried.
        told: String,
        /// Why it should be refused.
        expected: Vec<Name>,
        /// Why it was refused.
        found: Vec<Name>,
        /// The reasons as sentences.
        lines: Vec<String>,
    },
    /// Something is not as expected.
    Otherwise {
        /// What was expected.
        expectation: Expectation,
        /// What was found.
        found: Found,
    },
}

impl Fault {
    /// The fault for people: where, what was tried, what was expected, what was found.
    #[must_use]
    pub fn lines(&self, texts: &Texts) -> Vec<String> {
        let place = self.place.map(|place| texts.line(place));
        let place = place.map_or_else(String::new, |(path, line)| format!("{path}:{line}: "));
        match &self.kind {
            FaultKind::Refused { told, found, lines } => {
                let head = format!("{place}{told}: refused because of {}", joined(found));
                with_reasons(head, lines)
            }
            FaultKind::Accepted { told, expected } => vec![format!(
                "{place}{told}: accepted, but should be refused because of {}",
                joined(expected)
            )],
            FaultKind::OtherReasons {
                told,
                expected,
                found,
                lines,
            } => {
                let head = format!(
                    "{place}{told}: refused because of {}, but should be because of {}",
                    joined(found),
                    joined(expected)
                );
                with_reasons(head, lines)
            }
            FaultKind::Otherwise { expectation, found } => {
                vec![format!("{place}{}", otherwise(expectation, *found))]
            }
        }
    }
}

fn with_reasons(head: String, lines: &[String]) -> Vec<String> {
    std::iter::once(head)
        .chain(lines.iter().map(|line| format!("    {line}")))
        .collect()
}

fn otherwise(expectation: &Expectation, found: Found) -> String {
    let say = &expectation.say;
    let found = match found {
        Found::Count(Some(number)) => number.to_string(),
        Found::Holds(Some(_)) => return format!("{say}: it is not so"),
        Found::Count(None) | Found::Holds(None) => "what cannot be determined".to_owned(),
    };
    match &expectation.demand {
        Demand::Count { is, .. } => format!("{say}: found {found}, expected {is}"),
        Demand::That(_) => format!("{say}: found {found}"),
    }
}

fn joined(ids: &[Name]) -> String {
    ids.join(", ")
}
