//! [`Draft`]: a step being tried.

use std::collections::{BTreeSet, VecDeque};

use definition::{model::Definition, name::Name};
use jiff::Timestamp;

use crate::{
    command::Command,
    event::{Event, Outcome, Signal},
    fold::fold,
    snapshot::{Lists, Snapshot},
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
    lists: Lists,
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
            lists: Lists::new(definition, &state.scope),
            state: state.clone(),
            events: Vec::new(),
        }
    }

    /// The state as it is now.
    pub(super) fn snapshot(&self) -> Snapshot<'_> {
        Snapshot {
            definition: self.definition,
            state: &self.state,
            lists: &self.lists,
        }
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

    /// The lists of the parameters as they are now.
    pub(super) fn lists(&self) -> &Lists {
        &self.lists
    }

    /// Decides an outcome.
    pub(super) fn emit(&mut self, outcome: Outcome) {
        let event = Event {
            at: self.at,
            outcome,
        };
        apply(&mut self.state, &event);
        if matches!(event.outcome, Outcome::Started(_) | Outcome::Amended(_)) {
            self.lists = Lists::new(self.definition, &self.state.scope);
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
