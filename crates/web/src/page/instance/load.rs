//! What the page of an instance shows, computed once.

use std::{borrow::Cow, collections::BTreeSet};

use definition::name::Name;
use engine::{look::Look, timeline::Timeline};
use jiff::Timestamp;
use process::{
    explain::{Explanation, Question, explain},
    history::tell,
    record::event::subject,
    schedule::Usual,
    snapshot::Snapshot,
    stages::{Expected, Word, expected, words},
    view::{InstanceView, ReviewView, Subject, Viewed, Viewer, Who},
    worklist::{Proposal, Work, proposed, worklist},
};

use crate::{
    answer::fault::Fault, house::House, memory::Told, part::why::Dues, request::visitor::Visitor,
};

/// An instance for one visitor.
pub(super) struct Artefact {
    pub(super) view: InstanceView,
    /// The name of its machine.
    pub(super) machine: Name,
    /// How it stands, if it is open.
    pub(super) word: Option<Word>,
    /// When it is expected to go on, if it is open.
    pub(super) expected: Option<Expected>,
    /// What its state offers, each with why it can or cannot be done by the visitor; nothing in the past.
    pub(super) actions: Vec<Explanation>,
    /// Those of them that the visitor merely may do: nothing waits for them.
    pub(super) optional: BTreeSet<Name>,
    /// The consent that is the visitor's to give or to deny.
    pub(super) consent: Option<Work>,
    /// The proposal that the visitor can take back.
    pub(super) own: Option<Proposal>,
    pub(super) parent: Option<Subject>,
    pub(super) children: Vec<InstanceView>,
    /// Who holds roles in it.
    pub(super) roles: Vec<Who>,
    pub(super) history: Vec<Told>,
    pub(super) dues: Dues,
    /// The deadlines' states by title.
    pub(super) deadlines: Vec<(Name, Timestamp)>,
    pub(super) at: Timestamp,
    /// Not everybody may know all of this.
    pub(super) is_above_lowest: bool,
}

/// An instance; `None` if there is none that the visitor may see.
pub(super) async fn artefact(
    house: &House,
    visitor: &Visitor,
    look: &Look,
    instance: &Name,
) -> Result<Option<Artefact>, Fault> {
    let timeline = house.engine().timeline(look.stream()).await?;
    let at = look.moment();
    let course = match look.snapshot().state.revision.filter(|_| look.is_past()) {
        Some(revision) => Cow::Owned(timeline.course_at(revision)?),
        None => Cow::Borrowed(&timeline.course),
    };
    let precedents = house.engine().precedents(look).await?;
    let found = look.view(&look.viewer, |viewed| {
        let usual = Usual::new(viewed, &course, precedents.iter().map(|it| &**it));
        seen(viewed, &timeline, &usual, instance, at)
    });
    let Some(seen) = found else {
        return Ok(None);
    };
    let seen = seen?;
    let to_everybody = || look.view(&Viewer::Anyone, |viewed| viewed.review(at));
    let is_above_lowest = visitor.person.is_some()
        && one(&to_everybody(), instance).is_none_or(|known| known != seen.view);
    let work = work(look, visitor, instance, at);
    let named = |work: &Work| work.action.id.clone();
    Ok(Some(Artefact {
        actions: actions(look, visitor, instance, at),
        optional: work.iter().filter(|it| it.optional).map(named).collect(),
        consent: work.into_iter().find(|work| work.consent),
        own: own(look, visitor, instance, at),
        at,
        is_above_lowest,
        ..seen
    }))
}

fn one(review: &ReviewView, instance: &Name) -> Option<InstanceView> {
    let mut instances = review.instances.iter();
    instances
        .find(|it| it.subject.instance == *instance)
        .cloned()
}

