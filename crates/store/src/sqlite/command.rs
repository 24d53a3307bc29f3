//! The table `command`: the log of accepted commands.

use ledger::hash::Hash;
use sqlx::{SqlitePool, sqlite::SqliteRow};

use super::{column, script::Script};
use crate::{append::Appended, sequence::CommandRow};

/// Inserts accepted commands, in order.
pub(crate) fn insert(script: &mut Script, rows: &[CommandRow<'_>]) -> Result<(), sqlx::Error> {
    let values = rows.iter().map(|row| {
        [
            row.seq.into(),
            uuid_bytes(row.id).unwrap_or_default().as_slice().into(),
            row.actor.into(),
            row.content.into(),
            row.sid.into(),
            row.appended.first_revision.into(),
            row.appended.last_revision.into(),
            row.appended.first_position.into(),
            row.appended.last_position.into(),
        ]
    });
    let insert = "INSERT INTO command
                  (seq, id, actor, content, sid, first_revision, last_revision, first_position, last_position)";
    script.add(insert, values, "")
}

/// One accepted command: its content, and the first answer.
pub(crate) async fn read_one(
    readers: &SqlitePool,
    actor: &str,
    id: &str,
) -> Result<Option<(Hash, Appended)>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT content, first_revision, last_revision, first_position, last_position
         FROM command WHERE id = ?1 AND actor = ?2",
    );
    let row = query
        .bind(uuid_bytes(id))
        .bind(actor)
        .fetch_optional(readers)
        .await?;
    row.as_ref().map(known).transpose()
}

fn known(row: &SqliteRow) -> Result<(Hash, Appended), sqlx::Error> {
    let appended = Appended {
        first_position: column::number(row, "first_position")?,
        last_position: column::number(row, "last_position")?,
        first_revision: column::number(row, "first_revision")?,
        last_revision: column::number(row, "last_revision")?,
        duplicate: true,
    };
    Ok((column::hash(row, "content")?, appended))
}

/// The 16 bytes of a UUID; `None` for any other text.
pub(super) fn uuid_bytes(text: &str) -> Option<Vec<u8>> {
    let uuid = uuid::Uuid::try_parse(text).ok()?;
    Some(uuid.into_bytes().to_vec())
}
