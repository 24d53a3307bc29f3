//! [`Listed`]: reviews as rows of a list, for one viewer, now or at a moment of the past.
//!
//! What a viewer may know of a review is worked out once and kept until the review moves, something in it falls due, a
//! delegation begins or ends, or [`KEPT_FOR`] has passed.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use definition::name::Name;
use jiff::{SignedDuration, Timestamp};
use process::{
    person::Person,
    schedule::{Course, Forecast, Outline, forecast, outline},
    state::State,
    view::{Viewed, Viewer},
};
use store::{
    models::{ModelsError, ReviewRow},
    read::ReadError,
};
use tokio::sync::OnceCell;

use crate::{
    definitions::DefinitionError,
    engine::Engine,
    look::{Look, LookError, Place},
    review::LoadError,
};

/// How long a row is kept at most: how long something waits, and how others took, is shown by days.
pub const KEPT_FOR: SignedDuration = SignedDuration::from_mins(30);

/// Rows kept in memory for all viewers together. Beyond it all rows of whoever has not looked for longest are dropped.
const KEPT_MAX: usize = 20_000;

/// Reviews cannot be listed.
#[derive(Debug, thiserror::Error)]
pub enum ListingError {
    /// The read models cannot be read.
    #[error(transparent)]
    Models(#[from] ModelsError),
    /// The record cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A definition cannot be loaded.
    #[error(transparent)]
    Definition(#[from] DefinitionError),
    /// A review cannot be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A review cannot be looked at.
    #[error(transparent)]
    Look(#[from] LookError),
}

/// A review as a row of a list.
#[derive(Debug)]
pub struct Listed {
    /// Its stream.
    pub stream: String,
    /// The digest of its definition.
    pub definition: Name,
    /// What the viewer may know of it.
    pub outline: Outline,
    /// When it will end, by how long those took that ended and that the viewer may know of.
    pub forecast: Forecast,
    /// Whether the viewer holds a role in it, or is lent one.
    pub takes_part: bool,
    /// Whether everybody may know all of this.
    pub is_for_all: bool,
    /// What can be found in it by those words; worked out when somebody searches.
    texts: OnceCell<Texts>,
}

/// What a viewer may read in a review.
#[derive(Debug, Default)]
pub struct Texts {
    /// Titles of instances, and the texts of their fields.
    pub texts: Vec<Text>,
    /// Who takes part, as far as the viewer may know them.
    pub people: BTreeSet<Person>,
    /// Whether everybody may know all of this.
    pub is_for_all: bool,
}

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The instance.
    pub instance: Name,
    /// Its title.
    pub title: String,
    /// The title of the field; `None` for the title of the instance.
    pub field: Option<String>,
    /// The text. It may hold the ids of people.
    pub text: String,
    /// The text in lower case.
    pub lower: String,
}

impl Listed {
    /// Whether its texts are worked out.
    #[must_use]
    pub fn has_texts(&self) -> bool {
        self.texts.initialized()
    }
}

/// What is kept of a review for a viewer.
#[derive(Clone)]
struct Known {
    /// As of this revision.
    revision: u64,
    /// Until then.
    until: Timestamp,
    /// `None` if the viewer may not know of it, or it had not started.
    listed: Option<Arc<Listed>>,
    /// Its course, if it is over.
    course: Option<Arc<Course>>,
}

/// A review at a moment of the past, in seconds; `None` is now.
type Key = (String, Option<i64>);

/// The rows that were worked out.
#[derive(Default)]
pub(crate) struct Rows(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    clock: u64,
    count: usize,
    /// By viewer, with when they looked last.
    viewers: BTreeMap<String, (u64, BTreeMap<Key, Known>)>,
}

impl Rows {
    /// Finds what is still true; `None` for each review that must be worked out.
    fn find(
        &self,
        viewer: &Viewer,
        reviews: &[ReviewRow],
        at: Option<i64>,
        now: Timestamp,
    ) -> Vec<Option<Known>> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let rows = entries.of(viewer);
        let find = |review: &ReviewRow| {
            let known = rows.get(&(review.stream.clone(), at))?;
            (known.revision >= review.revision && now < known.until).then(|| known.clone())
        };
        reviews.iter().map(find).collect()
    }

    fn keep(&self, viewer: &Viewer, stream: &str, at: Option<i64>, known: Known) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.count >= KEPT_MAX {
            entries.drop_oldest();
        }
        let before = entries.of(viewer).insert((stream.to_owned(), at), known);
        entries.count += usize::from(before.is_none());
    }
}

