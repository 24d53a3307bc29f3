//! [`proposed()`]: what somebody proposed, and can take back until a second person has agreed.

use jiff::Timestamp;

use crate::{
    command::{Intent, Withdraw},
    explain::{ActionName, Teller, consenting},
    person::Person,
    view::{Subject, Viewed, Who},
};

use super::{Asked, Desk, actors};

/// A proposal that a person can withdraw: they made it, or it was made for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The instance.
    pub subject: Subject,
    /// The action.
    pub action: ActionName,
    /// In whose place they withdraw it, if not in their own name.
    pub on_behalf_of: Option<Person>,
    /// Who may agree to it.
    pub by: Vec<Who>,
}

/// The proposals that a person can withdraw, in order of creation of their instances.
#[must_use]
pub fn proposed(viewed: &Viewed<'_>, person: &Person, at: Timestamp) -> Vec<Proposal> {
    let snapshot = viewed.snapshot();
    let at = at.max(snapshot.state.time);
    let desk = Desk {
        teller: Teller { viewed, at },
        person,
        actors: actors(snapshot, person, at),
        asked: Asked::default(),
    };
    let places = 0..snapshot.state.instances.len();
    places
        .filter_map(|place| desk.withdrawable(place))
        .collect()
}

impl Desk<'_, '_, '_> {
    /// The proposal on an instance, if a step would accept that the person withdraws it.
    fn withdrawable(&self, place: usize) -> Option<Proposal> {
        let viewed = self.teller.viewed;
        let instance = viewed.instance(place);
        let proposed = instance.proposed.as_ref()?;
        let action = viewed
            .machine(place)
            .action(instance.leaf(), &proposed.action)?;
        let subject = viewed.subject(place)?;
        let is_accepted = |on_behalf_of: &&Option<Person>| {
            let intent = Intent::Withdraw(Withdraw {
                instance: instance.id.clone(),
                action: action.id.clone(),
            });
            self.try_out(intent, on_behalf_of.as_ref()).is_ok()
        };
        let on_behalf_of = self.actors.iter().find(is_accepted)?.clone();
        Some(Proposal {
            subject,
            action: ActionName {
                id: action.id.clone(),
                title: action.title.clone(),
            },
            on_behalf_of,
            by: consenting(viewed, place, action),
        })
    }
}
