//! What the record knows of a batch: its head, and of each append the command, the stream and the name, in one call.

use std::collections::hash_map::Entry;

use ledger::leaf::LeafTime;
use serde_json::json;
use sqlx::{Row as _, SqliteConnection, sqlite::SqliteRow};

use super::{
    column::{hash, number},
    command,
};
use crate::{
    append::Checked,
    sequence::{Head, Known, StreamHead},
};

/// One row for each append. The outer joins find nothing for what is new.
const QUERY: &str = "
SELECT h.origin, h.size, h.last_hash, h.last_time,
       (SELECT coalesce(max(sid), 0) FROM stream) AS streams,
       (SELECT coalesce(max(seq), 0) FROM command) AS commands,
       (SELECT coalesce(max(seq), 0) FROM name) AS names,
       c.content, c.first_revision, c.last_revision, c.first_position, c.last_position,
       s.sid, s.revision, s.last_hash AS stream_hash,
       n.seq AS taken
FROM json_each(?1) AS batch
CROSS JOIN head AS h
LEFT JOIN command AS c ON c.id = unhex(batch.value ->> 0) AND c.actor = batch.value ->> 1
LEFT JOIN stream AS s ON s.name = batch.value ->> 2
LEFT JOIN name AS n ON n.name = batch.value ->> 3
ORDER BY batch.key";

/// Reads the head, and what is known of the batch, which is not empty.
pub(crate) async fn read(
    connection: &mut SqliteConnection,
    batch: &[Checked],
) -> Result<(Head, Known), sqlx::Error> {
    let asked = batch.iter().map(|append| {
        let command = append.command.as_ref();
        let id = command.map(|command| command.id.replace('-', ""));
        let actor = command.map(|command| &command.actor);
        json!([id, actor, append.stream, append.claim])
    });
    let asked = serde_json::Value::from_iter(asked).to_string();
    let rows = sqlx::query(QUERY).bind(asked).fetch_all(connection).await?;
    let head = head(rows.first().ok_or(sqlx::Error::RowNotFound)?)?;
    let mut known = Known::default();
    for (row, append) in rows.iter().zip(batch) {
        if let Some(command) = &append.command
            && let Entry::Vacant(entry) = known
                .commands
                .entry((command.actor.clone(), command.id.clone()))
            && row.try_get::<Option<i64>, _>("first_position")?.is_some()
        {
            entry.insert(command::known(row)?);
        }
        if let Entry::Vacant(entry) = known.streams.entry(append.stream.clone())
            && let Some(sid) = row.try_get::<Option<i64>, _>("sid")?
        {
            entry.insert(stream_head(row, sid)?);
        }
        if let Some(name) = &append.claim
            && row.try_get::<Option<i64>, _>("taken")?.is_some()
        {
            known.names.insert(name.clone());
        }
    }
    Ok((head, known))
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

fn stream_head(row: &SqliteRow, sid: i64) -> Result<StreamHead, sqlx::Error> {
    Ok(StreamHead {
        sid: sid.cast_unsigned(),
        revision: number(row, "revision")?,
        last_hash: hash(row, "stream_hash")?,
    })
}
