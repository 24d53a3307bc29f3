//! [`Listed`]: reviews as rows of a list, for one viewer, now or at a moment of the past.
//!
//! What a viewer may know of a review is worked out once and kept as [`Lasting`].

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use definition::name::Name;
use jiff::Timestamp;
use process::{
    person::Person,
    schedule::{Course, Forecast, Outline, Precedent, Usual, forecast, outline},
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
    lasting::{KEPT_FOR, Lasting, Span},
    look::{Look, LookError, Place},
    review::LoadError,
};

/// Rows kept in memory for all viewers together.
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
    /// The position of the record that was looked at, if it is in the past.
    place: Option<Place>,
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

/// The rows that were worked out.
pub(crate) type Rows = Lasting<Known>;

/// Keeps no rows yet.
pub(crate) fn rows() -> Rows {
    Lasting::new(KEPT_MAX)
}

/// What is kept of a review for a viewer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// `None` if the viewer may not know of it, or it had not started.
    listed: Option<Arc<Listed>>,
    /// What the viewer may learn from it for others, if it is over.
    precedent: Option<Arc<Precedent>>,
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
        let now = self.moment();
        let find = |review: &ReviewRow| {
            let key = (review.stream.as_str(), second);
            self.listing().find(viewer, key, review.revision, now)
        };
        let mut rows: Vec<Option<Known>> = reviews.iter().map(find).collect();
        let missing = rows.iter().any(Option::is_none);
        let order = if missing {
            self.ended_first(&reviews).await?.0
        } else {
            (0..reviews.len()).collect()
        };
        let mut past: BTreeMap<String, Vec<Arc<Precedent>>> = BTreeMap::new();
        for index in order {
            let review = &reviews[index];
            let known = match rows[index].take() {
                Some(known) => known,
                None => {
                    let others = past.get(&review.workflow).map_or(&[][..], Vec::as_slice);
                    self.known(&review.stream, viewer, place, others).await?
                }
            };
            if let Some(precedent) = &known.precedent {
                let of_workflow = past.entry(review.workflow.clone()).or_default();
                of_workflow.push(Arc::clone(precedent));
            }
            rows[index] = Some(known);
        }
        let rows = rows.into_iter().flatten();
        Ok(rows.filter_map(|known| known.listed).collect())
    }

    /// What somebody who looks at a review may learn from those that ended and follow the same workflow; of the past nothing: then it was
    /// not known yet.
    ///
    /// # Errors
    /// [`ListingError`].
    pub async fn precedents(&self, look: &Look) -> Result<Vec<Arc<Precedent>>, ListingError> {
        if look.is_past() {
            return Ok(Vec::new());
        }
        let viewer = &look.viewer;
        let workflow = &look.snapshot().definition.workflow;
        let mut reviews = self.reviews("").rest().await?;
        reviews.retain(|review| *review.workflow == **workflow);
        let now = self.moment();
        let (order, open) = self.ended_first(&reviews).await?;
        let mut found = Vec::new();
        for index in &order[..order.len() - open] {
            let review = &reviews[*index];
            let key = (review.stream.as_str(), None);
            let kept = self.listing().find(viewer, key, review.revision, now);
            let known = match kept {
                Some(known) => known,
                None => self.known(&review.stream, viewer, None, &[]).await?,
            };
            found.extend(known.precedent);
        }
        Ok(found)
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
            let look = self
                .look(&listed.stream, viewer.clone(), listed.place)
                .await?;
            Ok(if look.is_known() {
                texts(&look)
            } else {
                Texts::default()
            })
        };
        listed.texts.get_or_try_init(find).await
    }

    /// The order in which reviews are worked out: from those that are over the others are forecast. And how many are open.
    async fn ended_first(
        &self,
        reviews: &[ReviewRow],
    ) -> Result<(Vec<usize>, usize), ListingError> {
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
        let open = order.iter().filter(|index| is_open(index)).count();
        Ok((order, open))
    }

    async fn known(
        &self,
        stream: &str,
        viewer: &Viewer,
        place: Option<(u64, Timestamp)>,
        past: &[Arc<Precedent>],
    ) -> Result<Known, ListingError> {
        let now = self.moment();
        let asked = place.map(|(position, _)| Place::Position(position));
        let (span, known) = match self.look(stream, viewer.clone(), asked).await {
            Err(LookError::NotStarted) => {
                let state = self.review(stream).await?.state;
                let revision = state.revision.unwrap_or_default();
                ((revision, now + KEPT_FOR), Known::default())
            }
            look => {
                let look = look?;
                let span = (look.last_revision(), look.true_until());
                (span, self.known_by(&look, place, past).await?)
            }
        };
        let (revision, until) = span;
        let span = Span {
            stream,
            at: place.map(|(_, time)| time.as_second()),
            revision,
            until,
        };
        self.listing().keep(viewer, span, 1, known.clone());
        Ok(known)
    }

    async fn known_by(
        &self,
        look: &Look,
        place: Option<(u64, Timestamp)>,
        past: &[Arc<Precedent>],
    ) -> Result<Known, ListingError> {
        let mut known = Known::default();
        if !look.is_known() {
            return Ok(known);
        }
        let timeline = self.timeline(look.stream()).await?;
        let revision = look.snapshot().state.revision.unwrap_or_default();
        let is_last = timeline.events.len() as u64 == revision + 1;
        let course = if is_last {
            Cow::Borrowed(&timeline.course)
        } else {
            Cow::Owned(timeline.course_at(revision)?)
        };
        let at = place.map_or(look.moment(), |(_, time)| time);
        let asked = place.map(|(position, _)| Place::Position(position));
        if let Some(listed) = listed(look, &course, past, (asked, at)) {
            let is_over = listed.outline.root.closed.is_some();
            let precedent = || look.view(&look.viewer, |it| Precedent::of(it, &course));
            known.precedent = is_over.then(precedent).flatten().map(Arc::new);
            known.listed = Some(Arc::new(listed));
        }
        Ok(known)
    }
}

fn listed(
    look: &Look,
    course: &Course,
    past: &[Arc<Precedent>],
    (place, at): (Option<Place>, Timestamp),
) -> Option<Listed> {
    let row = |viewed: &Viewed<'_>| {
        let past = || past.iter().map(|precedent| &**precedent);
        let usual = Usual::new(viewed, course, past());
        let outline = outline(viewed, course, &usual, at)?;
        Some(Listed {
            stream: look.stream().to_owned(),
            definition: look.snapshot().definition.digest.clone(),
            forecast: forecast(viewed, past(), at),
            takes_part: viewed.knows_persons() && matches!(look.viewer, Viewer::Person(_)),
            is_for_all: false,
            place,
            texts: OnceCell::new(),
            outline,
        })
    };
    let listed = look.view(&look.viewer, row)?;
    let to_all = look.view(&Viewer::Anyone, |viewed| {
        outline(viewed, course, &Usual::new(viewed, course, []), at)
    });
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
