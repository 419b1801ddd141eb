//! Service keys in any wrapping: several in one text, a second one for the same tenant, those in the home folder, and
//! what the doctor keeps saying of them.

use std::path::PathBuf;

use ai_core::service_key::{DiagnosticCode, DiagnosticState};
use app::Problem;
use app::view::*;
use serde_json::{Value, json};

use crate::harness::{CALL, Harness, add, assert_no_canary, call_on, service_key, usable};

#[tokio::test]
async fn of_several_keys_the_chosen_one_is_saved() {
    let harness = Harness::start().await;
    let keys = json!({"dev": key("dev", 1), "broken": {"clientid": "sb-x", "url": "<url>"}, "prod": key("prod", 2)});
    let reading = harness.paste(&keys.to_string()).await.unwrap();
    let told: Vec<_> = reading
        .keys
        .iter()
        .map(|key| (key.label.as_deref(), key.usable.is_some()))
        .collect();
    assert_eq!(told, [(Some("dev"), true), (Some("prod"), true)]);
    let add = AddConnection {
        reading: reading.reading.clone(),
        key: 1,
        update: None,
        name: "mine".to_owned(),
        remember: true,
        production: false,
        untested: false,
        operation: CALL.to_owned(),
    };
    let saved = harness.add_connection(add.clone()).await;
    assert_eq!(saved.client_id, "sb-prod!b2|aicore!b540");
    let again = harness
        .app()
        .connections
        .add_connection(add)
        .await
        .map(|_| ());
    assert_eq!(again, Err(Problem::Gone));
    assert_no_canary(&reading);
}

#[tokio::test]
async fn a_second_key_of_the_same_tenant_updates_the_connection_or_stands_beside_it() {
    let harness = Harness::start().await;
    let first = harness.paste(&key("one", 1).to_string()).await.unwrap();
    let first = AddConnection {
        production: true,
        ..add(&first)
    };
    let first = harness.add_connection(first).await;

    let second = harness.paste(&key("two", 2).to_string()).await.unwrap();
    let known = usable(&second).same_tenant.clone().unwrap();
    assert_eq!(
        (&known.connection, known.same_client, known.production),
        (&first.id, false, true)
    );
    let update = AddConnection {
        update: Some(known.connection),
        name: known.name,
        // Its addresses are invented.
        untested: true,
        ..add(&second)
    };
    let updated = harness.add_connection(update).await;
    assert_eq!(
        (&updated.id, &*updated.client_id),
        (&first.id, "sb-two!b2|aicore!b540")
    );

    let third = harness.paste(&key("three", 3).to_string()).await.unwrap();
    let beside = harness.add_connection(add(&third)).await;
    assert_ne!(beside.id, first.id);
    assert_ne!(beside.name, updated.name);
    let connections = harness.app().system.start(()).await.unwrap().connections;
    assert_eq!(connections.len(), 2);
}

#[tokio::test]
async fn a_key_of_another_tenant_or_region_is_nobodys_twin() {
    let harness = Harness::start().await;
    let first = harness.paste(&key("one", 1).to_string()).await.unwrap();
    harness.add_connection(add(&first)).await;
    let mut tenant = key("two", 2);
    tenant["identityzoneid"] = json!("another");
    let mut region = key("two", 2);
    region["serviceurls"]["AI_API_URL"] =
        json!("https://api.ai.prod.us-east-1.aws.ml.hana.ondemand.com");
    for other in [tenant, region] {
        let reading = harness.paste(&other.to_string()).await.unwrap();
        assert_eq!(usable(&reading).same_tenant, None);
    }
    let gone = AddConnection {
        update: Some("00".repeat(16)),
        ..add(&harness.paste(&key("two", 2).to_string()).await.unwrap())
    };
    let refused = harness
        .app()
        .connections
        .add_connection(gone)
        .await
        .map(|_| ());
    assert_eq!(refused, Err(Problem::Gone));
}

#[tokio::test]
async fn what_the_doctor_said_is_still_said_after_a_restart_and_a_test_adds_to_it() {
    let mut harness = Harness::start().await;
    let text = format!(
        "Getting key k1 as x...\n\n{{\"credentials\":{}}}\n",
        harness.sandbox.service_key()
    );
    let reading = harness.paste(&text).await.unwrap();
    let connection = harness.add_connection(add(&reading)).await;
    assert_eq!(connection.doctor, reading.keys[0].doctor);
    assert_eq!(
        connection.doctor[0].fields["layers"],
        "cfOutput credentials"
    );

    let tested = harness
        .app()
        .tenants
        .test_connection(call_on(&connection))
        .await
        .unwrap()
        .connection;
    let has =
        |connection: &ConnectionView, code| connection.doctor.iter().any(|line| line.code == code);
    for code in [
        DiagnosticCode::Plan,
        DiagnosticCode::Issuer,
        DiagnosticCode::Zone,
    ] {
        assert!(has(&tested, code), "{:?}", tested.doctor);
    }
    let started = harness.restart().await;
    assert!(has(&started.connections[0], DiagnosticCode::Plan));
    assert!(has(&started.connections[0], DiagnosticCode::Wrapping));

    harness.sandbox.rotate_client_secret();
    let tested = harness
        .app()
        .tenants
        .test_connection(call_on(&connection))
        .await
        .unwrap()
        .connection;
    let last = tested.doctor.last().unwrap();
    assert_eq!(
        (last.code, last.state),
        (DiagnosticCode::SecretRotated, DiagnosticState::Fail)
    );
    let connection = harness.connect().await;
    assert!(!has(&connection, DiagnosticCode::SecretRotated));
}

