//! What happened, as sentences and as the events themselves.

use std::collections::BTreeMap;

use axum::{Json, Router, extract::State, response::IntoResponse, routing::get};
use engine::{review::LoadError, stored::Stored, timeline::Timeline};
use jiff::Timestamp;
use process::{
    history::{self, Entry as Told, History, Kind, is_told, may_count, may_tell, tell},
    person::Person,
    snapshot::Snapshot,
    view::{Viewed, Viewer},
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    caller::Reader,
    keys::etag,
    moment::{AtQuery, Moment, look},
    paging::{Paging, PagingQuery},
    problems::ReadProblems,
    written::Addressed,
};
use crate::{answer::problem::Problem, house::House};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/reviews/{name}/history", get(read))
}

/// Events that the caller may know of.
#[derive(Serialize, ToSchema)]
pub(super) struct Events {
    events: Vec<Entry>,
    /// How many events there are in the whole review that the caller may not know of.
    #[schema(minimum = 0)]
    hidden: usize,
    /// The cursor of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next: Option<String>,
}

/// An event.
#[derive(Serialize, ToSchema)]
#[schema(as = Event)]
struct Entry {
    /// Its revision.
    #[schema(minimum = 0)]
    revision: u64,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// What kind of event.
    #[schema(value_type = String)]
    kind: Kind,
    /// The id of who did it, where somebody did and the caller may know who.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, nullable = false)]
    by: Option<Person>,
    /// What happened, as a sentence.
    sentence: String,
    /// The instance.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    instance: Option<String>,
    /// How it stands in the record, for auditors alone: a leaf names who acted, and a position says how much happened in
    /// other reviews.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    record: Option<Record>,
}

/// An event as it stands in the record.
#[derive(Serialize, ToSchema)]
struct Record {
    /// Its position.
    #[schema(minimum = 0)]
    position: u64,
    /// Its leaf.
    #[schema(value_type = Object)]
    leaf: Value,
    /// Its open sections; what is sealed stays sealed.
    #[schema(value_type = BTreeMap<String, Object>)]
    open: BTreeMap<String, Value>,
}

/// Read what happened, in order
///
/// With `at`: what had happened then.
#[utoipa::path(
    get,
    path = "/reviews/{name}/history",
    tag = "reviews",
    operation_id = "read_history",
    params(("name" = String, Path, description = "The review", min_length = 1), AtQuery, PagingQuery),
    responses(
        (status = 200, description = "The events that the caller may know of", body = Events,
            headers(("ETag" = String, description = "The last revision that is told"))),
        ReadProblems,
    )
)]
pub(super) async fn read(
    State(house): State<House>,
    reader: Reader,
    Addressed(name): Addressed<String>,
    at: Moment,
    paging: Paging,
) -> Result<impl IntoResponse + use<>, Problem> {
    let look = look(&house, &reader, &name, at).await?;
    let last = look.snapshot().state.revision.unwrap_or_default();
    let engine = house.engine();
    let timeline = engine
        .timeline(look.stream())
        .await
        .map_err(Problem::unexpected)?;
    let wanted = Wanted {
        after: revision(&paging.after),
        most: paging.limit + 1,
    };
    let told = |viewer: &Viewer| look.view(viewer, |today| wanted.read(&timeline, today));
    let shown = told(&look.viewer).map_err(Problem::unexpected)?;
    if shown != told(&Viewer::Anyone).map_err(Problem::unexpected)? {
        house
            .note_read(&reader.visitor, look.stream(), "history")
            .await?;
    }
    let directory = engine.directory().await.map_err(Problem::unexpected)?;
    let mut entries = shown.entries;
    let next = paging.cut(&mut entries, |entry| entry.revision.to_string());
    let mut stored = match &look.viewer {
        Viewer::Auditor(_) => stored(&house, look.stream(), &entries).await?,
        _ => BTreeMap::new(),
    };
    let page = entries.into_iter().map(|entry| Entry {
        revision: entry.revision,
        at: entry.sentence.at,
        kind: entry.sentence.kind,
        sentence: directory.told(&entry.sentence),
        instance: entry.sentence.instance.as_ref().map(ToString::to_string),
        by: entry.sentence.by,
        record: stored.remove(&entry.revision).map(|stored| Record {
            position: stored.position,
            leaf: stored.leaf,
            open: stored.open,
        }),
    });
    let page = Events {
        events: page.collect(),
        hidden: shown.hidden,
        next,
    };
    Ok(([etag(last)], Json(page)))
}

