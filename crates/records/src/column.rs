//! How values that SQLite does not know stand in its columns.

use std::error::Error;
use std::fmt::Display;
use std::str::FromStr;

use jiff::Timestamp;
use pull_secret::Handle;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Params, ToSql};

/// A value that stands in its column as the text it is written as: handles, dates, JSON.
pub(crate) struct Text<T>(pub(crate) T);

impl<T: Display> ToSql for Text<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

impl<T: FromStr<Err: Error + Send + Sync + 'static>> FromSql for Text<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// A time, which stands in its column as milliseconds since 1970, UTC; what is finer is dropped.
pub(crate) struct Time(pub(crate) Timestamp);

impl ToSql for Time {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.as_millisecond().into())
    }
}

impl FromSql for Time {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Timestamp::from_millisecond(value.as_i64()?)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// The handles in the first column of what a query selects; none of them is NULL.
pub(crate) fn handles(
    database: &Connection,
    query: &str,
    values: impl Params,
) -> rusqlite::Result<Vec<Handle>> {
    let mut rows = database.prepare_cached(query)?;
    let handles = rows.query_map(values, |row| row.get::<_, Text<_>>(0))?;
    handles.map(|handle| handle.map(|text| text.0)).collect()
}
