//! Verification finds what was altered behind the store's back.

use std::fs;

use proptest::{collection::vec, prelude::*, test_runner::TestRunner};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, Row as _, SqliteConnection};
use store::{
    Append, Config, Expected,
    contract::{Running, sample},
    verify::{Fault, verify},
};
use tempfile::TempDir;

use crate::place::{backend, config, raw};

/// A record with several streams, commands of one and of several events, claims, and events without a command.
async fn history(config: &Config) {
    let running = Running::start(config.clone()).await;
    let mut revisions = [None; 4];
    for number in 0..24_u64 {
        let stream = (number * 7 % 4) as usize;
        let expected = revisions[stream].map_or(Expected::None, Expected::Revision);
        let count = 1 + number % 3;
        let mut append =
            sample::events(&sample::stream(stream as u64), expected, number * 10, count);
        if number % 5 != 4 {
            append = append.with_command(sample::command(number, "content"));
        }
        if expected == Expected::None {
            append = append.with_claim(&format!("name {stream}"));
        }
        let appended = running.store.append(append).await.unwrap();
        revisions[stream] = Some(appended.last_revision);
    }
    running.stop().await;
}

/// One bit of one column of one row, as the rowid and the column say.
async fn flip(
    connection: &mut SqliteConnection,
    table: &str,
    column: &str,
    row: u64,
    bit: u64,
) -> Result<String, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(AssertSqlSafe(format!("SELECT count(*) FROM {table}")))
        .fetch_one(&mut *connection)
        .await?;
    let row = row.cast_signed().rem_euclid(count);
    let found = sqlx::query(AssertSqlSafe(format!(
        "SELECT rowid, typeof({column}), CAST({column} AS BLOB), CASE typeof({column}) WHEN 'integer' THEN {column} END
         FROM {table} ORDER BY rowid LIMIT 1 OFFSET {row}"
    )));
    let found = found.fetch_one(&mut *connection).await?;
    let (rowid, kind): (i64, String) = (found.get(0), found.get(1));
    let update = match kind.as_str() {
        "integer" => {
            let number: i64 = found.get(3);
            let flipped = number ^ (1 << (bit % 64));
            format!("UPDATE {table} SET {column} = {flipped} WHERE rowid = {rowid}")
        }
        _ => {
            let mut bytes: Vec<u8> = found.get(2);
            let at = bit as usize % (bytes.len() * 8);
            bytes[at / 8] ^= 1 << (at % 8);
            let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            let kind = if kind == "text" { "TEXT" } else { "BLOB" };
            format!(
                "UPDATE {table} SET {column} = CAST(x'{digits}' AS {kind}) WHERE rowid = {rowid}"
            )
        }
    };
    connection.execute(AssertSqlSafe(update.clone())).await?;
    Ok(update)
}

