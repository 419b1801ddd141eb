//! Choosing entries of the activity, counting them and giving them page by page: quick among 100,000 of them, whatever
//! is looked for, since everything entries are chosen by stands in one index.

use std::ops::Range;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde::Deserialize;
use ts_rs::TS;

use crate::activity::read_entry;
use crate::column::Time;
use crate::{ActivityEntry, ConnectionId, Records, RecordsError};

/// Which entries to choose; the empty one chooses all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityFilter {
    /// Of this tenant only.
    pub tenant: Option<ActivityTenant>,
    /// With this method only, in capitals.
    pub method: Option<String>,
    /// All of them, or which.
    pub show: ActivityShow,
    /// With each of these words in connection name, secret name, method, URL or status; capitals don't matter.
    pub text: String,
}

/// The tenant of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ActivityTenant {
    /// That of a connection.
    Connection {
        /// The id of the connection.
        #[ts(type = "string")]
        id: ConnectionId,
    },
    /// That of a connection which is removed.
    Removed {
        /// The name it had.
        name: String,
    },
}

/// Which entries to show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ActivityShow {
    /// Every entry, whatever it did and however it ended.
    #[default]
    All,
    /// Those that were to change a tenant.
    Writes,
    /// Those that ended otherwise than hoped.
    Failed,
}

/// A stretch of the chosen entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActivityWindow {
    /// The newest entry that counts, so that what is recorded meanwhile moves nothing.
    pub newest: i64,
    /// Whether the oldest come first.
    pub oldest_first: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many to give at most.
    pub limit: u32,
}

/// What there is, without the entries themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivitySummary {
    /// The number of the newest entry of all; 0 if there is none.
    pub newest: i64,
    /// How many entries there are.
    pub all: u32,
    /// How many of them failed, whether failed ones are shown or not.
    pub failed: u32,
    /// The days of the chosen ones, newest first. A clock that was set back makes a day appear twice.
    pub days: Vec<ActivityDay>,
    /// The names of connections that are removed and still have entries.
    pub removed: Vec<String>,
}

/// The chosen entries of one day that follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActivityDay {
    /// The day in local time.
    pub date: Date,
    /// How many there are.
    pub entries: u32,
}

impl ActivitySummary {
    /// How many entries are chosen.
    pub fn chosen(&self) -> u32 {
        self.days.iter().map(|day| day.entries).sum()
    }
}

impl Records {
    /// A stretch of the chosen entries.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn activity(
        &self,
        filter: &ActivityFilter,
        window: ActivityWindow,
    ) -> Result<Vec<ActivityEntry>, RecordsError> {
        let chosen = Chosen::by(filter).up_to(window.newest);
        let order = if window.oldest_first { "ASC" } else { "DESC" };
        let (from, limit, offset) = (&chosen.from, window.limit, window.offset);
        let select = format!(
            "SELECT activity.*
             FROM (SELECT id {from} ORDER BY id {order} LIMIT {limit} OFFSET {offset}) JOIN activity USING (id)
             ORDER BY id {order}"
        );
        self.read(|database| {
            let mut select = database.prepare(&select)?;
            let entries = select.query_map(params_from_iter(chosen.values), read_entry)?;
            entries.collect()
        })
    }

    /// Counts the chosen entries. A day ends where it does in `zone`.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn activity_summary(
        &self,
        filter: &ActivityFilter,
        zone: &TimeZone,
    ) -> Result<ActivitySummary, RecordsError> {
        self.read(|database| {
            let mut summary = ActivitySummary {
                newest: newest(database)?,
                all: count(database)?,
                removed: removed(database)?,
                ..ActivitySummary::default()
            };
            count_chosen(database, filter, zone, &mut summary)?;
            Ok(summary)
        })
    }
}

/// What stands for the chosen entries in SQL, and the values of its question marks.
struct Chosen {
    from: String,
    values: Vec<Value>,
}

