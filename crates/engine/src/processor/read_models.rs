//! The read models of the lists: one row per review and per instance, of ids, states and times alone.

use std::time::Duration;

use process::{
    event::{Event, Outcome},
    fold::fold,
    record::event::subject,
    state::Instance,
};
use store::{
    models::{Change, Checkpoint, InstanceRow, ReviewRow},
    read::{Page, Recorded},
};
use tokio::{sync::watch, time::timeout};
use tokio_util::sync::CancellationToken;

use crate::{
    cache::Cache,
    recent::Recent,
    review::{LoadError, Loader, Review},
};

use super::{ProcessorError, TIMER};

/// How long the processor waits for more when there is something new: many events at once cost little more than one.
const REST: Duration = Duration::from_millis(10);

/// The processor of the read models.
pub struct ReadModels {
    loader: Loader,
    recent: Recent,
    /// Reviews as of the last of their events that was folded.
    reviews: Cache<Review>,
    /// The number of leaves folded, for those who wait.
    folded: watch::Sender<u64>,
}

impl ReadModels {
    /// The processor, and how far it has come.
    pub(crate) fn new(loader: Loader, recent: Recent) -> (Self, watch::Receiver<u64>) {
        let (folded, progress) = watch::channel(0);
        let processor = Self {
            loader,
            recent,
            reviews: Cache::default(),
            folded,
        };
        (processor, progress)
    }

    /// Runs until shutdown; before it ends, it brings the read models up to the record once more.
    pub(crate) async fn run(self, shutdown: CancellationToken) -> Result<(), ProcessorError> {
        let mut sizes = self.loader.store.watch_size();
        let mut at = self.loader.store.models().checkpoint().await?;
        loop {
            sizes.mark_unchanged();
            at = self.catch_up(at).await?;
            tokio::select! {
                () = shutdown.cancelled() => {}
                _ = timeout(TIMER, sizes.changed()) => {}
            }
            if timeout(REST, shutdown.cancelled()).await.is_ok() {
                self.catch_up(at).await?;
                return Ok(());
            }
        }
    }

    /// Folds everything up to the end of the record.
    async fn catch_up(&self, mut at: Checkpoint) -> Result<Checkpoint, ProcessorError> {
        let store = &self.loader.store;
        self.folded.send_replace(at.size);
        while at.size < store.size() {
            let page = Page::default();
            let mut leaves = store.read_leaves(at.size, page.events).await?;
            let remembered: Vec<_> = leaves.iter().map(|leaf| self.remembered(leaf)).collect();
            if leaves
                .iter()
                .zip(&remembered)
                .any(|(leaf, event)| is_review(leaf) && event.is_none())
            {
                leaves = store.with_sections(leaves, page).await?;
            }
            let Some(last) = leaves.last() else { break };
            let new = Checkpoint {
                size: last.position + 1,
                hash: last.hash,
            };
            let mut changes = Vec::new();
            for (leaf, event) in leaves.iter().zip(remembered) {
                if is_review(leaf) {
                    changes.extend(self.fold(leaf, event).await?);
                }
            }
            store.models().apply(&changes, at, new).await?;
            at = new;
            self.folded.send_replace(at.size);
        }
        Ok(at)
    }

    fn remembered(&self, leaf: &Recorded) -> Option<Event> {
        self.recent.take(ledger::leaf::event_id(&leaf.leaf)?)
    }

    /// Folds one event of a review and says which rows it changes.
    async fn fold(
        &self,
        recorded: &Recorded,
        remembered: Option<Event>,
    ) -> Result<Vec<Change>, LoadError> {
        let cell = self.reviews.cell(&recorded.stream);
        let mut cell = cell.lock().await;
        let before = recorded.revision.checked_sub(1);
        let review = match &mut *cell {
            Some(review) if review.state.revision == before => review,
            other => other.insert(self.before(recorded, remembered.as_ref()).await?),
        };
        let event = match remembered {
            Some(event) => event,
            None => self.loader.read(&review.definition, recorded).await?.event,
        };
        let position = recorded.position;
        fold(&mut review.state, &event).map_err(|error| LoadError::Fold { position, error })?;
        let mut changes = vec![Change::Review(review_row(review))];
        if let Some(id) = subject(&event.outcome)
            && let Some(instance) = review.state.instance(id)
        {
            changes.push(Change::Instance(instance_row(review, instance)));
        }
        Ok(changes)
    }

    /// The review as it was before an event.
    async fn before(
        &self,
        recorded: &Recorded,
        remembered: Option<&Event>,
    ) -> Result<Review, LoadError> {
        if let Some(revision) = recorded.revision.checked_sub(1) {
            return self.loader.load(&recorded.stream, Some(revision)).await;
        }
        let definition = match remembered.map(|event| &event.outcome) {
            Some(Outcome::Started(started)) => {
                self.loader
                    .definitions
                    .by_digest(&started.definition)
                    .await?
            }
            _ => self.loader.pinned(recorded).await?,
        };
        Ok(Review::before(&recorded.stream, definition))
    }
}

fn is_review(leaf: &Recorded) -> bool {
    leaf.stream.starts_with("review:")
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