/// What follows from the review as the visitor may know it.
fn seen(
    viewed: &Viewed<'_>,
    timeline: &Timeline,
    usual: &Usual,
    instance: &Name,
    at: Timestamp,
) -> Option<Result<Artefact, Fault>> {
    viewed.find(instance)?;
    let review = viewed.review(at);
    let view = one(&review, instance)?;
    let snapshot = viewed.snapshot();
    let machine = &snapshot.definition.machines[&view.machine];
    let title = |state: &Name| {
        let state = machine.states.get(state);
        state.map_or_else(|| view.subject.state_title.clone(), |it| it.title.clone())
    };
    let deadlines = view.deadlines.iter();
    let deadlines = deadlines.map(|due| (title(&due.state), due.due)).collect();
    let is_child = |it: &&InstanceView| it.parent.as_ref() == Some(instance);
    let parent = view.parent.as_ref().and_then(|id| one(&review, id));
    let open = review.instances.iter().filter(|it| it.open);
    let history = match history(viewed, timeline, instance) {
        Ok(history) => history,
        Err(fault) => return Some(Err(fault)),
    };
    let of_it = |who: &&Who| who.of.as_ref() == Some(instance);
    Some(Ok(Artefact {
        machine: machine.id.clone(),
        word: words(viewed, usual, at).get(instance).copied(),
        expected: expected(viewed, usual).get(instance).copied(),
        actions: Vec::new(),
        optional: BTreeSet::new(),
        consent: None,
        own: None,
        parent: parent.map(|parent| parent.subject),
        children: review.instances.iter().filter(is_child).cloned().collect(),
        roles: review.roles.iter().filter(of_it).cloned().collect(),
        history,
        dues: open
            .filter_map(|it| Some((it.subject.instance.clone(), it.due?)))
            .collect(),
        deadlines,
        at,
        is_above_lowest: true,
        view,
    }))
}

/// What happened to one instance up to the moment looked at, the newest first.
fn history(viewed: &Viewed<'_>, timeline: &Timeline, instance: &Name) -> Result<Vec<Told>, Fault> {
    let (mut walk, mut told) = (timeline.walk(), Vec::new());
    let last = viewed.snapshot().state.revision;
    for (revision, placed) in (0_u64..).zip(&timeline.events) {
        if Some(revision) > last {
            break;
        }
        if subject(&placed.event.outcome) != Some(instance) {
            continue;
        }
        let after = Snapshot::new(&timeline.definition, walk.to(revision)?);
        let sentence = tell(&Viewed::past(after, viewed), &placed.event);
        told.extend(sentence.map(|sentence| Told { revision, sentence }));
    }
    told.reverse();
    Ok(told)
}

/// What the state of the instance offers, for somebody who signed in.
fn actions(look: &Look, visitor: &Visitor, instance: &Name, at: Timestamp) -> Vec<Explanation> {
    let Some(person) = visitor.person.as_ref().filter(|_| !look.is_past()) else {
        return Vec::new();
    };
    let offered = look.offered(&look.viewer, instance).unwrap_or_default();
    let explained = offered.iter().map(|action| {
        let question = Question {
            instance,
            action,
            actor: Some(person),
            on_behalf_of: None,
            payload: None,
            confirmations: None,
            at,
        };
        look.view(&look.viewer, |viewed| explain(viewed, &question))
    });
    let mut explained: Vec<Explanation> = explained.collect();
    explained.sort_by_key(|explanation| !explanation.available);
    explained
}

/// What of the instance is the visitor's to do.
fn work(look: &Look, visitor: &Visitor, instance: &Name, at: Timestamp) -> Vec<Work> {
    let Some(person) = visitor.person.as_ref().filter(|_| !look.is_past()) else {
        return Vec::new();
    };
    let work = look.view(&look.viewer, |viewed| worklist(viewed, person, at));
    let all = work.ready.into_iter().chain(work.waiting);
    all.filter(|work| work.subject.instance == *instance)
        .collect()
}

/// The proposal that is the visitor's to take back, if one is.
fn own(look: &Look, visitor: &Visitor, instance: &Name, at: Timestamp) -> Option<Proposal> {
    let person = visitor.person.as_ref().filter(|_| !look.is_past())?;
    let own = look.view(&look.viewer, |viewed| proposed(viewed, person, at));
    let mut own = own.into_iter();
    own.find(|proposal| proposal.subject.instance == *instance)
}