impl Chosen {
    fn by(filter: &ActivityFilter) -> Self {
        let mut chosen = Self {
            from: "FROM activity INDEXED BY activity_list WHERE id > 0".to_owned(),
            values: Vec::new(),
        };
        match &filter.tenant {
            Some(ActivityTenant::Connection { id }) => {
                chosen.and("connection = ?", [id.to_string()])
            }
            Some(ActivityTenant::Removed { name }) => {
                chosen.and("connection IS NULL AND connection_name = ?", [name.clone()]);
            }
            None => {}
        }
        if let Some(method) = &filter.method {
            chosen.and("method = ?", [method.clone()]);
        }
        match filter.show {
            ActivityShow::All => {}
            ActivityShow::Writes => chosen.and("is_write", []),
            ActivityShow::Failed => chosen.and("failed", []),
        }
        chosen.and_each_word(&filter.text.to_lowercase());
        chosen
    }

    fn and(&mut self, condition: &str, values: impl IntoIterator<Item = String>) {
        self.from.push_str(" AND ");
        self.from.push_str(condition);
        self.values.extend(values.into_iter().map(Value::Text));
    }

    fn and_each_word(&mut self, text: &str) {
        let words: Vec<_> = text.split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            return;
        }
        let contained = vec!["instr(text, ?)"; words.len()].join(" AND ");
        let text = format!("text IN (SELECT id FROM activity_texts WHERE {contained})");
        self.and(&text, words);
    }

    fn up_to(mut self, newest: i64) -> Self {
        self.from.push_str(&format!(" AND id <= {newest}"));
        self
    }
}

/// Counts days and failed ones in one go, since looking for words takes the time it takes.
fn count_chosen(
    database: &Connection,
    filter: &ActivityFilter,
    zone: &TimeZone,
    summary: &mut ActivitySummary,
) -> rusqlite::Result<()> {
    // Failed ones are counted whichever are shown.
    let chosen = Chosen::by(&ActivityFilter {
        show: ActivityShow::All,
        ..filter.clone()
    });
    let select = format!(
        "SELECT at, failed, is_write {} ORDER BY id DESC",
        chosen.from
    );
    let mut select = database.prepare(&select)?;
    let mut rows = select.query(params_from_iter(chosen.values))?;
    let mut last = Timestamp::MIN..Timestamp::MIN;
    while let Some(row) = rows.next()? {
        let failed = row.get(1)?;
        summary.failed += u32::from(failed);
        let is_shown = match filter.show {
            ActivityShow::All => true,
            ActivityShow::Writes => row.get(2)?,
            ActivityShow::Failed => failed,
        };
        if is_shown {
            count_day(row.get::<_, Time>(0)?.0, zone, &mut last, &mut summary.days);
        }
    }
    Ok(())
}

/// `last` is from when to when the last of the days lasts.
fn count_day(
    at: Timestamp,
    zone: &TimeZone,
    last: &mut Range<Timestamp>,
    days: &mut Vec<ActivityDay>,
) {
    if let Some(day) = days.last_mut().filter(|_| last.contains(&at)) {
        day.entries += 1;
        return;
    }
    let (date, hours) = day_of(at, zone);
    *last = hours;
    days.push(ActivityDay { date, entries: 1 });
}

/// The day of a time, and from when to when it lasts.
fn day_of(at: Timestamp, zone: &TimeZone) -> (Date, Range<Timestamp>) {
    let at = at.to_zoned(zone.clone());
    let bounds = at
        .start_of_day()
        .and_then(|start| Ok((start.checked_add(1.day())?, start)));
    // At the ends of time a day is as long as the moment.
    let hours = bounds.map_or(at.timestamp()..at.timestamp(), |(end, start)| {
        start.timestamp()..end.timestamp()
    });
    (at.date(), hours)
}

fn newest(database: &Connection) -> rusqlite::Result<i64> {
    database.query_row("SELECT ifnull(max(id), 0) FROM activity", [], |row| {
        row.get(0)
    })
}

fn count(database: &Connection) -> rusqlite::Result<u32> {
    database.query_row("SELECT count(*) FROM activity", [], |row| row.get(0))
}

fn removed(database: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut names = database.prepare_cached(
        "SELECT DISTINCT connection_name FROM activity WHERE connection IS NULL ORDER BY connection_name",
    )?;
    names.query_map([], |row| row.get(0))?.collect()
}
