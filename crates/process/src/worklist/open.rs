//! [`blocked_overview()`]: for every open instance whose move it is, and what that waits for.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    explain::{ActionName, Goal, Move, Teller, Trail, consenting},
    view::{Subject, Viewed, Who},
};

/// What waits for what in a review.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Overview {
    /// The open instances that the viewer may see, by due time, then in order of creation.
    pub open: Vec<Open>,
    /// How many more there are.
    pub hidden: usize,
}

/// An instance that is neither final nor settled.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Open {
    /// The instance.
    pub subject: Subject,
    /// When it entered its state.
    pub since: Timestamp,
    /// When it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// Whether that has passed.
    pub overdue: bool,
    /// What can be done with it, by whom, and what that waits for.
    pub moves: Vec<Move>,
    /// A proposal that waits for a second person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consenting>,
}

/// An action that waits for a second person.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Consenting {
    /// The action.
    pub action: ActionName,
    /// Who may consent.
    pub by: Vec<Who>,
}

/// Every open instance that a viewer may see, with whose move it is. `at` decides what is overdue.
#[must_use]
pub fn blocked_overview(viewed: &Viewed<'_>, at: Timestamp) -> Overview {
    let snapshot = viewed.snapshot();
    let at = at.max(snapshot.state.time);
    let teller = Teller { viewed, at };
    let (mut open, mut hidden) = (Vec::new(), 0);
    for place in 0..snapshot.state.instances.len() {
        if !viewed.is_open(viewed.instance(place)) {
            continue;
        }
        match viewed.subject(place) {
            Some(subject) => open.push(instance(&teller, place, subject)),
            None => hidden += usize::from(viewed.may_count(place)),
        }
    }
    open.sort_by_key(|open| (open.due.is_none(), open.due));
    Overview { open, hidden }
}

fn instance(teller: &Teller<'_, '_>, place: usize, subject: Subject) -> Open {
    let viewed = teller.viewed;
    let instance = viewed.instance(place);
    let due = instance.due();
    let proposed = instance.proposed.as_ref();
    let proposed =
        proposed.and_then(|it| viewed.machine(place).action(instance.leaf(), &it.action));
    Open {
        subject,
        since: instance.entered_at,
        due,
        overdue: due.is_some_and(|due| due <= teller.at),
        moves: teller.moves(place, Goal::Any, &Trail::short()).next,
        consent: proposed.map(|action| Consenting {
            action: ActionName {
                id: action.id.clone(),
                title: action.title.clone(),
            },
            by: consenting(viewed, place, action),
        }),
    }
}
