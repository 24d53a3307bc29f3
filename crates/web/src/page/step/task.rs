//! [`Task`]: one action on one instance, as whoever is to do it may know it.

use definition::{
    guard::reads::Reads,
    model::{
        action::{Action, InputField},
        machine::Machine,
    },
    name::Name,
    ty::Type,
};
use engine::{directory::Directory, look::Look};
use jiff::Timestamp;
use process::{
    explain::{Explanation, Kind, Question, explain},
    following::{Following, Reading as Readers, following},
    person::Person,
    view::{Subject, Viewed, Viewer, Who},
};

use super::proposal::{Proposal, proposal};
use crate::part::{
    field::{Control, control},
    why::Dues,
};

/// One action on one instance.
pub(super) struct Task {
    /// The instance.
    pub(super) subject: Subject,
    /// The action.
    pub(super) action: Name,
    /// Its title.
    pub(super) title: Name,
    /// A sentence of help.
    pub(super) help: Option<Name>,
    /// The last revision of the review that this is made from.
    pub(super) revision: u64,
    /// When the instance is due.
    pub(super) due: Option<Timestamp>,
    /// The form.
    pub(super) asks: Vec<Asked>,
    /// Why it cannot be done, or that it can.
    pub(super) explanation: Explanation,
    /// The due times around it.
    pub(super) dues: Dues,
    /// What would happen; `None` if the action is not offered now.
    pub(super) following: Option<Following>,
    /// In whose place it can be done.
    pub(super) holders: Vec<Person>,
    /// Whether it can be done in one's own name.
    pub(super) is_own: bool,
    /// Who may not do it because of what they did, and who alone may.
    pub(super) separation: Vec<Separation>,
    /// Somebody proposed it, and it waits for a second person.
    pub(super) proposal: Option<Proposal>,
}

/// One field of the form.
pub(super) struct Asked {
    pub(super) id: Name,
    pub(super) title: String,
    pub(super) help: Option<Name>,
    pub(super) required: bool,
    pub(super) ty: Type,
    pub(super) min: Option<i64>,
    pub(super) max: Option<i64>,
    pub(super) control: Control,
    /// The rank of its class; 0 if nobody is kept from reading it.
    pub(super) rank: usize,
    /// Who will read it.
    pub(super) readers: Option<Readers>,
    /// Conditions that depend on it.
    pub(super) rules: Vec<Name>,
}

/// A rule about who may do it.
pub(super) enum Separation {
    /// Nobody who did another action on the instance.
    NotBy(String),
    /// Only somebody who did another action on the instance.
    OnlyBy(String),
    /// Nobody who holds a role elsewhere.
    NotRole(Who),
}

impl Task {
    /// An action on an instance; `None` if there is no such instance that the viewer may see, or its machine neither has
    /// such an action nor forbids it. That its state does not offer the action is explained like everything else.
    pub(super) fn find(
        look: &Look,
        viewer: &Viewer,
        directory: &Directory,
        person: &Person,
        (instance, action): (&Name, &Name),
    ) -> Option<Self> {
        look.view(viewer, |viewed| {
            let place = viewed.find(instance)?;
            let snapshot = viewed.snapshot();
            let present = &snapshot.state.instances[place];
            let machine = &snapshot.definition.machines[&present.machine];
            let declared = declared(machine, present.leaf(), action);
            if declared.is_none() && !machine.forbids(action) {
                return None;
            }
            let spoken = || action.replace('_', " ").into();
            let at = look.moment();
            let next = following(viewed, instance, action, at);
            let (explanation, holders, is_own) =
                in_whose_place(look, viewed, person, (instance, action));
            Some(Self {
                subject: viewed.subject(place)?,
                action: action.clone(),
                title: declared.map_or_else(spoken, |declared| declared.title.clone()),
                help: declared.and_then(|declared| declared.help.clone()),
                revision: look.last_revision(),
                due: present.due(),
                asks: declared.map_or_else(Vec::new, |declared| {
                    asks(viewed, directory, declared, next.as_ref())
                }),
                dues: if explanation.available {
                    Dues::new()
                } else {
                    dues(viewed, at)
                },
                explanation,
                following: next,
                holders,
                is_own,
                separation: declared.map_or_else(Vec::new, |declared| {
                    separation(viewed, place, machine, declared)
                }),
                proposal: declared
                    .and_then(|declared| proposal(look, viewed, person, (place, declared))),
            })
        })
    }

    /// What a page about it shows that is not the same for everybody.
    pub(super) fn shows_more_than(&self, everybody: Option<&Self>) -> bool {
        everybody.is_none_or(|other| {
            self.subject != other.subject
                || self.explanation != other.explanation
                || self.following != other.following
        })
    }
}

