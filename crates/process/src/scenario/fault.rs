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
    /// An attempt was accepted that should be refused, refused that should be accepted, or refused for other reasons.
    Attempt {
        /// What was tried.
        told: String,
        /// The ids of the reasons for which it should be refused; none if it should be accepted.
        expected: Vec<Name>,
        /// The ids of the reasons for which it was refused; none if it was accepted.
        found: Vec<Name>,
        /// These reasons as sentences.
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
            FaultKind::Attempt {
                told,
                expected,
                found,
                lines,
            } => {
                let (expected, found) = (decision(expected), decision(found));
                let head = format!("{place}{told}: expected {expected}, found {found}");
                let reasons = lines.iter().map(|line| format!("    {line}"));
                std::iter::once(head).chain(reasons).collect()
            }
            FaultKind::Otherwise { expectation, found } => {
                vec![format!("{place}{}", otherwise(expectation, *found))]
            }
        }
    }
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

/// `accepted`, or `refused because of role, in-scope`.
fn decision(reasons: &[Name]) -> String {
    if reasons.is_empty() {
        "accepted".to_owned()
    } else {
        format!("refused because of {}", reasons.join(", "))
    }
}