impl Entries {
    fn of(&mut self, viewer: &Viewer) -> &mut BTreeMap<Key, Known> {
        self.clock += 1;
        let key = match viewer {
            Viewer::Anyone => String::new(),
            Viewer::Person(person) => format!("person {person}"),
            Viewer::Auditor(person) => format!("auditor {person}"),
        };
        let (used, rows) = self.viewers.entry(key).or_default();
        *used = self.clock;
        rows
    }

    fn drop_oldest(&mut self) {
        let oldest = self.viewers.iter().min_by_key(|(_, (used, _))| *used);
        if let Some(viewer) = oldest.map(|(viewer, _)| viewer.clone())
            && let Some((_, rows)) = self.viewers.remove(&viewer)
        {
            self.count -= rows.len();
        }
    }
}

impl Engine {
    /// Every review that the viewer may know of, in the order of their streams: as it is now, or as it was at a moment, of
    /// which they are shown what they may know by the rights of today, too (G39).
    ///
    /// # Errors
    /// [`ListingError`]; never for a moment before the first review.
    pub async fn listed(
        &self,
        viewer: &Viewer,
        at: Option<Timestamp>,
    ) -> Result<Vec<Arc<Listed>>, ListingError> {
        let place = match at {
            None => None,
            Some(time) => match self.store().position_at(time.as_second()).await? {
                Some(position) => Some((position, time)),
                None => return Ok(Vec::new()),
            },
        };
        let mut reviews = self.reviews("").rest().await?;
        let second = at.map(Timestamp::as_second);
        reviews.retain(|review| second.is_none_or(|second| review.started <= second));
        let now = Timestamp::from_second(self.now()).unwrap_or_default();
        let mut rows = self.listing().find(viewer, &reviews, second, now);
        let missing = rows.iter().any(Option::is_none);
        let order = if missing {
            self.ended_first(&reviews).await?
        } else {
            (0..reviews.len()).collect()
        };
        let mut past: BTreeMap<String, Vec<Arc<Course>>> = BTreeMap::new();
        for index in order {
            let review = &reviews[index];
            let known = match rows[index].take() {
                Some(known) => known,
                None => {
                    let others = past.get(&review.definition).map_or(&[][..], Vec::as_slice);
                    let known = self.known(&review.stream, viewer, place, others).await?;
                    self.listing()
                        .keep(viewer, &review.stream, second, known.clone());
                    known
                }
            };
            if let Some(course) = &known.course {
                let of_definition = past.entry(review.definition.clone()).or_default();
                of_definition.push(Arc::clone(course));
            }
            rows[index] = Some(known);
        }
        let rows = rows.into_iter().flatten();
        Ok(rows.filter_map(|known| known.listed).collect())
    }

