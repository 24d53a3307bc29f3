//! [`Row`]: a review in the list, and which rows a query wants in which order.

use std::{cmp::Reverse, sync::Arc};

use engine::listing::Listed;
use jiff::{SignedDuration, Timestamp};
use process::{
    schedule::{Forecast, NextDue, Outline, Wait},
    stages::Word,
};

use super::query::{Query, Sort, View};
use crate::part::tag::Tag;

/// Days ahead in which what is due is soon.
pub(super) const SOON: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A review in the list.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) listed: Arc<Listed>,
    /// The moment of the list.
    pub(super) at: Timestamp,
}

/// How many reviews stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) open: usize,
    /// By what is known of their dates, or of how long others took.
    pub(super) on_track: usize,
    /// Nothing of that is known to the viewer: nobody can say whether they are on track.
    pub(super) not_stated: usize,
    /// Something in them is overdue, or will be late by the forecast.
    pub(super) at_risk: usize,
    pub(super) blocked: usize,
    pub(super) over: usize,
}

impl Row {
    pub(super) fn outline(&self) -> &Outline {
        &self.listed.outline
    }

    /// How it stands. It is blocked, too, if somebody in it has waited for longer than was expected.
    pub(super) fn tag(&self) -> Tag {
        match self.outline().root.word {
            None => Tag::Done,
            Some(Word::Ready | Word::Waiting) if self.is_stalled() => Tag::Blocked,
            Some(word) => Tag::from(word),
        }
    }

    /// What has been overdue longest; what is due next if nothing is.
    pub(super) fn next(&self) -> Option<&NextDue> {
        let outline = self.outline();
        outline.late.as_ref().or(outline.next.as_ref())
    }

    /// When that is or was due, else the review itself.
    pub(super) fn due(&self) -> Option<Timestamp> {
        let next = self.next().map(|next| next.due);
        next.or(self.outline().root.due)
    }

    /// Whether the viewer knows of any date by which it could be late.
    pub(super) fn is_dated(&self) -> bool {
        self.due().is_some() || self.forecast().is_some()
    }

    /// Whether somebody has waited for longer than was expected.
    pub(super) fn is_stalled(&self) -> bool {
        let until = self.outline().longest.as_ref().and_then(|wait| wait.until);
        until.is_some_and(|until| until.at <= self.at)
    }

    /// Days by which it will end after its due time, by how long most others took.
    pub(super) fn will_be_late(&self) -> Option<i64> {
        let (_, most) = self.forecast()?;
        let late = days(most.duration_since(self.outline().root.due?));
        (late > 0).then_some(late)
    }

    /// What has waited longest, with how long that is.
    pub(super) fn waiting(&self) -> Option<(&Wait, i64)> {
        let wait = self.outline().longest.as_ref()?;
        Some((wait, days(self.at.duration_since(wait.since))))
    }

    /// Days after the time first recorded; of something overdue in it the days since it was due, if those are more.
    pub(super) fn slip(&self) -> Option<i64> {
        let late = self.outline().late.as_ref();
        let late = late.map(|late| days(self.at.duration_since(late.due)));
        self.slip_of_review().max(late.filter(|days| *days > 0))
    }

    fn slip_of_review(&self) -> Option<i64> {
        let root = &self.outline().root;
        let end = match root.overdue_by {
            Some(_) => Some(root.closed.unwrap_or(self.at)),
            None => root.due,
        };
        let slip = days(end?.duration_since(root.baseline?));
        (slip > 0).then_some(slip)
    }

    /// Days until it is due, or something in it; none are left once something is overdue.
    pub(super) fn slack(&self) -> Option<i64> {
        if self.outline().root.closed.is_some() {
            return None;
        }
        let left = self.due()?.duration_since(self.at);
        Some(days(left).max(0))
    }

    /// When it will end: half of those like it, most of them.
    pub(super) fn forecast(&self) -> Option<(Timestamp, Timestamp)> {
        match self.listed.forecast {
            Forecast::Dates { half, most, .. } => Some((half, most)),
            Forecast::Over | Forecast::NoHistory { .. } => None,
        }
    }

