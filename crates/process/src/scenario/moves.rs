//! Parts and repetitions played out.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use definition::{
    diagnostic::{Diagnostic, Diagnostics},
    dialect::Node,
    model::Definition,
    name::Name,
    parameters::ReviewParameters,
    scenario::{
        Bindings, Finding, Place, Scenario, code,
        step::{self, Loop, Step},
    },
    span::Span,
};

use crate::person::Person;

use super::{Move, MoveKind, expectation::expectation, repeat::Given};

/// The greatest number of steps that are played, after every repetition.
pub const STEPS_MAX: usize = 20_000;

/// What a scenario is played under.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The definition.
    pub definition: &'a Definition,
    /// The parameters the review starts with.
    pub parameters: &'a ReviewParameters,
    /// The accounts, by their handles.
    pub people: &'a BTreeMap<Name, Person>,
}

/// A scenario as a flat list, everything typed by the definition. `open` gives the bytes of a document by its path, or says why it cannot.
///
/// # Errors
/// Everything that is wrong, each place once.
pub fn moves(
    setting: Setting<'_>,
    scenario: &Scenario,
    open: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
) -> Result<Vec<Move>, Vec<Finding>> {
    let mut unrolling = Unrolling {
        setting,
        scenario,
        open,
        given: Given::new(setting.definition, setting.parameters),
        joined: BTreeMap::new(),
        files: BTreeMap::new(),
        moves: Vec::new(),
        found: Vec::new(),
        places: BTreeSet::new(),
        steps: 0,
    };
    if let Some(first) = scenario.parts.first() {
        unrolling.steps(0, &first.steps, &Bindings::new());
    }
    if unrolling.found.is_empty() {
        Ok(unrolling.moves)
    } else {
        Err(unrolling.found)
    }
}

/// The work in progress.
pub(super) struct Unrolling<'a> {
    pub(super) setting: Setting<'a>,
    pub(super) scenario: &'a Scenario,
    pub(super) open: &'a mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
    /// The lists of the review as it starts.
    pub(super) given: Given<'a>,
    /// Members that joined vocabularies with amendments so far.
    pub(super) joined: BTreeMap<Name, Vec<Name>>,
    /// Documents read so far.
    pub(super) files: BTreeMap<String, Arc<[u8]>>,
    pub(super) moves: Vec<Move>,
    found: Vec<Finding>,
    /// Places where something was found: one that is wrong every time it is repeated is wrong once.
    places: BTreeSet<(Place, &'static str)>,
    steps: usize,
}

impl Unrolling<'_> {
    /// Plays steps of a part. `false` if there are too many.
    fn steps(&mut self, part: usize, steps: &[Node], bindings: &Bindings) -> bool {
        for written in steps {
            if self.steps == STEPS_MAX {
                let message = format!("the scenario plays more than {STEPS_MAX} steps");
                let error = Diagnostic::error(code::TOO_MANY, message).at(written.span);
                self.push(part, error);
                return false;
            }
            self.steps += 1;
            let mut out = Diagnostics::new();
            let step = step::read(written, bindings, &mut out);
            let goes_on = match step {
                None => true,
                Some(Step::Play(path)) => self.play(part, &path.text),
                Some(Step::ForEach { loops, steps }) => {
                    self.repeat(part, &loops, &steps, bindings, &mut out)
                }
                Some(other) => {
                    if let Some(kind) = self.kind(part, other, &mut out) {
                        self.add(part, written.span, kind);
                    }
                    true
                }
            };
            self.report(part, out);
            if !goes_on {
                return false;
            }
        }
        true
    }

    fn play(&mut self, part: usize, path: &str) -> bool {
        let scenario = self.scenario;
        // A part that could not be found was reported when the scenario was read.
        let next = scenario.parts[part].plays.get(path);
        next.is_none_or(|next| self.steps(*next, &scenario.parts[*next].steps, &Bindings::new()))
    }

    fn repeat(
        &mut self,
        part: usize,
        loops: &[Loop],
        steps: &[Node],
        bindings: &Bindings,
        out: &mut Diagnostics,
    ) -> bool {
        let Some((first, others)) = loops.split_first() else {
            return self.steps(part, steps, bindings);
        };
        let Some(elements) = self.given.elements(&first.over, out) else {
            return true;
        };
        elements.into_iter().all(|element| {
            let mut bindings = bindings.clone();
            bindings.push((first.name.value.clone(), element));
            self.repeat(part, others, steps, &bindings, out)
        })
    }

    fn kind(&mut self, part: usize, step: Step, out: &mut Diagnostics) -> Option<MoveKind> {
        match step {
            Step::Stage(heading) => Some(MoveKind::Stage(heading.value)),
            Step::Wait(length) => Some(MoveKind::Wait(length.value)),
            Step::Expect(expect) => {
                expectation(self.setting.definition, &expect, out).map(MoveKind::Expect)
            }
            Step::Attempt(attempt) => {
                let attempt = self.attempt(part, *attempt, out)?;
                Some(MoveKind::Attempt(Box::new(attempt)))
            }
            Step::Play(_) | Step::ForEach { .. } => None,
        }
    }

    fn add(&mut self, part: usize, span: Span, kind: MoveKind) {
        let place = Place { part, span };
        self.moves.push(Move { place, kind });
    }

    fn report(&mut self, part: usize, out: Diagnostics) {
        for diagnostic in out.into_vec() {
            self.push(part, diagnostic);
        }
    }

    fn push(&mut self, part: usize, diagnostic: Diagnostic) {
        let span = diagnostic.span.unwrap_or_default();
        if self.places.insert((Place { part, span }, diagnostic.code)) {
            self.found.push(Finding { part, diagnostic });
        }
    }
}
