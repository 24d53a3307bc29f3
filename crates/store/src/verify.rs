//! [`verify`]: checks a record against itself, without trusting who keeps it.
//!
//! The leaves are checked as a chain and as a Merkle tree, the sections by the hashes that the leaves name. Every other
//! column is computed again from these and compared, so one flipped bit anywhere in the record's tables is found.

mod recomputed;
mod rows;

use std::path::Path;

use ledger::{
    chain::{ChainError, ChainVerifier, VerifiedLeaf},
    hash::Hash,
    section::verify_section,
};
use sqlx::{Connection as _, SqliteConnection};

use crate::{
    append::{CLAIM_SECTION, COMMAND_SECTION, MAX_SECTIONS},
    sqlite::audit::{self, Cell},
    store::Store,
};
use recomputed::Recomputed;
use rows::Rows;

/// Verification stops when it has found so many faults: one broken row may break many.
pub const MAX_FAULTS: usize = 100;

/// The column of the table `leaf` that holds the bytes.
const LEAF_COLUMN: usize = 3;

/// Leaves read at once.
const PAGE: usize = 256;

/// Sections are read together until they have so many bytes.
const SECTION_BYTES: u64 = 16 << 20;

/// A record in which everything agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// The number of leaves.
    pub size: u64,
    /// The root of their Merkle tree.
    pub root: Hash,
    /// The number of sections.
    pub sections: u64,
}

/// Something in the record that does not agree with the rest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A leaf that is not valid, or does not continue the leaves before it. What comes after it was not checked.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// A row that is missing, or one that should not be there. The rest of its table was not checked.
    #[error("table {table}: expected {expected}, found {found}")]
    Row {
        /// The table.
        table: &'static str,
        /// The row that should be there.
        expected: String,
        /// What is there.
        found: String,
    },
    /// A column that holds something else than the leaves and their sections say.
    #[error("table {table}, row {row}: column {column} should be {expected}, it is {found}")]
    Column {
        /// The table.
        table: &'static str,
        /// The key of the row.
        row: i64,
        /// The column.
        column: &'static str,
        /// What the leaves say.
        expected: String,
        /// What it holds.
        found: String,
    },
    /// A section that is not the one that its leaf names, or does not say what it must.
    #[error("leaf {position}: {what}")]
    Section {
        /// The position of the leaf.
        position: u64,
        /// What is wrong.
        what: String,
    },
    /// SQLite finds its file damaged, or an index that does not agree with its table.
    #[error("the database file: {0}")]
    Damaged(String),
    /// The record cannot be read to its end.
    #[error("the record cannot be read: {0}")]
    Unreadable(String),
}

impl Store {
    /// Verifies the record as it stands now, while it may grow; see [`verify`].
    ///
    /// # Errors
    ///
    /// Every [`Fault`] found.
    pub async fn verify(&self, progress: impl FnMut(u64) + Send) -> Result<Verified, Vec<Fault>> {
        verify(self.folder(), progress).await
    }
}

/// Verifies the record of a data folder, whether a process has it open or not. Calls `progress` with the number of leaves
/// verified, every now and then.
///
/// # Errors
///
/// Every [`Fault`] found, at least one, and about [`MAX_FAULTS`] at most.
pub async fn verify(
    folder: &Path,
    progress: impl FnMut(u64) + Send,
) -> Result<Verified, Vec<Fault>> {
    let unreadable = |error: sqlx::Error| vec![Fault::Unreadable(error.to_string())];
    let mut connection = audit::snapshot(folder).await.map_err(unreadable)?;
    let mut verification = Verification::default();
    if let Err(error) = verification.run(&mut connection, progress).await {
        verification
            .faults
            .push(Fault::Unreadable(error.to_string()));
    }
    let _ = connection.close().await;
    if verification.faults.is_empty() {
        let sections = verification.section_count;
        let (size, root) = verification.chain.finish();
        Ok(Verified {
            size,
            root,
            sections,
        })
    } else {
        Err(verification.faults)
    }
}

struct Verification {
    faults: Vec<Fault>,
    chain: ChainVerifier,
    recomputed: Recomputed,
    leaves: Rows,
    sections: Rows,
    commands: Rows,
    names: Rows,
    section_count: u64,
}

impl Default for Verification {
    fn default() -> Self {
        Self {
            faults: Vec::new(),
            chain: ChainVerifier::new(),
            recomputed: Recomputed::default(),
            leaves: Rows::of(&audit::LEAF),
            sections: Rows::of(&audit::SECTION),
            commands: Rows::of(&audit::COMMAND),
            names: Rows::of(&audit::NAME),
            section_count: 0,
        }
    }
}

