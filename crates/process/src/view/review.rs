//! The whole review, as far as a viewer may know it.

use definition::{
    name::Name,
    value::{Value, json::to_json},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::{
    event::DeadlineSet, person::Person, saying::Saying, snapshot::Snapshot, state::Instance,
};

use super::{Sight, Subject, Viewed, Viewer, Who};

/// A review, filtered for a viewer.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct ReviewView {
    /// Its name; `None` if the viewer may not know of the review.
    pub name: Option<Name>,
    /// Its title.
    pub title: Option<Name>,
    /// The title of its definition.
    pub workflow: Option<Name>,
    /// The revision of its last event.
    pub revision: Option<u64>,
    /// The time of its last event.
    pub time: Option<Timestamp>,
    /// The parameters that the viewer may read.
    pub parameters: Vec<ParameterView>,
    /// Who holds which role.
    pub roles: Vec<Who>,
    /// The instances that the viewer may see, in order of creation.
    pub instances: Vec<InstanceView>,
    /// How many more there are, by machine.
    pub hidden: Vec<HiddenCount>,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct ParameterView {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: Name,
    /// Its value in words.
    pub text: Saying,
}

/// An instance that the viewer may see.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct InstanceView {
    /// Its name and state.
    #[serde(flatten)]
    pub subject: Subject,
    /// Its machine.
    pub machine: Name,
    /// Its parent, if the viewer may see that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Name>,
    /// The leaf it is in, as a path.
    pub path: Name,
    /// It was cancelled.
    pub cancelled: bool,
    /// It still asks for work: neither final nor settled nor cancelled.
    pub open: bool,
    /// Whether the viewer may read its content, and not only its state.
    pub readable: bool,
    /// The fields that the viewer may read and that have a value.
    pub fields: Vec<FieldView>,
    /// Its next due time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// Whether that has passed (G37).
    pub overdue: bool,
    /// All open due times.
    pub deadlines: Vec<DeadlineSet>,
    /// An action that waits for a second person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposed: Option<ProposalView>,
    /// When it entered its state.
    pub since: Timestamp,
    /// The last revision that touched it.
    pub revision: u64,
}

/// A field with its value.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct FieldView {
    /// Its id.
    pub id: Name,
    /// Its title; its id with spaces if none is written.
    pub title: String,
    /// Its value in words.
    pub text: Saying,
    /// Its value for programs; none where it mentions an instance that the viewer may not see.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Json>,
}

/// An action that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct ProposalView {
    /// The action.
    pub action: Name,
    /// Its title.
    pub title: Name,
    /// Who proposed it; `None` if the viewer may not know who takes part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Person>,
}

/// Instances of one machine that the viewer may not see.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct HiddenCount {
    /// The machine.
    pub machine: Name,
    /// How many.
    pub count: usize,
}

/// The review for a viewer. `at` decides which delegations are in force and what is overdue.
#[must_use]
pub fn view(snapshot: Snapshot<'_>, viewer: &Viewer, at: Timestamp) -> ReviewView {
    Viewed::new(snapshot, viewer, at).review(at)
}

