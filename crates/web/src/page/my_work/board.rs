//! [`Board`]: what a person is shown of their work: all of it counted, and of each section so much as one page holds.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use engine::directory::Directory;
use jiff::{SignedDuration, Timestamp};
use process::worklist::{Proposal, Work};

use super::asked::{Asked, Part, Section};
use crate::{
    desk::{Desk, News},
    locale::Locale,
    memory::Told,
    part::{moved::Moved, reading::Reading},
};

/// Days ahead that are soon.
const SOON: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The newest events shown.
const NEWEST_MAX: usize = 8;

/// One review of a person.
pub(super) type Place = (Arc<Desk>, Arc<News>);

/// One step of somebody, with the review it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Row<'d> {
    pub(super) reading: Reading<'d>,
    pub(super) desk: &'d Desk,
    pub(super) news: &'d News,
    pub(super) work: &'d Work,
}

/// The steps with one instance: one thing that needs somebody.
pub(super) type Thing<'d> = Vec<Row<'d>>;

/// What is shown.
pub(super) struct Board<'d> {
    pub(super) locale: &'d Locale,
    pub(super) directory: &'d Directory,
    pub(super) now: Timestamp,
    /// Whether there are several reviews, so that each is named.
    pub(super) is_named: bool,
    /// Which part of it is wanted.
    pub(super) asked: Asked,
    pub(super) overdue: Part<Thing<'d>>,
    pub(super) soon: Part<Thing<'d>>,
    pub(super) later: Part<Thing<'d>>,
    pub(super) waiting: Part<Row<'d>>,
    pub(super) proposed: Part<(&'d Desk, &'d Proposal)>,
    /// Reviews in which something moved since the last visit; `None` if no review was ever visited.
    pub(super) moved: Option<Part<(&'d Desk, &'d Moved)>>,
    /// The newest events of all, the newest first.
    pub(super) newest: Vec<(&'d Desk, &'d Told)>,
    pub(super) possible: Part<Thing<'d>>,
}

impl<'d> Board<'d> {
    /// Sorts out what is asked for.
    pub(super) fn new(
        locale: &'d Locale,
        directory: &'d Directory,
        places: &'d [Place],
        now: Timestamp,
        asked: Asked,
    ) -> Self {
        let rows = |pick: fn(&Desk) -> &[Work]| -> Vec<Row<'d>> {
            let of_desk = |place: &'d Place| rows_of(locale, directory, place, pick);
            let mut rows: Vec<Row<'d>> = places.iter().flat_map(of_desk).collect();
            rows.sort_by_key(|row| (row.work.due.is_none(), row.work.due));
            rows
        };
        let ready = rows(|desk| &desk.work.ready);
        let is_possible = |row: &Row<'_>| row.work.optional;
        let (possible, ready): (Vec<_>, Vec<_>) = ready.into_iter().partition(is_possible);
        let (overdue, ready): (Vec<_>, Vec<_>) = things(&ready).into_iter().partition(is_overdue);
        let is_soon = |thing: &Thing<'_>| due(thing).is_some_and(|due| due <= now + SOON);
        let (soon, later): (Vec<_>, Vec<_>) = ready.into_iter().partition(is_soon);
        let mut waiting = rows(|desk| &desk.work.waiting);
        waiting.retain(|row| !row.work.optional);
        waiting.sort_by_key(|row| row.desk.since.get(&row.work.subject.instance));
        let of_desk = |(desk, _): &'d Place| desk.proposed.iter().map(|it| (&**desk, it));
        let proposed = places.iter().flat_map(of_desk).collect();
        Self {
            locale,
            directory,
            now,
            is_named: places.len() > 1,
            asked,
            overdue: Part::new(Section::Overdue, overdue, asked),
            soon: Part::new(Section::Soon, soon, asked),
            later: Part::new(Section::Later, later, asked),
            waiting: Part::new(Section::Waiting, waiting, asked),
            proposed: Part::new(Section::Proposed, proposed, asked),
            moved: moved(places).map(|moved| Part::new(Section::Moved, moved, asked)),
            newest: match asked.more {
                None => newest(places),
                Some(_) => Vec::new(),
            },
            possible: Part::new(Section::Possible, things(&possible), asked),
        }
    }

    /// The streams of the reviews of which something is shown.
    pub(super) fn streams(&self) -> BTreeSet<&'d str> {
        let things = [&self.overdue, &self.soon, &self.later, &self.possible];
        let things = things.into_iter().flat_map(|part| part.shown.iter());
        let rows = things.flatten().chain(&self.waiting.shown);
        let proposed = self.proposed.shown.iter().map(|(desk, _)| *desk);
        let moved = self.moved.iter().flat_map(|part| &part.shown);
        let newest = self.newest.iter().map(|(desk, _)| *desk);
        rows.map(|row| row.desk)
            .chain(proposed)
            .chain(moved.map(|(desk, _)| *desk))
            .chain(newest)
            .map(|desk| desk.stream.as_str())
            .collect()
    }

    /// Whether the sections stand together; else there is more of one.
    pub(super) fn is_whole(&self) -> bool {
        self.asked.more.is_none()
    }

    /// How a review is read.
    pub(super) fn reading(&self, desk: &'d Desk) -> Reading<'d> {
        reading(self.locale, self.directory, desk)
    }
}

fn reading<'d>(locale: &'d Locale, directory: &'d Directory, desk: &'d Desk) -> Reading<'d> {
    Reading {
        locale,
        directory,
        review: &desk.review,
        past: desk.past,
        guest: None,
    }
}

fn rows_of<'d>(
    locale: &'d Locale,
    directory: &'d Directory,
    (desk, news): &'d Place,
    pick: fn(&Desk) -> &[Work],
) -> impl Iterator<Item = Row<'d>> {
    let reading = reading(locale, directory, desk);
    pick(desk).iter().map(move |work| Row {
        reading,
        desk,
        news,
        work,
    })
}

fn things<'d>(rows: &[Row<'d>]) -> Vec<Thing<'d>> {
    let are_one = |one: &Row<'_>, other: &Row<'_>| {
        one.desk.stream == other.desk.stream
            && one.work.subject.instance == other.work.subject.instance
    };
    rows.chunk_by(are_one).map(<[Row<'_>]>::to_vec).collect()
}

fn is_overdue(thing: &Thing<'_>) -> bool {
    thing.first().is_some_and(|row| row.work.overdue)
}

fn due(thing: &Thing<'_>) -> Option<Timestamp> {
    thing.first()?.work.due
}

/// The reviews in which something moved, the newest first; `None` if none was ever visited.
fn moved(places: &[Place]) -> Option<Vec<(&Desk, &Moved)>> {
    let is_visited = |(_, news): &Place| news.moved.is_some();
    places.iter().any(is_visited).then_some(())?;
    let moved = places.iter().filter_map(|(desk, news)| {
        let moved = news.moved.as_ref()?;
        (!moved.told.is_empty()).then_some((&**desk, moved))
    });
    let mut moved: Vec<_> = moved.collect();
    moved.sort_by_key(|(_, moved)| moved.told.first().map(|told| Reverse(told.sentence.at)));
    Some(moved)
}

/// The newest events of all reviews, the newest first.
fn newest(places: &[Place]) -> Vec<(&Desk, &Told)> {
    let mut told: Vec<(&Desk, &Told)> = Vec::new();
    for (desk, news) in places {
        let newest = news.told().iter().take(NEWEST_MAX);
        told.extend(newest.map(|told| (&**desk, told)));
    }
    told.sort_by_key(|(_, told)| Reverse((told.sentence.at, told.revision)));
    told.truncate(NEWEST_MAX);
    told
}
