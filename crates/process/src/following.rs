//! [`following()`]: what would happen if somebody did this now, before they do it.
//!
//! Nothing is tried out and no form is made up. What stands in the definition is told, as far as it can be known without the form and with
//! what the viewer may read; what cannot is said to be open. What other instances then do of themselves is not foretold.

mod ahead;
mod effects;
mod entry;
mod readers;
mod told;

use definition::{model::action::Action, name::Name};
use jiff::Timestamp;
use serde::Serialize;

use crate::{
    explain::ActionName,
    view::{Subject, Viewed, Viewer, Who, title_or_id},
};

pub use readers::{Reading, Whoever};

use effects::Following as Collected;

/// What an action would lead to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Following {
    /// The instance.
    pub subject: Subject,
    /// The action.
    pub action: ActionName,
    /// A sentence that the actor must confirm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirm: Option<Name>,
    /// Who must consent before it counts; nobody if no second person is asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub second: Vec<Who>,
    /// Where it leads; `None` if the state stays and only data changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leads_to: Option<LeadsTo>,
    /// The data that may change, by title.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<Sets>,
    /// What is created.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub creates: Vec<Creates>,
    /// What is cancelled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cancels: Vec<Reaches>,
    /// What a message goes to, that may answer it by changing its state.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<Reaches>,
    /// Who is told, of those who will see the instance then.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Tells>,
    /// What becomes due.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Due>,
    /// Who may read what is filled in: the fields of the form, grouped by their readers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reading: Vec<Reading>,
}

/// A state that is entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeadsTo {
    /// The leaf.
    pub state: Name,
    /// Its title.
    pub title: Name,
    /// There is no way out of it: what is done is done.
    pub is_final: bool,
}

/// Data that may change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sets {
    /// The field.
    pub field: Name,
    /// Its title.
    pub title: String,
}

/// New instances of one machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Creates {
    /// The machine.
    pub machine: Name,
    /// What they are, in words: one of them, or several.
    pub title: String,
    /// How many; `None` if that depends on the form or on what the viewer may not know. Zero is not listed.
    pub count: Option<usize>,
    /// The title of the state they begin in.
    pub state_title: Name,
    /// When the first of their due times is, if it follows from the definition alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
}

/// Instances that are reached by something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reaches {
    /// The message in words; `None` for a cancellation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Those that the viewer sees.
    pub subjects: Vec<Subject>,
    /// How many more there are.
    pub hidden: usize,
    /// It cannot be known yet: it depends on the form or on what the viewer may not know.
    pub is_open: bool,
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tells {
    /// Who is told.
    pub to: Vec<Who>,
    /// What; what is not known yet stands as `…`.
    pub say: String,
    /// It is told only in some cases, and which cannot be known yet.
    pub is_open: bool,
}

/// Something that becomes due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The state.
    pub state: Name,
    /// Its title.
    pub title: Name,
    /// When; `None` if that depends on the form or on what the viewer may not read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
}

/// What an action on an instance would lead to if the viewer did it now; `None` if they do not see the instance, or the action is not
/// offered in its state.
#[must_use]
pub fn following(
    viewed: &Viewed<'_>,
    instance: &str,
    action: &str,
    at: Timestamp,
) -> Option<Following> {
    let place = viewed.find(instance)?;
    let machine = viewed.machine(place);
    let action = machine.action(viewed.instance(place).leaf(), action)?;
    if viewed.instance(place).cancelled {
        return None;
    }
    let at = at.max(viewed.snapshot().state.time);
    let entry = entry::entry(machine, viewed.instance(place), &action.target);
    let actor = match viewed.viewer() {
        Viewer::Person(person) | Viewer::Auditor(person) => Some(person.name()),
        Viewer::Anyone => None,
    };
    let mut found = Collected::new(viewed, place, actor, at);
    found.effects(&action.effects);
    let entered = entry.iter().flat_map(|entry| &entry.entered);
    for state in entered.clone() {
        found.effects(&machine.states[state].enter);
    }
    let deadlines = entered.flat_map(|state| found.deadlines(&machine.states[state], &action.set));
    let deadlines = deadlines.collect();
    let leaf = entry.as_ref().map(|entry| &machine.states[&entry.leaf]);
    let path = leaf.map(|leaf| Name::from(machine.path(&leaf.id)));
    told::leave_out_blind(viewed, place, path, at, &mut found.notices);
    Some(Following {
        subject: viewed.subject(place)?,
        action: ActionName {
            id: action.id.clone(),
            title: action.title.clone(),
        },
        confirm: action.confirm.clone(),
        second: action
            .second
            .iter()
            .filter_map(|role| viewed.who(role, place))
            .collect(),
        leads_to: leaf.map(|leaf| LeadsTo {
            state: leaf.id.clone(),
            title: leaf.title.clone(),
            is_final: machine.innermost_first(&leaf.id).any(|it| it.is_final),
        }),
        sets: sets(viewed, place, action),
        reading: readers::reading(viewed, place, action, leaf),
        deadlines,
        creates: found.creates,
        cancels: found.cancels,
        signals: found.signals,
        notices: found.notices,
    })
}

/// The fields that an action sets, each once. Titles are text of the definition and no secret.
fn sets(viewed: &Viewed<'_>, place: usize, action: &Action) -> Vec<Sets> {
    let machine = viewed.machine(place);
    let mut sets: Vec<Sets> = Vec::new();
    for assignment in &action.set {
        if sets.iter().all(|known| known.field != assignment.field) {
            let declared = machine.field(&assignment.field);
            let title = declared.and_then(|field| field.title.as_ref());
            sets.push(Sets {
                field: assignment.field.clone(),
                title: title_or_id(title, &assignment.field),
            });
        }
    }
    sets
}
