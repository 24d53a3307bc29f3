//! Multi-row statements: one call for a whole batch, because every call crosses to the connection's thread and back.

use std::fmt::Write as _;

use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection, query::Query, sqlite::SqliteArguments};

/// SQLite's limit of values bound to one statement.
const MAX_VARIABLES: usize = 32_766;

/// Statements for so many rows or fewer are kept prepared; larger batches rarely repeat their size.
const PREPARED_ROWS: usize = 16;

/// A statement whose values are being bound.
pub(super) type Bound = Query<'static, Sqlite, SqliteArguments>;

/// A statement around a list of rows.
pub(super) struct Statement {
    /// The text before the list.
    pub(super) before: &'static str,
    /// Values in a row.
    pub(super) columns: usize,
    /// The text after the list.
    pub(super) after: &'static str,
}

impl Statement {
    /// Runs the statement for all rows, in as few calls as SQLite allows. `bind` binds the columns of one row.
    pub(super) async fn run<R>(
        &self,
        connection: &mut SqliteConnection,
        rows: &[R],
        bind: impl Fn(Bound, &R) -> Bound,
    ) -> Result<(), sqlx::Error> {
        for rows in rows.chunks(MAX_VARIABLES / self.columns) {
            let query = sqlx::query(AssertSqlSafe(self.text(rows.len())));
            let query = query.persistent(rows.len() <= PREPARED_ROWS);
            rows.iter()
                .fold(query, &bind)
                .execute(&mut *connection)
                .await?;
        }
        Ok(())
    }

    fn text(&self, rows: usize) -> String {
        let Self {
            before,
            columns,
            after,
        } = self;
        let mut text =
            String::with_capacity(before.len() + after.len() + 8 + rows * (2 * columns + 2));
        let _ = write!(text, "{before} VALUES ");
        for row in 0..rows {
            text.push_str(if row == 0 { "(" } else { ",(" });
            for column in 0..*columns {
                text.push_str(if column == 0 { "?" } else { ",?" });
            }
            text.push(')');
        }
        text.push_str(after);
        text
    }
}
