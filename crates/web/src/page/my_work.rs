//! My work: what one person can do now over all reviews, what waits for others, and what moved last.

mod content;
mod moved;
mod proposed;
#[cfg(test)]
mod tests;
mod waits;

use std::{collections::BTreeMap, sync::Arc};

use axum::{Router, extract::State, routing::get};
use definition::name::Name;
use engine::look::Look;
use jiff::Timestamp;
use process::{
    history::Sentence,
    schedule::{Precedent, Usual},
    stages::{Expected, expected},
    view::{Subject, Viewer},
    worklist::{Overview, Proposal, Work, Worklist, blocked_overview, proposed, worklist},
};
use store::{
    access::{Access, AccessKind},
    models::ReviewRow,
};

use super::{Html, Page};
use crate::{
    answer::fault::Fault,
    house::House,
    memory::Told,
    part::{moved::Moved, why::Named},
    request::visitor::SignedIn,
};

/// The newest events of one review.
const NEWEST_MAX: usize = 6;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/", get(show))
}

/// What can be learned from reviews that ended, by workflow.
type Past = BTreeMap<Name, Vec<Arc<Precedent>>>;

/// What one review asks of a person.
struct Desk {
    review: String,
    title: String,
    work: Worklist,
    /// What they proposed and can take back.
    proposed: Vec<Proposal>,
    /// Since when each instance that the person has work with is in its state.
    since: BTreeMap<Name, Timestamp>,
    /// What waits for a step: by instance and action, what else that is.
    holds_up: BTreeMap<(Name, Name), Vec<Held>>,
    /// When each open instance is expected to go on.
    expected: BTreeMap<Name, Expected>,
    /// What happened last and was not their own doing.
    newest: Vec<Told>,
    /// What of it happened since they last looked at the review; `None` if they never did.
    moved: Option<Moved>,
}

/// Something that waits for a step.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Held {
    subject: Subject,
    /// What would be done with it; `None` if it goes on of itself.
    action: Option<String>,
}

async fn show(State(house): State<House>, signed_in: SignedIn) -> Result<Html, Fault> {
    let now = Timestamp::from_second(house.engine().now()).unwrap_or_default();
    let mut desks = Vec::new();
    let mut past = Past::new();
    let mut reads = Vec::new();
    let accounts = house.engine().store().accounts();
    let person = signed_in.person.to_string();
    let visits = accounts.last_visits(&person, house.engine().now()).await?;
    for row in reviews(&house, &signed_in).await? {
        let visit = visits.get(&row.stream).copied();
        let Some((look, desk)) = desk(&house, &signed_in, row, visit, now, &mut past).await? else {
            continue;
        };
        reads.extend(read(&house, &signed_in, &look, &desk));
        desks.push(desk);
    }
    if !reads.is_empty() {
        house.engine().store().access().add(&reads).await?;
    }
    let locale = house.locales().of(&signed_in.visitor);
    let directory = house.engine().directory().await?;
    Ok(Page {
        title: locale.say("nav-my-work"),
        visitor: &signed_in.visitor,
        locale: &locale,
        past: None,
        content: content::content(&locale, &directory, &desks, now),
    }
    .html())
}

/// The reviews in which the person takes part. Others are passed over without being looked at.
async fn reviews(house: &House, signed_in: &SignedIn) -> Result<Vec<ReviewRow>, Fault> {
    let engine = house.engine();
    let (mut found, mut reviews) = (Vec::new(), engine.reviews(""));
    while let Some(row) = reviews.next().await? {
        let person = &signed_in.person;
        let memory = house.memory();
        if memory
            .takes_part(engine, &row.stream, row.revision, person)
            .await?
        {
            found.push(row);
        }
    }
    Ok(found)
}

async fn desk(
    house: &House,
    signed_in: &SignedIn,
    row: ReviewRow,
    visit: Option<u64>,
    now: Timestamp,
    past: &mut Past,
) -> Result<Option<(Look, Desk)>, Fault> {
    let engine = house.engine();
    let viewer = Viewer::Person(signed_in.person.clone());
    let look = engine.look(&row.stream, viewer, None).await?;
    if !look.is_known() {
        return Ok(None);
    }
    let timeline = engine.timeline(&row.stream).await?;
    let newest = house.memory().newest(&row.stream, &timeline, None)?;
    let workflow = &look.snapshot().definition.workflow;
    if !past.contains_key(workflow) {
        past.insert(workflow.clone(), engine.precedents(&look).await?);
    }
    let snapshot = look.snapshot();
    let work = worklist(snapshot, &signed_in.person, now);
    let person = Some(&signed_in.person);
    let (expected, moved, newest) = look.view(&look.viewer, |viewed| {
        let others = past.get(workflow).into_iter().flatten();
        let usual = Usual::new(viewed, &timeline.course, others.map(|it| &**it));
        let moved = visit.map(|last| Moved::since(last, &newest, viewed, person));
        let is_others = |sentence: &Sentence| sentence.by.as_ref() != person;
        let told = match moved {
            Some(_) => Vec::new(),
            None => newest.told(viewed, NEWEST_MAX, is_others),
        };
        (expected(viewed, &usual), moved, told)
    });
    let overview = blocked_overview(snapshot, &look.viewer, now);
    let all = || work.ready.iter().chain(&work.waiting);
    let since = |work: &Work| {
        let id = &work.subject.instance;
        let instance = snapshot.state.instance(id)?;
        Some((id.clone(), instance.entered_at))
    };
    let desk = Desk {
        review: row.name,
        title: snapshot.state.title.to_string(),
        holds_up: holds_up(&overview),
        since: all().filter_map(since).collect(),
        proposed: proposed(snapshot, &signed_in.person, now),
        work,
        expected,
        newest,
        moved,
    };
    Ok(Some((look, desk)))
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

/// What is noted of a review that is shown to the person and that not everybody may know of.
fn read(house: &House, signed_in: &SignedIn, look: &Look, desk: &Desk) -> Option<Access> {
    let is_empty = desk.work.ready.is_empty()
        && desk.work.waiting.is_empty()
        && desk.proposed.is_empty()
        && desk.newest.is_empty()
        && desk.moved.as_ref().is_none_or(|it| it.told.is_empty());
    (!is_empty).then(|| Access {
        time: house.engine().now(),
        actor: signed_in.person.to_string(),
        stream: look.stream().to_owned(),
        kind: AccessKind::Read,
        action: "todo".to_owned(),
        clauses: Vec::new(),
        via: signed_in.visitor.via().as_str().to_owned(),
    })
}
