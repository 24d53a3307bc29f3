//! The table `name`: claimed names.

use sqlx::{SqliteConnection, SqlitePool};

use super::values::Statement;
use crate::sequence::NameRow;

const INSERT: Statement = Statement {
    before: "INSERT INTO name (seq, name, sid)",
    columns: 3,
    after: "",
};

/// Inserts claimed names, in order.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    rows: &[NameRow<'_>],
) -> Result<(), sqlx::Error> {
    let bind = INSERT.run(connection, rows, |query, row| {
        query
            .bind(row.seq.cast_signed())
            .bind(row.name.to_owned())
            .bind(row.sid.cast_signed())
    });
    bind.await
}

/// The stream that claimed a name.
pub(crate) async fn stream(
    readers: &SqlitePool,
    name: &str,
) -> Result<Option<String>, sqlx::Error> {
    let query =
        sqlx::query_scalar("SELECT s.name FROM name n JOIN stream s USING (sid) WHERE n.name = ?1");
    query.bind(name).fetch_optional(readers).await
}
