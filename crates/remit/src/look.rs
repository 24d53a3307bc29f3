//! [`Look`]: a review as somebody looks at it, now or at a moment of the past.

use definition::name::Name;
use engine::{engine::Engine, review::Review};
use jiff::Timestamp;
use process::{
    snapshot::{Lists, Snapshot},
    view::{Viewed, Viewer},
};

use crate::{failure::Failure, moment::Place, reviews};

/// A review, and who looks at it.
pub(crate) struct Look {
    /// As it is now; its rights count, also for the past.
    today: Moment,
    /// As it was, if that was asked for.
    past: Option<Moment>,
    /// Who looks.
    pub(crate) viewer: Viewer,
    /// The time now.
    now: Timestamp,
}

/// A review at a moment, with the lists that follow from its parameters.
struct Moment {
    review: Review,
    lists: Lists,
}

impl Moment {
    fn new(review: Review) -> Self {
        let lists = Lists::new(&review.definition, &review.state.scope);
        Self { review, lists }
    }

    fn snapshot(&self) -> Snapshot<'_> {
        Snapshot {
            definition: &self.review.definition,
            state: &self.review.state,
            lists: &self.lists,
        }
    }
}

impl Look {
    /// A review by its name or id, as it is now or was at a place of the record.
    pub(crate) async fn at(
        engine: &Engine,
        review: &str,
        viewer: Viewer,
        at: Option<Place>,
    ) -> Result<Self, Failure> {
        let stream = reviews::stream(engine, review).await?;
        let today = Moment::new(engine.review(&stream).await?);
        let past = match at {
            None => None,
            Some(place) => {
                let revision = revision_at(engine, &stream, place).await?;
                Some(Moment::new(engine.review_at(&stream, revision).await?))
            }
        };
        let now = Timestamp::from_second(engine.now()).unwrap_or_default();
        Ok(Self {
            today,
            past,
            viewer,
            now,
        })
    }

    /// The stream of the review.
    pub(crate) fn stream(&self) -> &str {
        &self.today.review.stream
    }

    /// The review that is looked at, with everything in it.
    pub(crate) fn snapshot(&self) -> Snapshot<'_> {
        self.past.as_ref().unwrap_or(&self.today).snapshot()
    }

    /// The review as somebody may know it; of the past they are shown what they may know by the rights of today, too.
    pub(crate) fn view<T>(&self, viewer: &Viewer, look: impl FnOnce(&Viewed<'_>) -> T) -> T {
        let today = Viewed::new(self.today.snapshot(), viewer, self.now);
        match &self.past {
            None => look(&today),
            Some(past) => look(&Viewed::past(past.snapshot(), &today)),
        }
    }

    /// The moment that is looked at: now, or the last event of the past.
    pub(crate) fn moment(&self) -> Timestamp {
        match &self.past {
            None => self.now.max(self.today.review.state.time),
            Some(past) => past.review.state.time,
        }
    }

    /// The actions that the present state of an instance offers.
    pub(crate) fn offered(&self, viewer: &Viewer, instance: &str) -> Result<Vec<Name>, Failure> {
        let place = self.view(viewer, |viewed| viewed.find(instance));
        let place = place.ok_or_else(|| {
            Failure::not_found(format_args!(
                "there is no `{instance}` that you may see; `remit state` shows what there is"
            ))
        })?;
        let snapshot = self.snapshot();
        let instance = &snapshot.state.instances[place];
        if instance.cancelled {
            return Ok(Vec::new());
        }
        let machine = &snapshot.definition.machines[&instance.machine];
        let states = machine.innermost_first(instance.leaf());
        Ok(states
            .flat_map(|state| state.actions.keys().cloned())
            .collect())
    }

    /// Fails if the viewer may not know of the review.
    pub(crate) fn must_be_known(&self, name: &str) -> Result<(), Failure> {
        if self.view(&self.viewer, |viewed| viewed.sees(0)) {
            return Ok(());
        }
        let text = match self.viewer {
            Viewer::Anyone => format!(
                "there is nothing of `{name}` that everybody may see; say who looks with --as"
            ),
            _ => format!("there is nothing of `{name}` that you may see"),
        };
        Err(Failure::not_found(text))
    }
}

/// The last revision of a review at a place of the record.
async fn revision_at(engine: &Engine, stream: &str, place: Place) -> Result<u64, Failure> {
    let position = match place {
        Place::Number(position) if position < engine.store().size() => Some(position),
        Place::Number(position) => {
            let size = engine.store().size();
            let text = format_args!(
                "there is no position {position}: the record has {size} leaves, counted from 0"
            );
            return Err(Failure::not_found(text));
        }
        Place::Time(moment) => engine.store().position_at(moment.until.as_second()).await?,
    };
    let revision = match position {
        Some(position) => engine.revision_at(stream, position).await?,
        None => None,
    };
    revision.ok_or_else(|| Failure::not_found("the review had not started then"))
}
