//! Service keys in any wrapping: several in one text, a second one for the same tenant, those in the home folder, and
//! what the doctor keeps saying of them.

use std::path::PathBuf;

use ai_core::service_key::{DoctorCode, DoctorState};
use app::Problem;
use app::view::*;
use serde_json::{Value, json};

use crate::bench::{Bench, add, assert_no_canary, call_on, service_key, usable};

#[tokio::test]
async fn of_several_keys_the_chosen_one_is_saved() {
    let bench = Bench::start().await;
    let keys = json!({"dev": key("dev", 1), "broken": {"clientid": "sb-x", "url": "<url>"}, "prod": key("prod", 2)});
    let reading = bench.paste(&keys.to_string()).await.unwrap();
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
    };
    let saved = bench
        .app()
        .connections
        .add_connection(add.clone())
        .await
        .unwrap();
    assert_eq!(saved.client_id, "sb-prod!b2|aicore!b540");
    let again = bench
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
    let bench = Bench::start().await;
    let first = bench.paste(&key("one", 1).to_string()).await.unwrap();
    let first = AddConnection {
        production: true,
        ..add(&first)
    };
    let first = bench.app().connections.add_connection(first).await.unwrap();

    let second = bench.paste(&key("two", 2).to_string()).await.unwrap();
    let known = usable(&second).same_tenant.clone().unwrap();
    assert_eq!(
        (&known.connection, known.same_client, known.production),
        (&first.id, false, true)
    );
    let update = AddConnection {
        update: Some(known.connection),
        name: known.name,
        ..add(&second)
    };
    let updated = bench
        .app()
        .connections
        .add_connection(update)
        .await
        .unwrap();
    assert_eq!(
        (&updated.id, &*updated.client_id),
        (&first.id, "sb-two!b2|aicore!b540")
    );
    assert_eq!(
        bench.keychain.items().len(),
        1,
        "the old client secret is gone"
    );

    let third = bench.paste(&key("three", 3).to_string()).await.unwrap();
    let beside = bench
        .app()
        .connections
        .add_connection(add(&third))
        .await
        .unwrap();
    assert_ne!(beside.id, first.id);
    assert_ne!(beside.name, updated.name);
    let connections = bench.app().system.start(()).await.unwrap().connections;
    assert_eq!(connections.len(), 2);
}

#[tokio::test]
async fn a_key_of_another_tenant_or_region_is_nobodys_twin() {
    let bench = Bench::start().await;
    let first = bench.paste(&key("one", 1).to_string()).await.unwrap();
    bench
        .app()
        .connections
        .add_connection(add(&first))
        .await
        .unwrap();
    let mut tenant = key("two", 2);
    tenant["identityzoneid"] = json!("another");
    let mut region = key("two", 2);
    region["serviceurls"]["AI_API_URL"] =
        json!("https://api.ai.prod.us-east-1.aws.ml.hana.ondemand.com");
    for other in [tenant, region] {
        let reading = bench.paste(&other.to_string()).await.unwrap();
        assert_eq!(usable(&reading).same_tenant, None);
    }
    let gone = AddConnection {
        update: Some("00".repeat(16)),
        ..add(&bench.paste(&key("two", 2).to_string()).await.unwrap())
    };
    let refused = bench
        .app()
        .connections
        .add_connection(gone)
        .await
        .map(|_| ());
    assert_eq!(refused, Err(Problem::Gone));
}

#[tokio::test]
async fn what_the_doctor_said_is_still_said_after_a_restart_and_a_test_adds_to_it() {
    let mut bench = Bench::start().await;
    let text = format!(
        "Getting key k1 as x...\n\n{{\"credentials\":{}}}\n",
        bench.sandbox.service_key()
    );
    let reading = bench.paste(&text).await.unwrap();
    let connection = bench
        .app()
        .connections
        .add_connection(add(&reading))
        .await
        .unwrap();
    assert_eq!(connection.doctor, reading.keys[0].doctor);
    assert_eq!(
        connection.doctor[0].fields["layers"],
        "cfOutput credentials"
    );

    let tested = bench
        .app()
        .tenants
        .test_connection(call_on(&connection))
        .await
        .unwrap()
        .connection;
    let has =
        |connection: &ConnectionView, code| connection.doctor.iter().any(|line| line.code == code);
    for code in [DoctorCode::Plan, DoctorCode::Issuer, DoctorCode::Zone] {
        assert!(has(&tested, code), "{:?}", tested.doctor);
    }
    let started = bench.restart().await;
    assert!(has(&started.connections[0], DoctorCode::Plan));
    assert!(has(&started.connections[0], DoctorCode::Wrapping));

    bench.sandbox.rotate_client_secret();
    let tested = bench
        .app()
        .tenants
        .test_connection(call_on(&connection))
        .await
        .unwrap()
        .connection;
    let last = tested.doctor.last().unwrap();
    assert_eq!(
        (last.code, last.state),
        (DoctorCode::SecretRotated, DoctorState::Fail)
    );
    let connection = bench.connect().await;
    assert!(!has(&connection, DoctorCode::SecretRotated));
}

#[tokio::test]
async fn the_keys_of_the_home_folder_are_offered_and_read_only_when_asked_for() {
    let bench = Bench::start().await;
    let home = bench.folder.path().join("home");
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
    assert_eq!(bench.app().pasted.find_key_files(()).await.unwrap(), []);
    set(&bench, HOME, home);
    let found = bench.app().pasted.find_key_files(()).await.unwrap();
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
        bench
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
        let refused = bench
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
    let bench = Bench::start().await;
    let folder = bench.folder.path().join("elsewhere");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("config_dev.json"), sdk("dev").to_string()).unwrap();
    let named = bench.folder.path().join("named.json");
    std::fs::write(&named, sdk("named").to_string()).unwrap();
    set(&bench, "AICORE_HOME", folder.clone());
    set(&bench, "AICORE_CONFIG", named.clone());
    let found = bench.app().pasted.find_key_files(()).await.unwrap();
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

fn set(bench: &Bench, variable: &str, path: PathBuf) {
    let mut variables = bench.desktop.variables.lock().unwrap();
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
