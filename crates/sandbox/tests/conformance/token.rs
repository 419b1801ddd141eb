//! The token server.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sandbox::{Sandbox, Settings};
use serde_json::{Value, json};

use crate::client::{Ask, SECRETS, ask, key_field, started, token};

#[tokio::test]
async fn client_credentials_are_taken_from_the_form_and_from_basic() {
    let sandbox = started().await;
    let (id, secret) = (
        key_field(&sandbox, "clientid"),
        key_field(&sandbox, "clientsecret"),
    );
    let (coded_id, coded_secret) = (encoded(&id), encoded(&secret));
    let in_form =
        format!("grant_type=client_credentials&client_id={coded_id}&client_secret={coded_secret}");
    let grant = "grant_type=client_credentials";
    for asked in [
        asking().form(&in_form),
        asking().basic(&id, &secret).form(grant),
        asking().basic(&coded_id, &coded_secret).form(grant),
    ] {
        let reply = asked.api(&sandbox).await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.header("cache-control"), "no-store");
        let body = reply.json();
        assert_eq!(body["token_type"], "bearer");
        assert_eq!(body["expires_in"], json!(43199));
        assert!(body["scope"].as_str().unwrap().starts_with("uaa.resource "));
        assert!(body["jti"].is_string());
        let token = body["access_token"].as_str().unwrap();
        assert_eq!(
            ask("GET", SECRETS).bearer(token).api(&sandbox).await.status,
            200
        );
    }
}

#[tokio::test]
async fn refusals_are_spelled_as_by_xsuaa() {
    let sandbox = started().await;
    let (id, secret) = (
        key_field(&sandbox, "clientid"),
        key_field(&sandbox, "clientsecret"),
    );
    let known = || asking().basic(&id, &secret);
    let rows: Vec<(Ask, u16, &str, &str)> = vec![
        (
            asking()
                .basic(&id, "wrong")
                .form("grant_type=client_credentials"),
            401,
            "invalid_client",
            "Bad credentials",
        ),
        (
            asking()
                .basic("sb-other", &secret)
                .form("grant_type=client_credentials"),
            401,
            "invalid_client",
            "Bad credentials",
        ),
        (
            asking().form("grant_type=client_credentials"),
            401,
            "unauthorized",
            "An Authentication object",
        ),
        (
            known().form(""),
            400,
            "invalid_request",
            "Missing grant type",
        ),
        (
            known().json("{\"grant_type\":\"client_credentials\"}"),
            400,
            "invalid_request",
            "Missing grant type",
        ),
        (
            known().form("grant_type=magic"),
            400,
            "unsupported_grant_type",
            "Unsupported grant type: magic",
        ),
        (
            known().form("grant_type=password"),
            401,
            "invalid_client",
            "Unauthorized grant type: password",
        ),
        (
            ask("GET", "/oauth/token").basic(&id, &secret),
            405,
            "method_not_allowed",
            "Request method 'GET'",
        ),
    ];
    for (asked, status, error, description) in rows {
        let reply = asked.api(&sandbox).await;
        assert_eq!(reply.status, status, "{description}");
        assert_eq!(reply.json()["error"], error);
        assert!(
            reply.json()["error_description"]
                .as_str()
                .unwrap()
                .starts_with(description)
        );
        let challenge = reply.header("www-authenticate");
        assert_eq!(
            challenge.starts_with(r#"Basic realm="UAA/client""#),
            status == 401 && !description.starts_with("Unauthorized")
        );
    }
}

#[tokio::test]
async fn the_token_tells_who_it_is_for_and_what_it_allows() {
    let sandbox = started().await;
    let claims = claims(&token(&sandbox).await);
    assert_eq!(claims["iss"], sandbox.token_url());
    assert_eq!(claims["zid"], key_field(&sandbox, "identityzoneid"));
    assert_eq!(claims["cid"], key_field(&sandbox, "clientid"));
    assert_eq!(
        claims["exp"].as_u64().unwrap() - claims["iat"].as_u64().unwrap(),
        43199
    );
    for verb in ["create", "read", "update", "delete"] {
        assert!(allows(&claims, verb), "{verb}");
    }
    sandbox.revoke_scope("delete");
    assert!(!allows(&self::claims(&token(&sandbox).await), "delete"));
}

#[tokio::test]
async fn a_rotated_client_secret_ends_the_old_key_but_not_its_tokens() {
    let sandbox = started().await;
    let (id, old) = (
        key_field(&sandbox, "clientid"),
        key_field(&sandbox, "clientsecret"),
    );
    let token = token(&sandbox).await;
    sandbox.rotate_client_secret();
    let asked = asking()
        .basic(&id, &old)
        .form("grant_type=client_credentials");
    assert_eq!(asked.api(&sandbox).await.status, 401);
    assert_eq!(
        ask("GET", SECRETS)
            .bearer(&token)
            .api(&sandbox)
            .await
            .status,
        200
    );
    assert_ne!(key_field(&sandbox, "clientsecret"), old);
    crate::client::token(&sandbox).await;
}

#[tokio::test]
async fn a_short_life_is_told_and_kept() {
    let settings = Settings {
        token_lifetime: Duration::ZERO,
        ..Settings::default()
    };
    let sandbox = Sandbox::start(settings).await.unwrap();
    let token = token(&sandbox).await;
    let refused = ask("GET", SECRETS).bearer(&token).api(&sandbox).await;
    assert_eq!(refused.text(), "Jwt is expired");
}

#[tokio::test]
async fn a_saved_key_works_again_after_a_restart() {
    let first = started().await;
    let (id, secret) = (
        key_field(&first, "clientid"),
        key_field(&first, "clientsecret"),
    );
    let guid = id
        .trim_start_matches("sb-")
        .split('!')
        .next()
        .unwrap()
        .to_owned();
    first.stop().await;
    let settings = Settings {
        client_guid: Some(guid),
        client_secret: Some(secret.clone()),
        ..Settings::default()
    };
    let second = Sandbox::start(settings).await.unwrap();
    let asked = asking()
        .basic(&id, &secret)
        .form("grant_type=client_credentials");
    assert_eq!(asked.api(&second).await.status, 200);
}

#[tokio::test]
async fn the_client_secret_has_the_form_of_todays_service_keys() {
    let sandbox = started().await;
    let secret = key_field(&sandbox, "clientsecret");
    let (uuid, rest) = secret.split_once('$').unwrap();
    assert_eq!(
        (uuid.len(), rest.len(), rest.ends_with('=')),
        (36, 44, true)
    );
    let id = key_field(&sandbox, "clientid");
    assert!(
        id.starts_with("sb-") && id.ends_with("!b42|aicore!b540"),
        "{id}"
    );
}

fn asking() -> Ask {
    ask("POST", "/oauth/token")
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn claims(token: &str) -> Value {
    let part = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

fn allows(claims: &Value, verb: &str) -> bool {
    let suffix = format!("dockerregistrysecret.credentials.{verb}");
    claims["scope"]
        .as_array()
        .unwrap()
        .iter()
        .any(|scope| scope.as_str().unwrap().ends_with(&suffix))
}
