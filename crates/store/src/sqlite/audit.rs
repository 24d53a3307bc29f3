//! Reads the tables of the record as they are, for verification: every row, in the order of its key, whatever it holds.

use std::path::Path;

use sqlx::{ConnectOptions as _, Row as _, SqliteConnection, sqlite::SqliteConnectOptions};

use super::database::RECORD;

/// What a column holds. Texts are read as their bytes, because an altered one may be no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Integer(i64),
    Bytes(Vec<u8>),
}

/// A table of the record. Its first column is its key.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [&'static str],
    /// Gives the rows whose key is at least ?1, at most ?2 of them.
    query: &'static str,
}

pub(crate) const HEAD: Table = Table {
    name: "head",
    columns: &["one", "origin", "size", "last_hash", "last_time"],
    query: "SELECT one, CAST(origin AS BLOB), size, last_hash, last_time
            FROM head WHERE one >= ?1 ORDER BY one LIMIT ?2",
};

pub(crate) const STREAM: Table = Table {
    name: "stream",
    columns: &["sid", "name", "revision", "last_hash"],
    query: "SELECT sid, CAST(name AS BLOB), revision, last_hash
            FROM stream WHERE sid >= ?1 ORDER BY sid LIMIT ?2",
};

pub(crate) const LEAF: Table = Table {
    name: "leaf",
    columns: &["position", "sid", "revision", "leaf", "hash"],
    query: "SELECT position, sid, revision, leaf, hash
            FROM leaf WHERE position >= ?1 ORDER BY position LIMIT ?2",
};

pub(crate) const SECTION: Table = Table {
    name: "section",
    columns: &["id", "blob"],
    query: "SELECT id, blob FROM section WHERE id >= ?1 ORDER BY id LIMIT ?2",
};

pub(crate) const COMMAND: Table = Table {
    name: "command",
    columns: &[
        "seq",
        "id",
        "actor",
        "content",
        "sid",
        "first_revision",
        "last_revision",
        "first_position",
        "last_position",
    ],
    query: "SELECT seq, id, CAST(actor AS BLOB), content, sid,
                   first_revision, last_revision, first_position, last_position
            FROM command WHERE seq >= ?1 ORDER BY seq LIMIT ?2",
};

pub(crate) const NAME: Table = Table {
    name: "name",
    columns: &["seq", "name", "sid"],
    query: "SELECT seq, CAST(name AS BLOB), sid FROM name WHERE seq >= ?1 ORDER BY seq LIMIT ?2",
};

/// Opens the record of a data folder to read it as it is, without its lock and without changing a byte. One snapshot
/// lasts until the connection is dropped.
pub(crate) async fn snapshot(folder: &Path) -> Result<SqliteConnection, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(folder.join(RECORD.file))
        .pragma("query_only", "ON")
        .pragma("wal_autocheckpoint", "0")
        .disable_statement_logging();
    let mut connection = options.connect().await?;
    sqlx::query("BEGIN").execute(&mut connection).await?;
    Ok(connection)
}

/// What SQLite itself finds wrong: pages, indexes that do not agree with their tables, constraints.
pub(crate) async fn integrity(
    connection: &mut SqliteConnection,
) -> Result<Vec<String>, sqlx::Error> {
    let found: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_all(connection)
        .await?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

impl Table {
    /// Rows from a key on.
    pub(crate) async fn rows(
        &self,
        connection: &mut SqliteConnection,
        from: i64,
        limit: u32,
    ) -> Result<Vec<Vec<Cell>>, sqlx::Error> {
        let query = sqlx::query(self.query).bind(from).bind(limit);
        let rows = query.fetch_all(connection).await?;
        let cells = rows
            .iter()
            .map(|row| (0..row.len()).map(|index| cell(row, index)).collect());
        cells.collect()
    }
}

fn cell(row: &sqlx::sqlite::SqliteRow, index: usize) -> Result<Cell, sqlx::Error> {
    match row.try_get(index) {
        Ok(number) => Ok(Cell::Integer(number)),
        Err(_) => Ok(Cell::Bytes(row.try_get(index)?)),
    }
}
