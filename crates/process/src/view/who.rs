//! [`Who`]: who holds a role, and who acts in their place, as far as the viewer may know them.

use std::collections::BTreeSet;

use definition::{model::people::RoleRef, name::Name};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    event::Delegation,
    person::Person,
    roles::{Resolved, acting, holders, lent, resolve},
};

use super::Viewed;

/// A role at a place, and who holds it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Who {
    /// The role.
    pub role: Name,
    /// Its title.
    pub title: Name,
    /// The instance it is held in; `None` for the review, or if the viewer may not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Name>,
    /// The title of that instance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_title: Option<String>,
    /// Its holders, in the order of their ids; none where the viewer may not know who takes part.
    pub persons: Vec<Person>,
    /// Those of its holders who have lent it, as long as that is in force; likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lent: Vec<Substitute>,
}

/// Somebody who acts in the place of a holder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Substitute {
    /// The holder.
    pub holder: Person,
    /// Who acts in their place.
    pub to: Person,
    /// Until when.
    pub until: Timestamp,
}

impl Viewed<'_> {
    /// Who holds a role, seen from an instance; `None` if it resolves nowhere.
    #[must_use]
    pub fn who(&self, role: &RoleRef, from: usize) -> Option<Who> {
        self.who_holds(&resolve(self.snapshot, role, from)?)
    }

    /// Who holds a role that is resolved; `None` if there is no such role.
    #[must_use]
    pub fn who_holds(&self, resolved: &Resolved) -> Option<Who> {
        let declared = self.snapshot.definition.roles.get(&resolved.role)?;
        let place = resolved
            .of
            .as_ref()
            .map(|of| self.snapshot.state.index.get(of).copied());
        let is_hidden = resolved.of.as_ref().is_some_and(|of| !self.may_name(of));
        let mut who = Who {
            role: declared.id.clone(),
            title: declared.title.clone(),
            of: None,
            of_title: None,
            persons: Vec::new(),
            lent: Vec::new(),
        };
        if !is_hidden {
            who.of.clone_from(&resolved.of);
            who.of_title = place.flatten().map(|place| self.title(place));
            if self.knows_persons() {
                who.persons = holders(self.snapshot, resolved).cloned().collect();
                who.lent = self.substitutes(resolved);
                who.lent.retain(|lent| who.persons.contains(&lent.holder));
            }
        }
        Some(who)
    }

    /// Who is told what a role is told: its holders, and those to whom one of them has lent it.
    pub(crate) fn who_is_told(&self, role: &RoleRef, from: usize) -> Option<Who> {
        let resolved = resolve(self.snapshot, role, from)?;
        let mut who = self.who_holds(&resolved)?;
        if !who.persons.is_empty() {
            let persons: BTreeSet<_> = acting(self.snapshot, &resolved, self.at).collect();
            who.persons = persons.into_iter().cloned().collect();
            who.lent.clear();
        }
        Some(who)
    }

    /// Who acts in whose place in a role.
    fn substitutes(&self, resolved: &Resolved) -> Vec<Substitute> {
        let lent = lent(self.snapshot, resolved, self.at);
        let substitute = |lent: &Delegation| Substitute {
            holder: lent.assignment.person.clone(),
            to: lent.to.clone(),
            until: lent.until,
        };
        lent.map(substitute).collect()
    }
}