impl Viewed<'_> {
    /// The whole review.
    #[must_use]
    pub fn review(&self, at: Timestamp) -> ReviewView {
        let (definition, state) = (self.snapshot().definition, self.snapshot().state);
        let is_known = !state.instances.is_empty() && self.sees(0);
        let places = 0..state.instances.len();
        ReviewView {
            name: is_known.then(|| state.name.clone()),
            title: is_known.then(|| state.title.clone()),
            workflow: is_known.then(|| definition.title.clone()),
            revision: state.revision.filter(|_| is_known),
            time: is_known.then_some(state.time),
            parameters: if is_known {
                self.parameters()
            } else {
                Vec::new()
            },
            roles: self.roles(),
            instances: places
                .filter_map(|place| self.instance_view(place, at))
                .collect(),
            hidden: self.hidden_counts(),
        }
    }

    fn parameters(&self) -> Vec<ParameterView> {
        let snapshot = self.snapshot();
        let declared = snapshot.definition.parameters.values();
        declared
            .filter(|parameter| self.reads_parameter(&parameter.id))
            .filter_map(|parameter| {
                let value = definition::guard::world::World::parameter(self, &parameter.id);
                Some(ParameterView {
                    id: parameter.id.clone(),
                    title: parameter.title.clone(),
                    text: self.said(&parameter.ty, value?),
                })
            })
            .collect()
    }

    fn roles(&self) -> Vec<Who> {
        if !self.knows_persons() {
            return Vec::new();
        }
        let assignments = self.snapshot().state.assignments.iter();
        let mut places: Vec<_> = assignments
            .map(|held| crate::roles::Resolved {
                role: held.role.clone(),
                of: held.of.clone(),
            })
            .collect();
        places.dedup();
        places.retain(|held| held.of.as_ref().is_none_or(|of| self.may_name(of)));
        places
            .iter()
            .filter_map(|held| self.who_holds(held))
            .collect()
    }

    fn instance_view(&self, place: usize, at: Timestamp) -> Option<InstanceView> {
        let subject = self.subject(place)?;
        let instance = self.instance(place);
        let due = instance.due();
        let parent = instance.parent.filter(|parent| self.sees(*parent));
        Some(InstanceView {
            subject,
            machine: instance.machine.clone(),
            parent: parent.map(|parent| self.instance(parent).id.clone()),
            path: instance.path.clone(),
            cancelled: instance.cancelled,
            open: self.is_open(instance),
            readable: self.sight(place) == Sight::Read,
            fields: self.fields(place),
            due,
            overdue: due.is_some_and(|due| due <= at),
            deadlines: instance.deadlines.clone(),
            proposed: self.proposal(instance),
            since: instance.entered_at,
            revision: instance.revision,
        })
    }

    fn fields(&self, place: usize) -> Vec<FieldView> {
        let values = &self.instance(place).fields;
        let declared = self.machine(place).fields.values();
        declared
            .filter(|field| self.reads(place, &field.id))
            .filter_map(|field| {
                let value: &Value = values.get(&field.id)?;
                Some(FieldView {
                    id: field.id.clone(),
                    title: title_or_id(field.title.as_ref(), &field.id),
                    text: self.said(&field.ty, value),
                    value: (!self.names_hidden(value)).then(|| to_json(value)),
                })
            })
            .collect()
    }

    fn proposal(&self, instance: &Instance) -> Option<ProposalView> {
        let proposed = instance.proposed.as_ref()?;
        let machine = &self.snapshot().definition.machines[&instance.machine];
        let action = machine.action(instance.leaf(), &proposed.action)?;
        Some(ProposalView {
            action: action.id.clone(),
            title: action.title.clone(),
            by: self.knows_persons().then(|| proposed.by.clone()),
        })
    }

    fn hidden_counts(&self) -> Vec<HiddenCount> {
        let state = self.snapshot().state;
        let machines = self.snapshot().definition.machines.values();
        machines
            .filter_map(|machine| {
                let is_hidden = |place: &usize| {
                    state.instances[*place].machine == machine.id
                        && !self.sees(*place)
                        && self.may_count(*place)
                };
                let count = (0..state.instances.len()).filter(is_hidden).count();
                (count > 0).then(|| HiddenCount {
                    machine: machine.id.clone(),
                    count,
                })
            })
            .collect()
    }

    /// Whether an instance still asks for work: neither final nor settled nor cancelled.
    pub(crate) fn is_open(&self, instance: &Instance) -> bool {
        let machine = &self.snapshot().definition.machines[&instance.machine];
        let mut path = machine.innermost_first(instance.leaf());
        !instance.cancelled && !path.any(|state| state.is_final || state.settled)
    }
}

/// A written title, or the id with spaces.
pub(crate) fn title_or_id(title: Option<&Name>, id: &Name) -> String {
    title.map_or_else(|| id.replace('_', " "), ToString::to_string)
}
