//! The control surface, for tests in other languages.

use sandbox::{Sandbox, Settings};
use serde_json::{Value, json};

use crate::client::{ask, create, key_field, listed, started, token};

#[tokio::test]
async fn it_is_absent_unless_asked_for() {
    let sandbox = started().await;
    assert_eq!(
        ask("POST", "/__sandbox/names").api(&sandbox).await.status,
        403
    );
}

#[tokio::test]
async fn faults_and_switches_can_be_set() {
    let sandbox = controlled().await;
    let token = token(&sandbox).await;
    let instead = json!({ "kind": "instead", "status": 429, "headers": [["Retry-After", "1"]], "body": "slow" });
    order(
        &sandbox,
        "fault",
        json!({ "service": "api", "method": "POST", "action": instead }),
    )
    .await;
    let reply = create(&sandbox, &token, "a1").await;
    assert_eq!(
        (
            reply.status,
            reply.header("retry-after"),
            reply.text().as_str()
        ),
        (429, "1", "slow")
    );

    order(
        &sandbox,
        "fault/always",
        json!({ "action": { "kind": "drip", "millis": 0 } }),
    )
    .await;
    order(&sandbox, "fault/clear", json!({})).await;
    let switches = order(&sandbox, "switches", json!({ "duplicate": "conflict" })).await;
    assert_eq!(
        (&switches["duplicate"], &switches["quotaStatus"]),
        (&json!("conflict"), &json!(400))
    );
    create(&sandbox, &token, "a1").await;
    assert_eq!(create(&sandbox, &token, "a1").await.status, 409);
}

#[tokio::test]
async fn the_tenant_can_be_seen_and_changed() {
    let sandbox = controlled().await;
    let token = token(&sandbox).await;
    order(
        &sandbox,
        "add-foreign",
        json!({ "name": "theirs", "dockerconfigjson": "{}" }),
    )
    .await;
    assert_eq!(order(&sandbox, "names", json!({})).await, json!(["theirs"]));
    assert_eq!(
        order(&sandbox, "secret", json!({ "name": "theirs" })).await,
        json!("{}")
    );
    assert_eq!(
        order(&sandbox, "secret", json!({ "name": "none" })).await,
        Value::Null
    );
    assert_eq!(
        order(&sandbox, "remove", json!({ "name": "theirs" })).await,
        json!(true)
    );
    assert!(listed(&sandbox, &token).await.is_empty());
    order(&sandbox, "max-count", json!({ "maxCount": 0 })).await;
    assert_eq!(create(&sandbox, &token, "a1").await.status, 400);
    order(&sandbox, "revoke-scope", json!({ "verb": "create" })).await;
    assert_eq!(create(&sandbox, &token, "a1").await.status, 403);
    order(&sandbox, "restore-scopes", json!({})).await;
    order(&sandbox, "expire-tokens", json!({})).await;
    assert_eq!(create(&sandbox, &token, "a1").await.status, 401);
}

#[tokio::test]
async fn keys_records_and_the_nodes_view_can_be_had() {
    let sandbox = controlled().await;
    let old = order(&sandbox, "service-key", json!({})).await;
    assert_eq!(old, json!(sandbox.service_key()));
    let new = order(&sandbox, "rotate-client-secret", json!({})).await;
    assert_ne!(old, new);
    assert!(
        new.as_str()
            .unwrap()
            .contains(&key_field(&sandbox, "clientsecret"))
    );

    create(&sandbox, "x.y.z", "a1").await;
    let requests = order(&sandbox, "requests", json!({})).await;
    assert_eq!(requests.as_array().unwrap().len(), 1);
    assert_eq!(requests[0]["method"], "POST");
    assert!(requests[0]["body"].as_str().unwrap().contains("a1"));
    order(&sandbox, "requests/clear", json!({})).await;
    assert!(sandbox.recorder().requests().is_empty());

    let image = sandbox.registry().image_public;
    let pull = order(&sandbox, "pull", json!({ "image": image, "secrets": [] })).await;
    assert_eq!(pull["pulled"], true);
}

#[tokio::test]
async fn what_cannot_be_read_is_said() {
    let sandbox = controlled().await;
    assert_eq!(
        ask("POST", "/__sandbox/nothing")
            .json("{}")
            .api(&sandbox)
            .await
            .status,
        404
    );
    let unreadable = ask("POST", "/__sandbox/fault")
        .json("{}")
        .api(&sandbox)
        .await;
    assert_eq!(unreadable.status, 400);
    assert!(unreadable.text().contains("action"));
}

async fn controlled() -> Sandbox {
    Sandbox::start(Settings {
        control: true,
        ..Settings::default()
    })
    .await
    .unwrap()
}

async fn order(sandbox: &Sandbox, name: &str, body: Value) -> Value {
    let reply = ask("POST", &format!("/__sandbox/{name}"))
        .json(body)
        .api(sandbox)
        .await;
    assert_eq!(reply.status, 200, "{name}: {}", reply.text());
    reply.json()
}
