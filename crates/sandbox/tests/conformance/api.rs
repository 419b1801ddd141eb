//! The AI Core API as it is by default.

use sandbox::{Sandbox, Settings};
use serde_json::json;

use crate::client::{SECRETS, ask, create, document, listed, secret, started, token};

#[tokio::test]
async fn a_pull_secret_is_created_listed_read_replaced_and_deleted() {
    let sandbox = started().await;
    let token = token(&sandbox).await;
    let path = format!("{SECRETS}/a1");

    let created = create(&sandbox, &token, "a1").await;
    assert_eq!(created.status, 202);
    assert_eq!(
        created.json(),
        json!({ "message": "secret has been been created" })
    );

    let list = ask("GET", SECRETS).bearer(&token).api(&sandbox).await;
    assert_eq!(list.status, 200);
    assert_eq!(
        list.json(),
        json!({ "count": 1, "resources": [{ "name": "a1" }] })
    );

    let got = ask("GET", &path).bearer(&token).api(&sandbox).await;
    assert_eq!((got.status, got.json()), (200, json!({ "name": "a1" })));

    for media_type in ["application/merge-patch+json", "application/json"] {
        let body = json!({ "data": { ".dockerconfigjson": document(media_type) } }).to_string();
        let replaced = ask("PATCH", &path)
            .bearer(&token)
            .body(media_type, &body)
            .api(&sandbox)
            .await;
        assert_eq!(replaced.status, 202);
        assert_eq!(
            replaced.json(),
            json!({ "id": "a1", "message": "Secret has been modified" })
        );
        assert_eq!(sandbox.tenant().secret("a1"), Some(document(media_type)));
    }

    let deleted = ask("DELETE", &path).bearer(&token).api(&sandbox).await;
    assert_eq!(deleted.status, 202);
    let message = "Docker Registry Secret has been deleted";
    assert_eq!(deleted.json(), json!({ "id": "a1", "message": message }));
    assert_eq!(
        ask("GET", &path).bearer(&token).api(&sandbox).await.status,
        404
    );
}

#[tokio::test]
async fn a_duplicate_is_answered_202_and_changes_nothing() {
    let sandbox = started().await;
    let token = token(&sandbox).await;
    create(&sandbox, &token, "a1").await;
    let body = secret("a1", "another");
    let again = ask("POST", SECRETS)
        .bearer(&token)
        .json(body)
        .api(&sandbox)
        .await;
    assert_eq!(
        (again.status, again.json()),
        (202, json!({ "message": "Secret exists" }))
    );
    assert_eq!(sandbox.tenant().secret("a1"), Some(document("fake")));
}

