//! What was sent is found again: listed, opened as it was, sent again, made a form of, and cleared.

use ai_core::Operation;
use app::Problem;
use app::view::*;
use pull_secret::Draft;

use crate::harness::{CALL, Harness, assert_no_canary};

#[tokio::test]
async fn what_was_sent_is_listed_and_opens_as_it_was_sent() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let sent = harness
        .create(&connection, &harness.draft("team", "canary-1"))
        .await;
    let main = sent.main.unwrap();
    let number = main.activity.unwrap();

    harness.restart().await;
    let lines = lines(&harness, ActivityFilter::default()).await;
    let line = lines.iter().find(|line| line.activity == number).unwrap();
    assert_eq!(
        (line.method.as_str(), line.status, line.failed),
        ("POST", Some(202), false)
    );
    assert_eq!(line.path, "/v2/admin/dockerRegistrySecrets");
    assert_eq!(line.secret_name.as_deref(), Some("team"));
    assert_eq!(line.connection_name, connection.name);
    let opened = open(&harness, number).await;
    assert_eq!(json(&opened.exchange), json(&main));
    assert_no_canary(&opened);
}

#[tokio::test]
async fn each_exchange_that_is_shown_names_its_record() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut shown = harness.list(&connection).await.exchanges;
    shown.extend(
        harness
            .create(&connection, &harness.draft("team", "pw"))
            .await
            .exchanges,
    );
    assert!(shown.len() > 4);
    for exchange in shown {
        let opened = open(&harness, exchange.activity.unwrap()).await;
        assert_eq!(json(&opened.exchange), json(&exchange));
    }
}

#[tokio::test]
async fn the_window_hears_of_each_new_entry() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.list(&connection).await;
    let events = harness.events.lock().unwrap().clone();
    let heard = events.iter().filter_map(|event| match event {
        Event::Recorded { activity } => Some(*activity),
        _ => None,
    });
    let listed = lines(&harness, ActivityFilter::default()).await;
    let mut listed: Vec<_> = listed.iter().map(|line| line.activity).collect();
    listed.reverse();
    assert_eq!(heard.collect::<Vec<_>>(), listed);
}

#[tokio::test]
async fn entries_are_counted_and_chosen() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team", "pw"))
        .await;
    harness.sandbox.revoke_scope("create");
    harness
        .create(&connection, &harness.draft("other", "pw"))
        .await;

    let writes = ActivityFilter {
        show: ActivityShow::Writes,
        ..ActivityFilter::default()
    };
    let summary = summary(&harness, writes.clone()).await;
    assert_eq!((summary.chosen, summary.failed), (2, 1));
    assert_eq!(summary.days.len(), 1);
    assert!(summary.all > 4);
    let names = lines(&harness, writes).await;
    let names = names
        .iter()
        .map(|line| line.secret_name.as_deref().unwrap());
    assert_eq!(names.collect::<Vec<_>>(), ["other", "team"]);
    let found = ActivityFilter {
        text: "team 202".to_owned(),
        ..ActivityFilter::default()
    };
    assert_eq!(lines(&harness, found).await.len(), 1);
}

#[tokio::test]
async fn a_request_that_reads_is_sent_again_with_a_token_of_now() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let list = harness.list(&connection).await;
    let first = list
        .exchanges
        .iter()
        .find(|exchange| exchange.request.kind == RequestKind::Api(Operation::List))
        .unwrap();
    assert_eq!(
        open(&harness, first.activity.unwrap()).await.again,
        ActivityAgain::Send
    );
    let before = harness.arrived("GET").len();
    harness.sandbox.expire_tokens();
    harness.sandbox.tenant().add_foreign("new", "{}");

    let again = harness
        .app()
        .activity
        .send_again(call(first.activity))
        .await
        .unwrap();
    assert!(Some(again.line.activity) > first.activity);
    assert_eq!(again.line.status, Some(200));
    assert_eq!(json(&again.exchange.request), json(&first.request));
    assert!(json(&again.exchange.answer).contains("new"));
    let arrived = harness.arrived("GET");
    assert_eq!(arrived.len(), before + 2, "one was refused, one renewed");
    assert_eq!(arrived.last().unwrap().target, arrived[0].target);
}

#[tokio::test]
async fn a_write_and_a_token_request_are_not_sent_again() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let sent = harness
        .create(&connection, &harness.draft("team", "pw"))
        .await;
    harness.delete(&connection, "team").await;
    let deletion = harness.last_exchange("DELETE").await;
    let token = lines(&harness, ActivityFilter::default()).await;
    let token = token.iter().find(|line| line.path.contains("token"));
    let arrived = harness.sandbox.recorder().requests().len();
    for activity in [
        sent.main.unwrap().activity,
        deletion.activity,
        token.map(|line| line.activity),
    ] {
        let refused = harness.app().activity.send_again(call(activity)).await;
        assert_eq!(refused.unwrap_err(), Problem::NotSentAgain);
    }
    assert_eq!(harness.sandbox.recorder().requests().len(), arrived);
}

