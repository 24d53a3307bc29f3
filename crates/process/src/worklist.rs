//! [`worklist()`]: what can I do now, and what waits; [`proposed()`]: what can I take back; [`blocked_overview()`]: what waits for whom.
//!
//! Both are computed from the state with the checks that decide a step. Overdue is derived and never stored (G37).

mod asked;
mod open;
mod proposed;

use std::collections::BTreeMap;

use definition::{
    model::action::{Action, Clause},
    name::Name,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    command::{Command, Consent, Intent},
    examine::{Attempt, Examination, examine},
    explain::{ActionName, Around, Blocked, Condition, Teller, Trail, condition, trial},
    person::Person,
    refusal::{Blocker, Reason, Refusal},
    snapshot::Snapshot,
    step::step,
    view::{Subject, Viewed},
};

use asked::Asked;

pub use open::{Consenting, Open, Overview, blocked_overview};
pub use proposed::{Proposal, proposed};

/// What a person can do.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Worklist {
    /// What can be done now, by due time, then in order of creation.
    pub ready: Vec<Work>,
    /// What is theirs to do and waits for something, likewise.
    pub waiting: Vec<Work>,
}

/// One action on one instance that is a person's to do.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Work {
    /// The instance.
    pub subject: Subject,
    /// The action.
    pub action: ActionName,
    /// A sentence of help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Name>,
    /// It is somebody else's proposal that waits for the person's consent, not an act of their own.
    pub consent: bool,
    /// The person whose role it is, if it was lent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<Person>,
    /// When the instance is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// Whether that has passed.
    pub overdue: bool,
    /// The instance is settled: this is possible, but nobody expects it.
    pub settled: bool,
    /// One may do it, but nothing waits for it: what is possible in every state, or of what is settled.
    #[serde(default)]
    pub optional: bool,
    /// Conditions that depend on the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Condition>,
    /// What it waits for; empty exactly if it is ready.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waits_for: Vec<Blocked>,
}

/// Everything that is a person's to do: the actions offered now, in a role of theirs or one lent to them, that no separation of duties
/// keeps from them; and the proposals that wait for their consent.
///
/// `viewed` is the review as the person looks at it. What was theirs to do in the past is told of what they may know today, too (G39).
#[must_use]
pub fn worklist(viewed: &Viewed<'_>, person: &Person, at: Timestamp) -> Worklist {
    let snapshot = viewed.snapshot();
    let at = at.max(snapshot.state.time);
    let desk = Desk {
        teller: Teller { viewed, at },
        person,
        actors: actors(snapshot, person, at),
        asked: Asked::of(viewed),
    };
    let mut work = Vec::new();
    for place in 0..snapshot.state.instances.len() {
        let instance = &snapshot.state.instances[place];
        if instance.cancelled || !viewed.sees(place) {
            continue;
        }
        let machine = viewed.machine(place);
        for action in machine
            .innermost_first(instance.leaf())
            .flat_map(|it| it.actions.values())
        {
            work.extend(desk.act(place, action));
        }
        work.extend(desk.consent(place));
    }
    // A stable sort: what is equally due stays in the order of creation.
    work.sort_by_key(|work| (work.due.is_none(), work.due));
    let (ready, waiting) = work.into_iter().partition(|work| work.waits_for.is_empty());
    Worklist { ready, waiting }
}

/// In whose name the person can act: their own, and that of everybody who lent them a role that is in force.
fn actors(snapshot: Snapshot<'_>, person: &Person, at: Timestamp) -> Vec<Option<Person>> {
    let mut actors = vec![None];
    for lent in snapshot.state.delegations.iter() {
        let holder = Some(lent.assignment.person.clone());
        if lent.to == *person && lent.from <= at && at < lent.until && !actors.contains(&holder) {
            actors.push(holder);
        }
    }
    actors
}

struct Desk<'d, 'v, 'a> {
    teller: Teller<'v, 'a>,
    person: &'d Person,
    actors: Vec<Option<Person>>,
    asked: Asked,
}

