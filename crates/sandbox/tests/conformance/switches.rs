//! Each switch, turned while the tenant runs.

use sandbox::{DuplicateAnswer, ErrorShape, ListLag, MessageForm, Sandbox};
use serde_json::{Value, json};

use crate::client::{SECRETS, ask, create, key_field, listed, started, token};

#[tokio::test]
async fn a_duplicate_can_be_a_conflict() {
    let (sandbox, token) = with_token().await;
    sandbox
        .switches()
        .change(|switches| switches.duplicate = DuplicateAnswer::Conflict);
    create(&sandbox, &token, "a1").await;
    let again = create(&sandbox, &token, "a1").await;
    assert_eq!(
        (again.status, again.json()["error"]["message"].clone()),
        (409, json!("Secret exists"))
    );
}

#[tokio::test]
async fn a_used_up_quota_can_have_other_statuses() {
    let (sandbox, token) = with_token().await;
    sandbox.tenant().set_max_count(0);
    for status in [400, 403, 409, 429] {
        sandbox
            .switches()
            .change(|switches| switches.quota_status = status);
        assert_eq!(create(&sandbox, &token, "a1").await.status, status);
    }
}

#[tokio::test]
async fn errors_can_be_spelled_in_four_ways() {
    let (sandbox, token) = with_token().await;
    let has_id = |body: &Value, id: &str, place: &str| body.pointer(place) == Some(&json!(id));
    for shape in [
        ErrorShape::Described,
        ErrorShape::SnakeCase,
        ErrorShape::UpperCaseId,
        ErrorShape::Unwrapped,
    ] {
        sandbox
            .switches()
            .change(|switches| switches.error_shape = shape);
        let reply = ask("GET", &format!("{SECRETS}/unknown"))
            .bearer(&token)
            .api(&sandbox)
            .await;
        let (id, body) = (reply.header("x-request-id"), reply.json());
        assert_eq!(reply.status, 404);
        let as_spelled = match shape {
            ErrorShape::Described => has_id(&body, id, "/error/requestId"),
            ErrorShape::SnakeCase => {
                body["error"]["request_id"].is_null() && body["error"]["details"].is_array()
            }
            ErrorShape::UpperCaseId => has_id(&body, id, "/error/requestID"),
            ErrorShape::Unwrapped => has_id(&body, id, "/requestId") && body["code"] == "404",
        };
        assert!(as_spelled, "{shape:?}: {body}");
    }
}

#[tokio::test]
async fn expires_in_can_be_text() {
    let (sandbox, _) = with_token().await;
    sandbox
        .switches()
        .change(|switches| switches.expires_in_as_text = true);
    let reply = ask("POST", "/oauth/token")
        .basic(
            &key_field(&sandbox, "clientid"),
            &key_field(&sandbox, "clientsecret"),
        )
        .form("grant_type=client_credentials")
        .api(&sandbox)
        .await;
    assert_eq!(reply.json()["expires_in"], "43199");
}

#[tokio::test]
async fn the_message_can_be_empty_absent_or_without_a_body() {
    let (sandbox, token) = with_token().await;
    let rows = [
        (MessageForm::Empty, r#"{"message":""}"#),
        (MessageForm::Absent, "{}"),
        (MessageForm::NoBody, ""),
    ];
    for (number, (form, body)) in rows.into_iter().enumerate() {
        sandbox
            .switches()
            .change(|switches| switches.message = form);
        let reply = create(&sandbox, &token, &format!("a{number}")).await;
        assert_eq!((reply.status, reply.text().as_str()), (202, body));
    }
}

#[tokio::test]
async fn the_list_can_be_paged_and_have_a_nameless_entry() {
    let (sandbox, token) = with_token().await;
    for number in 10..35 {
        sandbox.tenant().add_foreign(&format!("s{number}"), "{}");
    }
    sandbox.switches().change(|switches| {
        switches.page_size = Some(20);
        switches.nameless_entry = true;
    });
    let path = format!("{SECRETS}?$skip=20&$count=true");
    let page = ask("GET", &path).bearer(&token).api(&sandbox).await.json();
    assert_eq!(listed(&sandbox, &token).await.len(), 20);
    assert_eq!(page["count"], 26);
    let entries = page["resources"].as_array().unwrap();
    assert_eq!(entries.len(), 6);
    assert_eq!(
        entries
            .iter()
            .filter(|entry| entry["name"].is_null())
            .count(),
        1
    );
}

#[tokio::test]
async fn the_list_can_lag_for_some_requests() {
    let (sandbox, token) = with_token().await;
    sandbox.tenant().add_foreign("old", "{}");
    sandbox
        .switches()
        .change(|switches| switches.list_lag = ListLag::Requests { count: 2 });
    create(&sandbox, &token, "new").await;
    ask("DELETE", &format!("{SECRETS}/old"))
        .bearer(&token)
        .api(&sandbox)
        .await;
    assert_eq!(listed(&sandbox, &token).await, ["old"]);
    assert_eq!(listed(&sandbox, &token).await, ["old"]);
    assert_eq!(listed(&sandbox, &token).await, ["new"]);
}

#[tokio::test]
async fn the_list_can_lag_for_some_time() {
    let (sandbox, token) = with_token().await;
    let lag = |count| {
        sandbox
            .switches()
            .change(|it| it.list_lag = ListLag::Millis { count })
    };
    lag(600_000);
    create(&sandbox, &token, "late").await;
    lag(20);
    create(&sandbox, &token, "soon").await;
    while listed(&sandbox, &token).await.is_empty() {}
    assert_eq!(listed(&sandbox, &token).await, ["soon"]);
}

#[tokio::test]
async fn bodies_can_be_limited_to_10_kb() {
    let (sandbox, token) = with_token().await;
    sandbox
        .switches()
        .change(|switches| switches.body_limit = 10 * 1024);
    let body = crate::client::secret("a1", &"x".repeat(10 * 1024));
    let reply = ask("POST", SECRETS)
        .bearer(&token)
        .json(body)
        .api(&sandbox)
        .await;
    assert_eq!(reply.status, 413);
}

async fn with_token() -> (Sandbox, String) {
    let sandbox = started().await;
    let token = token(&sandbox).await;
    (sandbox, token)
}
