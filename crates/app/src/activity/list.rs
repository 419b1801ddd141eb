//! The activity as the window lists it, and an entry of it with all that was asked and answered.

use ai_core::Operation;
use jiff::tz::TimeZone;
use records::{ActivityEntry, ActivityWindow};
use request::authority;

use crate::Problem;
use crate::activity::Activity;
use crate::activity::log::DAYS_KEPT;
use crate::activity::recorded::Recorded;
use crate::view::{
    ActivityAgain, ActivityDay, ActivityFilter, ActivityLine, ActivityRef, ActivityStretch,
    ActivitySummary, ActivityView, RequestKind, UnknownPurpose,
};

/// The most entries that are given at once.
const LONGEST_STRETCH: u32 = 500;

impl Activity {
    /// Counts the entries that pass the filter, by day.
    ///
    /// # Errors
    /// [`Problem::NotSaved`] when the records cannot be read.
    pub async fn activity_summary(
        &self,
        filter: ActivityFilter,
    ) -> Result<ActivitySummary, Problem> {
        let summary = self
            .records
            .activity_summary(&filter, &TimeZone::system())?;
        let days = summary.days.iter().map(|day| ActivityDay {
            date: day.date.to_string(),
            entries: day.entries,
        });
        Ok(ActivitySummary {
            newest: summary.newest,
            all: summary.all,
            chosen: summary.chosen(),
            failed: summary.failed,
            days: days.collect(),
            removed: summary.removed,
            days_kept: DAYS_KEPT,
        })
    }

    /// A stretch of the entries that pass the filter.
    ///
    /// # Errors
    /// [`Problem::NotSaved`] when the records cannot be read.
    pub async fn list_activity(
        &self,
        stretch: ActivityStretch,
    ) -> Result<Vec<ActivityLine>, Problem> {
        let window = ActivityWindow {
            newest: stretch.newest,
            oldest_first: stretch.oldest_first,
            offset: stretch.offset,
            limit: stretch.limit.min(LONGEST_STRETCH),
        };
        let entries = self.records.activity(&stretch.filter, window)?;
        Ok(entries.into_iter().map(ActivityLine::of).collect())
    }

    /// An entry with all that was asked and answered.
    ///
    /// # Errors
    /// [`Problem::Gone`] if it is removed by now, [`Problem::RecordUnreadable`].
    pub async fn open_activity(
        &self,
        ActivityRef { activity }: ActivityRef,
    ) -> Result<ActivityView, Problem> {
        let (entry, recorded) = self.log.recorded(activity)?;
        Ok(ActivityView {
            exchange: recorded.render(),
            again: again(&entry, &recorded),
            line: ActivityLine::of(entry),
        })
    }

    /// Removes every entry; gives how many.
    ///
    /// # Errors
    /// [`Problem::NotSaved`].
    pub async fn clear_activity(&self, (): ()) -> Result<usize, Problem> {
        Ok(self.records.clear_activity()?)
    }
}

/// What can be done with an entry now.
fn again(entry: &ActivityEntry, recorded: &Recorded) -> ActivityAgain {
    let again = match recorded.kind() {
        RequestKind::Api(
            Operation::Tenant | Operation::Quota | Operation::List | Operation::Get,
        ) => ActivityAgain::Send,
        RequestKind::Api(Operation::Create | Operation::Replace) => ActivityAgain::Form,
        RequestKind::Api(Operation::Token | Operation::Delete)
        | RequestKind::Check(_)
        | RequestKind::Unknown(_) => ActivityAgain::Nothing,
    };
    match entry.connection {
        None if again != ActivityAgain::Nothing => ActivityAgain::Removed,
        _ => again,
    }
}

impl ActivityLine {
    fn of(entry: ActivityEntry) -> Self {
        let host = authority(&entry.url).to_owned();
        let path = entry.url.split_once(&host).map(|(_, path)| path.to_owned());
        Self {
            activity: entry.id,
            at: entry.at,
            kind: serde_json::from_value(entry.operation.into())
                .unwrap_or(RequestKind::Unknown(UnknownPurpose)),
            method: entry.method,
            path: path.unwrap_or_default(),
            host,
            secret_name: entry.secret_name,
            connection: entry.connection.map(|id| id.to_string()),
            connection_name: entry.connection_name,
            status: entry.status,
            failed: entry.failed,
            duration: entry.duration_ms,
        }
    }
}