/// Every column of every table of the record, and its triggers, as the database lists them.
async fn columns_and_triggers(config: &Config) -> (Vec<(String, String)>, Vec<String>) {
    let mut connection = raw(config).await;
    let columns = sqlx::query_as(
        "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' ORDER BY 1, 2",
    );
    let columns = columns.fetch_all(&mut connection).await.unwrap();
    let triggers = sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
    let triggers = triggers.fetch_all(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    (columns, triggers)
}

#[test]
fn one_flipped_bit_anywhere_in_the_tables_is_found() {
    let folder = TempDir::new().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let original = config(&folder, "original");
    runtime.block_on(history(&original));
    let (columns, triggers) = runtime.block_on(columns_and_triggers(&original));
    assert_eq!(
        columns.len(),
        28,
        "a new column must be computed again by the verification"
    );
    let altered = config(&folder, "altered");
    fs::create_dir(&altered.folder).unwrap();
    let cases = (0..columns.len(), any::<u64>(), any::<u64>());
    let mut runner = TestRunner::new(ProptestConfig::with_cases(400));
    let outcome = runner.run(&cases, |(column, row, bit)| {
        let (table, column) = &columns[column];
        runtime.block_on(async {
            fs::copy(
                original.folder.join("record.db"),
                altered.folder.join("record.db"),
            )
            .unwrap();
            let mut connection = raw(&altered).await;
            for trigger in &triggers {
                let drop = AssertSqlSafe(format!("DROP TRIGGER {trigger}"));
                connection.execute(drop).await.unwrap();
            }
            connection
                .execute("PRAGMA ignore_check_constraints = ON")
                .await
                .unwrap();
            verify(&altered.folder, |_| {})
                .await
                .map_err(|faults| TestCaseError::fail(format!("before: {faults:?}")))?;
            // A key that another row has cannot be written: no such record exists.
            let flipped = flip(&mut connection, table, column, row, bit).await;
            connection.close().await.unwrap();
            let update = flipped.map_err(|error| TestCaseError::reject(error.to_string()))?;
            let found = verify(&altered.folder, |_| {}).await;
            prop_assert!(found.is_err(), "not found: {}", update);
            Ok(())
        })
    });
    outcome.unwrap();
}

#[tokio::test]
async fn rows_that_were_added_or_removed_are_found() {
    let folder = TempDir::new().unwrap();
    let original = config(&folder, "original");
    history(&original).await;
    let (_, triggers) = columns_and_triggers(&original).await;
    let altered = config(&folder, "altered");
    fs::create_dir(&altered.folder).unwrap();
    for statement in [
        "DELETE FROM leaf WHERE position = (SELECT max(position) FROM leaf)",
        "DELETE FROM leaf",
        "DELETE FROM head",
        "DELETE FROM section WHERE id = (SELECT min(id) FROM section)",
        "DELETE FROM section WHERE id = (SELECT max(id) FROM section)",
        "INSERT INTO section VALUES (-1, x'00')",
        "INSERT INTO section VALUES (63, x'00')",
        "INSERT INTO section SELECT max(id) + 1, x'00' FROM section",
        "DELETE FROM command WHERE seq = 3",
        "DELETE FROM command WHERE seq = (SELECT max(seq) FROM command)",
        "INSERT INTO command SELECT max(seq) + 1, zeroblob(16), actor, content, sid, 0, 0, 0, 0 FROM command",
        "INSERT INTO name VALUES (5, 'more', 1)",
        "DELETE FROM name WHERE seq = 1",
        "INSERT INTO stream VALUES (5, 'review:more', 0, zeroblob(32))",
        "DELETE FROM stream WHERE sid = 4",
    ] {
        fs::copy(
            original.folder.join("record.db"),
            altered.folder.join("record.db"),
        )
        .unwrap();
        let mut connection = raw(&altered).await;
        for trigger in &triggers {
            connection
                .execute(AssertSqlSafe(format!("DROP TRIGGER {trigger}")))
                .await
                .unwrap();
        }
        connection.execute(statement).await.unwrap();
        connection.close().await.unwrap();
        assert!(
            verify(&altered.folder, |_| {}).await.is_err(),
            "{statement}"
        );
    }
}

#[tokio::test]
async fn a_fault_says_where_it_is_and_what_was_expected() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "record");
    history(&config).await;
    let mut connection = raw(&config).await;
    let statement = "DROP TRIGGER command_no_update; UPDATE command SET last_revision = last_revision + 1 WHERE seq = 2;
                     DROP TRIGGER section_no_update; UPDATE section SET blob = x'52564f31' WHERE id = 128;";
    connection.execute(statement).await.unwrap();
    connection.close().await.unwrap();
    let faults = verify(&config.folder, |_| {}).await.unwrap_err();
    let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
    assert_eq!(
        faults,
        [
            "leaf 2: section `body` has 4 bytes, its leaf says 49",
            "table command, row 2: column last_revision should be 1, it is 2",
        ]
    );
}

#[tokio::test]
async fn progress_is_told_and_an_empty_record_is_whole() {
    let folder = TempDir::new().unwrap();
    let empty = config(&folder, "empty");
    Running::start(empty.clone()).await.stop().await;
    let verified = verify(&empty.folder, |_| {}).await.unwrap();
    assert_eq!(
        (verified.size, verified.root),
        (0, ledger::hash::Hash::of(b""))
    );
    let full = config(&folder, "full");
    history(&full).await;
    let mut told = Vec::new();
    let verified = verify(&full.folder, |leaves| told.push(leaves))
        .await
        .unwrap();
    assert_eq!(told.last(), Some(&verified.size));
    let missing = config(&folder, "missing");
    assert!(matches!(
        verify(&missing.folder, |_| {}).await.unwrap_err()[..],
        [Fault::Unreadable(_)]
    ));
}

/// Any history that the store accepts verifies, from an open folder too.
#[test]
fn every_accepted_history_verifies() {
    let folder = TempDir::new().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let step = (0..4_u64, 1..4_u64, any::<bool>(), 0..3_u8);
    let backend = backend(&folder);
    let mut runner = TestRunner::new(ProptestConfig::with_cases(12));
    let outcome = runner.run(&vec(step, 1..30), |steps| {
        let config = (backend.fresh)();
        runtime.block_on(async {
            let running = Running::start(config).await;
            for (number, (stream, count, with_command, kind)) in (0..).zip(steps) {
                let append =
                    sample::events(&sample::stream(stream), Expected::Any, number * 10, count);
                let append = if with_command {
                    append.with_command(sample::command(number % 7, "c"))
                } else {
                    append
                };
                let append = match kind {
                    0 => Append {
                        expected: Expected::None,
                        ..append
                    }
                    .with_claim(&format!("n{stream}")),
                    1 => Append {
                        expected: Expected::Revision(number),
                        ..append
                    },
                    _ => append,
                };
                // Conflicts and duplicates are part of a history.
                let _ = running.store.append(append).await;
            }
            let verified = running.store.verify(|_| {}).await;
            let size = running.store.size();
            running.stop().await;
            let verified = verified.map_err(|faults| TestCaseError::fail(format!("{faults:?}")))?;
            prop_assert_eq!(verified.size, size);
            Ok(())
        })
    });
    outcome.unwrap();
}
