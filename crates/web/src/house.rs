//! [`House`]: what every request works with.

use std::sync::Arc;

use engine::{
    engine::Engine,
    look::{Look, LookError, Place},
};
use jiff::Timestamp;
use store::access::{Access, AccessKind};
use tokio_util::sync::CancellationToken;

use crate::{
    answer::fault::Fault,
    api::staging::Staging,
    carried::Carried,
    live::{Marks, Seats},
    locale::Locales,
    memory::Memory,
    openid::Provider,
    page::early::early,
    request::{limits::Limits, pace::Pace, visitor::Visitor},
    server::{Config, Offer},
};

/// What every request works with; clones share it.
#[derive(Clone)]
pub(crate) struct House(Arc<Inner>);

struct Inner {
    config: Config,
    provider: Option<Provider>,
    locales: Locales,
    limits: Limits,
    marks: Marks,
    seats: Seats,
    memory: Memory,
    staging: Staging,
    carried: Carried,
    pace: Pace,
    shutdown: CancellationToken,
}

impl House {
    pub(crate) fn new(config: Config, shutdown: CancellationToken) -> Self {
        let site = config.public_address.as_ref();
        let provider = config.openid.clone().zip(site);
        Self(Arc::new(Inner {
            provider: provider.map(|(settings, site)| Provider::new(settings, site)),
            config,
            locales: Locales::load(),
            limits: Limits::default(),
            marks: Marks::default(),
            seats: Seats::default(),
            memory: Memory::default(),
            staging: Staging::default(),
            carried: Carried::default(),
            pace: Pace::default(),
            shutdown,
        }))
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.0.config.engine
    }

    /// How far browsers have come.
    pub(crate) fn marks(&self) -> &Marks {
        &self.0.marks
    }

    /// A new mark, and the size of the record that it stands for.
    pub(crate) fn mark(&self) -> (u64, u64) {
        let engine = self.engine();
        self.marks().give(engine.now(), engine.store().size())
    }

    /// People as whom anybody may sign in.
    pub(crate) fn offers(&self) -> &[Offer] {
        &self.0.config.offers
    }

    /// The provider that people may sign in with, if there is one.
    pub(crate) fn provider(&self) -> Option<&Provider> {
        self.0.provider.as_ref()
    }

    /// A link to hand on: the whole address of a path, if it is known where people reach this site.
    pub(crate) fn link(&self, path: String) -> String {
        match &self.0.config.public_address {
            Some(site) => site.of(&path),
            None => path,
        }
    }

    /// Whether links to hand on are whole.
    pub(crate) fn links_are_whole(&self) -> bool {
        self.0.config.public_address.is_some()
    }

    pub(crate) fn locales(&self) -> &Locales {
        &self.0.locales
    }

    /// What was worked out before and stays true.
    pub(crate) fn memory(&self) -> &Memory {
        &self.0.memory
    }

    /// How many streams there may be.
    pub(crate) fn seats(&self) -> &Seats {
        &self.0.seats
    }

    /// How often passwords were tried lately.
    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// Documents that wait for the steps that name them.
    pub(crate) fn staging(&self) -> &Staging {
        &self.0.staging
    }

    /// What was typed by people who sign in again.
    pub(crate) fn carried(&self) -> &Carried {
        &self.0.carried
    }

    /// How often drafts were kept lately.
    pub(crate) fn pace(&self) -> &Pace {
        &self.0.pace
    }

    /// Cancelled when the server shall end: what goes on for ever must stop then.
    pub(crate) fn shutdown(&self) -> &CancellationToken {
        &self.0.shutdown
    }

    /// A review by its name, as the visitor may see it. One that they may not know of is not found, as one that is not there.
    pub(crate) async fn look(
        &self,
        visitor: &Visitor,
        review: &str,
        at: Option<Place>,
    ) -> Result<Look, Fault> {
        let engine = self.engine();
        // Decided before anything of the review is read: how long it takes tells nobody that there is one.
        let stream = engine.stream_known_to(&visitor.viewer(), review).await?;
        let known = |look: Look| look.is_known().then_some(look).ok_or(Fault::NotFound);
        // First as it is now: that a review has no such moment is told to nobody who may not know that there is one.
        let today = known(engine.look(&stream, visitor.viewer(), None).await?)?;
        match at {
            None => Ok(today),
            Some(place) => match engine.look(&stream, visitor.viewer(), Some(place)).await {
                Ok(look) if look.is_known() => Ok(look),
                Ok(_) | Err(LookError::NotStarted) => {
                    Err(early(self, visitor, &today, review, place).await?)
                }
                Err(error) => Err(error.into()),
            },
        }
    }

    /// Writes into the access record that the visitor is about to be shown something that is not for everybody.
    pub(crate) async fn note_read(
        &self,
        visitor: &Visitor,
        stream: &str,
        what: &str,
    ) -> Result<(), Fault> {
        self.note_reads(visitor, [stream], what).await
    }

    /// The time now.
    pub(crate) fn now(&self) -> Timestamp {
        self.engine().moment()
    }

    /// The same of several reviews at once, by their streams.
    pub(crate) async fn note_reads<'s>(
        &self,
        visitor: &Visitor,
        streams: impl IntoIterator<Item = &'s str>,
        what: &str,
    ) -> Result<(), Fault> {
        let Some(person) = &visitor.person else {
            return Ok(());
        };
        let read = |stream: &str| Access {
            time: self.engine().now(),
            actor: person.to_string(),
            stream: stream.to_owned(),
            kind: AccessKind::Read,
            action: what.to_owned(),
            clauses: Vec::new(),
            via: visitor.via().as_str().to_owned(),
        };
        let access: Vec<Access> = streams.into_iter().map(read).collect();
        if access.is_empty() {
            return Ok(());
        }
        Ok(self.engine().store().access().add(&access).await?)
    }
}
