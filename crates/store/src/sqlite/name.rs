//! The table `name`: claimed names.

use sqlx::SqlitePool;

use super::script::Script;
use crate::sequence::NameRow;

/// Inserts claimed names, in order.
pub(crate) fn insert(script: &mut Script, rows: &[NameRow<'_>]) -> Result<(), sqlx::Error> {
    let values = rows
        .iter()
        .map(|row| [row.seq.into(), row.name.into(), row.sid.into()]);
    script.add("INSERT INTO name (seq, name, sid)", values, "")
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
