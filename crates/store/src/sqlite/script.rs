//! Multi-row statements, many in one call: every call crosses to the connection's thread and back, which costs more
//! than most statements.

use std::fmt::Write as _;

use ledger::hash::Hash;
use sqlx::{Arguments as _, AssertSqlSafe, SqliteConnection, sqlite::SqliteArguments};

/// SQLite's limit of values bound to one statement.
const MAX_VALUES: usize = 32_766;

/// Scripts of so many rows or fewer are kept prepared; larger ones rarely repeat their sizes.
const PREPARED_ROWS: usize = 16;

/// A value to be bound.
#[derive(Debug)]
pub(super) enum Value {
    Null,
    Integer(i64),
    Bytes(Vec<u8>),
    Text(String),
}

/// Statements and their values, to be run in order in one call.
#[derive(Default)]
pub(crate) struct Script {
    text: String,
    values: SqliteArguments,
    rows: usize,
}

impl Script {
    /// Adds a statement around a list of rows: `before`, the rows as `VALUES`, `after`. Nothing for no rows.
    pub(super) fn add<const COLUMNS: usize>(
        &mut self,
        before: &str,
        rows: impl ExactSizeIterator<Item = [Value; COLUMNS]>,
        after: &str,
    ) -> Result<(), sqlx::Error> {
        let most = MAX_VALUES / COLUMNS;
        let count = rows.len();
        for (index, row) in rows.enumerate() {
            if index % most == 0 {
                let _ = write!(self.text, "{before} VALUES ");
            }
            self.row(row).map_err(sqlx::Error::Encode)?;
            let ends = (index + 1) % most == 0 || index + 1 == count;
            self.text.push_str(if ends { after } else { "," });
            if ends {
                self.text.push(';');
            }
        }
        Ok(())
    }

    fn row<const COLUMNS: usize>(
        &mut self,
        row: [Value; COLUMNS],
    ) -> Result<(), sqlx::error::BoxDynError> {
        self.rows += 1;
        for (column, value) in row.into_iter().enumerate() {
            self.text.push_str(if column == 0 { "(?" } else { ",?" });
            match value {
                Value::Null => self.values.add(None::<i64>)?,
                Value::Integer(number) => self.values.add(number)?,
                Value::Bytes(bytes) => self.values.add(bytes)?,
                Value::Text(text) => self.values.add(text)?,
            }
        }
        self.text.push(')');
        Ok(())
    }

    /// Runs the statements, and gives the number of rows they wrote. After an error those before it have taken effect.
    pub(crate) async fn run(self, connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
        let query = sqlx::query_with(AssertSqlSafe(self.text), self.values);
        let query = query.persistent(self.rows <= PREPARED_ROWS);
        Ok(query.execute(connection).await?.rows_affected())
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Integer(number.cast_signed())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl From<Hash> for Value {
    fn from(hash: Hash) -> Self {
        Self::Bytes(hash.0.to_vec())
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
