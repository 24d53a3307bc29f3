//! Reading the record.

use ledger::{
    hash::Hash,
    leaf::{Leaf, LeafError},
};

use crate::{
    append::Appended,
    sqlite::{command, leaf, name, section, stream},
    store::Store,
};

/// Events of one page, at most.
pub const MAX_PAGE_EVENTS: u32 = 4096;

/// Bytes of the section blobs of one page, at most; a page ends before the event that would exceed it.
pub const MAX_PAGE_BYTES: u64 = 64 << 20;

/// Streams of one page of a listing.
pub const PAGE_STREAMS: u32 = 1000;

/// How much to read at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Events, at most; never more than [`MAX_PAGE_EVENTS`].
    pub events: u32,
    /// Blobs longer than so many bytes are left out.
    pub largest_blob: u64,
}

impl Default for Page {
    /// 1000 events; documents are left out, other content is not.
    fn default() -> Self {
        Self {
            events: 1000,
            largest_blob: 64 << 10,
        }
    }
}

/// An event as it stands in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its index in the record.
    pub position: u64,
    /// Its stream.
    pub stream: String,
    /// Its index in the stream.
    pub revision: u64,
    /// The bytes of its leaf.
    pub leaf: Vec<u8>,
    /// The hash of the leaf.
    pub hash: Hash,
    /// The blobs of its sections, in the order in which the leaf names them. `None` is one that the page left out:
    /// [`Store::section`] reads it.
    pub sections: Vec<Option<Vec<u8>>>,
}

impl Recorded {
    /// Reads the leaf.
    ///
    /// # Errors
    ///
    /// [`LeafError`] if the stored bytes are no leaf: the record was altered.
    pub fn parse(&self) -> Result<Leaf, LeafError> {
        Leaf::parse(&self.leaf)
    }
}

/// The end of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamEnd {
    /// Its name.
    pub name: String,
    /// Its last revision.
    pub revision: u64,
}

/// The record cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The database reports an error.
    #[error("the record cannot be read: {0}")]
    Database(#[from] sqlx::Error),
    /// A leaf is not valid.
    #[error("leaf {position} was altered: {error}; verify the record")]
    Leaf {
        /// Its position.
        position: u64,
        /// The rule it breaks.
        error: LeafError,
    },
    /// The writer ended while somebody waited for it.
    #[error("the store is shutting down")]
    Closed,
}

impl Store {
    /// Events from a position on, in the order of the record. Empty at its end.
    ///
    /// # Errors
    ///
    /// [`ReadError::Database`].
    pub async fn read_all(&self, from: u64, page: Page) -> Result<Vec<Recorded>, ReadError> {
        let leaves = self.read_leaves(from, page.events).await?;
        self.with_sections(leaves, page).await
    }

    /// Events from a position on, at most [`MAX_PAGE_EVENTS`], in the order of the record and without their sections.
    ///
    /// # Errors
    ///
    /// [`ReadError::Database`].
    pub async fn read_leaves(&self, from: u64, events: u32) -> Result<Vec<Recorded>, ReadError> {
        let events = events.min(MAX_PAGE_EVENTS);
        Ok(leaf::read_all(self.readers(), from, events).await?)
    }

    /// Events of a stream from a revision on. Empty at its end, and for a stream that does not exist.
    ///
    /// # Errors
    ///
    /// [`ReadError::Database`].
    pub async fn read_stream(
        &self,
        stream: &str,
        from: u64,
        page: Page,
    ) -> Result<Vec<Recorded>, ReadError> {
        let events = leaf::read_stream(self.readers(), stream, from, limit(page)).await?;
        self.with_sections(events, page).await
    }

    /// The blob of one section: the position of its event, and its index among the sections of the leaf.
    ///
    /// # Errors
    ///
    /// [`ReadError::Database`].
    pub async fn section(&self, position: u64, index: usize) -> Result<Option<Vec<u8>>, ReadError> {
        Ok(section::read_one(self.readers(), position, index as u64).await?)
    }

    /// The last revision of a stream; `None` if it does not exist.
    ///
    /// # Errors
    ///
    /// [`ReadError::Database`].
    pub async fn stream_revision(&self, stream: &str) -> Result<Option<u64>, ReadError> {
        Ok(stream::revision(self.readers(), stream).await?)
    }

    /// Streams of a kind, such as `review`, sorted by name, at most [`PAGE_STREAMS`]. The next page begins after the
    /// last name of this one; the first, after the empty name.
    ///
    /// # Errors
    ///
    /// [`ReadError::Database`].
    pub async fn streams(&self, kind: &str, after: &str) -> Result<Vec<StreamEnd>, ReadError> {
        Ok(stream::of_kind(self.readers(), kind, after, PAGE_STREAMS).await?)
    }

    /// The stream that claimed a name.
    ///
    /// # Errors
    ///
    /// [`ReadError::Database`].
    pub async fn stream_of_name(&self, claimed: &str) -> Result<Option<String>, ReadError> {
        Ok(name::stream(self.readers(), claimed).await?)
    }

    /// An accepted command: the hash of its content, and where its events stand.
    ///
    /// # Errors
    ///
    /// [`ReadError::Database`].
    pub async fn command(
        &self,
        actor: &str,
        id: &str,
    ) -> Result<Option<(Hash, Appended)>, ReadError> {
        Ok(command::read_one(self.readers(), actor, id).await?)
    }

    /// The greatest position whose leaf is not later than a time, in seconds since 1970-01-01T00:00:00Z; `None` if all
    /// are later. Times never run backwards, so this is a binary search.
    ///
    /// # Errors
    ///
    /// [`ReadError::Database`], [`ReadError::Leaf`].
    pub async fn position_at(&self, time: i64) -> Result<Option<u64>, ReadError> {
        let (mut not_later, mut end) = (0, self.size());
        while not_later < end {
            let middle = not_later + (end - not_later) / 2;
            let bytes = leaf::read_one(self.readers(), middle).await?;
            let bytes = bytes.ok_or(sqlx::Error::RowNotFound)?;
            let leaf = Leaf::parse(&bytes);
            let leaf = leaf.map_err(|error| ReadError::Leaf {
                position: middle,
                error,
            })?;
            if leaf.time.unix_seconds() <= time {
                not_later = middle + 1;
            } else {
                end = middle;
            }
        }
        Ok(not_later.checked_sub(1))
    }

    /// Adds the sections to events that were read without, and cuts the page where its blobs become too many.
    ///
    /// # Errors
    ///
    /// [`ReadError::Database`].
    pub async fn with_sections(
        &self,
        mut events: Vec<Recorded>,
        page: Page,
    ) -> Result<Vec<Recorded>, ReadError> {
        let positions: Vec<u64> = events.iter().map(|event| event.position).collect();
        let found = section::read_of(
            self.readers(),
            &positions,
            page.largest_blob,
            MAX_PAGE_BYTES,
        )
        .await?;
        let first = positions.first().copied();
        let mut kept = events.iter_mut().peekable();
        let mut end = None;
        for section in found {
            if section.cut && Some(section.position) != first {
                end = Some(section.position);
                break;
            }
            while kept
                .next_if(|event| event.position < section.position)
                .is_some()
            {}
            if let Some(event) = kept.peek_mut() {
                event.sections.push(section.blob);
            }
        }
        if let Some(end) = end {
            events.retain(|event| event.position < end);
        }
        Ok(events)
    }
}

fn limit(page: Page) -> u32 {
    page.events.min(MAX_PAGE_EVENTS)
}
