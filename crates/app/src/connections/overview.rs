//! The overview: how all tenants stand, side by side. Nothing is asked before the user says so.

use std::time::Duration;

use ai_core::{Exchange, Operation};
use futures_util::future::try_join_all;
use jiff::Timestamp;
use records::{ConnectionId, ConnectionRecord, RecordsError};
use tokio::sync::Semaphore;

use crate::Problem;
use crate::connections::tenant_status::{TenantStatus, is_not_offered};
use crate::shared::ids::parse_id;
use crate::shared::tenant_clients::result;
use crate::view::{OverviewCall, OverviewRow, Step, TenantReading};

/// How many connections are asked at the same time. Each asks for one thing after the other, so this is how many
/// requests are on their way: far from the 60 a second that SAP lets through for one subaccount.
pub const AT_ONCE: usize = 8;

impl TenantStatus {
    /// Every connection with what is known of it now. Nothing is sent.
    ///
    /// # Errors
    /// [`Problem::NotSaved`] when the records cannot be read.
    pub async fn overview(&self, (): ()) -> Result<Vec<OverviewRow>, Problem> {
        let connections = self.records.connections()?;
        connections
            .into_iter()
            .map(|connection| self.overview_row(connection))
            .collect()
    }

    /// Asks the tenants of these connections how they stand, some at a time, and tells of each as it is done. One that
    /// was removed meanwhile is left out.
    ///
    /// # Errors
    /// [`Problem::Cancelled`], [`Problem::NotSaved`]; what a tenant met stands in its row.
    pub async fn refresh_overview(&self, call: OverviewCall) -> Result<Vec<OverviewRow>, Problem> {
        let turns = Semaphore::new(AT_ONCE);
        let asked = call.connections.iter().map(|id| async {
            let id = parse_id(id)?;
            let _turn = turns.acquire().await;
            self.refresh_row(id, &call.operation).await
        });
        let rows = self
            .operations
            .run(&call.operation, try_join_all(asked))
            .await?;
        Ok(rows.into_iter().flatten().collect())
    }

    async fn refresh_row(
        &self,
        id: ConnectionId,
        operation: &str,
    ) -> Result<Option<OverviewRow>, Problem> {
        let mut reading = TenantReading {
            at: Timestamp::now(),
            latency: None,
            secrets: None,
            problem: None,
        };
        let part = format!("{operation}/{id}");
        match self.ask_tenant(id, &part, &mut reading).await {
            Err(problem @ Problem::NotSaved) => return Err(problem),
            asked => reading.problem = asked.err(),
        }
        let connection = match self.records.connection(id) {
            Err(RecordsError::NotFound) => return Ok(None),
            connection => connection?,
        };
        self.states.note_reading(id, reading);
        let row = self.overview_row(connection)?;
        let step = Step::Overviewed {
            row: Box::new(row.clone()),
        };
        self.events.progress(operation, step);
        Ok(Some(row))
    }

    /// The quota first: its answer alone tells that token, address and right are good.
    async fn ask_tenant(
        &self,
        id: ConnectionId,
        operation: &str,
        reading: &mut TenantReading,
    ) -> Result<(), Problem> {
        let (connection, client) = self.tenants.client(id).await?;
        let reporter = self.log.reporter(&connection, operation);
        let quota = client.quota(&reporter).await;
        reading.latency = latency(&quota.exchanges);
        if !is_not_offered(&quota.result) {
            let quota = result(&client, quota.result)?;
            self.states.note_quota(id, Some(quota));
        }
        let list = client.list(&reporter).await;
        reading.latency = latency(&list.exchanges).or(reading.latency);
        let list = result(&client, list.result)?;
        reading.secrets = u32::try_from(list.names.len()).ok();
        Ok(())
    }

    fn overview_row(&self, connection: ConnectionRecord) -> Result<OverviewRow, Problem> {
        Ok(OverviewRow {
            known: self.records.count_pull_secrets(connection.id)?,
            reading: self.states.reading(connection.id),
            connection: self.views.view(connection),
        })
    }
}

/// How long the API took for its last answer, a refusal included.
fn latency(exchanges: &[Exchange]) -> Option<u64> {
    let answered =
        |exchange: &&Exchange| exchange.purpose != Operation::Token && exchange.response().is_ok();
    let Exchange { duration, .. } = exchanges.iter().rfind(answered)?;
    Some(whole_milliseconds(*duration))
}

fn whole_milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