/// The action as the instance's state declares it, else as any state does: then the page says why it is not offered.
fn declared<'m>(machine: &'m Machine, leaf: &str, action: &str) -> Option<&'m Action> {
    let mut states = machine.states.values();
    let elsewhere = || states.find_map(|state| state.actions.get(action));
    machine.action(leaf, action).or_else(elsewhere)
}

/// Whether and why not, in one's own name or else in the place of somebody who lent their role; all in whose place it is possible, and
/// whether it is in one's own.
fn in_whose_place(
    look: &Look,
    viewed: &Viewed<'_>,
    person: &Person,
    (instance, action): (&Name, &Name),
) -> (Explanation, Vec<Person>, bool) {
    let (snapshot, at) = (viewed.snapshot(), look.moment());
    let ask = |on_behalf_of: Option<&Person>| {
        let question = Question {
            instance,
            action,
            actor: Some(person),
            on_behalf_of,
            payload: None,
            confirmations: None,
            at,
        };
        explain(viewed, &question)
    };
    let own = ask(None);
    let is_own = !is_somebody_elses(&own);
    let lent = snapshot.state.delegations.iter();
    let lent = lent.filter(|lent| lent.to == *person && lent.from <= at && at < lent.until);
    let mut holders: Vec<(Person, Explanation)> = Vec::new();
    for holder in lent.map(|lent| &lent.assignment.person) {
        if holders.iter().any(|(known, _)| known == holder) {
            continue;
        }
        let explanation = ask(Some(holder));
        if !is_somebody_elses(&explanation) {
            holders.push((holder.clone(), explanation));
        }
    }
    let first = (!is_own).then(|| holders.first().map(|(_, explanation)| explanation.clone()));
    let explanation = first.flatten().unwrap_or(own);
    let holders = holders.into_iter().map(|(holder, _)| holder).collect();
    (explanation, holders, is_own)
}

fn is_somebody_elses(explanation: &Explanation) -> bool {
    let mut blockers = explanation.blockers.iter();
    blockers.any(|blocked| {
        matches!(
            blocked.kind,
            Kind::Role | Kind::Separation | Kind::NotInState
        )
    })
}

fn asks(
    viewed: &Viewed<'_>,
    directory: &Directory,
    action: &Action,
    following: Option<&Following>,
) -> Vec<Asked> {
    let definition = viewed.snapshot().definition;
    let ask = |field: &InputField| {
        let title = title(field);
        let readers = following.iter().flat_map(|it| &it.reading);
        let mut readers =
            readers.filter(|one| one.class == field.class && one.fields.contains(&title));
        let clauses = action.needs.iter();
        let rules = clauses.filter(|clause| Reads::of(&clause.that).inputs.contains(&field.id));
        Asked {
            id: field.id.clone(),
            help: field.help.clone(),
            required: field.required,
            ty: field.ty.clone(),
            min: field.min,
            max: field.max,
            control: control(viewed, directory, &field.ty),
            rank: definition.rank(&field.class).unwrap_or(0),
            readers: readers.next().cloned(),
            rules: rules.map(|clause| clause.say.clone()).collect(),
            title,
        }
    };
    action.input.values().map(ask).collect()
}

/// The title of a field; its id with spaces if none is written.
pub(super) fn title(field: &InputField) -> String {
    let written = field.title.as_ref();
    written.map_or_else(|| field.id.replace('_', " "), ToString::to_string)
}

fn separation(
    viewed: &Viewed<'_>,
    place: usize,
    machine: &Machine,
    action: &Action,
) -> Vec<Separation> {
    let title = |id: &Name| {
        let mut states = machine.states.values();
        let known = states.find_map(|state| state.actions.get(id));
        known.map_or_else(|| id.replace('_', " "), |action| action.title.to_string())
    };
    let rules = &action.separation;
    let not_by = rules.not_by.iter().map(|id| Separation::NotBy(title(id)));
    let only_by = rules.only_by.iter().map(|id| Separation::OnlyBy(title(id)));
    let roles = rules.not_role.iter();
    let not_role = roles.filter_map(|role| Some(Separation::NotRole(viewed.who(role, place)?)));
    not_by.chain(only_by).chain(not_role).collect()
}

/// The due times of the instances that the viewer may see.
fn dues(viewed: &Viewed<'_>, at: Timestamp) -> Dues {
    let open = viewed.review(at).instances.into_iter();
    let open = open.filter(|instance| instance.open);
    open.filter_map(|instance| Some((instance.subject.instance, instance.due?)))
        .collect()
}
