//! Rights over the whole house: given and taken by events of the stream `account:<id>`, read back by folding it.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;
use process::{person::Person, state::State, view::Viewer};
use serde_json::{Value as Json, json};
use store::{
    AppendError, Expected,
    read::{Page, ReadError},
};

use super::{PeopleError, stream_of};
use crate::{engine::Engine, submission::Via};

/// How often a change is decided again after somebody else was quicker.
const DECISIONS_MAX: u32 = 3;

/// People whose rights are kept in memory, at most.
const KEPT_MAX: usize = 10_000;

const GRANTED: &str = "right_granted";
const REVOKED: &str = "right_revoked";

/// A right over the whole house. What somebody may do in a review follows from their roles there, never from this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// Makes accounts and gives rights. Sees no review for it.
    Administrator,
    /// Sees the existence and state of everything, the content of nothing above the lowest class.
    Auditor,
    /// Publishes definitions.
    ProcessOwner,
}

impl Right {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Administrator, Self::Auditor, Self::ProcessOwner];

    /// As it is recorded and as forms name it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::ProcessOwner => "process_owner",
        }
    }

    /// Reads what [`Right::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.as_str() == text)
    }
}

/// The rights of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    /// See [`Right::Administrator`].
    pub administrator: bool,
    /// See [`Right::Auditor`].
    pub auditor: bool,
    /// See [`Right::ProcessOwner`].
    pub process_owner: bool,
}

impl Rights {
    /// Whether a right is among them.
    #[must_use]
    pub fn has(mut self, right: Right) -> bool {
        *self.of(right)
    }

    /// As whom a person with these rights sees a review: who holds a role in it, or is lent one at the moment, sees what
    /// the role sees; an auditor without one audits.
    #[must_use]
    pub fn viewer(self, person: &Person, state: &State, at: Timestamp) -> Viewer {
        let holds = state.assignments.iter().any(|held| held.person == *person);
        let is_lent = state.delegations.iter().any(|lent| {
            let in_force = lent.from <= at && at < lent.until;
            lent.to == *person && in_force && state.assignments.contains(&lent.assignment)
        });
        if self.auditor && !holds && !is_lent {
            Viewer::Auditor(person.clone())
        } else {
            Viewer::Person(person.clone())
        }
    }

    fn of(&mut self, right: Right) -> &mut bool {
        match right {
            Right::Administrator => &mut self.administrator,
            Right::Auditor => &mut self.auditor,
            Right::ProcessOwner => &mut self.process_owner,
        }
    }

    /// Takes up what an event says. Other kinds of events, and rights of a newer program, change nothing.
    fn fold(&mut self, body: &Json) {
        let is_granted = match body["kind"].as_str() {
            Some(GRANTED) => true,
            Some(REVOKED) => false,
            _ => return,
        };
        if let Some(right) = body["right"].as_str().and_then(Right::parse) {
            *self.of(right) = is_granted;
        }
    }
}

/// Rights as they were after a revision of the person's stream.
#[derive(Default)]
pub(crate) struct Kept(Mutex<BTreeMap<String, (u64, Rights)>>);

impl Kept {
    fn get(&self, person: &str) -> Option<(u64, Rights)> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(person).copied()
    }

    fn put(&self, person: &str, revision: u64, rights: Rights) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(person.to_owned(), (revision, rights));
    }
}

impl Engine {
    /// The rights of a person now.
    ///
    /// # Errors
    /// If the person's stream cannot be read.
    pub async fn rights(&self, person: &Person) -> Result<Rights, PeopleError> {
        Ok(self.rights_after(person.name()).await?.1)
    }

    /// Everybody who has a right, by the id of the person.
    ///
    /// # Errors
    /// If a person's stream cannot be read.
    pub async fn holders_of_rights(&self) -> Result<BTreeMap<String, Rights>, PeopleError> {
        let mut holders = BTreeMap::new();
        let mut after = String::new();
        loop {
            let page = self.store().streams("account", &after).await?;
            let Some(last) = page.last() else {
                return Ok(holders);
            };
            after.clone_from(&last.name);
            for stream in &page {
                let Some(person) = stream.name.strip_prefix("account:") else {
                    continue;
                };
                let (_, rights) = self.rights_after(person).await?;
                if rights != Rights::default() {
                    holders.insert(person.to_owned(), rights);
                }
            }
        }
    }

