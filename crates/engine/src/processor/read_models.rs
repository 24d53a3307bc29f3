//! The read models of the lists: one row per review and per instance, of ids, states and times alone.

use std::collections::BTreeMap;

use process::{record::event::subject, state::Instance};
use store::{
    models::{Change, Checkpoint, InstanceRow, ReviewRow},
    read::{Page, Recorded},
};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::review::{LoadError, Loader, Review};

use super::{ProcessorError, TIMER};

/// Reviews kept in memory while the record is folded.
const REVIEWS_MAX: usize = 256;

/// The processor of the read models.
pub struct ReadModels {
    loader: Loader,
    /// Reviews as of the checkpoint.
    reviews: BTreeMap<String, Review>,
    /// The number of leaves folded, for those who wait.
    folded: watch::Sender<u64>,
}

impl ReadModels {
    /// The processor, and how far it has come.
    pub(crate) fn new(loader: Loader) -> (Self, watch::Receiver<u64>) {
        let (folded, progress) = watch::channel(0);
        let processor = Self {
            loader,
            reviews: BTreeMap::new(),
            folded,
        };
        (processor, progress)
    }

    /// Runs until shutdown; before it ends, it brings the read models up to the record once more.
    pub(crate) async fn run(mut self, shutdown: CancellationToken) -> Result<(), ProcessorError> {
        let mut sizes = self.loader.store.watch_size();
        loop {
            sizes.mark_unchanged();
            self.catch_up().await?;
            tokio::select! {
                () = shutdown.cancelled() => return self.catch_up().await,
                _ = tokio::time::timeout(TIMER, sizes.changed()) => {}
            }
        }
    }

    /// Folds everything up to the end of the record.
    pub(crate) async fn catch_up(&mut self) -> Result<(), ProcessorError> {
        let store = self.loader.store.clone();
        let models = store.models();
        let mut old = models.checkpoint().await?;
        loop {
            self.folded.send_replace(old.size);
            let page = store.read_all(old.size, Page::default()).await?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            let new = Checkpoint {
                size: last.position + 1,
                hash: last.hash,
            };
            let mut changes = Vec::new();
            for recorded in &page {
                if recorded.stream.starts_with("review:") {
                    changes.extend(self.fold(recorded).await?);
                }
            }
            models.apply(&changes, old, new).await?;
            old = new;
        }
    }

    /// Folds one event of a review and says which rows it changes.
    async fn fold(&mut self, recorded: &Recorded) -> Result<Vec<Change>, LoadError> {
        if !self.reviews.contains_key(&recorded.stream) {
            let review = self.before(recorded).await?;
            if self.reviews.len() >= REVIEWS_MAX {
                self.reviews.clear();
            }
            self.reviews.insert(recorded.stream.clone(), review);
        }
        let Some(review) = self.reviews.get_mut(&recorded.stream) else {
            unreachable!("the review was just put there");
        };
        let read = self.loader.read(&review.definition, recorded).await?;
        review.take(&read)?;
        let mut changes = vec![Change::Review(review_row(review))];
        if let Some(id) = subject(&read.event.outcome)
            && let Some(instance) = review.state.instance(id)
        {
            changes.push(Change::Instance(instance_row(review, instance)));
        }
        Ok(changes)
    }

    /// The review as it was before an event.
    async fn before(&self, recorded: &Recorded) -> Result<Review, LoadError> {
        match recorded.revision.checked_sub(1) {
            Some(revision) => self.loader.load(&recorded.stream, Some(revision)).await,
            None => Ok(Review {
                stream: recorded.stream.clone(),
                definition: self.loader.pinned(recorded).await?,
                state: process::state::State::default(),
                commands: BTreeMap::new(),
            }),
        }
    }
}

/// The row of a review. Between its first event and the second it has no root yet.
#[must_use]
pub(crate) fn review_row(review: &Review) -> ReviewRow {
    let state = &review.state;
    let root = state.instances.first();
    ReviewRow {
        stream: review.stream.clone(),
        name: state.name.to_string(),
        workflow: review.definition.workflow.to_string(),
        definition: state.definition.to_string(),
        revision: state.revision.unwrap_or_default(),
        state: root.map_or_else(String::new, |root| root.path.to_string()),
        started: state.started.as_second(),
        last_time: state.time.as_second(),
    }
}

/// The row of an instance.
#[must_use]
pub(crate) fn instance_row(review: &Review, instance: &Instance) -> InstanceRow {
    let place = review
        .state
        .index
        .get(&instance.id)
        .copied()
        .unwrap_or_default();
    InstanceRow {
        review: review.stream.clone(),
        id: instance.id.to_string(),
        machine: instance.machine.to_string(),
        number: Some(place as u64),
        state: if instance.cancelled {
            "cancelled".to_owned()
        } else {
            instance.path.to_string()
        },
        due: instance.due().map(jiff::Timestamp::as_second),
    }
}
