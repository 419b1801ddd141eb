//! Connections: saved service keys, changed, tested and removed.

use ai_core::{Failure, Operation, Outcome};
use jiff::Timestamp;
use pull_secret::Handle;
use records::{ConnectionId, ConnectionRecord, RecordsError};
use vault::KeychainError;

use crate::Problem;
use crate::app::App;
use crate::reporter::Reporter;
use crate::view::*;

/// How many colours there are to mark a connection with.
const COLOURS: u8 = 8;

impl App {
    pub(crate) fn connections(&self) -> Result<Vec<ConnectionView>, Problem> {
        let connections = self.records.connections()?;
        Ok(connections
            .into_iter()
            .map(|connection| self.connection_view(connection))
            .collect())
    }

    pub(crate) fn connection_view(&self, connection: ConnectionRecord) -> ConnectionView {
        let id = connection.id;
        ConnectionView {
            id: id.to_string(),
            region: ai_core::service_key::region(&connection.api_url).map(str::to_owned),
            client_secret: self.client_secret_place(&connection),
            token: self.token_view(id),
            quota: self.tenants.quota(id),
            name: connection.name,
            api_url: connection.api_url,
            token_url: connection.token_url,
            client_id: connection.client_id,
            identity_zone: connection.identity_zone,
            colour: connection.colour,
            production: connection.production,
            practice: connection.practice,
            added_at: connection.added_at,
            used_at: connection.used_at,
        }
    }

    fn client_secret_place(&self, connection: &ConnectionRecord) -> SecretPlace {
        match (
            connection.client_secret,
            self.tenants.session_secret(connection.id),
        ) {
            (Some(_), _) => SecretPlace::Keychain,
            (None, Some(_)) => SecretPlace::Session,
            // The practice tenant makes a new key each time it starts.
            (None, None) if connection.practice => SecretPlace::Session,
            (None, None) => SecretPlace::Nowhere,
        }
    }

    fn token_view(&self, id: ConnectionId) -> TokenView {
        let token = self
            .tenants
            .client(id)
            .and_then(|client| client.token_at_hand());
        match token.filter(|token| token.is_fresh(Timestamp::now())) {
            Some(token) => TokenView::Valid {
                expires_at: token.expires_at,
            },
            None => TokenView::None,
        }
    }

    /// Changes name, colour or production mark.
    ///
    /// # Errors
    /// [`Problem::ConnectionNameUnusable`] for an empty name or one that another connection has.
    pub async fn change_connection(
        &self,
        change: ChangeConnection,
    ) -> Result<ConnectionView, Problem> {
        let mut connection = self.connection(parse_id(&change.connection)?)?;
        if let Some(name) = change.name {
            connection.name = self.usable_name(&name, Some(connection.id))?;
        }
        if let Some(colour) = change.colour {
            connection.colour = colour % COLOURS;
        }
        if let Some(production) = change.production {
            connection.production = production;
        }
        self.records.update_connection(&connection)?;
        Ok(self.connection_view(connection))
    }

    /// Puts the connections into this order; one that is not named keeps its place number.
    ///
    /// # Errors
    /// [`Problem::Gone`] if one of them is not there any more; nothing is changed then. [`Problem::NotSaved`].
    pub async fn order_connections(&self, order: ConnectionOrder) -> Result<(), Problem> {
        let ids = order.connections.iter().map(|id| parse_id(id));
        let ids = ids.collect::<Result<Vec<_>, _>>()?;
        Ok(self.records.order_connections(&ids)?)
    }

    /// Notes that the connection was chosen now. Records that cannot be written take nothing from the choice.
    pub(crate) fn note_used(&self, connection: Option<&str>) {
        let Some(id) = connection.and_then(|id| parse_id(id).ok()) else {
            return;
        };
        match self.records.note_connection_used(id, Timestamp::now()) {
            // It may have been removed meanwhile.
            Ok(()) | Err(RecordsError::NotFound) => {}
            Err(error) => log::error!("the use of a connection was not noted: {error}"),
        }
    }

    /// Removes the connection, all that is known of its secrets, and their passwords from the keychain.
    ///
    /// # Errors
    /// [`Problem::Gone`], [`Problem::NotSaved`].
    pub async fn remove_connection(
        &self,
        ConnectionRef { connection }: ConnectionRef,
    ) -> Result<RemovedConnection, Problem> {
        let id = parse_id(&connection)?;
        let practice = self.connection(id)?.practice;
        let unowned = self.records.remove_connection(id)?;
        let mut in_session = self.session.remove_all(id);
        in_session.extend(self.tenants.forget(id));
        in_session
            .into_iter()
            .for_each(|secret| self.vault.drop_staged(secret));
        if practice {
            self.practice.stop().await;
        }
        let forgotten = self.forget_all(unowned).await;
        Ok(RemovedConnection {
            forgotten: forgotten.gone,
            waiting: forgotten.waiting,
        })
    }

    /// Tests the connection: a new token, the tenant, its quota and its list, each told as it is done.
    ///
    /// # Errors
    /// [`Problem::Gone`], [`Problem::Cancelled`]; what a part met stands in its outcome.
    pub async fn test_connection(&self, call: ConnectionCall) -> Result<TestView, Problem> {
        let id = parse_id(&call.connection)?;
        let test = async {
            let parts = Test {
                app: self,
                id,
                operation: &call.operation,
                parts: Vec::new(),
            };
            Ok(TestView {
                parts: parts.run().await?,
                connection: self.connection_view(self.connection(id)?),
            })
        };
        self.operations.run(&call.operation, test).await
    }

