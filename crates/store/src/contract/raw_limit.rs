//! The least that durable steps cost: the same rows in plain SQL, with nothing read, checked or decided.

use std::path::Path;

use ledger::hash::Hash;
use sqlx::{Connection as _, Executor as _, SqliteConnection};

use crate::{
    append::Appended,
    read::Recorded,
    sequence::{CommandRow, LeafRow, SectionRow},
    sqlite::{checkpoint, command, database, leaf, script::Script, section},
};

/// The tables of the record with their unique indexes, without triggers and references.
const TABLES: &str = "
CREATE TABLE leaf (position INTEGER PRIMARY KEY, sid INTEGER NOT NULL, revision INTEGER NOT NULL,
  leaf BLOB NOT NULL, hash BLOB NOT NULL, UNIQUE (sid, revision)) STRICT;
CREATE TABLE section (id INTEGER PRIMARY KEY, blob BLOB NOT NULL) STRICT;
CREATE TABLE command (seq INTEGER PRIMARY KEY, id BLOB NOT NULL, actor TEXT NOT NULL, content BLOB NOT NULL,
  sid INTEGER NOT NULL, first_revision INTEGER NOT NULL, last_revision INTEGER NOT NULL,
  first_position INTEGER NOT NULL, last_position INTEGER NOT NULL, UNIQUE (id, actor)) STRICT;";

/// What one step left in the record.
#[derive(Debug)]
pub struct RawStep {
    /// Its number among the steps, from 1.
    pub seq: u64,
    /// The number of its stream.
    pub sid: u64,
    /// Its events, with all sections.
    pub events: Vec<Recorded>,
    /// Who gave the command.
    pub actor: String,
    /// The command's UUID.
    pub command: String,
    /// The hash of its content.
    pub content: Hash,
}

/// A new database with the same settings as the record: WAL, `synchronous=FULL`, the same page.
#[derive(Debug)]
pub struct RawLimit(SqliteConnection);

impl RawLimit {
    /// Creates the database.
    pub async fn create(path: &Path) -> Self {
        let mut connection = database::RECORD.writer(path).await.unwrap();
        connection.execute(sqlx::raw_sql(TABLES)).await.unwrap();
        Self(connection)
    }

    /// Makes a batch of steps durable in one transaction, one statement for each table, all in one call.
    pub async fn commit(&mut self, steps: &[RawStep]) {
        let events = || {
            steps
                .iter()
                .flat_map(|step| step.events.iter().map(move |event| (step, event)))
        };
        let leaves: Vec<LeafRow> = events()
            .map(|(step, event)| LeafRow {
                position: event.position,
                sid: step.sid,
                revision: event.revision,
                leaf: event.leaf.clone(),
                hash: event.hash,
            })
            .collect();
        let sections: Vec<SectionRow<'_>> = events().flat_map(|(_, event)| rows(event)).collect();
        let commands: Vec<CommandRow<'_>> = steps.iter().map(row).collect();
        let mut script = Script::default();
        leaf::insert(&mut script, &leaves).unwrap();
        section::insert(&mut script, &sections).unwrap();
        command::insert(&mut script, &commands).unwrap();
        let mut transaction = self.0.begin_with("BEGIN IMMEDIATE").await.unwrap();
        script.run(&mut transaction).await.unwrap();
        transaction.commit().await.unwrap();
    }

    /// Moves the write-ahead log into the database, as the writer does between batches.
    pub async fn checkpoint(&mut self) {
        checkpoint::passive(&mut self.0).await.unwrap();
    }

    /// Closes the database.
    pub async fn close(self) {
        self.0.close().await.unwrap();
    }
}

fn rows(event: &Recorded) -> impl Iterator<Item = SectionRow<'_>> {
    event
        .sections
        .iter()
        .zip(0..)
        .map(|(blob, index)| SectionRow {
            position: event.position,
            index,
            blob: blob.as_deref().unwrap_or_default(),
        })
}

fn row(step: &RawStep) -> CommandRow<'_> {
    let (first, last) = (step.events.first().unwrap(), step.events.last().unwrap());
    CommandRow {
        seq: step.seq,
        id: &step.command,
        actor: &step.actor,
        content: step.content,
        sid: step.sid,
        appended: Appended {
            first_position: first.position,
            last_position: last.position,
            first_revision: first.revision,
            last_revision: last.revision,
            duplicate: false,
        },
    }
}
