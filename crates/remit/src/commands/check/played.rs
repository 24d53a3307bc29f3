//! A scenario, played in memory: does everything come as it says?

use std::collections::BTreeMap;

use definition::{
    diagnostic::Diagnostic,
    model::Definition,
    name::Name,
    parameters::ReviewParameters,
    scenario::{Finding, Place, Scenario},
    span::Span,
};
use jiff::Timestamp;
use process::{
    person::Person,
    scenario::{Fault, Setting, handles, moves, play, started},
};

use crate::script;

/// The code of what does not come as a scenario says.
const OTHERWISE: &str = "WF1001";

/// What is wrong with a scenario under a definition, or with the definition under the scenario.
pub(super) fn findings(
    definition: &Definition,
    parameters: &ReviewParameters,
    scenario: &Scenario,
) -> Vec<Finding> {
    let people = people(scenario, parameters);
    let setting = Setting {
        definition,
        parameters,
        people: &people,
    };
    let moves = match moves(setting, scenario, &mut script::document) {
        Ok(moves) => moves,
        Err(findings) => return findings,
    };
    let (Some(starter), Ok(started)) = (
        people.values().next(),
        started(definition, parameters, &people),
    ) else {
        return Vec::new();
    };
    let played = play(
        definition,
        &scenario.name,
        started,
        starter,
        &moves,
        begin(),
    );
    let faults = played.faults.iter();
    faults.map(|fault| finding(fault, scenario)).collect()
}

/// Somebody for every handle.
fn people(scenario: &Scenario, parameters: &ReviewParameters) -> BTreeMap<Name, Person> {
    let handles = handles(scenario, parameters);
    let numbered = handles.into_keys().zip(0_u64..);
    let person =
        |(handle, number)| Some((handle, Person::parse(&format!("u-{number:016x}")).ok()?));
    numbered.filter_map(person).collect()
}

/// When scenarios begin: always at the same moment, a Monday morning, so that what is found today is found tomorrow.
fn begin() -> Timestamp {
    Timestamp::constant(1_704_700_800, 0)
}

fn finding(fault: &Fault, scenario: &Scenario) -> Finding {
    let place = fault.place.unwrap_or(Place {
        part: 0,
        span: Span::new(0, 0),
    });
    let unplaced = Fault {
        place: None,
        ..fault.clone()
    };
    let mut lines = unplaced.lines(&scenario.texts).into_iter();
    let mut diagnostic = Diagnostic::error(OTHERWISE, lines.next().unwrap_or_default());
    diagnostic = diagnostic.at(place.span);
    let rest: Vec<String> = lines
        .map(|line| line.trim_start_matches("    ").to_owned())
        .collect();
    if !rest.is_empty() {
        diagnostic = diagnostic.note(rest.join("\n"));
    }
    Finding {
        part: place.part,
        diagnostic,
    }
}