    /// Gives a right to a person. `by` is `None` at the console, where the first administrator is made. `false` if they
    /// have it already; nothing is recorded then.
    ///
    /// # Errors
    /// [`PeopleError::NotAdministrator`], [`PeopleError::NoSuchPerson`], or if it cannot be recorded.
    pub async fn grant_right(
        &self,
        by: Option<&Person>,
        person: &Person,
        right: Right,
        via: Via,
    ) -> Result<bool, PeopleError> {
        self.change_right(by, person, right, true, via).await
    }

    /// Takes a right from a person, at once. `false` if they do not have it; nothing is recorded then.
    ///
    /// # Errors
    /// As [`Engine::grant_right`], and [`PeopleError::Own`] for an administrator's own administration.
    pub async fn revoke_right(
        &self,
        by: Option<&Person>,
        person: &Person,
        right: Right,
        via: Via,
    ) -> Result<bool, PeopleError> {
        if right == Right::Administrator && by == Some(person) {
            return Err(PeopleError::Own);
        }
        self.change_right(by, person, right, false, via).await
    }

    async fn change_right(
        &self,
        by: Option<&Person>,
        person: &Person,
        right: Right,
        grant: bool,
        via: Via,
    ) -> Result<bool, PeopleError> {
        self.must_administer(by).await?;
        self.account(person).await?;
        let kind = if grant { GRANTED } else { REVOKED };
        for _ in 0..DECISIONS_MAX {
            let (revision, rights) = self.rights_after(person.name()).await?;
            if rights.has(right) == grant {
                return Ok(false);
            }
            let expected = revision.map_or(Expected::None, Expected::Revision);
            let body = json!({ "kind": kind, "right": right.as_str(), "via": via.as_str() });
            let event_type = format!("account.{kind}");
            let noted = self
                .note_account(person.name(), expected, by, &event_type, body)
                .await;
            match noted {
                Err(AppendError::Conflict { .. }) => {}
                other => return Ok(other.map(|()| true)?),
            }
        }
        Err(PeopleError::Contended(DECISIONS_MAX))
    }

    /// The last revision of a person's stream, and the rights after it.
    async fn rights_after(&self, person: &str) -> Result<(Option<u64>, Rights), PeopleError> {
        let stream = stream_of(person);
        let Some(last) = self.store().stream_revision(&stream).await? else {
            return Ok((None, Rights::default()));
        };
        let mut known = self.kept_rights().get(person);
        while known.is_none_or(|(revision, _)| revision < last) {
            let (from, mut rights) =
                known.map_or((0, Rights::default()), |(last, rights)| (last + 1, rights));
            let page = self
                .store()
                .read_stream(&stream, from, Page::default())
                .await?;
            for recorded in &page {
                let position = recorded.position;
                let leaf = recorded.parse();
                let leaf = leaf.map_err(|error| ReadError::Leaf { position, error })?;
                rights.fold(&self.sealer().open(recorded, &leaf).await?.body);
                known = Some((recorded.revision, rights));
            }
            if page.is_empty() {
                break;
            }
        }
        let (revision, rights) = known.unwrap_or_default();
        self.kept_rights().put(person, revision, rights);
        Ok((Some(revision), rights))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_are_what_the_events_leave() {
        let event = |kind: &str, right: &str| json!({ "kind": kind, "right": right });
        let mut rights = Rights::default();
        for right in Right::ALL {
            assert_eq!(Right::parse(right.as_str()), Some(right));
            rights.fold(&event(GRANTED, right.as_str()));
            assert!(rights.has(right));
        }
        rights.fold(&event(REVOKED, "auditor"));
        rights.fold(&event(GRANTED, "emperor"));
        rights.fold(&event("created", "auditor"));
        rights.fold(&json!({}));
        let expected = Rights {
            administrator: true,
            auditor: false,
            process_owner: true,
        };
        assert_eq!(rights, expected);
    }
}
