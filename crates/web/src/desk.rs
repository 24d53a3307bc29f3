//! [`Desk`]: what one review asks of a person; [`News`]: what moved in it. Both are worked out once and kept as long as they
//! are true, so that who takes part in hundreds of reviews need not wait for all of them.

#[cfg(test)]
mod tests;

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use definition::name::Name;
use engine::{
    engine::Engine,
    lasting::{Lasting, Span},
    look::{Look, LookError, Place},
};
use jiff::Timestamp;
use process::{
    history::Sentence,
    person::Person,
    schedule::{Precedent, Usual},
    stages::{Expected, expected},
    view::{Subject, Viewer},
    worklist::{Overview, Proposal, Work, Worklist, blocked_overview, proposed, worklist},
};
use store::models::ReviewRow;

use crate::{
    answer::fault::Fault,
    house::House,
    memory::Told,
    part::{moved::Moved, why::Named},
};

/// Steps, instances and events that are kept for all people together: some hundred megabytes.
const KEPT_MAX: usize = 100_000;

/// The newest events of one review that are told to who has never looked at it.
const NEWEST_MAX: usize = 6;

/// What one review asks of a person.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Desk {
    /// The stream of the review.
    pub(crate) stream: String,
    /// Its name.
    pub(crate) review: String,
    /// The revision that was looked at, if it is in the past.
    pub(crate) past: Option<u64>,
    /// Its title.
    pub(crate) title: String,
    /// What the person can do now, and what waits.
    pub(crate) work: Worklist,
    /// What they proposed and can take back.
    pub(crate) proposed: Vec<Proposal>,
    /// Every open instance that they may see, with whose move it is.
    pub(crate) overview: Overview,
    /// Since when each instance that they have work with is in its state.
    pub(crate) since: BTreeMap<Name, Timestamp>,
    /// What waits for a step: by instance and action, what else that is.
    pub(crate) holds_up: BTreeMap<(Name, Name), Vec<Held>>,
}

/// Something that waits for a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    /// The instance.
    pub(crate) subject: Subject,
    /// What would be done with it; `None` if it goes on of itself.
    pub(crate) action: Option<String>,
}

/// What moved in a review, told to one person.
#[derive(Debug, PartialEq)]
pub(crate) struct News {
    /// The last revision they had looked at on their last visit; `None` if they never did.
    visit: Option<u64>,
    /// When each open instance is expected to go on; how long others took may have changed within half an hour.
    pub(crate) expected: BTreeMap<Name, Expected>,
    /// What moved since then, if they have ever looked.
    pub(crate) moved: Option<Moved>,
    /// What happened last and was not their own doing, if they have not.
    newest: Vec<Told>,
}

/// Since when what moved is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Since {
    /// Since the last visit, which saw that revision; if there was none, what was newest and not the person's own doing.
    Visit(Option<u64>),
    /// What was newest at a moment of the past.
    Ever(Timestamp),
}

/// What a person can learn from reviews that ended, by workflow: found once for all reviews that are looked at together.
#[derive(Default)]
pub(crate) struct Past(BTreeMap<Name, Vec<Arc<Precedent>>>);

impl Past {
    async fn of(&mut self, engine: &Engine, look: &Look) -> Result<&[Arc<Precedent>], Fault> {
        let workflow = &look.snapshot().definition.workflow;
        if !self.0.contains_key(workflow) {
            let found = engine.precedents(look).await?;
            self.0.insert(workflow.clone(), found);
        }
        Ok(self.0.get(workflow).map_or(&[][..], Vec::as_slice))
    }
}

/// What was worked out. `None` is kept for what a person may not know of.
pub(crate) struct Desks {
    desks: Lasting<Option<Arc<Desk>>>,
    news: Lasting<Option<Arc<News>>>,
}

impl Default for Desks {
    fn default() -> Self {
        Self {
            desks: Lasting::new(KEPT_MAX),
            news: Lasting::new(KEPT_MAX),
        }
    }
}

impl House {
    /// What a review asks of a person, as of its revision in the row or a later one, or what it asked of them at a moment of the
    /// past; `None` if they take no part in it, or it had not started.
    pub(crate) async fn desk(
        &self,
        person: &Person,
        review: &ReviewRow,
        when: Option<Timestamp>,
    ) -> Result<Option<Arc<Desk>>, Fault> {
        let (engine, memory) = (self.engine(), self.memory());
        let (stream, revision) = (&review.stream, review.revision);
        if !memory.takes_part(engine, stream, revision, person).await? {
            return Ok(None);
        }
        let viewer = Viewer::Person(person.clone());
        let kept = &memory.desks().desks;
        let at = when.map(Timestamp::as_second);
        if let Some(desk) = kept.find(&viewer, (stream, at), revision, self.now()) {
            return Ok(desk);
        }
        let Some(look) = self.look_at(stream, &viewer, when).await? else {
            return Ok(None);
        };
        let new = || Desk::new(review.name.clone(), &look, person, when);
        let desk = look.is_known().then(|| Arc::new(new()));
        let weight = 1 + desk.as_ref().map_or(0, |desk| desk.weight());
        kept.keep(&viewer, span(&look, when), weight, desk.clone());
        Ok(desk)
    }

