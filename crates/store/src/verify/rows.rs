//! Compares the rows of a table, in the order of its key, with those that should be there.

use sqlx::SqliteConnection;

use super::Fault;
use crate::sqlite::audit::{Cell, Table};

/// The longest value that a fault shows, in bytes.
const SHOWN_BYTES: usize = 40;

/// A table that is being read from its first key to its last.
pub(super) struct Rows {
    table: &'static Table,
    /// The next key to read.
    next: i64,
    /// A row was missing or too many, so the others do not stand where they should either.
    lost: bool,
}

impl Rows {
    /// Begins before the lowest key there can be.
    pub(super) fn of(table: &'static Table) -> Self {
        Self {
            table,
            next: i64::MIN,
            lost: false,
        }
    }

    /// The next rows.
    pub(super) async fn read(
        &mut self,
        connection: &mut SqliteConnection,
        limit: usize,
    ) -> Result<Vec<Vec<Cell>>, sqlx::Error> {
        if limit == 0 {
            return Ok(Vec::new());
        }
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        let rows = self.table.rows(connection, self.next, limit).await?;
        if let Some([Cell::Integer(last), ..]) = rows.last().map(Vec::as_slice) {
            self.next = last.saturating_add(1);
        }
        Ok(rows)
    }

    /// Reads the next rows and compares them.
    pub(super) async fn check(
        &mut self,
        connection: &mut SqliteConnection,
        expected: &[Vec<Cell>],
        faults: &mut Vec<Fault>,
    ) -> Result<(), sqlx::Error> {
        let found = self.read(connection, expected.len()).await?;
        for (index, expected) in expected.iter().enumerate() {
            self.compare(expected, found.get(index), faults);
        }
        Ok(())
    }

    /// Compares one row.
    pub(super) fn compare(
        &mut self,
        expected: &[Cell],
        found: Option<&Vec<Cell>>,
        faults: &mut Vec<Fault>,
    ) {
        let [key @ Cell::Integer(row), ..] = expected else {
            return;
        };
        let (true, Some(found)) = (self.is_at(key, found, faults), found) else {
            return;
        };
        let columns = self.table.columns.iter().zip(expected.iter().zip(found));
        for (column, (expected, found)) in
            columns.filter(|(_, (expected, found))| expected != found)
        {
            faults.push(Fault::Column {
                table: self.table.name,
                row: *row,
                column,
                expected: shown(expected),
                found: shown(found),
            });
        }
    }

    /// Whether a row has the key that is due. Tells the first that has not.
    pub(super) fn is_at(
        &mut self,
        key: &Cell,
        found: Option<&Vec<Cell>>,
        faults: &mut Vec<Fault>,
    ) -> bool {
        let found = found.and_then(|found| found.first());
        if found != Some(key) && !self.lost {
            self.lost = true;
            faults.push(Fault::Row {
                table: self.table.name,
                expected: format!("a row with the key {}", shown(key)),
                found: found.map_or("the end of the table".to_owned(), |key| {
                    format!("the key {}", shown(key))
                }),
            });
        }
        found == Some(key)
    }

    /// Tells of a row behind the last that should be there.
    pub(super) async fn end(
        &mut self,
        connection: &mut SqliteConnection,
        faults: &mut Vec<Fault>,
    ) -> Result<(), sqlx::Error> {
        if let Some([key, ..]) = self.read(connection, 1).await?.first().map(Vec::as_slice)
            && !self.lost
        {
            faults.push(Fault::Row {
                table: self.table.name,
                expected: "the end of the table".to_owned(),
                found: format!("the key {}", shown(key)),
            });
        }
        Ok(())
    }
}

/// A number as it is, bytes in hexadecimal digits, long ones cut.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Integer(number) => number.to_string(),
        Cell::Bytes(bytes) => {
            let digits = bytes
                .iter()
                .take(SHOWN_BYTES)
                .map(|byte| format!("{byte:02x}"));
            let cut = if bytes.len() > SHOWN_BYTES { "…" } else { "" };
            format!(
                "x'{}{cut}' ({} bytes)",
                digits.collect::<String>(),
                bytes.len()
            )
        }
    }
}
