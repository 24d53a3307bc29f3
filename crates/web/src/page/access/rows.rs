//! The entries as somebody who audits may know them.
//!
//! They see that every review exists and who takes part in it, so people are named where an entry is about a review; elsewhere
//! by their id, unless it is themselves or the reader administers the accounts, too. Of a review in which they take part
//! themselves they see what their roles see: what was read or refused in it stays hidden here.

use std::collections::BTreeMap;

use engine::directory::Directory;
use process::view::Viewer;
use store::access::{AccessEntry, AccessKind, PAGE_ENTRIES, Wanted};

use super::Asked;
use crate::{answer::fault::Fault, house::House, request::visitor::Visitor};

/// An entry, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) seq: u64,
    pub(super) time: i64,
    pub(super) kind: AccessKind,
    /// Who did it: a name, or an id; empty if nobody knows.
    pub(super) person: String,
    /// Whose account it is about, if it is another's.
    pub(super) of: String,
    /// The name of the review.
    pub(super) review: Option<String>,
    /// What was read, refused or done; `None` if the reader may not know.
    pub(super) what: Option<String>,
    pub(super) clauses: Vec<String>,
    pub(super) via: String,
    pub(super) device: String,
}

/// What the reader may know of a review.
#[derive(Clone)]
struct Known {
    name: String,
    /// Whether they audit it, and do not take part.
    audits: bool,
}

/// Reads entries, the newest first, and the number before which there are more.
pub(super) async fn find(
    house: &House,
    reader: &Visitor,
    asked: &Asked,
    most: u32,
) -> Result<(Vec<Row>, Option<u64>), Fault> {
    let directory = house.engine().directory().await?;
    let Some(wanted) = wanted(house, reader, asked, &directory).await? else {
        return Ok((Vec::new(), None));
    };
    let access = house.engine().store().access();
    let mut reviews = Reviews::default();
    let (mut rows, mut before) = (Vec::new(), asked.before);
    let mut left = most;
    loop {
        let size = left.min(PAGE_ENTRIES);
        let page = access.newest(&wanted, before, size).await?;
        let is_last = page.len() < size as usize;
        before = page.last().map(|entry| entry.seq).or(before);
        left -= size;
        for entry in page {
            rows.extend(row(house, reader, &directory, &mut reviews, entry).await?);
        }
        if is_last || left == 0 {
            return Ok((rows, before.filter(|seq| !is_last && *seq > 1)));
        }
    }
}

/// What is asked for, by ids; `None` if there is no such person or review that the reader may know of.
async fn wanted(
    house: &House,
    reader: &Visitor,
    asked: &Asked,
    directory: &Directory,
) -> Result<Option<Wanted>, Fault> {
    let (person, review) = (asked.person.trim(), asked.review.trim());
    let mut wanted = Wanted {
        kind: asked.kind(),
        ..Wanted::default()
    };
    if !person.is_empty() {
        let Some(account) = directory.account(person) else {
            return Ok(None);
        };
        wanted.person = Some(account.id.clone());
    }
    if !review.is_empty() {
        let viewer = reader.viewer();
        let stream = house.engine().stream_known_to(&viewer, review);
        match stream.await.map_err(Fault::from) {
            Ok(stream) => wanted.stream = Some(stream),
            Err(Fault::NotFound) => return Ok(None),
            Err(other) => return Err(other),
        }
    }
    Ok(Some(wanted))
}

/// What the reader may know of the reviews that entries are about.
#[derive(Default)]
struct Reviews(BTreeMap<String, Option<Known>>);

impl Reviews {
    async fn of(
        &mut self,
        house: &House,
        reader: &Visitor,
        stream: &str,
    ) -> Result<Option<Known>, Fault> {
        if let Some(known) = self.0.get(stream) {
            return Ok(known.clone());
        }
        let look = house.engine().look(stream, reader.viewer(), None);
        let known = match look.await.map_err(Fault::from) {
            Ok(look) if look.is_known() => Some(Known {
                name: look.snapshot().state.name.to_string(),
                audits: matches!(look.viewer, Viewer::Auditor(_)),
            }),
            Ok(_) | Err(Fault::NotFound) => None,
            Err(other) => return Err(other),
        };
        self.0.insert(stream.to_owned(), known.clone());
        Ok(known)
    }
}

async fn row(
    house: &House,
    reader: &Visitor,
    directory: &Directory,
    reviews: &mut Reviews,
    entry: AccessEntry,
) -> Result<Option<Row>, Fault> {
    let access = entry.access;
    let mut review = None;
    if access.stream.starts_with("review:") {
        review = reviews.of(house, reader, &access.stream).await?;
        if review.is_none() {
            return Ok(None);
        }
    }
    let is_hidden = review.as_ref().is_some_and(|known| !known.audits);
    let own = reader.person.as_ref().map(ToString::to_string);
    let person = |id: &str| {
        let may_name = review.is_some() || reader.administers || own.as_deref() == Some(id);
        let account = directory.account(id).filter(|_| may_name);
        account.map_or_else(|| id.to_owned(), |account| account.display.clone())
    };
    let of = access.stream.strip_prefix("account:");
    Ok(Some(Row {
        seq: entry.seq,
        time: access.time,
        kind: access.kind,
        person: person(&access.actor),
        of: of
            .filter(|of| **of != *access.actor)
            .map(person)
            .unwrap_or_default(),
        review: review.map(|known| known.name),
        what: (!is_hidden).then_some(access.action),
        clauses: if is_hidden {
            Vec::new()
        } else {
            access.clauses
        },
        via: access.via,
        device: entry.device,
    }))
}
