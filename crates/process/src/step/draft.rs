//! [`Draft`]: a step being tried.

use std::collections::{BTreeSet, VecDeque};

use definition::{
    model::{Definition, machine::Machine},
    name::Name,
};
use jiff::Timestamp;

use crate::{
    command::Command,
    deadline,
    event::{DeadlineSet, Event, Outcome, Signal},
    fold::fold,
    snapshot::Snapshot,
    state::State,
};

/// A copy of the state that the events of one step are folded into as they are decided.
pub(super) struct Draft<'a> {
    pub(super) definition: &'a Definition,
    /// The effective time of the step: that of receipt, but never earlier than the event before (S5).
    pub(super) at: Timestamp,
    /// Signals sent and not yet delivered, oldest first.
    pub(super) pending: VecDeque<Sent>,
    /// Machines whose instances this step has touched; automatic transitions that read none of them are as disabled as before.
    pub(super) touched_machines: BTreeSet<Name>,
    /// Instances this step has touched.
    pub(super) touched: BTreeSet<usize>,
    /// The parameters are new or changed: every automatic transition may have become enabled.
    pub(super) scope_changed: bool,
    /// How many instances this step has created or cancelled.
    pub(super) changes: usize,
    /// How many instances are being created, each by the one before.
    pub(super) depth: usize,
    state: State,
    events: Vec<Event>,
}

/// A signal on its way.
pub(super) struct Sent {
    pub(super) signal: Signal,
    /// The machine of the sender.
    pub(super) from: Name,
}

impl<'a> Draft<'a> {
    pub(super) fn new(definition: &'a Definition, state: &State, command: &Command) -> Self {
        Self {
            definition,
            at: command.received_at.max(state.time),
            pending: VecDeque::new(),
            touched_machines: BTreeSet::new(),
            touched: BTreeSet::new(),
            scope_changed: false,
            changes: 0,
            depth: 0,
            state: state.clone(),
            events: Vec::new(),
        }
    }

    /// The state as it is now.
    pub(super) fn snapshot(&self) -> Snapshot<'_> {
        Snapshot::new(self.definition, &self.state)
    }

    /// The state after one more outcome, without deciding it.
    pub(super) fn supposing(&self, outcome: Outcome) -> State {
        let mut state = self.state.clone();
        apply(
            &mut state,
            &Event {
                at: self.at,
                outcome,
            },
        );
        state
    }

    /// The due times of states that an instance enters with an outcome. They may read what the outcome sets.
    pub(super) fn deadlines(
        &self,
        machine: &Machine,
        entered: &[Name],
        place: usize,
        outcome: impl FnOnce() -> Outcome,
    ) -> Vec<DeadlineSet> {
        if !deadline::read_data(machine, entered) {
            return deadline::of_states(self.snapshot(), machine, entered, place, self.at);
        }
        let after = self.supposing(outcome());
        let after = Snapshot::new(self.definition, &after);
        deadline::of_states(after, machine, entered, place, self.at)
    }

    /// Decides an outcome.
    pub(super) fn emit(&mut self, outcome: Outcome) {
        let event = Event {
            at: self.at,
            outcome,
        };
        apply(&mut self.state, &event);
        if matches!(event.outcome, Outcome::Started(_) | Outcome::Amended(_)) {
            self.scope_changed = true;
        }
        if let Some(instance) = crate::record::event::subject(&event.outcome) {
            let place = self.state.index[instance];
            self.touched.insert(place);
            self.touched_machines
                .insert(self.state.instances[place].machine.clone());
        }
        self.events.push(event);
    }

    pub(super) fn into_events(self) -> Vec<Event> {
        self.events
    }
}

/// An outcome that was just decided on this state fits it; if not, the decision is wrong, and going on would record nonsense.
fn apply(state: &mut State, event: &Event) {
    if let Err(error) = fold(state, event) {
        unreachable!("a step decided an event that does not fit its state: {error}");
    }
}
