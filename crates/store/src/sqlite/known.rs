//! Where a transaction begins: what the record knows of a batch: its head, and of each append the command, the stream and the name. One row, because
//! every row crosses between threads.

use ledger::{hash::HashError, leaf::LeafTime};
use serde::Deserialize;
use serde_json::{Value, json};
use sqlx::{Row as _, SqliteConnection, sqlite::SqliteRow};

use super::column::{hash, number};
use crate::{
    append::{Appended, Checked},
    sequence::{Head, Known, KnownCommand, StreamHead},
};

/// Takes the write lock first, so that nothing read after it can change before the commit. The outer joins find nothing
/// for what is new.
const QUERY: &str = "
BEGIN IMMEDIATE;
SELECT h.origin, h.size, h.last_hash, h.last_time,
       (SELECT coalesce(max(sid), 0) FROM stream) AS streams,
       (SELECT coalesce(max(seq), 0) FROM command) AS commands,
       (SELECT coalesce(max(seq), 0) FROM name) AS names,
       (SELECT json_group_array(json_array(
                 lower(hex(c.content)), c.first_position, c.last_position, c.first_revision, c.last_revision,
                 s.sid, s.revision, lower(hex(s.last_hash)), n.seq) ORDER BY batch.key)
        FROM json_each(?1) AS batch
        LEFT JOIN command AS c ON c.id = unhex(batch.value ->> 0) AND c.actor = batch.value ->> 1
        LEFT JOIN stream AS s ON s.name = batch.value ->> 2
        LEFT JOIN name AS n ON n.name = batch.value ->> 3) AS known
FROM head AS h";

/// What is known of one append, in the order of the array.
#[derive(Deserialize)]
struct Found {
    content: String,
    first_position: Option<u64>,
    last_position: Option<u64>,
    first_revision: Option<u64>,
    last_revision: Option<u64>,
    sid: Option<u64>,
    revision: Option<u64>,
    last_hash: String,
    name: Option<u64>,
}

/// Begins a write transaction, and reads the head and what is known of the batch.
pub(crate) async fn begin(
    connection: &mut SqliteConnection,
    batch: &[Checked],
) -> Result<(Head, Known), sqlx::Error> {
    let asked = batch.iter().map(|append| {
        let command = append.command.as_ref();
        let id = command.map(|command| command.id.replace('-', ""));
        let actor = command.map(|command| &command.actor);
        json!([id, actor, append.stream, append.claim])
    });
    let query = sqlx::query(QUERY).bind(Value::from_iter(asked).to_string());
    let row = query.fetch_one(connection).await?;
    let found = serde_json::from_str::<Vec<Found>>(row.try_get("known")?);
    let found = found.map_err(|error| sqlx::Error::Decode(error.into()))?;
    let mut known = Known::default();
    for (append, found) in batch.iter().zip(found) {
        take(&mut known, append, &found).map_err(|error| sqlx::Error::Decode(error.into()))?;
    }
    Ok((head(&row)?, known))
}

fn head(row: &SqliteRow) -> Result<Head, sqlx::Error> {
    let last_time = LeafTime::from_unix_seconds(row.try_get("last_time")?);
    Ok(Head {
        origin: row.try_get("origin")?,
        size: number(row, "size")?,
        last_hash: hash(row, "last_hash")?,
        last_time: last_time.map_err(|error| sqlx::Error::Decode(error.into()))?,
        streams: number(row, "streams")?,
        commands: number(row, "commands")?,
        names: number(row, "names")?,
    })
}

fn take(known: &mut Known, append: &Checked, found: &Found) -> Result<(), HashError> {
    if let (Some(command), Some(appended)) = (&append.command, found.appended()) {
        let content = found.content.parse()?;
        let key = (command.actor.clone(), command.id.clone());
        known
            .commands
            .insert(key, KnownCommand { content, appended });
    }
    if let (Some(sid), Some(revision)) = (found.sid, found.revision) {
        let last_hash = found.last_hash.parse()?;
        let head = StreamHead {
            sid,
            revision,
            last_hash,
        };
        known.streams.insert(append.stream.clone(), head);
    }
    if let (Some(name), Some(_)) = (&append.claim, found.name) {
        known.names.insert(name.clone());
    }
    Ok(())
}

impl Found {
    /// The first answer to the command, if it was accepted.
    fn appended(&self) -> Option<Appended> {
        Some(Appended {
            first_position: self.first_position?,
            last_position: self.last_position?,
            first_revision: self.first_revision?,
            last_revision: self.last_revision?,
            duplicate: true,
        })
    }
}