    /// Since when it is blocked.
    pub(super) fn blocked(&self) -> Option<Timestamp> {
        let since = self.outline().longest.as_ref().map(|wait| wait.since);
        (self.tag() == Tag::Blocked).then(|| since.unwrap_or(self.outline().root.entered))
    }

    fn is_wanted(&self, query: &Query, words: &[String]) -> bool {
        let outline = self.outline();
        let in_view = match query.view {
            View::All => true,
            View::Mine => self.listed.takes_part,
            View::Blocked => matches!(self.tag(), Tag::Blocked | Tag::Overdue),
            View::Due => {
                let is_soon = |due| due <= self.at.saturating_add(SOON).unwrap_or(Timestamp::MAX);
                outline.root.closed.is_none()
                    && (outline.overdue > 0 || self.due().is_some_and(is_soon))
            }
        };
        let state = &outline.root.subject.state_title;
        let texts = [&outline.name, &outline.title, &outline.workflow, state];
        let text = texts.map(|text| text.to_lowercase()).join("\n");
        in_view && words.iter().all(|word| text.contains(word))
    }
}

/// Whole days of a length.
pub(super) fn days(length: SignedDuration) -> i64 {
    length.as_hours() / 24
}

/// The rows that a query wants, in its order.
pub(super) fn rows(listed: Vec<Arc<Listed>>, query: &Query, at: Timestamp) -> Vec<Row> {
    let words: Vec<String> = query.q.split_whitespace().map(str::to_lowercase).collect();
    let rows = listed.into_iter().map(|listed| Row { listed, at });
    let mut rows: Vec<Row> = rows.filter(|row| row.is_wanted(query, &words)).collect();
    // First by name, so that the order of what is equal is the same each time.
    rows.sort_by(|one, other| one.outline().name.cmp(&other.outline().name));
    let rank = |row: &Row| match row.tag() {
        Tag::Blocked => 0,
        Tag::Overdue => 1,
        Tag::Waiting => 2,
        Tag::Ready => 3,
        _ => 4,
    };
    let waits = |row: &Row| row.waiting().map(|(_, days)| days);
    match query.sort {
        Sort::State => query.sort_by(&mut rows, |row| (rank(row), Reverse(waits(row)))),
        Sort::Review => query.sort_by(&mut rows, |row| row.outline().title.to_lowercase()),
        Sort::Stage => query.sort_by(&mut rows, |row| {
            row.outline().root.subject.state_title.clone()
        }),
        Sort::Waiting => query.sort_by(&mut rows, waits),
        Sort::Due => query.sort_by(&mut rows, |row| (row.due().is_none(), row.due())),
        Sort::Forecast => {
            query.sort_by(&mut rows, |row| (row.forecast().is_none(), row.forecast()))
        }
        Sort::Slip => query.sort_by(&mut rows, Row::slip),
        Sort::Slack => query.sort_by(&mut rows, |row| (row.slack().is_none(), row.slack())),
    }
    rows
}

/// How many of them stand how.
pub(super) fn counts(rows: &[Row]) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        counts.open += usize::from(row.tag() != Tag::Done);
        match row.tag() {
            Tag::Done => counts.over += 1,
            Tag::Blocked => counts.blocked += 1,
            Tag::Overdue => counts.at_risk += 1,
            _ if row.will_be_late().is_some() => counts.at_risk += 1,
            _ if !row.is_dated() => counts.not_stated += 1,
            _ => counts.on_track += 1,
        }
    }
    counts
}

/// What has waited longest in an open review.
pub(super) fn longest(rows: &[Row]) -> Option<(&Row, &Wait, i64)> {
    let waits = rows.iter().filter_map(|row| {
        let (wait, days) = row.waiting()?;
        Some((row, wait, days))
    });
    waits.min_by_key(|(row, wait, _)| (wait.since, row.outline().name.clone()))
}

/// What is late next if nothing changes.
pub(super) fn late_next(rows: &[Row]) -> Option<(&Row, &NextDue)> {
    let ahead = rows.iter().filter(|row| row.tag() != Tag::Done);
    let ahead = ahead.filter_map(|row| Some((row, row.outline().next.as_ref()?)));
    ahead.min_by_key(|(row, next)| (next.due, row.outline().name.clone()))
}