#[tokio::test]
async fn bad_requests_are_refused_with_the_described_body() {
    let sandbox = started().await;
    let token = token(&sandbox).await;
    let named = format!("{SECRETS}/unknown");
    let bad_name = format!("{SECRETS}/a_b");
    let good = json!({ "data": { ".dockerconfigjson": "{}" } }).to_string();
    let json_type = "application/json";
    let long = "a".repeat(64);
    let body = |name: &str| secret(name, "fake").to_string();
    let data = |data: serde_json::Value| json!({ "name": "a1", "data": data }).to_string();
    let rows: &[(&str, &str, &str, String, u16)] = &[
        ("POST", SECRETS, json_type, body("A1"), 400),
        ("POST", SECRETS, json_type, body("a"), 400),
        ("POST", SECRETS, json_type, body("a_b"), 400),
        ("POST", SECRETS, json_type, body(&long), 400),
        ("POST", SECRETS, json_type, "not json".into(), 400),
        ("POST", SECRETS, json_type, "[]".into(), 400),
        (
            "POST",
            SECRETS,
            json_type,
            json!({ "name": "a1" }).to_string(),
            400,
        ),
        ("POST", SECRETS, json_type, data(json!({})), 400),
        (
            "POST",
            SECRETS,
            json_type,
            data(json!({ ".dockerconfigjson": {} })),
            400,
        ),
        (
            "POST",
            SECRETS,
            json_type,
            data(json!({ ".dockerconfigjson": "e30=" })),
            400,
        ),
        (
            "POST",
            SECRETS,
            json_type,
            data(json!({ ".dockerconfigjson": "{}", "b": "c" })),
            400,
        ),
        ("POST", SECRETS, "text/plain", body("a1"), 415),
        ("PATCH", &named, json_type, good.clone(), 404),
        (
            "PATCH",
            &named,
            "application/json-patch+json",
            good.clone(),
            415,
        ),
        ("PATCH", &bad_name, json_type, good, 400),
        ("DELETE", &named, json_type, String::new(), 404),
        ("GET", &named, json_type, String::new(), 404),
        (
            "GET",
            "/v2/admin/dockerRegistrySecrets?$top=-1",
            json_type,
            String::new(),
            400,
        ),
        (
            "GET",
            "/v2/admin/dockerRegistrySecrets?$count=maybe",
            json_type,
            String::new(),
            400,
        ),
        ("PUT", SECRETS, json_type, body("a1"), 405),
        ("GET", "/v2/admin/nothing", json_type, String::new(), 404),
        (
            "POST",
            SECRETS,
            json_type,
            body(&"x".repeat(1024 * 1024)),
            413,
        ),
    ];
    for (method, target, media_type, body, status) in rows {
        let ask = ask(method, target).bearer(&token).body(media_type, body);
        let reply = ask.api(&sandbox).await;
        let row = format!("{method} {target} {media_type} {:.60}", body);
        assert_eq!(reply.status, *status, "{row}");
        let error = &reply.json()["error"];
        assert!(
            error["code"].is_string() && error["message"].is_string(),
            "{row}"
        );
        assert_eq!(error["requestId"], reply.header("x-request-id"), "{row}");
        assert_eq!(error["target"], *target.split('?').next().unwrap(), "{row}");
    }
    assert!(sandbox.tenant().names().is_empty());
}

