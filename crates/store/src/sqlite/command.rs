//! The table `command`: the log of accepted commands.

use ledger::hash::Hash;
use sqlx::{SqliteConnection, SqlitePool, sqlite::SqliteRow};

use super::{column, values::Statement};
use crate::{
    append::Appended,
    sequence::{CommandRow, KnownCommand},
};

const INSERT: Statement = Statement {
    before: "INSERT INTO command (seq, id, actor, content, sid, first_revision, last_revision, first_position, last_position)",
    columns: 9,
    after: "",
};

/// Inserts accepted commands, in order.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    rows: &[CommandRow<'_>],
) -> Result<(), sqlx::Error> {
    let bind = INSERT.run(connection, rows, |query, row| {
        query
            .bind(row.seq.cast_signed())
            .bind(uuid_bytes(row.id))
            .bind(row.actor.to_owned())
            .bind(row.content.0.to_vec())
            .bind(row.sid.cast_signed())
            .bind(row.appended.first_revision.cast_signed())
            .bind(row.appended.last_revision.cast_signed())
            .bind(row.appended.first_position.cast_signed())
            .bind(row.appended.last_position.cast_signed())
    });
    bind.await
}

/// One accepted command.
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
    let known = row.as_ref().map(known).transpose()?;
    Ok(known.map(|known| (known.content, known.appended)))
}

/// Reads the columns of the first answer to a command.
pub(super) fn known(row: &SqliteRow) -> Result<KnownCommand, sqlx::Error> {
    Ok(KnownCommand {
        content: column::hash(row, "content")?,
        appended: Appended {
            first_position: column::number(row, "first_position")?,
            last_position: column::number(row, "last_position")?,
            first_revision: column::number(row, "first_revision")?,
            last_revision: column::number(row, "last_revision")?,
            duplicate: true,
        },
    })
}

/// The 16 bytes of a UUID; `None` for any other text.
pub(super) fn uuid_bytes(text: &str) -> Option<Vec<u8>> {
    let uuid = uuid::Uuid::try_parse(text).ok()?;
    Some(uuid.into_bytes().to_vec())
}