#[tokio::test]
async fn nothing_is_sent_for_a_removed_connection_and_its_entries_stay() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let sent = harness
        .create(&connection, &harness.draft("team", "pw"))
        .await;
    let write = sent.main.unwrap().activity;
    let read = sent.list.unwrap().exchanges[0].activity;
    let reference = ConnectionRef {
        connection: connection.id.clone(),
    };
    harness
        .app()
        .connections
        .remove_connection(reference)
        .await
        .unwrap();

    let removed = Problem::ConnectionRemoved {
        name: connection.name.clone(),
    };
    let again = harness.app().activity.send_again(call(read)).await;
    assert_eq!(again.unwrap_err(), removed);
    let form = harness
        .app()
        .activity
        .open_as_form(reference_to(write))
        .await;
    assert_eq!(form.unwrap_err(), removed);
    assert_eq!(
        open(&harness, read.unwrap()).await.again,
        ActivityAgain::Removed
    );
    let of_removed = ActivityFilter {
        tenant: Some(ActivityTenant::Removed {
            name: connection.name.clone(),
        }),
        ..ActivityFilter::default()
    };
    let summary = summary(&harness, of_removed).await;
    assert_eq!(summary.removed, [connection.name]);
    assert_eq!(summary.chosen, summary.all);
}

#[tokio::test]
async fn a_write_opens_as_the_form_that_made_it_while_its_passwords_are_kept() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = Draft {
        registries: vec![
            harness.registry("https://index.docker.io/v1/", "anna \"a\"", "pw-1"),
            harness.registry("ghcr.io", "bert", "pw-2"),
        ],
        ..harness.draft("team", "unused")
    };
    let sent = harness.create(&connection, &draft).await;
    let created = sent.main.unwrap().activity;
    harness.restart().await;

    let form = harness
        .app()
        .activity
        .open_as_form(reference_to(created))
        .await;
    let form = form.unwrap();
    assert_eq!(form.purpose, Purpose::Create);
    assert!(form.without_password.is_empty());
    assert_eq!(form.draft.name, "team");
    assert_eq!(form.draft.images, draft.images);
    assert_eq!(
        form.draft.registries[0].preset.as_deref(),
        Some("docker-hub")
    );
    let typed = |draft: &Draft| {
        let registries = draft.registries.iter();
        let typed = registries.map(|r| (r.registry_key.clone(), r.username.clone(), r.password));
        typed.collect::<Vec<_>>()
    };
    assert_eq!(typed(&form.draft), typed(&draft));
    harness.sandbox.tenant().remove("team");
    harness.create(&connection, &form.draft).await;
    assert_eq!(harness.stored("team")[0].2, "pw-2");

    harness.delete(&connection, "team").await;
    harness.restart().await;
    let form = harness
        .app()
        .activity
        .open_as_form(reference_to(created))
        .await;
    let form = form.unwrap();
    assert_eq!(form.without_password, [0, 1]);
    assert!(form.draft.registries.iter().all(|r| r.password.is_none()));
    assert_eq!(form.draft.registries[1].username, "bert");
}

#[tokio::test]
async fn the_requests_of_checks_are_listed_too_and_a_login_prompt_is_no_failure() {
    let harness = Harness::start().await;
    let connection = harness
        .app()
        .connections
        .open_practice_tenant(())
        .await
        .unwrap();
    let reference = ConnectionRef {
        connection: connection.id.clone(),
    };
    let draft = harness
        .app()
        .connections
        .practice_draft(reference)
        .await
        .unwrap();
    let check = CheckCall {
        connection: connection.id,
        draft,
        consents: Vec::new(),
        operation: CALL.to_owned(),
    };
    let checked = harness.app().checks.check(check).await.unwrap();
    let evidence = checked.lines.iter().flat_map(|line| &line.evidence);
    let evidence: Vec<_> = evidence.collect();
    assert!(!evidence.is_empty());
    for exchange in evidence {
        let opened = open(&harness, exchange.activity.unwrap()).await;
        assert_eq!(json(&opened.exchange), json(&exchange));
        assert_eq!(opened.again, ActivityAgain::Nothing);
        assert!(!opened.line.failed, "{:?}", opened.line);
    }
}

#[tokio::test]
async fn cleared_activity_is_gone_for_good() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let list = harness.list(&connection).await;
    let first = list.exchanges[0].activity.unwrap();
    assert!(harness.app().activity.clear_activity(()).await.unwrap() >= 2);
    harness.restart().await;
    assert_eq!(summary(&harness, ActivityFilter::default()).await.all, 0);
    let gone = harness
        .app()
        .activity
        .open_activity(ActivityRef { activity: first })
        .await;
    assert_eq!(gone.unwrap_err(), Problem::Gone);
    harness.list(&connection).await;
    assert!(summary(&harness, ActivityFilter::default()).await.all > 0);
}