#[tokio::test]
async fn the_keys_of_the_home_folder_are_offered_and_read_only_when_asked_for() {
    let harness = Harness::start().await;
    let home = harness.folder.path().join("home");
    let folder = home.join(".aicore");
    std::fs::create_dir_all(folder.join("config_folder.json")).unwrap();
    for (file, text) in [
        ("config.json", sdk("default").to_string()),
        ("config_prod.json", sdk("prod").to_string()),
        ("config_.json", "x".to_owned()),
        ("other.json", sdk("other").to_string()),
    ] {
        std::fs::write(folder.join(file), text).unwrap();
    }
    assert_eq!(harness.app().pasted.find_key_files(()).await.unwrap(), []);
    set(&harness, HOME, home);
    let found = harness.app().pasted.find_key_files(()).await.unwrap();
    let told: Vec<_> = found
        .iter()
        .map(|file| (&*file.path, file.profile.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (&*native("~/.aicore/config.json"), None),
            (&*native("~/.aicore/config_prod.json"), Some("prod"))
        ]
    );

    let path = found[1].path.clone();
    let read = service_key(
        harness
            .app()
            .pasted
            .read_key_file(KeyFileRef { path })
            .await
            .unwrap(),
    );
    assert_eq!(usable(&read).client_id, "sb-prod!b1|aicore!b540");
    assert_eq!(read.keys[0].doctor[0].fields["layers"], "sdkConfig");
    for path in [
        "~/.aicore/other.json",
        "/etc/passwd",
        "~/.aicore/../.aicore/config.json",
        "",
    ] {
        let path = native(path);
        let refused = harness
            .app()
            .pasted
            .read_key_file(KeyFileRef { path })
            .await
            .map(|_| ());
        assert_eq!(refused, Err(Problem::Gone));
    }
}

#[tokio::test]
async fn the_variables_of_the_sdks_say_where_their_keys_are() {
    let harness = Harness::start().await;
    let folder = harness.folder.path().join("elsewhere");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("config_dev.json"), sdk("dev").to_string()).unwrap();
    let named = harness.folder.path().join("named.json");
    std::fs::write(&named, sdk("named").to_string()).unwrap();
    set(&harness, "AICORE_HOME", folder.clone());
    set(&harness, "AICORE_CONFIG", named.clone());
    let found = harness.app().pasted.find_key_files(()).await.unwrap();
    let shown = |path: PathBuf| path.display().to_string();
    let told: Vec<_> = found
        .iter()
        .map(|file| (file.path.clone(), file.variable.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (shown(named), Some("AICORE_CONFIG")),
            (shown(folder.join("config_dev.json")), None)
        ]
    );
}

const HOME: &str = if cfg!(windows) { "USERPROFILE" } else { "HOME" };

/// A path as the operating system writes it.
fn native(path: &str) -> String {
    path.replace('/', std::path::MAIN_SEPARATOR_STR)
}

fn set(harness: &Harness, variable: &str, path: PathBuf) {
    let mut variables = harness.desktop.variables.lock().unwrap();
    variables.insert(variable.to_owned(), path.into_os_string());
}

/// A key with a client of its own, for one tenant.
fn key(client: &str, number: u8) -> Value {
    json!({
        "clientid": format!("sb-{client}!b{number}|aicore!b540"),
        "clientsecret": "canary-secret$FAKE=",
        "url": "https://acme.authentication.eu10.hana.ondemand.com",
        "identityzone": "acme",
        "identityzoneid": "00000000-0000-4000-8000-000000000002",
        "serviceurls": { "AI_API_URL": "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com" },
    })
}

/// The configuration of an SDK.
fn sdk(client: &str) -> Value {
    json!({
        "AICORE_CLIENT_ID": format!("sb-{client}!b1|aicore!b540"),
        "AICORE_CLIENT_SECRET": "canary-secret$FAKE=",
        "AICORE_AUTH_URL": "https://acme.authentication.eu10.hana.ondemand.com/oauth/token",
        "AICORE_BASE_URL": "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2",
    })
}
