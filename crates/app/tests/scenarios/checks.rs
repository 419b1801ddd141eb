//! Checks against a real registry, and what is kept of them with the secret.

use std::sync::Arc;
use std::time::Duration;

use app::Problem;
use app::view::*;
use pull_secret::Draft;
use registry_check::{Code, Consent, Step as CheckStep, Verdict};
use sandbox::{Action, Fault, Service};

use crate::harness::{CALL, Harness, row};

#[tokio::test]
async fn the_right_login_is_proved_step_by_step_and_each_line_is_told_at_once() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let view = harness.check(&connection, &harness.practice_form()).await;
    assert_eq!(codes(&view.lines), PROVED);
    let told: Vec<_> = harness
        .checked_events()
        .iter()
        .map(|line| line.code)
        .collect();
    assert_eq!(told.len(), PROVED.len());
    assert!(PROVED.iter().all(|(_, code)| told.contains(code)));
    for line in &view.lines[2..] {
        assert!(
            !line.evidence.is_empty(),
            "{:?} shows no exchange",
            line.step
        );
    }
}

#[tokio::test]
async fn a_wrong_password_is_refused_with_what_to_do_about_it() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut draft = harness.practice_form();
    draft.registries[0].password = Some(harness.stage("mistyped"));
    let view = harness.check(&connection, &draft).await;
    let refused = line(&view.lines, CheckStep::LoginAccepted);
    assert_eq!(refused.verdict, Verdict::Refused);
    assert_eq!(refused.code, Code::LoginRefused);
    assert!(refused.remedy.is_some());
    let shown = serde_json::to_string(&view).unwrap();
    assert!(!shown.contains("mistyped"));
    let after = line(&view.lines, CheckStep::ImageFound);
    assert_eq!(after.verdict, Verdict::NotTried);
}

#[tokio::test]
async fn what_a_check_concluded_stays_with_its_requests_in_the_activity() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut draft = harness.practice_form();
    draft.registries[0].password = Some(harness.stage("mistyped"));
    harness.check(&connection, &draft).await;
    let mut findings = Vec::new();
    for line in harness.requests_of_checks().await {
        let activity = line.activity;
        let opened = harness
            .app()
            .activity
            .open_activity(ActivityRef { activity });
        let finding = opened.await.unwrap().exchange.finding;
        findings.extend(finding.map(|finding| (line.failed, finding.code)));
    }
    assert!(
        findings.contains(&(true, Code::LoginRefused)),
        "{findings:?}"
    );
    let about_others = findings.iter().filter(|(failed, _)| !failed);
    let refused = |(_, code): &(bool, Code)| *code == Code::LoginRefused;
    assert!(!about_others.into_iter().any(refused), "{findings:?}");
}

#[tokio::test]
async fn an_image_for_arm64_alone_is_found_and_does_not_run() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut draft = harness.practice_form();
    draft.images = vec![harness.sandbox.registry().image_arm64_only];
    let view = harness.check(&connection, &draft).await;
    let found = line(&view.lines, CheckStep::ImageFound);
    assert_eq!(found.verdict, Verdict::Proven);
    let platform = line(&view.lines, CheckStep::RunsOnPlatform);
    assert_eq!(platform.code, Code::PlatformMissing);
    assert!(platform.remedy.is_some());
}

#[tokio::test]
async fn a_password_goes_to_another_host_only_after_somebody_agreed() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let elsewhere =
        |switches: &mut sandbox::Switches| switches.registry_token_server_elsewhere = true;
    harness.sandbox.switches().change(elsewhere);
    let draft = harness.practice_form();
    let view = harness.check(&connection, &draft).await;
    let login = line(&view.lines, CheckStep::LoginAccepted);
    let Verdict::NeedsConsent { consent } = &login.verdict else {
        panic!("{login:?}")
    };
    let Consent::Realm { realm_host, .. } = consent else {
        panic!("{consent:?}")
    };
    assert!(realm_host.starts_with("localhost:"));
    let arrived = harness.sandbox.recorder().requests_to(Service::Registry);
    assert!(
        arrived
            .iter()
            .all(|request| !request.path().contains("token"))
    );

    let mut call = check_call(&connection, &draft);
    call.consents = vec![consent.clone()];
    let view = harness.app().checks.check(call).await.unwrap();
    assert_eq!(codes(&view.lines), PROVED);
}

