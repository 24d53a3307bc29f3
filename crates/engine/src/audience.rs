//! [`Audiences`]: who may know of which review, kept in memory.
//!
//! Whoever asks for a review by its name is answered from here first. So one that they may not know of costs the same work as
//! one that is not there: none of its events is read, nothing of it is folded. What was appended since is taken in before any
//! answer, whatever the answer is about, and every step does that before its own answer.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;
use process::{
    person::Person,
    snapshot::{Lists, Snapshot},
    view::{Viewed, Viewer},
};
use store::read::{MAX_PAGE_EVENTS, ReadError};

use crate::{
    engine::Engine,
    look::LookError,
    review::{LoadError, Review},
};

/// The kind of the streams of reviews, as it begins their names.
const KIND: &str = "review";

/// Who may know of a review.
#[derive(Debug, PartialEq, Eq)]
struct Audience {
    stream: String,
    /// Whether there is anything to be seen yet: of that, who audits knows.
    is_begun: bool,
    /// Whether everybody may.
    anyone: bool,
    /// Whether those may who hold a role in it, or are lent one now.
    persons: BTreeMap<Person, bool>,
    /// When a delegation begins or ends next.
    turns: Option<Timestamp>,
}

impl Audience {
    fn of(review: &Review, now: Timestamp) -> Self {
        let state = &review.state;
        let lists = Lists::new(&review.definition, &state.scope);
        let snapshot = Snapshot {
            definition: &review.definition,
            state,
            lists: &lists,
        };
        let is_begun = !state.instances.is_empty();
        let sees = |viewer| is_begun && Viewed::new(snapshot, &viewer, now).sees(0);
        let held = state.assignments.iter().map(|held| &held.person);
        let lent = state.delegations.iter().filter(|lent| {
            lent.from <= now && now < lent.until && state.assignments.contains(&lent.assignment)
        });
        let persons: BTreeSet<&Person> = held.chain(lent.map(|lent| &lent.to)).collect();
        let delegations = state.delegations.iter();
        let turns = delegations.flat_map(|lent| [lent.from, lent.until]);
        Self {
            stream: review.stream.clone(),
            is_begun,
            anyone: sees(Viewer::Anyone),
            persons: persons
                .into_iter()
                .map(|person| (person.clone(), sees(Viewer::Person(person.clone()))))
                .collect(),
            turns: turns.filter(|turn| *turn > now).min(),
        }
    }

    fn knows(&self, viewer: &Viewer) -> bool {
        let of = |person| self.persons.get(person).copied();
        match viewer {
            Viewer::Anyone => self.anyone,
            Viewer::Person(person) => of(person).unwrap_or(self.anyone),
            Viewer::Auditor(person) => of(person).unwrap_or(self.is_begun),
        }
    }
}

/// Who may know of which review.
#[derive(Default)]
pub(crate) struct Audiences {
    kept: Mutex<Kept>,
    /// One takes in what is new, the others wait for it.
    following: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Kept {
    /// How many leaves were taken in; `None` before the first time.
    size: Option<u64>,
    /// By the name of the review.
    audiences: BTreeMap<String, Audience>,
    /// Reviews that cannot be read: whoever asks for one is told.
    damaged: BTreeSet<String>,
    /// When a delegation of any review begins or ends next.
    turns: Option<Timestamp>,
}

impl Audiences {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the record was taken in once.
    pub(crate) fn is_begun(&self) -> bool {
        self.kept().size.is_some()
    }
}

impl Kept {
    fn is_current(&self, size: u64, now: Timestamp) -> bool {
        self.size.is_some_and(|known| known >= size) && self.turns.is_none_or(|turn| now < turn)
    }

    /// Reviews in which a delegation began or ended since they were looked at.
    fn turned(&self, now: Timestamp) -> impl Iterator<Item = String> {
        let audiences = self.audiences.values();
        let turned = audiences.filter(move |one| one.turns.is_some_and(|turn| turn <= now));
        turned.map(|audience| audience.stream.clone())
    }
}

impl Engine {
    /// The stream of the review with a name, if the viewer may know of it. If not, the work it takes does not depend on
    /// whether there is one.
    ///
    /// # Errors
    /// [`LoadError::NoSuchReview`] for either, or if the record is damaged.
    pub async fn stream_known_to(&self, viewer: &Viewer, name: &str) -> Result<String, LookError> {
        // Until the record was taken in once, whoever may know does not wait for it; the others do.
        if !self.audiences().is_begun()
            && let Ok(stream) = self.stream_of(name).await
            && self.look(&stream, viewer.clone(), None).await?.is_known()
        {
            return Ok(stream);
        }
        self.follow_audiences().await?;
        let no_such = || LoadError::NoSuchReview(name.to_owned());
        let has_damaged = {
            let kept = self.audiences().kept();
            let known = kept.audiences.get(name).filter(|one| one.knows(viewer));
            if let Some(audience) = known {
                return Ok(audience.stream.clone());
            }
            !kept.damaged.is_empty()
        };
        if has_damaged {
            let stream = self.stream_of(name).await?;
            if self.audiences().kept().damaged.contains(&stream) {
                self.review(&stream).await?;
            }
        }
        Err(no_such().into())
    }

    /// Takes in what was appended since, and the delegations that began or ended.
    pub(crate) async fn follow_audiences(&self) -> Result<(), ReadError> {
        let now = self.moment();
        let is_current = || self.audiences().kept().is_current(self.store().size(), now);
        if is_current() {
            return Ok(());
        }
        let _one = self.audiences().following.lock().await;
        if is_current() {
            return Ok(());
        }
        let size = self.store().size();
        let known = self.audiences().kept().size;
        let mut moved = match known {
            None => self.all_streams().await?,
            Some(known) => self.moved_since(known, size).await?,
        };
        moved.extend(self.audiences().kept().turned(now));
        for stream in moved {
            let review = self.review(&stream).await;
            let mut kept = self.audiences().kept();
            kept.damaged.remove(&stream);
            match review {
                Ok(review) => {
                    let name = review.state.name.to_string();
                    kept.audiences.insert(name, Audience::of(&review, now));
                }
                Err(LoadError::Read(error)) => return Err(error),
                Err(LoadError::NoSuchReview(_)) => {}
                Err(_) => {
                    kept.audiences
                        .retain(|_, audience| audience.stream != stream);
                    kept.damaged.insert(stream);
                }
            }
        }
        let mut kept = self.audiences().kept();
        kept.size = Some(size);
        kept.turns = kept.audiences.values().filter_map(|one| one.turns).min();
        Ok(())
    }

    async fn all_streams(&self) -> Result<BTreeSet<String>, ReadError> {
        let mut found = BTreeSet::new();
        let mut after = String::new();
        loop {
            let page = self.store().streams(KIND, &after).await?;
            let Some(last) = page.last() else {
                return Ok(found);
            };
            after.clone_from(&last.name);
            found.extend(page.into_iter().map(|stream| stream.name));
        }
    }

    /// The reviews that moved between two sizes of the record.
    async fn moved_since(&self, known: u64, size: u64) -> Result<BTreeSet<String>, ReadError> {
        let mut found = BTreeSet::new();
        let mut from = known;
        while from < size {
            let page = self.store().read_leaves(from, MAX_PAGE_EVENTS).await?;
            if page.is_empty() {
                break;
            }
            from += page.len() as u64;
            let is_review = |stream: &String| stream.split(':').next() == Some(KIND);
            found.extend(page.into_iter().map(|leaf| leaf.stream).filter(is_review));
        }
        Ok(found)
    }
}
