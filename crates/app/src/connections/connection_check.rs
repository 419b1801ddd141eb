//! The test of a connection: a new token, the tenant, its quota, its list, each told as it is done.

use ai_core::{Client, Outcome};
use jiff::Timestamp;
use records::{CheckRecord, ConnectionId};

use crate::Problem;
use crate::activity::recorded::render_all;
use crate::connections::tenant_status::{TenantStatus, is_not_offered};
use crate::shared::ids::parse_id;
use crate::shared::tenant_clients::result;
use crate::view::*;

impl TenantStatus {
    /// Tests the connection: a new token, the tenant, its quota and its list, each told as it is done.
    ///
    /// # Errors
    /// [`Problem::Gone`], [`Problem::Cancelled`]; what a part met stands in its outcome.
    pub async fn test_connection(&self, call: ConnectionCall) -> Result<TestView, Problem> {
        let id = parse_id(&call.connection)?;
        let test = async {
            let parts = Test {
                status: self,
                id,
                operation: &call.operation,
                parts: Vec::new(),
            };
            let parts = parts.run().await?;
            self.note_test(id, &parts);
            self.note_tested_key(id, &parts)?;
            Ok(TestView {
                parts,
                connection: self.views.view(self.records.connection(id)?),
            })
        };
        self.operations.run(&call.operation, test).await
    }

    /// Records that cannot be written do not undo a test that was made; that is logged.
    fn note_test(&self, id: ConnectionId, parts: &[TestPart]) {
        let failed = parts.iter().find(|part| part.failed());
        let test = CheckRecord {
            at: Timestamp::now(),
            failed: failed.map(|part| part.kind.name().to_owned()),
        };
        if let Err(error) = self.records.put_connection_check(id, &test) {
            log::error!("a test was not noted: {error}");
        }
    }
}

impl TestPart {
    fn failed(&self) -> bool {
        matches!(self.outcome, TestOutcome::Failed { .. })
    }
}

impl TestPartKind {
    fn name(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Tenant => "tenant",
            Self::Quota => "quota",
            Self::List => "list",
        }
    }

    /// `None` for a part that this version does not know.
    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Token, Self::Tenant, Self::Quota, Self::List]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// A test under way.
struct Test<'a> {
    status: &'a TenantStatus,
    id: ConnectionId,
    operation: &'a str,
    parts: Vec<TestPart>,
}

impl Test<'_> {
    async fn run(mut self) -> Result<Vec<TestPart>, Problem> {
        let (connection, client) = self.status.tenants.client(self.id).await?;
        let reporter = self.status.log.reporter(&connection, self.operation);
        self.status.states.forget_observed(self.id);
        let token = client.renew_token(&reporter).await;
        self.part(TestPartKind::Token, &client, token, |token| {
            let left = token.expires_at.duration_since(Timestamp::now());
            TestFinding::Token {
                minutes: left.as_mins(),
            }
            .into()
        });
        if !self.passed() {
            return Ok(self.skip_the_rest());
        }
        let tenant = client.tenant(&reporter).await;
        self.part(
            TestPartKind::Tenant,
            &client,
            tenant,
            |tenant| match tenant {
                None => TestOutcome::NotOffered,
                Some(tenant) => TestFinding::Tenant(tenant).into(),
            },
        );
        let quota = client.quota(&reporter).await;
        let states = &self.status.states;
        self.part(TestPartKind::Quota, &client, quota, |quota| {
            states.note_quota(connection.id, Some(quota));
            TestFinding::Quota(quota).into()
        });
        let list = client.list(&reporter).await;
        self.part(TestPartKind::List, &client, list, |list| {
            TestFinding::List {
                count: list.names.len(),
            }
            .into()
        });
        Ok(self.parts)
    }

    fn part<T>(
        &mut self,
        kind: TestPartKind,
        client: &Client,
        outcome: Outcome<T>,
        to_outcome: impl FnOnce(T) -> TestOutcome,
    ) {
        let exchanges = render_all(&outcome.exchanges);
        let not_offered = is_not_offered(&outcome.result);
        let result = result(client, outcome.result);
        let outcome = match result {
            Ok(answer) => to_outcome(answer),
            Err(_) if not_offered => TestOutcome::NotOffered,
            Err(problem) => TestOutcome::Failed { problem },
        };
        let part = TestPart {
            kind,
            outcome,
            exchanges,
        };
        self.status.events.progress(
            self.operation,
            Step::Tested {
                part: Box::new(part.clone()),
            },
        );
        self.parts.push(part);
    }

    fn passed(&self) -> bool {
        !self.parts.iter().any(TestPart::failed)
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
            exchanges: Vec::new(),
        }));
        self.parts
    }
}

impl From<TestFinding> for TestOutcome {
    fn from(finding: TestFinding) -> Self {
        Self::Passed { finding }
    }
}