impl Verification {
    async fn run(
        &mut self,
        connection: &mut SqliteConnection,
        mut progress: impl FnMut(u64),
    ) -> Result<(), sqlx::Error> {
        let mut more = true;
        while more {
            more = self.page(connection).await?;
            progress(self.chain.size());
            if self.faults.len() >= MAX_FAULTS {
                return Ok(());
            }
        }
        if !self
            .faults
            .iter()
            .any(|fault| matches!(fault, Fault::Chain(_)))
        {
            self.finish(connection).await?;
        }
        let damages = audit::integrity(connection).await?;
        self.faults.extend(damages.into_iter().map(Fault::Damaged));
        Ok(())
    }

    /// Checks the next leaves with all that belongs to them. Says whether there are more.
    async fn page(&mut self, connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
        let found = self.leaves.read(connection, PAGE).await?;
        let more = found.len() == PAGE;
        let mut verified = Vec::with_capacity(found.len());
        for row in found {
            let Some(Cell::Bytes(bytes)) = row.get(LEAF_COLUMN) else {
                let what = format!("leaf {} is a number", self.chain.size());
                self.faults.push(Fault::Unreadable(what));
                return Ok(false);
            };
            match self.chain.push(bytes) {
                Ok(leaf) => {
                    let expected = self.recomputed.leaf_row(&leaf, bytes);
                    self.leaves.compare(&expected, Some(&row), &mut self.faults);
                    verified.push(leaf);
                }
                Err(error) => {
                    self.faults.push(error.into());
                    return Ok(false);
                }
            }
        }
        let mut rest = verified.as_slice();
        while !rest.is_empty() {
            let (together, after) = rest.split_at(leaves_together(rest));
            self.check_sections(connection, together).await?;
            rest = after;
        }
        let (commands, names) = self.recomputed.take_rows();
        self.commands
            .check(connection, &commands, &mut self.faults)
            .await?;
        self.names
            .check(connection, &names, &mut self.faults)
            .await?;
        Ok(more)
    }

    /// Reads the sections of some leaves at once, checks them, and learns of commands and claims from them.
    async fn check_sections(
        &mut self,
        connection: &mut SqliteConnection,
        leaves: &[VerifiedLeaf],
    ) -> Result<(), sqlx::Error> {
        let count = leaves
            .iter()
            .map(|verified| verified.leaf.sections.len())
            .sum();
        let mut found = self.sections.read(connection, count).await?.into_iter();
        self.section_count += count as u64;
        for VerifiedLeaf { leaf, .. } in leaves {
            let position = leaf.position;
            let (mut command, mut claim) = (None, None);
            for (entry, index) in leaf.sections.iter().zip(0..) {
                let row = found.next();
                let id = Cell::Integer((position * MAX_SECTIONS as u64 + index).cast_signed());
                if !self.sections.is_at(&id, row.as_ref(), &mut self.faults) {
                    continue;
                }
                let Some(Cell::Bytes(blob)) = row.and_then(|mut row| row.pop()) else {
                    continue;
                };
                if let Err(error) = verify_section(entry, &blob) {
                    let what = error.to_string();
                    self.faults.push(Fault::Section { position, what });
                } else if entry.name == COMMAND_SECTION {
                    command = Some(blob);
                } else if entry.name == CLAIM_SECTION {
                    claim = Some(blob);
                }
            }
            let learned = self
                .recomputed
                .learn(leaf, command.as_deref(), claim.as_deref());
            if let Err(what) = learned {
                self.faults.push(Fault::Section { position, what });
            }
        }
        Ok(())
    }

    /// What can be compared only when all leaves are known.
    async fn finish(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let faults = &mut self.faults;
        self.recomputed.end_command();
        let (commands, _) = self.recomputed.take_rows();
        self.commands.check(connection, &commands, faults).await?;
        let mut streams = Rows::of(&audit::STREAM);
        for expected in self.recomputed.stream_rows().chunks(PAGE) {
            streams.check(connection, expected, faults).await?;
        }
        let mut head = Rows::of(&audit::HEAD);
        let found = head.read(connection, 1).await?;
        let expected = self.recomputed.head_row(found.first());
        head.compare(&expected, found.first(), faults);
        for table in [
            &mut self.sections,
            &mut self.commands,
            &mut self.names,
            &mut streams,
            &mut head,
        ] {
            table.end(connection, faults).await?;
        }
        Ok(())
    }
}

/// How many of the leaves to read sections of at once; at least one.
fn leaves_together(leaves: &[VerifiedLeaf]) -> usize {
    let mut bytes = 0;
    let fits = leaves.iter().take_while(|verified| {
        bytes += verified
            .leaf
            .sections
            .iter()
            .map(|entry| entry.length)
            .sum::<u64>();
        bytes <= SECTION_BYTES
    });
    fits.count().max(1)
}