/// Events as they stand in the record, by revision.
async fn stored(
    house: &House,
    stream: &str,
    entries: &[Told],
) -> Result<BTreeMap<u64, Stored>, Problem> {
    let first = entries.first().map_or(0, |entry| entry.revision);
    let behind = entries.last().map_or(0, |entry| entry.revision + 1);
    let stored = house.engine().all_stored(stream, first..behind).await;
    stored.map_err(Problem::unexpected)
}

/// Which events are wanted.
struct Wanted {
    /// After that revision.
    after: Option<u64>,
    /// How many, at most.
    most: usize,
}

impl Wanted {
    /// Puts into words what a viewer may know of the events that are wanted, and counts what they may not know of the whole
    /// review. `today` is the review as they look at it.
    fn read(&self, timeline: &Timeline, today: &Viewed<'_>) -> Result<History, LoadError> {
        let mut history = History {
            entries: Vec::new(),
            hidden: 0,
        };
        let mut walk = timeline.walk();
        // What came after the moment that is looked at is not told.
        let last = today.snapshot().state.revision;
        let events = (0_u64..).zip(&timeline.events);
        for (revision, placed) in events.take_while(|(revision, _)| Some(*revision) <= last) {
            let event = &placed.event;
            // Most of what is hidden is so today, too: no state need be gone back to.
            let sentence = if may_tell(today, event) {
                let after = Snapshot::new(&timeline.definition, walk.to(revision)?);
                let after = Viewed::past(after, today);
                let is_wanted = self.after.is_none_or(|after| revision > after)
                    && history.entries.len() < self.most;
                if is_wanted {
                    tell(&after, event).map(Some)
                } else {
                    is_told(&after, event).then_some(None)
                }
            } else {
                None
            };
            match sentence {
                Some(Some(sentence)) => history.entries.push(history::Entry { revision, sentence }),
                Some(None) => {}
                None => history.hidden += usize::from(may_count(today, event)),
            }
        }
        Ok(history)
    }
}

/// The revision in a cursor. What no page gave leads behind the last event.
fn revision(after: &str) -> Option<u64> {
    (!after.is_empty()).then(|| after.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use process::history::history;

    use super::*;
    use crate::fixture::{Fixture, PROGRAMME_REVIEW};

    #[test]
    fn pages_hold_what_the_whole_history_holds() {
        let fixture = Fixture::mid_course();
        let engine = fixture.engine();
        let stream = fixture
            .block_on(engine.stream_of(PROGRAMME_REVIEW))
            .unwrap();
        let timeline = fixture.block_on(engine.timeline(&stream)).unwrap();
        let events: Vec<_> = timeline.events.iter().map(|it| it.event.clone()).collect();
        let handles = ["review-manager", "board-member", "commissioner-1", "writer"];
        let person = |handle: &&str| Viewer::Person(fixture.person(handle).clone());
        for viewer in handles.iter().map(person).chain([Viewer::Anyone]) {
            let look = engine.look(&stream, viewer, None);
            let look = fixture.block_on(look).unwrap();
            let whole = history(&timeline.definition, &events, &look.viewer, look.moment());
            let whole = whole.unwrap();
            let (mut after, mut found) = (None, Vec::new());
            loop {
                let wanted = Wanted { after, most: 100 };
                let page = look.view(&look.viewer, |today| wanted.read(&timeline, today));
                let page = page.unwrap();
                assert_eq!(page.hidden, whole.hidden);
                let Some(last) = page.entries.last() else {
                    break;
                };
                after = Some(last.revision);
                found.extend(page.entries);
            }
            assert_eq!(found, whole.entries);
        }
    }
}