#[tokio::test]
async fn a_cancelled_check_ends_at_once_and_keeps_nothing() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.practice_form();
    harness.create(&connection, &draft).await;
    let slow = Fault::latency(Duration::from_secs(30)).to(Service::Registry);
    harness.sandbox.faults().always(slow);
    let app = Arc::clone(harness.app());
    let call = check_call(&connection, &draft);
    let checking = tokio::spawn(async move { app.checks.check(call).await });
    harness.arrived_at_the_registry().await;
    let operation = CALL.to_owned();
    harness
        .app()
        .system
        .cancel(OperationRef { operation })
        .await
        .unwrap();
    assert_eq!(checking.await.unwrap().unwrap_err(), Problem::Cancelled);
    let list = harness.list(&connection).await;
    assert!(row(&list, &draft.name).last_check.is_none());
}

#[tokio::test]
async fn a_request_of_a_check_is_recorded_with_the_time_it_was_sent() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let slow = Fault::latency(LATENCY).to(Service::Registry);
    harness.sandbox.faults().always(slow);
    harness.check(&connection, &harness.practice_form()).await;
    let ended = jiff::Timestamp::now();
    let lines = harness.requests_of_checks().await;
    assert!(lines.len() > 3, "{lines:?}");
    for line in lines {
        let took = Duration::from_millis(line.duration);
        assert!(took >= LATENCY, "{line:?}");
        assert!(line.at.saturating_add(took).unwrap() <= ended, "{line:?}");
    }
}

#[tokio::test]
async fn a_request_of_a_check_without_a_response_is_recorded_with_how_long_it_took() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let lost = Fault::new(Action::ResetBefore).delayed(LATENCY);
    harness.sandbox.faults().always(lost.to(Service::Registry));
    let view = harness.check(&connection, &harness.practice_form()).await;
    let lines = harness.requests_of_checks().await;
    assert!(!lines.is_empty());
    for line in &lines {
        assert_eq!(line.status, None, "{line:?}");
        assert!(Duration::from_millis(line.duration) >= LATENCY, "{line:?}");
    }
    let reachable = line(&view.lines, CheckStep::Reachable);
    assert!(Duration::from_millis(reachable.duration) >= LATENCY);
}

#[tokio::test]
async fn checks_before_registering_are_kept_with_the_secret_and_outlive_the_restart() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut draft = harness.practice_form();
    // As the form has it: a field in which nothing was typed.
    draft.images.push(" ".to_owned());
    let view = harness.check(&connection, &as_checked(&draft)).await;
    let list = harness.list(&connection).await;
    assert!(list.rows.is_empty());
    harness.create(&connection, &draft).await;
    harness.restart().await;
    let list = harness.list(&connection).await;
    let kept = row(&list, &draft.name).last_check.clone().unwrap();
    assert_eq!(millis(kept.checked_at), millis(view.checked_at));
    assert_eq!(codes(&kept.lines), PROVED);
    assert!(kept.lines.iter().all(|line| line.evidence.is_empty()));
}

#[tokio::test]
async fn checking_again_replaces_what_was_kept_and_another_form_leaves_it() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.practice_form();
    harness.create(&connection, &draft).await;
    harness.check(&connection, &draft).await;
    let mut other = draft.clone();
    other.registries[0].password = Some(harness.stage("mistyped"));
    harness.check(&connection, &other).await;
    let kept = |list: &SecretListView| row(list, "team-images").last_check.clone().unwrap();
    let list = harness.list(&connection).await;
    assert_eq!(codes(&kept(&list).lines), PROVED);

    harness
        .sandbox
        .switches()
        .change(|switches| switches.registry_refuses_head = true);
    let again = harness.check(&connection, &draft).await;
    let list = harness.list(&connection).await;
    assert_eq!(millis(kept(&list).checked_at), millis(again.checked_at));
}