    /// What a viewer may read in a review that is listed for them.
    ///
    /// # Errors
    /// [`LookError`].
    pub async fn texts<'l>(
        &self,
        viewer: &Viewer,
        listed: &'l Listed,
    ) -> Result<&'l Texts, LookError> {
        let find = || async {
            let look = self.look(&listed.stream, viewer.clone(), None).await?;
            Ok(if look.is_known() {
                texts(&look)
            } else {
                Texts::default()
            })
        };
        listed.texts.get_or_try_init(find).await
    }

    /// The order in which reviews are worked out: from those that are over the others are forecast.
    async fn ended_first(&self, reviews: &[ReviewRow]) -> Result<Vec<usize>, ListingError> {
        let mut ends = BTreeMap::new();
        for review in reviews {
            if !ends.contains_key(&review.definition) {
                let definition = self.definitions().by_digest(&review.definition).await?;
                let states = definition.root().states.values();
                let states = states.filter(|state| state.is_final || state.settled);
                let states: BTreeSet<Name> = states.map(|state| state.id.clone()).collect();
                ends.insert(review.definition.clone(), states);
            }
        }
        let is_open = |index: &usize| {
            let review = &reviews[*index];
            let states = &ends[&review.definition];
            !review.state.split('.').any(|state| states.contains(state))
        };
        let mut order: Vec<usize> = (0..reviews.len()).collect();
        order.sort_by_key(is_open);
        Ok(order)
    }

    async fn known(
        &self,
        stream: &str,
        viewer: &Viewer,
        place: Option<(u64, Timestamp)>,
        past: &[Arc<Course>],
    ) -> Result<Known, ListingError> {
        let now = Timestamp::from_second(self.now()).unwrap_or_default();
        let asked = place.map(|(position, _)| Place::Position(position));
        let look = match self.look(stream, viewer.clone(), asked).await {
            Err(LookError::NotStarted) => {
                return Ok(Known {
                    revision: self
                        .review(stream)
                        .await?
                        .state
                        .revision
                        .unwrap_or_default(),
                    until: now + KEPT_FOR,
                    listed: None,
                    course: None,
                });
            }
            look => look?,
        };
        let state = look.snapshot().state;
        let mut known = Known {
            revision: look.last_revision(),
            until: until(state, now),
            listed: None,
            course: None,
        };
        if !look.is_known() {
            return Ok(known);
        }
        let timeline = self.timeline(stream).await?;
        let revision = state.revision.unwrap_or_default();
        let is_last = timeline.events.len() as u64 == revision + 1;
        let course = if is_last {
            Cow::Borrowed(&timeline.course)
        } else {
            Cow::Owned(timeline.course_at(revision)?)
        };
        let at = place.map_or(look.moment(), |(_, time)| time);
        if let Some(listed) = listed(&look, &course, past, at) {
            let is_over = listed.outline.root.closed.is_some();
            known.course = is_over.then(|| Arc::new(course.into_owned()));
            known.listed = Some(Arc::new(listed));
        }
        Ok(known)
    }
}

fn listed(look: &Look, course: &Course, past: &[Arc<Course>], at: Timestamp) -> Option<Listed> {
    let row = |viewed: &Viewed<'_>| {
        let outline = outline(viewed, course, at)?;
        let past = past.iter().map(|course| &**course);
        Some(Listed {
            stream: look.stream().to_owned(),
            definition: look.snapshot().definition.digest.clone(),
            forecast: forecast(viewed, past, at),
            takes_part: viewed.knows_persons() && matches!(look.viewer, Viewer::Person(_)),
            is_for_all: false,
            texts: OnceCell::new(),
            outline,
        })
    };
    let listed = look.view(&look.viewer, row)?;
    let to_all = look.view(&Viewer::Anyone, |viewed| outline(viewed, course, at));
    Some(Listed {
        is_for_all: to_all.as_ref() == Some(&listed.outline),
        ..listed
    })
}

fn texts(look: &Look) -> Texts {
    let at = look.moment();
    let view = look.view(&look.viewer, |viewed| viewed.review(at));
    let to_all = look.view(&Viewer::Anyone, |viewed| viewed.review(at));
    let mut found = Texts {
        is_for_all: view == to_all,
        people: view
            .roles
            .iter()
            .flat_map(|who| who.persons.iter().cloned())
            .collect(),
        texts: Vec::new(),
    };
    for instance in &view.instances {
        let title = &instance.subject.title;
        let text = |field: Option<String>, text: &str| Text {
            instance: instance.subject.instance.clone(),
            title: title.clone(),
            field,
            lower: text.to_lowercase(),
            text: text.to_owned(),
        };
        found.texts.push(text(None, title));
        let fields = instance.fields.iter();
        found
            .texts
            .extend(fields.map(|field| text(Some(field.title.clone()), &field.text)));
    }
    found
}

/// Until when what is worked out of a state stays true, if nothing happens.
fn until(state: &State, now: Timestamp) -> Timestamp {
    let instances = state.instances.iter();
    let dues = instances.flat_map(|instance| instance.deadlines.iter().map(|open| open.due));
    let delegations = state.delegations.iter();
    let turns = delegations.flat_map(|lent| [lent.from, lent.until]);
    let ahead = dues.chain(turns).filter(|time| *time > now);
    ahead.fold(now + KEPT_FOR, Timestamp::min)
}
