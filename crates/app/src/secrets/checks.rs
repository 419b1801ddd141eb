//! Checks: whether the registries would let the cluster pull, proved with the passwords of the form.

use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use pull_secret::{Draft, Handle, masked};
use records::{ConnectionRecord, Records};
use registry_check::{Code, Consent, Credential, Exchange, Line, Plan, Remedy, Verdict};
use vault::Vault;

use crate::Problem;
use crate::activity::log::ActivityLog;
use crate::activity::recorded::Recorded;
use crate::secrets::check_results::CheckResults;
use crate::shared::Services;
use crate::shared::events::Events;
use crate::shared::hidden_usernames::HiddenUsernames;
use crate::shared::ids::parse_id;
use crate::shared::network::NetworkAccess;
use crate::shared::operations::Operations;
use crate::shared::practice_tenant::PracticeTenant;
use crate::shared::staged::{Staged, open_passwords};
use crate::shared::sync::lock;
use crate::view::{CheckCall, CheckFinding, CheckLine, CheckView, Step};

/// The exchanges of a check that are recorded: each once, however many lines refer to it.
#[derive(Default)]
struct Noted(Vec<(Arc<Exchange>, Recorded)>);

/// Checks forms against their registries.
pub struct Checks {
    records: Records,
    vault: Vault,
    usernames: Arc<HiddenUsernames>,
    net: Arc<NetworkAccess>,
    events: Arc<Events>,
    operations: Arc<Operations>,
    practice: Arc<PracticeTenant>,
    log: Arc<ActivityLog>,
    results: Arc<CheckResults>,
}

impl Checks {
    pub(crate) fn new(
        services: &Services,
        log: &Arc<ActivityLog>,
        results: &Arc<CheckResults>,
    ) -> Self {
        Self {
            records: services.records.clone(),
            vault: services.vault.clone(),
            usernames: Arc::clone(&services.usernames),
            net: Arc::clone(&services.net),
            events: Arc::clone(&services.events),
            operations: Arc::clone(&services.operations),
            practice: Arc::clone(&services.practice),
            log: Arc::clone(log),
            results: Arc::clone(results),
        }
    }

    /// Checks every image of the form, each line told as soon as it is known. What came of it is kept with the secret
    /// if that is known as it stands in the form, or once it is registered so.
    ///
    /// # Errors
    /// [`Problem::Gone`], [`Problem::Cancelled`], [`Problem::NotSendable`] while a secret is in a plain field, since
    /// usernames and images are part of what is shown and recorded; what a registry said stands in the lines.
    pub async fn check(&self, call: CheckCall) -> Result<CheckView, Problem> {
        if !masked(&call.draft, &Staged(&self.vault)).is_sendable {
            return Err(Problem::NotSendable);
        }
        let connection = self.records.connection(parse_id(&call.connection)?)?;
        if connection.practice {
            self.practice.ensure_running(connection.clone()).await?;
        }
        let practice_registry = match connection.practice {
            true => self.practice.registry_host().await,
            false => None,
        };
        let render = |line: &Line, noted: &Noted| {
            CheckLine::render(line, noted).for_practice_registry(practice_registry.as_deref())
        };
        let http_clients = self.net.http_clients();
        let noted: Mutex<Noted> = Mutex::default();
        let check = async {
            let passwords = open_passwords(&self.vault, &call.draft).await;
            let draft = self.usernames.hide(&call.draft, &passwords);
            let plan = plan(&draft, &call.consents);
            let open = |handle: Handle| {
                let opened = passwords.get(&handle).cloned();
                opened.or_else(|| self.vault.staged(handle))
            };
            let tell = |line: &Line| {
                // At once: a check that is cancelled has sent it all the same.
                let mut noted = lock(&noted);
                let finding = CheckFinding::of(line, practice_registry.as_deref());
                noted.add(line, |exchange, concludes| {
                    let recorded = Recorded::from(exchange);
                    let recorded = match concludes {
                        true => recorded.concluding(finding.clone()),
                        false => recorded,
                    };
                    self.record(&connection, recorded)
                });
                let line = Box::new(render(line, &noted));
                self.events
                    .progress(&call.operation, Step::Checked { line });
            };
            Ok((http_clients.checker.check(&plan, &open, &tell).await, draft))
        };
        let (report, draft) = self.operations.run(&call.operation, check).await?;
        let noted = lock(&noted);
        let lines = report.lines.iter().map(|line| render(line, &noted));
        let view = CheckView {
            checked_at: Timestamp::now(),
            lines: lines.collect(),
        };
        self.results.put(connection.id, &draft, &view)?;
        Ok(view)
    }

    fn record(&self, connection: &ConnectionRecord, mut recorded: Recorded) -> Recorded {
        recorded.0.record = self.log.record_exchange(connection, &recorded);
        recorded
    }
}

impl Noted {
    fn find(&self, exchange: &Arc<Exchange>) -> Option<&Recorded> {
        let mut noted = self.0.iter();
        let found = noted.find(|(other, _)| Arc::ptr_eq(other, exchange));
        found.map(|(_, recorded)| recorded)
    }

    /// Notes the exchanges of a line that are new. The line concludes from the last of its exchanges: those before it
    /// only lead there.
    fn add(&mut self, line: &Line, note: impl Fn(&Exchange, bool) -> Recorded) {
        for (place, exchange) in line.evidence.iter().enumerate() {
            if self.find(exchange).is_none() {
                let concludes = place + 1 == line.evidence.len();
                self.0
                    .push((Arc::clone(exchange), note(exchange, concludes)));
            }
        }
    }
}

/// What a form would put into the tenant, as far as it is typed.
fn plan(draft: &Draft, consents: &[Consent]) -> Plan {
    let credentials = draft.registries.iter().filter_map(|registry| {
        Some(Credential {
            registry_key: registry.registry_key.clone(),
            username: registry.sent_username(),
            password: registry.password?,
        })
    });
    Plan {
        credentials: credentials.collect(),
        images: draft.images.clone(),
        consents: consents.to_vec(),
    }
}

impl CheckFinding {
    /// `practice_registry` is the registry of the practice tenant, if that is checked.
    fn of(line: &Line, practice_registry: Option<&str>) -> Self {
        let rendered =
            CheckLine::render(line, &Noted::default()).for_practice_registry(practice_registry);
        Self {
            step: rendered.step,
            verdict: rendered.verdict,
            code: rendered.code,
            fields: rendered.fields,
            remedy: rendered.remedy,
        }
    }
}

impl CheckLine {
    fn render(line: &Line, noted: &Noted) -> Self {
        let recorded = line
            .evidence
            .iter()
            .filter_map(|exchange| noted.find(exchange));
        Self {
            image: line.image,
            step: line.step,
            verdict: line.verdict.clone(),
            code: line.code,
            fields: line.fields.clone(),
            remedy: line.remedy.as_ref().and_then(Remedy::words).cloned(),
            duration: recorded.clone().map(Recorded::duration).sum(),
            evidence: recorded.map(Recorded::render).collect(),
        }
    }

    /// That the practice registry runs on this computer is what practice is, and no warning.
    fn for_practice_registry(mut self, registry: Option<&str>) -> Self {
        let here = self.code == Code::ReachedOnThisComputer;
        if here && registry.is_some_and(|host| self.fields.get("host").is_some_and(|at| at == host))
        {
            self.verdict = Verdict::Proven;
            self.fields.insert("practice".to_owned(), "yes".to_owned());
        }
        self
    }
}