#[tokio::test]
async fn chosen_entries_are_exported_as_an_archive_with_masks_and_nothing_is_half_written() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team", "canary-1"))
        .await;
    let file = harness.folder.path().join("kept.har");
    std::fs::write(&file, "of before").unwrap();
    assert_eq!(export(&harness, ActivityFilter::default()).await, Ok(None));

    *harness.desktop.target.lock().unwrap() = Some(file.clone());
    let writes = ActivityFilter {
        show: ActivityShow::Writes,
        ..ActivityFilter::default()
    };
    let exported = export(&harness, writes).await.unwrap().unwrap();
    assert_eq!((exported.requests, exported.left_out), (1, 0));
    assert_eq!(exported.file, "kept.har");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(!text.contains("canary"));
    let archive: serde_json::Value = serde_json::from_str(&text).unwrap();
    let [entry] = archive["log"]["entries"].as_array().unwrap().as_slice() else {
        panic!("{archive}")
    };
    let [arrived] = harness.arrived("POST").try_into().unwrap();
    assert_eq!(entry["request"]["method"], "POST");
    assert!(
        entry["request"]["url"]
            .as_str()
            .unwrap()
            .ends_with(&arrived.target)
    );
    assert_eq!(entry["response"]["status"], 202);
    let sent = String::from_utf8(arrived.body).unwrap();
    let masked = sent.replace("canary-1", "••••••••");
    assert_eq!(entry["request"]["postData"]["text"], masked);

    *harness.desktop.target.lock().unwrap() = Some(harness.folder.path().join("nowhere/a.har"));
    let refused = export(&harness, ActivityFilter::default()).await;
    let unwritable = Problem::FileUnwritable {
        file: "a.har".to_owned(),
    };
    assert_eq!(refused, Err(unwritable));
}

#[tokio::test]
async fn a_collection_holds_each_different_request_once_and_variables_for_secrets() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team", "canary-1"))
        .await;
    harness.list(&connection).await;
    harness.list(&connection).await;
    let text = collection(&harness, ActivityFilter::default()).await;
    assert!(!text.contains("canary"));
    let api = connection.api_url;
    let secrets = format!("{api}/v2/admin/dockerRegistrySecrets");
    assert_eq!(
        items(&text, &connection.name),
        [
            "Access token".to_owned(),
            format!("GET {secrets}/team"),
            format!("POST {secrets} team"),
            format!("GET {secrets}?$count=true"),
            format!("GET {api}/v2/admin/resourceQuota/dockerRegistrySecrets"),
        ]
    );
}

#[tokio::test]
async fn a_collection_of_writes_alone_gets_its_token_too() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team", "canary-1"))
        .await;
    let filter = ActivityFilter {
        show: ActivityShow::Writes,
        ..ActivityFilter::default()
    };
    let text = collection(&harness, filter).await;
    let items = items(&text, &connection.name);
    assert_eq!(items.len(), 2);
    assert_eq!(items[0], "Access token");
    assert!(items[1].starts_with("POST "), "{items:?}");
}

async fn collection(harness: &Harness, filter: ActivityFilter) -> String {
    let file = harness.folder.path().join("all.json");
    *harness.desktop.target.lock().unwrap() = Some(file.clone());
    let exported = export_as(harness, ActivityFormat::Postman, filter).await;
    assert_ne!(exported.unwrap().unwrap().requests, 0);
    std::fs::read_to_string(&file).unwrap()
}

/// The names of the requests in the only folder of a collection.
fn items(collection: &str, folder: &str) -> Vec<String> {
    let collection: serde_json::Value = serde_json::from_str(collection).unwrap();
    let [only] = collection["item"].as_array().unwrap().as_slice() else {
        panic!("{collection}");
    };
    assert_eq!(only["name"], folder);
    let items = only["item"].as_array().unwrap().iter();
    let names = items.map(|item| item["name"].as_str().unwrap().to_owned());
    names.collect()
}

async fn export(
    harness: &Harness,
    filter: ActivityFilter,
) -> Result<Option<ExportedActivity>, Problem> {
    export_as(harness, ActivityFormat::Har, filter).await
}

async fn export_as(
    harness: &Harness,
    format: ActivityFormat,
    filter: ActivityFilter,
) -> Result<Option<ExportedActivity>, Problem> {
    let export = ExportActivity {
        format,
        filter,
        operation: CALL.to_owned(),
    };
    harness.app().activity.export_activity(export).await
}

async fn summary(harness: &Harness, filter: ActivityFilter) -> ActivitySummary {
    harness
        .app()
        .activity
        .activity_summary(filter)
        .await
        .unwrap()
}

async fn lines(harness: &Harness, filter: ActivityFilter) -> Vec<ActivityLine> {
    let stretch = ActivityStretch {
        newest: summary(harness, filter.clone()).await.newest,
        filter,
        oldest_first: false,
        offset: 0,
        limit: 100,
    };
    harness.app().activity.list_activity(stretch).await.unwrap()
}

async fn open(harness: &Harness, activity: i64) -> ActivityView {
    let opened = harness
        .app()
        .activity
        .open_activity(ActivityRef { activity })
        .await;
    opened.unwrap()
}

fn call(activity: Option<i64>) -> ActivityCall {
    ActivityCall {
        activity: activity.unwrap(),
        operation: CALL.to_owned(),
    }
}

fn reference_to(activity: Option<i64>) -> ActivityRef {
    ActivityRef {
        activity: activity.unwrap(),
    }
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}
