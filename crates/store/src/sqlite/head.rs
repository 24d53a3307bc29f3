//! The table `head`: one row that says where the record ends.

use sqlx::{Row as _, SqliteConnection};

use super::{
    column,
    script::{Script, Value},
};
use crate::sequence::Head;

/// Gives a new record its origin. An existing record keeps its own.
pub(crate) async fn create(
    connection: &mut SqliteConnection,
    origin: &str,
) -> Result<(), sqlx::Error> {
    let insert = sqlx::query(
        "INSERT INTO head (one, origin, size, last_hash, last_time)
         SELECT 1, ?1, 0, zeroblob(32), 0 WHERE NOT EXISTS (SELECT 1 FROM head)",
    );
    insert.bind(origin).execute(connection).await?;
    Ok(())
}

/// The origin and the number of leaves.
pub(crate) async fn read(connection: &mut SqliteConnection) -> Result<(String, u64), sqlx::Error> {
    let query = sqlx::query("SELECT origin, size FROM head");
    let row = query.fetch_one(connection).await?;
    Ok((row.try_get("origin")?, column::number(&row, "size")?))
}

/// Moves the end of the record.
pub(crate) fn advance(script: &mut Script, head: &Head) -> Result<(), sqlx::Error> {
    let time = Value::Integer(head.last_time.unix_seconds());
    let row = [head.size.into(), head.last_hash.into(), time];
    script.add(
        "WITH moved (size, last_hash, last_time) AS (",
        [row].into_iter(),
        ") UPDATE head SET size = moved.size, last_hash = moved.last_hash, last_time = moved.last_time FROM moved",
    )
}