#[tokio::test]
async fn credentials_that_were_replaced_have_not_been_checked() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut draft = harness.practice_form();
    harness.create(&connection, &draft).await;
    harness.check(&connection, &draft).await;
    draft.registries[0].password = Some(harness.stage("another"));
    harness.replace(&connection, &draft).await;
    let list = harness.list(&connection).await;
    assert!(row(&list, &draft.name).last_check.is_none());
}

#[tokio::test]
async fn keeping_the_passwords_later_leaves_the_checks_as_they_are() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.practice_form();
    harness.create(&connection, &draft).await;
    harness.check(&connection, &draft).await;
    harness.store_passwords(&connection, &draft.name).await;
    let list = harness.list(&connection).await;
    assert!(row(&list, &draft.name).last_check.is_some());
}

/// How long the registry takes for each response.
const LATENCY: Duration = Duration::from_millis(200);

/// What a full proof at the practice registry says: everything, but that the cluster cannot reach this computer.
const PROVED: [(CheckStep, Code); 5] = [
    (CheckStep::KeyMatches, Code::KeyServes),
    (CheckStep::Reachable, Code::ReachedOnThisComputer),
    (CheckStep::LoginAccepted, Code::LoginAccepted),
    (CheckStep::ImageFound, Code::ManifestFound),
    (CheckStep::RunsOnPlatform, Code::PlatformFits),
];

impl Harness {
    /// A form with the login of the practice registry.
    pub(crate) fn practice_form(&self) -> Draft {
        let access = self.sandbox.registry();
        Draft {
            name: "team-images".to_owned(),
            registries: vec![self.registry(&access.host, &access.username, &access.password)],
            images: vec![access.image],
        }
    }

    pub(crate) async fn check(&self, connection: &ConnectionView, draft: &Draft) -> CheckView {
        let call = check_call(connection, draft);
        self.app().checks.check(call).await.unwrap()
    }

    /// The entries of the activity that are requests of checks.
    async fn requests_of_checks(&self) -> Vec<ActivityLine> {
        let stretch = ActivityStretch {
            filter: ActivityFilter::default(),
            newest: i64::MAX,
            oldest_first: true,
            offset: 0,
            limit: 500,
        };
        let lines = self.app().activity.list_activity(stretch).await.unwrap();
        let of_checks = |line: &ActivityLine| matches!(line.kind, RequestKind::Check(_));
        lines.into_iter().filter(of_checks).collect()
    }

    /// The lines that were told while a check went on.
    fn checked_events(&self) -> Vec<CheckLine> {
        let events = self.events.lock().unwrap();
        let lines = events.iter().filter_map(|event| match event {
            Event::Progress {
                step: Step::Checked { line },
                ..
            } => Some(CheckLine::clone(line)),
            _ => None,
        });
        lines.collect()
    }

    async fn arrived_at_the_registry(&self) {
        while self
            .sandbox
            .recorder()
            .requests_to(Service::Registry)
            .is_empty()
        {
            tokio::task::yield_now().await;
        }
    }
}

fn check_call(connection: &ConnectionView, draft: &Draft) -> CheckCall {
    CheckCall {
        connection: connection.id.clone(),
        draft: draft.clone(),
        consents: Vec::new(),
        operation: CALL.to_owned(),
    }
}

fn as_checked(draft: &Draft) -> Draft {
    let images = draft.images.iter().map(|image| image.trim().to_owned());
    Draft {
        images: images.filter(|image| !image.is_empty()).collect(),
        ..draft.clone()
    }
}

/// As exactly as the records keep it.
fn millis(time: jiff::Timestamp) -> i64 {
    time.as_millisecond()
}

fn line(lines: &[CheckLine], step: CheckStep) -> &CheckLine {
    lines.iter().find(|line| line.step == step).unwrap()
}

fn codes(lines: &[CheckLine]) -> Vec<(CheckStep, Code)> {
    lines.iter().map(|line| (line.step, line.code)).collect()
}
