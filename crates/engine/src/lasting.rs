//! [`Lasting`]: what was worked out of reviews for their viewers, kept as long as it stays true.
//!
//! It stays true until the review moves, something in it falls due, a delegation begins or ends, or [`KEPT_FOR`] has
//! passed. In a review whose actions read the clock it is true for no longer than a moment.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use definition::{
    guard::expr::{Expr, ExprKind},
    model::Definition,
};
use jiff::{SignedDuration, Timestamp};
use process::{snapshot::Snapshot, view::Viewer};

/// How long it is kept at most: how long something waits, and how others took, is shown by days.
pub const KEPT_FOR: SignedDuration = SignedDuration::from_mins(30);

/// What was worked out of reviews, for all viewers together. Beyond its limit all of whoever has not looked for longest is
/// dropped.
#[derive(Debug)]
pub struct Lasting<T> {
    /// How much is kept at most, by the weights that are given.
    most: usize,
    entries: Mutex<Entries<T>>,
}

/// Of which review something was worked out, and how long it is true.
#[derive(Clone, Copy, Debug)]
pub struct Span<'s> {
    /// The review.
    pub stream: &'s str,
    /// The moment of the past that it is of, in seconds since 1970-01-01T00:00:00Z; `None` is now.
    pub at: Option<i64>,
    /// The last revision of the review that it follows from.
    pub revision: u64,
    /// Until then, unless the review moves.
    pub until: Timestamp,
}

#[derive(Debug)]
struct Entries<T> {
    clock: u64,
    weight: usize,
    /// By viewer, with when they looked last.
    viewers: BTreeMap<String, (u64, BTreeMap<Key, Kept<T>>)>,
}

/// A review at a moment.
type Key = (String, Option<i64>);

#[derive(Debug)]
struct Kept<T> {
    revision: u64,
    until: Timestamp,
    weight: usize,
    value: T,
}

impl<T: Clone> Lasting<T> {
    /// Keeps nothing yet, and never more than a weight.
    #[must_use]
    pub fn new(most: usize) -> Self {
        let entries = Entries {
            clock: 0,
            weight: 0,
            viewers: BTreeMap::new(),
        };
        Self {
            most,
            entries: Mutex::new(entries),
        }
    }

    /// What is kept of a review for a viewer, if it is still true at a moment with the revision that the review has now.
    pub fn find(
        &self,
        viewer: &Viewer,
        (stream, at): (&str, Option<i64>),
        revision: u64,
        now: Timestamp,
    ) -> Option<T> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = entries.of(viewer).get(&(stream.to_owned(), at))?;
        (kept.revision >= revision && now < kept.until).then(|| kept.value.clone())
    }

    /// Keeps something in place of what was kept before.
    pub fn keep(&self, viewer: &Viewer, span: Span<'_>, weight: usize, value: T) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.weight + weight > self.most {
            entries.drop_oldest();
        }
        let kept = Kept {
            revision: span.revision,
            until: span.until,
            weight,
            value,
        };
        let key = (span.stream.to_owned(), span.at);
        let before = entries.of(viewer).insert(key, kept);
        entries.weight += weight;
        entries.weight -= before.map_or(0, |before| before.weight);
    }
}

impl<T> Entries<T> {
    fn of(&mut self, viewer: &Viewer) -> &mut BTreeMap<Key, Kept<T>> {
        self.clock += 1;
        let key = match viewer {
            Viewer::Anyone => String::new(),
            Viewer::Person(person) => format!("person {person}"),
            Viewer::Auditor(person) => format!("auditor {person}"),
        };
        let (used, kept) = self.viewers.entry(key).or_default();
        *used = self.clock;
        kept
    }

    fn drop_oldest(&mut self) {
        let oldest = self.viewers.iter().min_by_key(|(_, (used, _))| *used);
        if let Some(viewer) = oldest.map(|(viewer, _)| viewer.clone())
            && let Some((_, kept)) = self.viewers.remove(&viewer)
        {
            self.weight -= kept.values().map(|kept| kept.weight).sum::<usize>();
        }
    }
}

/// Until when what is worked out of a review stays true, if nothing happens.
pub(crate) fn until(snapshot: Snapshot<'_>, now: Timestamp) -> Timestamp {
    if reads_clock(snapshot.definition) {
        return now;
    }
    let state = snapshot.state;
    let instances = state.instances.iter();
    let dues = instances.flat_map(|instance| instance.deadlines.iter().map(|open| open.due));
    let delegations = state.delegations.iter();
    let turns = delegations.flat_map(|lent| [lent.from, lent.until]);
    let ahead = dues.chain(turns).filter(|time| *time > now);
    ahead.fold(now + KEPT_FOR, Timestamp::min)
}

/// Whether it is by the clock whether an action can be done: nowhere else do definitions speak of `now`.
fn reads_clock(definition: &Definition) -> bool {
    let machines = definition.machines.values();
    let states = machines.flat_map(|machine| machine.states.values());
    let mut actions = states.flat_map(|state| state.actions.values());
    actions.any(|action| {
        let needs = action.needs.iter().map(|clause| &clause.that);
        let values = action.set.iter().map(|set| &set.value);
        needs.chain(values).any(is_of_clock)
    })
}

fn is_of_clock(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Now) || expr.children().into_iter().any(is_of_clock)
}