#[tokio::test]
async fn the_gateway_refuses_in_plain_text() {
    let sandbox = started().await;
    let good = token(&sandbox).await;
    let foreign = token(&started().await).await;
    let forged = format!("{}.AAAA", good.rsplit_once('.').unwrap().0);
    let rows: &[(&str, Option<&str>, u16, &str)] = &[
        (SECRETS, None, 403, "RBAC: access denied"),
        (
            "/admin/dockerRegistrySecrets",
            Some(&good),
            403,
            "RBAC: access denied",
        ),
        (SECRETS, Some(&foreign), 401, "Jwt issuer is not configured"),
        (SECRETS, Some(&forged), 401, "Jwt verification fails"),
        (
            SECRETS,
            Some(r#"{"access_token":"x"}"#),
            401,
            "Jwt is not in the form of",
        ),
    ];
    for (path, bearer, status, text) in rows {
        let asked = ask("GET", path);
        let asked = if let Some(token) = bearer {
            asked.bearer(token)
        } else {
            asked
        };
        let reply = asked.api(&sandbox).await;
        assert_eq!(reply.status, *status, "{text}");
        assert!(reply.text().starts_with(text), "{text}");
        assert_eq!(reply.header("content-type"), "text/plain");
        assert!(!reply.header("x-request-id").is_empty());
        let challenged = reply
            .header("www-authenticate")
            .contains(r#"error="invalid_token""#);
        assert_eq!(challenged, *status == 401, "{text}");
    }
}

#[tokio::test]
async fn tokens_end_when_told_and_new_ones_are_good() {
    let sandbox = started().await;
    let old = token(&sandbox).await;
    sandbox.expire_tokens();
    let refused = ask("GET", SECRETS).bearer(&old).api(&sandbox).await;
    assert_eq!(
        (refused.status, refused.text().as_str()),
        (401, "Jwt is expired")
    );
    let new = token(&sandbox).await;
    assert_eq!(
        ask("GET", SECRETS).bearer(&new).api(&sandbox).await.status,
        200
    );
}

#[tokio::test]
async fn each_verb_needs_its_scope() {
    let rows = [
        ("create", "POST"),
        ("read", "GET"),
        ("update", "PATCH"),
        ("delete", "DELETE"),
    ];
    for (verb, method) in rows {
        let sandbox = started().await;
        let token = token(&sandbox).await;
        create(&sandbox, &token, "a1").await;
        sandbox.revoke_scope(verb);
        for (_, other) in rows {
            let target = if other == "POST" {
                SECRETS.into()
            } else {
                format!("{SECRETS}/a1")
            };
            let asked = ask(other, &target)
                .bearer(&token)
                .json(secret("a2", "fake"));
            let status = asked.api(&sandbox).await.status;
            assert_eq!(
                status == 403,
                other == method,
                "{verb} revoked, {other} sent"
            );
        }
        sandbox.restore_scopes();
        let target = if method == "POST" {
            SECRETS.into()
        } else {
            format!("{SECRETS}/a2")
        };
        let asked = ask(method, &target)
            .bearer(&token)
            .json(secret("a3", "fake"));
        assert_ne!(asked.api(&sandbox).await.status, 403);
    }
}

#[tokio::test]
async fn lists_are_cut_as_asked() {
    let presets = ["c1", "a1", "b1"]
        .map(|name| (name.to_owned(), "{}".to_owned()))
        .to_vec();
    let settings = Settings {
        preset_secrets: presets,
        ..Settings::default()
    };
    let sandbox = Sandbox::start(settings).await.unwrap();
    let token = token(&sandbox).await;
    assert_eq!(listed(&sandbox, &token).await, ["c1", "a1", "b1"]);
    let rows = [
        ("$skip=1", 2, vec!["a1", "b1"]),
        ("$top=2", 2, vec!["c1", "a1"]),
        ("%24top=1&%24skip=1", 1, vec!["a1"]),
        ("$top=1&$count=true", 3, vec!["c1"]),
        ("$top=0", 0, vec![]),
        ("$skip=9", 0, vec![]),
    ];
    for (query, count, names) in rows {
        let list = ask("GET", &format!("{SECRETS}?{query}"))
            .bearer(&token)
            .api(&sandbox)
            .await
            .json();
        let resources: Vec<_> = names.iter().map(|name| json!({ "name": name })).collect();
        assert_eq!(
            list,
            json!({ "count": count, "resources": resources }),
            "{query}"
        );
    }
}

#[tokio::test]
async fn the_quota_is_told_and_kept() {
    let sandbox = started().await;
    let token = token(&sandbox).await;
    for number in 0..50 {
        assert_eq!(
            create(&sandbox, &token, &format!("s{number}")).await.status,
            202
        );
    }
    let one_more = create(&sandbox, &token, "one-more").await;
    assert_eq!(one_more.status, 400);
    assert!(
        one_more.json()["error"]["message"]
            .as_str()
            .unwrap()
            .contains("50")
    );
    assert_eq!(
        create(&sandbox, &token, "s0").await.json()["message"],
        "Secret exists"
    );

    let path = "/v2/admin/resourceQuota/dockerRegistrySecrets";
    let quota = ask("GET", path).bearer(&token).api(&sandbox).await.json();
    assert_eq!(
        quota,
        json!({ "quota": { "maxCount": 50 }, "usage": { "count": 50 } })
    );
    let only = format!("{path}?quotaOnly=true");
    let quota = ask("GET", &only).bearer(&token).api(&sandbox).await.json();
    assert_eq!(quota, json!({ "quota": { "maxCount": 50 } }));

    sandbox.tenant().set_max_count(51);
    assert_eq!(
        create(&sandbox, &token, "one-more").await.json()["message"],
        "secret has been been created"
    );
}

#[tokio::test]
async fn the_tenant_tells_about_itself() {
    let sandbox = started().await;
    let token = token(&sandbox).await;
    let info = ask("GET", "/v2/admin/tenantInfo")
        .bearer(&token)
        .api(&sandbox)
        .await
        .json();
    assert_eq!(
        info["tenantId"],
        crate::client::key_field(&sandbox, "identityzoneid")
    );
    assert!(info["servicePlan"].is_string() && info["status"].is_string());
}

#[tokio::test]
async fn somebody_elses_secrets_come_and_go() {
    let sandbox = started().await;
    let token = token(&sandbox).await;
    sandbox.tenant().add_foreign("theirs", "{}");
    assert_eq!(
        create(&sandbox, &token, "theirs").await.json()["message"],
        "Secret exists"
    );
    assert_eq!(sandbox.tenant().secret("theirs").unwrap(), "{}");
    assert!(sandbox.tenant().remove("theirs"));
    assert!(listed(&sandbox, &token).await.is_empty());
}