    /// A name that can be given to the connection, without blanks around it.
    pub(crate) fn usable_name(
        &self,
        name: &str,
        of: Option<ConnectionId>,
    ) -> Result<String, Problem> {
        let name = name.trim();
        let taken =
            self.records.connections()?.into_iter().any(|other| {
                Some(other.id) != of && other.name.to_lowercase() == name.to_lowercase()
            });
        if name.is_empty() || name.chars().any(char::is_control) || taken {
            return Err(Problem::ConnectionNameUnusable);
        }
        Ok(name.to_owned())
    }

    /// Writes a secret to the keychain, noted before, so that a kill leaves nothing behind unnoticed.
    pub(crate) async fn keep(&self, handle: Handle) -> Result<(), Problem> {
        self.records.begin(handle)?;
        self.vault.keep(handle).await.map_err(|error| {
            if wrote_nothing(error)
                && let Err(error) = self.records.clear(handle)
            {
                log::error!("a note stays for the next start: {error}");
            }
            error.into()
        })
    }
}

/// Whether a failed write certainly left nothing behind; if not, its note stays for the next start.
fn wrote_nothing(error: KeychainError) -> bool {
    match error {
        KeychainError::Absent
        | KeychainError::Locked
        | KeychainError::Dismissed
        | KeychainError::Missing
        | KeychainError::TooLong { .. } => true,
        KeychainError::Ambiguous
        | KeychainError::Damaged
        | KeychainError::NotAnswering
        | KeychainError::Refused => false,
    }
}

/// The id in the window's text.
pub(crate) fn parse_id(text: &str) -> Result<ConnectionId, Problem> {
    text.parse().map_err(|_| Problem::Gone)
}

/// A test under way.
struct Test<'a> {
    app: &'a App,
    id: ConnectionId,
    operation: &'a str,
    parts: Vec<TestPart>,
}

impl Test<'_> {
    async fn run(mut self) -> Result<Vec<TestPart>, Problem> {
        let (connection, client) = self.app.client(self.id).await?;
        let reporter = Reporter::new(self.app, &connection, self.operation);
        client.drop_token().await;
        let token = client.token(&reporter).await;
        self.part(TestPartKind::Token, &client, token, |token| {
            let left = token.expires_at.duration_since(Timestamp::now());
            passed([("minutes", left.as_mins().to_string())])
        });
        if !self.went_well() {
            return Ok(self.skip_the_rest());
        }
        let tenant = client.tenant(&reporter).await;
        self.part(
            TestPartKind::Tenant,
            &client,
            tenant,
            |tenant| match tenant {
                None => TestOutcome::NotOffered,
                Some(tenant) => passed([
                    ("plan", tenant.service_plan.unwrap_or_default()),
                    ("zone", tenant.tenant_id.unwrap_or_default()),
                    ("status", tenant.status.unwrap_or_default()),
                ]),
            },
        );
        let quota = client.quota(&reporter).await;
        let app = self.app;
        self.part(TestPartKind::Quota, &client, quota, |quota| {
            let quota = QuotaView::from(quota);
            app.tenants.note_quota(connection.id, Some(quota));
            let used = quota.used.map(|used| used.to_string()).unwrap_or_default();
            passed([("used", used), ("max", quota.max.to_string())])
        });
        let list = client.list(&reporter).await;
        self.part(TestPartKind::List, &client, list, |list| {
            passed([("count", list.names.len().to_string())])
        });
        Ok(self.parts)
    }

    fn part<T>(
        &mut self,
        kind: TestPartKind,
        client: &ai_core::Client,
        outcome: Outcome<T>,
        told: impl FnOnce(T) -> TestOutcome,
    ) {
        let last = outcome.exchanges.last().map(ExchangeView::draw);
        let not_offered = is_not_offered(kind, &outcome.result);
        let result = self.app.result(client, outcome.result);
        let outcome = match result {
            Ok(answer) => told(answer),
            Err(_) if not_offered => TestOutcome::NotOffered,
            Err(problem) => TestOutcome::Failed { problem },
        };
        let part = TestPart {
            kind,
            outcome,
            exchange: last,
        };
        self.app.events.progress(
            self.operation,
            Step::Tested {
                part: Box::new(part.clone()),
            },
        );
        self.parts.push(part);
    }

    fn went_well(&self) -> bool {
        !self
            .parts
            .iter()
            .any(|part| matches!(part.outcome, TestOutcome::Failed { .. }))
    }

    fn skip_the_rest(mut self) -> Vec<TestPart> {
        let rest = [
            TestPartKind::Tenant,
            TestPartKind::Quota,
            TestPartKind::List,
        ];
        self.parts.extend(rest.map(|kind| TestPart {
            kind,
            outcome: TestOutcome::NotRun,
            exchange: None,
        }));
        self.parts
    }
}

/// Not every plan answers these, and the list alone decides.
pub(crate) fn is_not_offered<T>(kind: TestPartKind, result: &Result<T, Failure>) -> bool {
    let asked = matches!(kind, TestPartKind::Tenant | TestPartKind::Quota);
    let Err(Failure::Refused {
        operation: Operation::Tenant | Operation::Quota,
        problem,
        ..
    }) = result
    else {
        return false;
    };
    asked && matches!(problem.status, 403 | 404)
}

fn passed<const N: usize>(fields: [(&str, String); N]) -> TestOutcome {
    let fields = fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    TestOutcome::Passed { fields }
}

impl From<ai_core::Quota> for QuotaView {
    fn from(quota: ai_core::Quota) -> Self {
        Self {
            used: quota.used,
            max: quota.max,
        }
    }
}