    /// A review now or at a moment; `None` if it had not started.
    async fn look_at(
        &self,
        stream: &str,
        viewer: &Viewer,
        when: Option<Timestamp>,
    ) -> Result<Option<Look>, Fault> {
        let place = when.map(Place::Time);
        match self.engine().look(stream, viewer.clone(), place).await {
            Ok(look) => Ok(Some(look)),
            Err(LookError::NotStarted) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// What moved in a review since the last visit of a person who takes part in it, or what had moved last at a moment of the
    /// past; `None` if they may not know of it.
    pub(crate) async fn news(
        &self,
        person: &Person,
        review: &ReviewRow,
        since: Since,
        past: &mut Past,
    ) -> Result<Option<Arc<News>>, Fault> {
        self.news_of(self.memory().desks(), person, review, since, past)
            .await
    }

    async fn news_of(
        &self,
        desks: &Desks,
        person: &Person,
        review: &ReviewRow,
        since: Since,
        past: &mut Past,
    ) -> Result<Option<Arc<News>>, Fault> {
        let (engine, memory) = (self.engine(), self.memory());
        let (stream, revision) = (&review.stream, review.revision);
        let viewer = Viewer::Person(person.clone());
        let kept = &desks.news;
        let (visit, when) = match since {
            Since::Visit(visit) => (visit, None),
            Since::Ever(when) => (None, Some(when)),
        };
        let at = when.map(Timestamp::as_second);
        let found = kept.find(&viewer, (stream, at), revision, self.now());
        let is_of_visit = |news: &Arc<News>| news.visit == visit;
        if let Some(news) = found.filter(|it| it.as_ref().is_none_or(is_of_visit)) {
            return Ok(news);
        }
        let Some(look) = self.look_at(stream, &viewer, when).await? else {
            return Ok(None);
        };
        let news = if look.is_known() {
            let timeline = engine.timeline(stream).await?;
            let then = look.snapshot().state.revision.filter(|_| look.is_past());
            let newest = memory.newest(stream, &timeline, then)?;
            let course = match then {
                Some(revision) => Cow::Owned(timeline.course_at(revision)?),
                None => Cow::Borrowed(&timeline.course),
            };
            // What others took is not known yet in the past.
            let past = match then {
                Some(_) => &[],
                None => past.of(engine, &look).await?,
            };
            let is_others = |sentence: &Sentence| sentence.by.as_ref() != Some(person);
            Some(Arc::new(look.view(&look.viewer, |viewed| {
                let others = past.iter().map(|it| &**it);
                let usual = Usual::new(viewed, &course, others);
                News {
                    visit,
                    expected: expected(viewed, &usual),
                    moved: visit.map(|last| Moved::since(last, &newest, viewed, Some(person))),
                    newest: match visit {
                        Some(_) => Vec::new(),
                        None => newest.told(viewed, NEWEST_MAX, is_others),
                    },
                }
            })))
        } else {
            None
        };
        let weight = 1 + news.as_ref().map_or(0, |news| news.weight());
        kept.keep(&viewer, span(&look, when), weight, news.clone());
        Ok(news)
    }
}

fn span(look: &Look, when: Option<Timestamp>) -> Span<'_> {
    Span {
        stream: look.stream(),
        at: when.map(Timestamp::as_second),
        revision: look.last_revision(),
        until: look.true_until(),
    }
}

impl Desk {
    /// Works out what a review asks of a person. `look` is theirs; `when` is the moment that it is of, if that is in the past.
    pub(crate) fn new(
        review: String,
        look: &Look,
        person: &Person,
        when: Option<Timestamp>,
    ) -> Self {
        let (snapshot, at) = (look.snapshot(), when.unwrap_or(look.moment()));
        let (work, overview, proposed) = look.view(&look.viewer, |viewed| {
            let work = worklist(viewed, person, at);
            (
                work,
                blocked_overview(viewed, at),
                proposed(viewed, person, at),
            )
        });
        let since = |work: &Work| {
            let id = &work.subject.instance;
            let instance = snapshot.state.instance(id)?;
            Some((id.clone(), instance.entered_at))
        };
        let all = work.ready.iter().chain(&work.waiting);
        Self {
            stream: look.stream().to_owned(),
            review,
            past: snapshot.state.revision.filter(|_| look.is_past()),
            title: snapshot.state.title.to_string(),
            since: all.filter_map(since).collect(),
            proposed,
            holds_up: holds_up(&overview),
            work,
            overview,
        }
    }

    /// Whether there is anything to do, now or later.
    pub(crate) fn has_work(&self) -> bool {
        !(self.work.ready.is_empty() && self.work.waiting.is_empty())
    }

    fn weight(&self) -> usize {
        self.work.ready.len() + self.work.waiting.len() + self.overview.open.len()
    }
}

impl News {
    fn weight(&self) -> usize {
        self.told().len() + self.expected.len()
    }

    /// The events, newest first.
    pub(crate) fn told(&self) -> &[Told] {
        match &self.moved {
            Some(moved) => &moved.told,
            None => &self.newest,
        }
    }
}

/// What waits for which step, as far as it waits for it alone or first of all.
fn holds_up(overview: &Overview) -> BTreeMap<(Name, Name), Vec<Held>> {
    let mut found: BTreeMap<(Name, Name), Vec<Held>> = BTreeMap::new();
    for open in &overview.open {
        for waiting in &open.moves {
            let held = Held {
                subject: open.subject.clone(),
                action: (!waiting.automatic).then(|| waiting.title.clone()),
            };
            for step in Named::by(&waiting.waits_for).moves {
                let held_up = found.entry((step.instance.clone(), step.action.clone()));
                let held_up = held_up.or_default();
                if step.instance != open.subject.instance && !held_up.contains(&held) {
                    held_up.push(held.clone());
                }
            }
        }
    }
    found
}
