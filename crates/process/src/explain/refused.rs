//! A refusal of [`step`](crate::step::step), told to a viewer.

use std::collections::BTreeMap;

use definition::{
    guard::world::{Handle, Site},
    model::action::Action,
    name::Name,
    value::Value,
};

use crate::{
    command::{Command, Intent},
    person::Person,
    refusal::Refusal,
    snapshot::Snapshot,
    view::{Viewed, Viewer},
};

use super::{ActionName, Around, Explanation, Teller, Trail, turns};

/// What a command is about: the instance and the action, and the form and the person around its clauses.
struct Matter<'c> {
    place: Option<usize>,
    /// The instance and the action as asked for.
    asked: Option<(&'c Name, &'c Name)>,
    form: Option<BTreeMap<Name, Value>>,
    actor: &'c Person,
}

/// Why a command was refused, for a viewer. `snapshot` is the state in which it was refused.
#[must_use]
pub fn explain_refusal(
    snapshot: Snapshot<'_>,
    viewer: &Viewer,
    refusal: &Refusal,
    command: &Command,
) -> Explanation {
    let at = command.received_at.max(snapshot.state.time);
    let viewed = Viewed::new(snapshot, viewer, at);
    let teller = Teller {
        viewed: &viewed,
        at,
    };
    let matter = matter(&viewed, command);
    let subject = matter.place.filter(|place| viewed.sees(*place));
    if let (Some((instance, _)), None) = (matter.asked, subject) {
        return teller.unknown(instance);
    }
    let asked = matter.asked.map(|(_, action)| action);
    let action = subject
        .zip(asked)
        .and_then(|(place, id)| declared(&viewed, place, id));
    let around = Around {
        place: subject,
        consent: matches!(command.intent, Intent::Consent(_)),
        site: Site {
            this: matter.place.map(Handle),
            input: matter.form.as_ref(),
            actor: Some(matter.actor.name()),
            now: Some(at),
        },
        action,
    };
    let trail = Trail::from(subject.zip(asked));
    let told = refusal
        .blockers
        .iter()
        .map(|blocker| teller.blocked(blocker, &around, &trail));
    let blockers: Vec<_> = told.collect();
    let is_not_offered = blockers
        .iter()
        .any(|blocked| blocked.kind == super::Kind::NotInState);
    let instead = match subject.zip(asked).filter(|_| is_not_offered) {
        Some((place, action)) => teller.instead(place, action, &trail),
        None => Vec::new(),
    };
    let mut who_may_act = turns::turns(&blockers);
    if is_not_offered {
        who_may_act = turns::of_moves(&instead);
    }
    Explanation {
        subject: subject.and_then(|place| viewed.subject(place)),
        action: action.map(|action| ActionName {
            id: action.id.clone(),
            title: action.title.clone(),
        }),
        available: false,
        would_lead_to: None,
        blockers,
        advice: Vec::new(),
        met: Vec::new(),
        open: Vec::new(),
        instead,
        who_may_act,
    }
}

fn matter<'c>(viewed: &Viewed<'_>, command: &'c Command) -> Matter<'c> {
    let state = viewed.snapshot().state;
    let place = |id: &Name| state.index.get(id).copied();
    let root = (!state.instances.is_empty()).then_some(0);
    let of = |of: &Option<Name>| of.as_ref().map_or(root, place);
    let actor = &command.actor;
    let matter = |place, asked, form, actor| Matter {
        place,
        asked,
        form,
        actor,
    };
    match &command.intent {
        Intent::Act(act) => matter(
            place(&act.instance),
            Some((&act.instance, &act.action)),
            Some(act.payload.clone()),
            actor,
        ),
        Intent::Consent(consent) => {
            let place = place(&consent.instance);
            let form = place.and_then(|place| proposed_form(viewed, place));
            matter(
                place,
                Some((&consent.instance, &consent.action)),
                form,
                actor,
            )
        }
        Intent::Withdraw(withdraw) => matter(
            place(&withdraw.instance),
            Some((&withdraw.instance, &withdraw.action)),
            None,
            actor,
        ),
        Intent::Assign(assign) => matter(of(&assign.of), None, None, &assign.person),
        Intent::Revoke(revoke) => matter(of(&revoke.of), None, None, actor),
        Intent::Delegate(delegate) => matter(of(&delegate.of), None, None, actor),
        Intent::Start(_) | Intent::Amend(_) => matter(root, None, None, actor),
    }
}

/// The form of a proposed action, as far as the viewer may read it.
fn proposed_form(viewed: &Viewed<'_>, place: usize) -> Option<BTreeMap<Name, Value>> {
    let proposed = viewed.instance(place).proposed.as_ref()?;
    let action = declared(viewed, place, &proposed.action)?;
    let is_readable = |field: &Name| {
        action
            .input
            .get(field)
            .is_some_and(|field| viewed.reads_class(place, &field.class))
    };
    let readable = proposed
        .payload
        .iter()
        .filter(|(field, _)| is_readable(field));
    Some(readable.cloned().collect())
}

/// The action as declared in the present state, else in any.
fn declared<'v>(viewed: &'v Viewed<'_>, place: usize, id: &str) -> Option<&'v Action> {
    let machine = viewed.machine(place);
    let elsewhere = || {
        machine
            .states
            .values()
            .find_map(|state| state.actions.get(id))
    };
    machine
        .action(viewed.instance(place).leaf(), id)
        .or_else(elsewhere)
}
