//! Holders of roles and roles that are lent, for those who may know who takes part.

use std::collections::BTreeSet;

use crate::{
    event::{Assignment, Delegation},
    roles::Resolved,
    view::Viewed,
};

use super::{Change, Finding, Kind, Shown};

impl Finding<'_, '_> {
    pub(super) fn people(&mut self) {
        if !self.after.knows_persons() {
            return;
        }
        let before = held(self.before);
        let after = held(self.after);
        self.changes.unchanged += before.intersection(&after).count();
        for (kind, holder) in before
            .difference(&after)
            .map(|holder| (Kind::HolderRemoved, holder))
            .chain(after.difference(&before).map(|it| (Kind::HolderAdded, it)))
        {
            let person = Some(Shown::Person(holder.person.clone()));
            let mut change = self.of_role(holder, kind);
            *(if kind == Kind::HolderAdded {
                &mut change.after
            } else {
                &mut change.before
            }) = person;
            self.changes.changes.push(change);
        }
        self.loans();
    }

    fn loans(&mut self) {
        let mut before = lent(self.before);
        let mut added = Vec::new();
        for loan in lent(self.after) {
            match before.iter().position(|known| *known == loan) {
                Some(place) => {
                    before.remove(place);
                    self.changes.unchanged += 1;
                }
                None => added.push((Kind::Lent, loan)),
            }
        }
        let ended = before.into_iter().map(|loan| (Kind::LoanEnded, loan));
        for (kind, loan) in ended.chain(added) {
            let mut change = self.of_role(&loan.assignment, kind);
            change.before = Some(Shown::Person(loan.assignment.person.clone()));
            change.after = Some(Shown::Person(loan.to.clone()));
            self.changes.changes.push(change);
        }
    }

    fn of_role(&self, held: &Assignment, kind: Kind) -> Change {
        let resolved = Resolved {
            role: held.role.clone(),
            of: held.of.clone(),
        };
        let who = self.after.who_holds(&resolved);
        let place = held
            .of
            .as_ref()
            .and_then(|of| self.after.snapshot().state.index.get(of));
        let change = match (place, &held.of) {
            (Some(place), _) => self.of_instance(*place, kind),
            (None, Some(of)) => Change {
                title: of.to_string(),
                ..self.of_review(kind)
            },
            (None, None) => self.of_review(kind),
        };
        Change {
            of: Some(held.role.clone()),
            label: who.map(|who| who.title.to_string()),
            ..change
        }
    }
}

/// Who holds what, as far as the viewer may know of where it is held.
fn held<'v>(viewed: &'v Viewed<'_>) -> BTreeSet<&'v Assignment> {
    let assignments = viewed.snapshot().state.assignments.iter();
    assignments
        .filter(|held| is_visible(viewed, held))
        .collect()
}

fn lent(viewed: &Viewed<'_>) -> Vec<Delegation> {
    let delegations = viewed.snapshot().state.delegations.iter();
    let is_visible = |loan: &&Delegation| is_visible(viewed, &loan.assignment);
    delegations.filter(is_visible).cloned().collect()
}

fn is_visible(viewed: &Viewed<'_>, held: &Assignment) -> bool {
    held.of.as_ref().is_none_or(|of| viewed.may_name(of))
}
