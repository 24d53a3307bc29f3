//! The table `access`.

use serde_json::{Value, json};
use sqlx::{Row as _, SqlitePool, sqlite::SqliteRow};

use super::column;
use crate::access::{Access, AccessEntry, AccessKind};

/// Adds entries in one statement, which is one transaction.
pub(crate) async fn insert(pool: &SqlitePool, entries: &[Access]) -> Result<(), sqlx::Error> {
    let rows = entries.iter().map(|entry| {
        let clauses = Value::from_iter(entry.clauses.iter().map(String::as_str)).to_string();
        let kind = kind_text(entry.kind);
        json!([
            entry.time,
            entry.actor,
            entry.stream,
            kind,
            entry.action,
            clauses,
            entry.via
        ])
    });
    let rows = Value::from_iter(rows).to_string();
    let query = sqlx::query(
        "INSERT INTO access (seq, time, actor, stream, kind, action, clauses, via)
         SELECT (SELECT coalesce(max(seq), 0) FROM access) + entry.key + 1,
                value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
         FROM json_each(?1) AS entry ORDER BY entry.key",
    );
    query.bind(rows).execute(pool).await?;
    Ok(())
}

/// Entries in order, from a number on.
pub(crate) async fn list(
    pool: &SqlitePool,
    from: u64,
    limit: u32,
) -> Result<Vec<AccessEntry>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT seq, time, actor, stream, kind, action, clauses, via FROM access
         WHERE seq >= ?1 ORDER BY seq LIMIT ?2",
    );
    let rows = query
        .bind(from.cast_signed())
        .bind(limit)
        .fetch_all(pool)
        .await?;
    rows.iter().map(entry).collect()
}

fn entry(row: &SqliteRow) -> Result<AccessEntry, sqlx::Error> {
    let clauses: String = row.try_get("clauses")?;
    let clauses = serde_json::from_str(&clauses);
    let kind: String = row.try_get("kind")?;
    let kinds = [AccessKind::Refusal, AccessKind::Read].into_iter();
    let kind = kinds.into_iter().find(|known| kind_text(*known) == kind);
    Ok(AccessEntry {
        seq: column::number(row, "seq")?,
        access: Access {
            time: row.try_get("time")?,
            actor: row.try_get("actor")?,
            stream: row.try_get("stream")?,
            kind: kind.ok_or_else(|| sqlx::Error::Decode("an unknown kind of access".into()))?,
            action: row.try_get("action")?,
            clauses: clauses.map_err(|error| sqlx::Error::Decode(error.into()))?,
            via: row.try_get("via")?,
        },
    })
}

fn kind_text(kind: AccessKind) -> &'static str {
    match kind {
        AccessKind::Refusal => "refusal",
        AccessKind::Read => "read",
    }
}