impl Desk<'_, '_, '_> {
    /// The action, if it is the person's.
    fn act(&self, place: usize, action: &Action) -> Option<Work> {
        let snapshot = self.teller.viewed.snapshot();
        for on_behalf_of in &self.actors {
            let attempt = Attempt {
                instance: &snapshot.state.instances[place].id,
                action: &action.id,
                payload: None,
                actor: Some(self.person),
                on_behalf_of: on_behalf_of.as_ref(),
                confirmations: None,
                at: self.teller.at,
            };
            let Ok(found) = examine(snapshot, attempt) else {
                continue;
            };
            if found.blockers.iter().any(is_about_persons) {
                continue;
            }
            let mut blockers = found.blockers.clone();
            if blockers.is_empty()
                && let Err(refusal) = trial(snapshot, &found, attempt)
            {
                blockers = refusal.blockers;
            }
            return self.work(&found, attempt, &blockers);
        }
        None
    }

    fn work(
        &self,
        found: &Examination<'_>,
        attempt: Attempt<'_>,
        blockers: &[Blocker],
    ) -> Option<Work> {
        let around = Around {
            place: Some(found.place),
            consent: false,
            site: attempt.site(found.place),
            action: Some(found.action),
        };
        let work = self.plain(found.place, found.action, attempt.on_behalf_of)?;
        Some(Work {
            open: found
                .open
                .iter()
                .map(|clause: &&Clause| condition(clause))
                .collect(),
            waits_for: self.told(blockers, &around),
            ..work
        })
    }

    /// The proposal on an instance, if it waits for the person's consent.
    fn consent(&self, place: usize) -> Option<Work> {
        let snapshot = self.teller.viewed.snapshot();
        let instance = &snapshot.state.instances[place];
        let proposed = instance.proposed.as_ref()?;
        let machine = self.teller.viewed.machine(place);
        let action = machine.action(instance.leaf(), &proposed.action)?;
        for on_behalf_of in &self.actors {
            let intent = Intent::Consent(Consent {
                instance: instance.id.clone(),
                action: action.id.clone(),
                agrees: true,
            });
            let refusal = match self.try_out(intent, on_behalf_of.as_ref()) {
                Ok(()) => Vec::new(),
                Err(refusal) => refusal.blockers,
            };
            if refusal.iter().any(is_about_persons) {
                continue;
            }
            let payload: BTreeMap<_, _> = BTreeMap::new();
            let attempt = Attempt {
                instance: &instance.id,
                action: &action.id,
                payload: Some(&payload),
                actor: Some(&proposed.by),
                on_behalf_of: proposed.on_behalf_of.as_ref(),
                confirmations: None,
                at: self.teller.at,
            };
            let around = Around {
                place: Some(place),
                consent: true,
                site: attempt.site(place),
                action: Some(action),
            };
            let work = self.plain(place, action, on_behalf_of.as_ref())?;
            let waits_for = self.told(&refusal, &around);
            return Some(Work {
                consent: true,
                optional: false,
                waits_for,
                ..work
            });
        }
        None
    }

    fn try_out(&self, intent: Intent, on_behalf_of: Option<&Person>) -> Result<(), Refusal> {
        let snapshot = self.teller.viewed.snapshot();
        let command = Command {
            id: "trial".into(),
            actor: self.person.clone(),
            on_behalf_of: on_behalf_of.cloned(),
            received_at: self.teller.at,
            occurred: None,
            seen: None,
            confirmations: Vec::new(),
            intent,
        };
        step(snapshot.definition, snapshot.state, &command).map(|_| ())
    }

    fn plain(&self, place: usize, action: &Action, on_behalf_of: Option<&Person>) -> Option<Work> {
        let viewed = self.teller.viewed;
        let instance = viewed.instance(place);
        let due = instance.due();
        Some(Work {
            subject: viewed.subject(place)?,
            action: ActionName {
                id: action.id.clone(),
                title: action.title.clone(),
            },
            help: action.help.clone(),
            consent: false,
            on_behalf_of: on_behalf_of.cloned(),
            due,
            overdue: due.is_some_and(|due| due <= self.teller.at),
            settled: !viewed.is_open(instance),
            optional: !self.asked.wants(viewed, place, action),
            open: Vec::new(),
            waits_for: Vec::new(),
        })
    }

    fn told(&self, blockers: &[Blocker], around: &Around<'_>) -> Vec<Blocked> {
        let trail = Trail::short();
        let trail = trail.further_from(around).unwrap_or(trail);
        blockers
            .iter()
            .map(|blocker| self.teller.blocked(blocker, around, &trail))
            .collect()
    }
}

/// Whether somebody else must do it.
fn is_about_persons(blocker: &Blocker) -> bool {
    matches!(
        blocker.reason,
        Reason::Role { .. }
            | Reason::NotBy { .. }
            | Reason::OnlyBy { .. }
            | Reason::NotRole(_)
            | Reason::SamePerson(_)
    )
}
