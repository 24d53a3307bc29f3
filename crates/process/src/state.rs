//! [`State`]: what a review is, as folded from its events.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use definition::{
    name::Name,
    parameters::{Exception, ReviewParameters},
    value::Value,
};
use indexmap::IndexMap;
use jiff::Timestamp;

use crate::{
    event::{Assignment, DeadlineSet, Delegation, Proposed},
    person::Person,
    snapshot::Made,
};

/// The state of one review. Two states are equal if the same events were folded into them.
///
/// Instances are shared between copies, so a copy is cheap and a step can be tried on one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The revision of the last event; `None` before the first.
    pub revision: Option<u64>,
    /// The effective time of the last event.
    pub time: Timestamp,
    /// The effective time of the first event.
    pub started: Timestamp,
    /// The review's name.
    pub name: Name,
    /// Digest of its definition.
    pub definition: Name,
    /// Its title.
    pub title: Name,
    /// What it is about.
    pub scope: Arc<Scope>,
    /// All instances, cancelled ones too, in order of creation.
    pub instances: Vec<Arc<Instance>>,
    /// Places of the instances by id.
    pub index: Arc<BTreeMap<Name, usize>>,
    /// Who holds which role where.
    pub assignments: Arc<BTreeSet<Assignment>>,
    /// Who acts for whom.
    pub delegations: Arc<Vec<Delegation>>,
}

/// The parameters of a review as they are today.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    /// Parameters other than vocabularies and matrices.
    pub values: IndexMap<Name, Value>,
    /// Vocabularies given by parameters: members with titles, in order.
    pub vocabularies: IndexMap<Name, IndexMap<Name, Name>>,
    /// Written exceptions of each matrix.
    pub exceptions: IndexMap<Name, Vec<Exception>>,
    /// What follows from it.
    pub(crate) made: Made,
}

impl Scope {
    /// The scope that a review starts with.
    #[must_use]
    pub fn of(parameters: &ReviewParameters) -> Self {
        Self {
            values: parameters.values.clone(),
            vocabularies: parameters.vocabularies.clone(),
            exceptions: parameters.exceptions.clone(),
            made: Made::default(),
        }
    }
}

/// One artefact of a review.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance {
    /// Its id, `machine/key`.
    pub id: Name,
    /// Its machine.
    pub machine: Name,
    /// The place of its parent; `None` for the root.
    pub parent: Option<usize>,
    /// The leaf it is in, as a path: `active.planned`.
    pub path: Name,
    /// Every state it is or ever was in.
    pub was: BTreeSet<Name>,
    /// The last active leaf inside each compound state it has left, as a path.
    pub last: BTreeMap<Name, Name>,
    /// Its data.
    pub fields: BTreeMap<Name, Value>,
    /// Everybody who ever did each action or consented to it, also those on whose behalf they did.
    pub performers: BTreeMap<Name, BTreeSet<Person>>,
    /// Open due times.
    pub deadlines: Vec<DeadlineSet>,
    /// An action that waits for a second person.
    pub proposed: Option<Proposed>,
    /// When it entered its present leaf.
    pub entered_at: Timestamp,
    /// The last revision that touched it.
    pub revision: u64,
    /// It was cancelled: no collection holds it, nothing can be done with it.
    pub cancelled: bool,
}

impl State {
    /// The instance with an id, cancelled or not.
    #[must_use]
    pub fn instance(&self, id: &str) -> Option<&Instance> {
        self.index.get(id).map(|place| &*self.instances[*place])
    }

    /// The root instance.
    ///
    /// # Panics
    /// Before the review has started.
    #[must_use]
    pub fn root(&self) -> &Instance {
        &self.instances[0]
    }

    /// The instances that are not cancelled, in order of creation.
    pub fn live(&self) -> impl Iterator<Item = &Instance> {
        self.instances
            .iter()
            .map(|instance| &**instance)
            .filter(|instance| !instance.cancelled)
    }

    /// The next number for instances of a machine that people create, from 1. Numbers are never used again, and one that is taken as a
    /// written key is passed over.
    #[must_use]
    pub fn next_number(&self, machine: &str) -> usize {
        let of_machine = |instance: &&Arc<Instance>| instance.machine == machine;
        let mut number = 1 + self.instances.iter().filter(of_machine).count();
        while self
            .index
            .contains_key(format!("{machine}/{number}").as_str())
        {
            number += 1;
        }
        number
    }
}

impl Instance {
    /// The leaf it is in.
    #[must_use]
    pub fn leaf(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or(&self.path)
    }

    /// Whether it is in a state or inside it.
    #[must_use]
    pub fn is(&self, state: &str) -> bool {
        !self.cancelled && self.path.split('.').any(|part| part == state)
    }

    /// The part of its id after the machine.
    #[must_use]
    pub fn key(&self) -> &str {
        self.id.split_once('/').map_or("", |(_, key)| key)
    }

    /// Its next open due time.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        self.deadlines.iter().map(|deadline| deadline.due).min()
    }
}
