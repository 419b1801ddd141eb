//! Connections as a file: out without a secret, in without one, and then their keys.

use std::fs;
use std::path::PathBuf;

use app::Problem;
use app::view::*;
use sandbox::{Sandbox, Settings};
use serde_json::json;

use crate::harness::Harness;

const SECRET: &str =
    "9f1c7e52-canary-4a1b-8c2d-3e4f5a6b7c8d$kU_xCANARYsecretCANARYsecretCANARYsecretC=";

#[tokio::test]
async fn connections_go_to_another_computer_without_a_secret_and_work_there_with_their_keys() {
    let harness = Harness::with(Settings {
        client_secret: Some(SECRET.to_owned()),
        ..Settings::default()
    })
    .await;
    let connection = harness.connect().await;
    let change = ChangeConnection {
        connection: connection.id.clone(),
        name: Some("acme-prod".to_owned()),
        colour: Some(5),
        production: Some(true),
    };
    harness
        .app()
        .connections
        .change_connection(change)
        .await
        .unwrap();
    harness
        .app()
        .connections
        .open_practice_tenant(())
        .await
        .unwrap();
    let file = target(&harness);
    let exported = harness
        .app()
        .connections
        .export_connections(())
        .await
        .unwrap()
        .unwrap();
    assert_eq!((&*exported.file, exported.count), ("mine.json", 1));
    let text = fs::read_to_string(&file).unwrap();
    assert!(!text.to_lowercase().contains("canary"), "{text}");

    let there = Harness::start().await;
    there.desktop.choose(Some(file.clone()));
    let imported = there
        .app()
        .connections
        .import_connections(())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(imported.known, 0);
    let [added] = &*imported.added else {
        panic!("{imported:?}")
    };
    assert_eq!((&*added.name, added.colour), ("acme-prod", 5));
    assert!(added.production);
    assert_eq!(added.client_secret, SecretPlace::Nowhere);
    let keyed = there.connect_to(&harness.sandbox).await;
    assert_eq!(keyed.id, added.id);
    assert_eq!(keyed.client_secret, SecretPlace::Keychain);
    assert_eq!(there.list(&keyed).await.problem, None);

    let again = there
        .app()
        .connections
        .import_connections(())
        .await
        .unwrap()
        .unwrap();
    assert_eq!((again.added.len(), again.known), (0, 1));
}

#[tokio::test]
async fn a_name_that_is_taken_gets_a_number() {
    let harness = Harness::start().await;
    harness.connect().await;
    let other = Sandbox::start(Settings::default()).await.unwrap();
    let there = Harness::start().await;
    there.connect_to(&other).await;
    let file = target(&harness);
    harness
        .app()
        .connections
        .export_connections(())
        .await
        .unwrap();
    there.desktop.choose(Some(file));
    let imported = there
        .app()
        .connections
        .import_connections(())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(imported.added[0].name, "practice 2");
}

#[tokio::test]
async fn what_is_no_such_file_or_not_safe_adds_nothing() {
    let good = json!({
        "name": "acme",
        "tokenUrl": "https://acme.authentication.eu10.hana.ondemand.com",
        "apiUrl": "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com",
        "clientId": "sb-1!b1|aicore!b540",
    });
    let with = |name: &str, value: serde_json::Value| {
        let mut bad = good.clone();
        bad[name] = value;
        bad
    };
    let file = |connections: serde_json::Value| json!({ "format": "pullpass-connections", "version": 1, "connections": connections });
    let proxy = json!({ "proxy": { "kind": "manual", "url": "http://a:b@proxy.example" } });
    let unusable = || Problem::ImportedConnectionUnusable {
        name: "acme".to_owned(),
    };
    let cases = [
        (json!([]), Problem::NoConnectionFile),
        (
            json!({ "format": "other", "version": 1, "connections": [] }),
            Problem::NoConnectionFile,
        ),
        (
            json!({ "format": "pullpass-connections", "version": 2, "connections": [] }),
            Problem::NoConnectionFile,
        ),
        (file(json!([{ "name": "acme" }])), Problem::NoConnectionFile),
        (
            file(json!([good, with("name", json!(" \n"))])),
            Problem::ConnectionNameUnusable,
        ),
        (
            file(json!([with("network", proxy)])),
            Problem::ProxyMalformed,
        ),
        (
            file(json!([with("tokenUrl", json!("http://acme.example"))])),
            unusable(),
        ),
        (
            file(json!([good, with("apiUrl", json!("http://acme.example"))])),
            unusable(),
        ),
    ];
    let harness = Harness::start().await;
    let path = harness.folder.path().join("theirs.json");
    harness.desktop.choose(Some(path.clone()));
    for (content, problem) in cases {
        fs::write(&path, content.to_string()).unwrap();
        let refused = harness
            .app()
            .connections
            .import_connections(())
            .await
            .map(|_| ());
        assert_eq!(refused, Err(problem), "{content}");
    }
    assert!(harness.app().tenants.overview(()).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_dismissed_dialog_does_nothing_and_a_file_that_cannot_be_written_is_told() {
    let harness = Harness::start().await;
    harness.connect().await;
    assert!(
        harness
            .app()
            .connections
            .export_connections(())
            .await
            .unwrap()
            .is_none()
    );
    assert!(
        harness
            .app()
            .connections
            .import_connections(())
            .await
            .unwrap()
            .is_none()
    );
    let nowhere = harness.folder.path().join("not there").join("mine.json");
    *harness.desktop.target.lock().unwrap() = Some(nowhere);
    let refused = harness
        .app()
        .connections
        .export_connections(())
        .await
        .map(|_| ());
    let file = "mine.json".to_owned();
    assert_eq!(refused, Err(Problem::FileUnwritable { file }));
}

/// Where the save dialog of the bench leads.
fn target(harness: &Harness) -> PathBuf {
    let file = harness.folder.path().join("mine.json");
    *harness.desktop.target.lock().unwrap() = Some(file.clone());
    file
}
