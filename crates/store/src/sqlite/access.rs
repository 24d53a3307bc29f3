//! The table `access`.

use serde_json::{Value, json};
use sqlx::{Row as _, SqlitePool, sqlite::SqliteRow};

use super::column;
use crate::access::{Access, AccessEntry, AccessKind, Wanted};

/// Adds entries in one statement, which is one transaction.
pub(crate) async fn insert(
    pool: &SqlitePool,
    entries: &[Access],
    device: &str,
) -> Result<(), sqlx::Error> {
    let rows = entries.iter().map(|entry| {
        let clauses = Value::from_iter(entry.clauses.iter().map(String::as_str)).to_string();
        json!([
            entry.time,
            entry.actor,
            entry.stream,
            entry.kind.as_str(),
            entry.action,
            clauses,
            entry.via
        ])
    });
    let rows = Value::from_iter(rows).to_string();
    let query = sqlx::query(
        "INSERT INTO access (seq, time, actor, stream, kind, action, clauses, via, device)
         SELECT (SELECT coalesce(max(seq), 0) FROM access) + entry.key + 1,
                value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, ?2
         FROM json_each(?1) AS entry ORDER BY entry.key",
    );
    query.bind(rows).bind(device).execute(pool).await?;
    Ok(())
}

/// Entries in order, from a number on.
pub(crate) async fn list(
    pool: &SqlitePool,
    from: u64,
    limit: u32,
) -> Result<Vec<AccessEntry>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT seq, time, actor, stream, kind, action, clauses, via, device FROM access
         WHERE seq >= ?1 ORDER BY seq LIMIT ?2",
    );
    let rows = query
        .bind(from.cast_signed())
        .bind(limit)
        .fetch_all(pool)
        .await?;
    rows.iter().map(entry).collect()
}

/// Entries that are wanted, the newest first.
pub(crate) async fn newest(
    pool: &SqlitePool,
    wanted: &Wanted,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<AccessEntry>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT seq, time, actor, stream, kind, action, clauses, via, device FROM access
         WHERE (?1 IS NULL OR seq < ?1) AND (?2 IS NULL OR kind = ?2)
           AND (?3 IS NULL OR actor = ?3 OR stream = 'account:' || ?3) AND (?4 IS NULL OR stream = ?4)
         ORDER BY seq DESC LIMIT ?5",
    );
    let rows = query
        .bind(before.map(u64::cast_signed))
        .bind(wanted.kind.map(AccessKind::as_str))
        .bind(wanted.person.as_deref())
        .bind(wanted.stream.as_deref())
        .bind(limit)
        .fetch_all(pool)
        .await?;
    rows.iter().map(entry).collect()
}

/// Sign-ins of a person, the newest first, by the index that holds nothing else.
pub(crate) async fn sign_ins(
    pool: &SqlitePool,
    person: &str,
    limit: u32,
) -> Result<Vec<AccessEntry>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT seq, time, actor, stream, kind, action, clauses, via, device FROM access
         WHERE kind = 'sign_in' AND actor = ?1 ORDER BY seq DESC LIMIT ?2",
    );
    let rows = query.bind(person).bind(limit).fetch_all(pool).await?;
    rows.iter().map(entry).collect()
}

fn entry(row: &SqliteRow) -> Result<AccessEntry, sqlx::Error> {
    let clauses: String = row.try_get("clauses")?;
    let clauses = serde_json::from_str(&clauses);
    let kind: String = row.try_get("kind")?;
    let kind = AccessKind::parse(&kind);
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
        device: row.try_get("device")?,
    })
}
