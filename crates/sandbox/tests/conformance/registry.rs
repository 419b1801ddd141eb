//! The registry and its token server.

use sandbox::{RateLimit, RegistryLogin, Sandbox};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::client::{Ask, Reply, ask, started};

const OCI_INDEX: &str = "application/vnd.oci.image.index.v1+json";
const OCI_MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
const DOCKER_LIST: &str = "application/vnd.docker.distribution.manifest.list.v2+json";
const DOCKER_MANIFEST: &str = "application/vnd.docker.distribution.manifest.v2+json";

#[tokio::test]
async fn the_ping_names_the_token_server() {
    let sandbox = started().await;
    let host = sandbox.registry().host;
    for path in ["/v2/", "/v2"] {
        let ping = ask("GET", path).registry(&sandbox).await;
        assert_eq!(ping.status, 401);
        assert_eq!(
            ping.header("docker-distribution-api-version"),
            "registry/2.0"
        );
        let challenge = format!(r#"Bearer realm="http://{host}/registry/token",service="{host}""#);
        assert_eq!(ping.header("www-authenticate"), challenge);
        assert_eq!(ping.json()["errors"][0]["code"], "UNAUTHORIZED");
    }
    let token = token_by_post(&sandbox, "").await;
    assert_eq!(
        ask("GET", "/v2/")
            .bearer(&token)
            .registry(&sandbox)
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn the_token_server_can_be_named_at_another_host_which_is_this_one() {
    let sandbox = started().await;
    sandbox
        .switches()
        .change(|switches| switches.registry_token_server_elsewhere = true);
    let host = sandbox.registry().host;
    let elsewhere = host.replace("127.0.0.1", "localhost");
    let ping = ask("GET", "/v2/").registry(&sandbox).await;
    let challenge = format!(r#"Bearer realm="http://{elsewhere}/registry/token",service="{host}""#);
    assert_eq!(ping.header("www-authenticate"), challenge);
}

#[tokio::test]
async fn a_token_by_post_or_get_opens_what_the_user_may_have() {
    let sandbox = started().await;
    let access = sandbox.registry();
    let scope = "repository:practice/train:pull,push";
    let manifest = "/v2/practice/train/manifests/1";
    let by_post = token_by_post(&sandbox, scope).await;
    let by_get = get_token(scope).basic(&access.username, &access.password);
    let by_get = granted(&by_get.registry(&sandbox).await);
    for token in [&by_post, &by_get] {
        assert_eq!(
            ask("GET", manifest)
                .bearer(token)
                .registry(&sandbox)
                .await
                .status,
            200
        );
    }
    let guest = get_token(scope).basic(&access.username_without_rights, &access.password);
    let guest = granted(&guest.registry(&sandbox).await);
    let anonymous = granted(&get_token(scope).registry(&sandbox).await);
    for token in [&guest, &anonymous] {
        let refused = ask("GET", manifest).bearer(token).registry(&sandbox).await;
        assert_eq!(refused.status, 401);
        let challenge = refused.header("www-authenticate");
        assert!(
            challenge.contains(r#"scope="repository:practice/train:pull""#),
            "{challenge}"
        );
        assert!(challenge.contains("insufficient_scope"), "{challenge}");
    }
}

#[tokio::test]
async fn anybody_gets_a_token_for_the_public_image() {
    let sandbox = started().await;
    let manifest = "/v2/practice/hello/manifests/1";
    assert_eq!(ask("HEAD", manifest).registry(&sandbox).await.status, 401);
    let token = granted(
        &get_token("repository:practice/hello:pull")
            .registry(&sandbox)
            .await,
    );
    assert_eq!(
        ask("HEAD", manifest)
            .bearer(&token)
            .registry(&sandbox)
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_wrong_login_gets_no_token() {
    let sandbox = started().await;
    let username = sandbox.registry().username;
    let by_get = get_token("").basic(&username, "wrong");
    let by_post = post_token(&format!(
        "grant_type=password&username={username}&password=wrong"
    ));
    for asked in [by_get, by_post] {
        let refused = asked.registry(&sandbox).await;
        assert_eq!(refused.status, 401);
        assert_eq!(
            refused.json()["errors"][0]["message"],
            "incorrect username or password"
        );
    }
    let other = post_token("grant_type=refresh_token")
        .registry(&sandbox)
        .await;
    assert_eq!(other.status, 400);
    assert_eq!(
        ask("PUT", "/registry/token")
            .registry(&sandbox)
            .await
            .status,
        405
    );
}

#[tokio::test]
async fn an_old_token_is_challenged_anew() {
    let sandbox = started().await;
    let token = token_by_post(&sandbox, "repository:practice/train:pull").await;
    sandbox.expire_tokens();
    let refused = ask("GET", "/v2/practice/train/manifests/1")
        .bearer(&token)
        .registry(&sandbox)
        .await;
    assert_eq!(refused.status, 401);
    assert!(refused.header("www-authenticate").contains("invalid_token"));
}

#[tokio::test]
async fn images_can_be_walked_from_tag_to_layer_with_true_digests() {
    let sandbox = started().await;
    for (repository, tag, media_type, platforms) in [
        ("practice/train", "1", OCI_INDEX, vec!["amd64", "arm64"]),
        (
            "practice/train",
            "docker",
            DOCKER_LIST,
            vec!["amd64", "arm64"],
        ),
        ("practice/train", "arm64", DOCKER_MANIFEST, vec!["arm64"]),
        ("practice/hello", "1", OCI_MANIFEST, vec!["amd64"]),
    ] {
        let token = token_by_post(&sandbox, &format!("repository:{repository}:pull")).await;
        let top = fetch(&sandbox, &token, repository, "manifests", tag).await;
        assert_eq!(top.header("content-type"), media_type);
        let document = top.json();
        assert_eq!(document["mediaType"], media_type);
        let mut found = Vec::new();
        let listed = document["manifests"].as_array().cloned();
        let whole = listed.is_none().then(|| document.clone());
        for entry in listed.into_iter().flatten() {
            let digest = entry["digest"].as_str().unwrap();
            let manifest = fetch(&sandbox, &token, repository, "manifests", digest).await;
            assert_eq!(entry["size"], manifest.body.len());
            found.push(architecture(&sandbox, &token, repository, &manifest.json()).await);
            assert_eq!(
                entry["platform"]["architecture"].as_str(),
                found.last().map(String::as_str)
            );
        }
        if let Some(manifest) = whole {
            found.push(architecture(&sandbox, &token, repository, &manifest).await);
        }
        assert_eq!(found, platforms, "{repository}:{tag}");
    }
}

#[tokio::test]
async fn tags_are_listed_to_those_who_may_pull() {
    let sandbox = started().await;
    let list = || ask("GET", "/v2/practice/train/tags/list");
    assert_eq!(list().registry(&sandbox).await.status, 401);
    let token = token_by_post(&sandbox, "repository:practice/train:pull").await;
    let tags = list().bearer(&token).registry(&sandbox).await.json();
    assert_eq!(
        tags,
        serde_json::json!({ "name": "practice/train", "tags": ["1", "arm64", "docker"] })
    );
}

#[tokio::test]
async fn what_is_not_there_is_named() {
    let sandbox = started().await;
    let unknown = format!("sha256:{}", "0".repeat(64));
    for (repository, kind, reference, code) in [
        ("practice/train", "manifests", "2", "MANIFEST_UNKNOWN"),
        (
            "practice/train",
            "manifests",
            unknown.as_str(),
            "MANIFEST_UNKNOWN",
        ),
        ("practice/train", "blobs", unknown.as_str(), "BLOB_UNKNOWN"),
        ("practice/nothing", "manifests", "1", "NAME_UNKNOWN"),
    ] {
        let token = token_by_post(&sandbox, &format!("repository:{repository}:pull")).await;
        let asked = ask("GET", &format!("/v2/{repository}/{kind}/{reference}")).bearer(&token);
        let reply = asked.registry(&sandbox).await;
        assert_eq!(
            (reply.status, reply.json()["errors"][0]["code"].as_str()),
            (404, Some(code))
        );
    }
    let push = ask("PUT", "/v2/practice/train/manifests/1");
    let push = push.bearer(&token_by_post(&sandbox, "repository:practice/train:pull").await);
    assert_eq!(push.registry(&sandbox).await.status, 405);
}

#[tokio::test]
async fn the_token_server_can_refuse_posts() {
    let sandbox = started().await;
    let access = sandbox.registry();
    for status in [401, 403, 404, 405] {
        sandbox
            .switches()
            .change(|switches| switches.registry_refuses_post_token = Some(status));
        assert_eq!(
            post_token("grant_type=password")
                .registry(&sandbox)
                .await
                .status,
            status
        );
    }
    let by_get = get_token("").basic(&access.username, &access.password);
    assert_eq!(by_get.registry(&sandbox).await.status, 200);
}

#[tokio::test]
async fn the_registry_can_take_basic_logins_or_none() {
    let sandbox = started().await;
    let access = sandbox.registry();
    let manifest = || ask("GET", "/v2/practice/train/manifests/1");
    sandbox
        .switches()
        .change(|switches| switches.registry_login = RegistryLogin::Basic);
    let refused = manifest().registry(&sandbox).await;
    assert_eq!(
        (refused.status, refused.header("www-authenticate")),
        (401, r#"Basic realm="Practice registry""#)
    );
    let taken = manifest().basic(&access.username, &access.password);
    assert_eq!(taken.registry(&sandbox).await.status, 200);
    let guest = manifest().basic(&access.username_without_rights, &access.password);
    let guest = guest.registry(&sandbox).await;
    assert_eq!(
        (guest.status, guest.json()["errors"][0]["code"].as_str()),
        (403, Some("DENIED"))
    );
    sandbox
        .switches()
        .change(|switches| switches.registry_login = RegistryLogin::Open);
    assert_eq!(manifest().registry(&sandbox).await.status, 200);
}

#[tokio::test]
async fn pulls_can_be_limited_and_heads_are_free() {
    let sandbox = started().await;
    let limit = RateLimit {
        limit: 100,
        remaining: 0,
    };
    sandbox
        .switches()
        .change(|switches| switches.registry_rate_limit = Some(limit));
    let token = token_by_post(&sandbox, "repository:practice/train:pull").await;
    let asked = |method: &str| ask(method, "/v2/practice/train/manifests/1").bearer(&token);
    let head = asked("HEAD").registry(&sandbox).await;
    assert_eq!(
        (head.status, head.header("ratelimit-remaining")),
        (200, "0;w=21600")
    );
    let get = asked("GET").registry(&sandbox).await;
    assert_eq!(
        (get.status, get.json()["errors"][0]["code"].as_str()),
        (429, Some("TOOMANYREQUESTS"))
    );
}

#[tokio::test]
async fn heads_can_be_refused() {
    let sandbox = started().await;
    sandbox
        .switches()
        .change(|switches| switches.registry_refuses_head = true);
    let token = token_by_post(&sandbox, "repository:practice/train:pull").await;
    let asked = |method: &str| ask(method, "/v2/practice/train/manifests/1").bearer(&token);
    assert_eq!(asked("HEAD").registry(&sandbox).await.status, 405);
    assert_eq!(asked("GET").registry(&sandbox).await.status, 200);
}

fn get_token(scope: &str) -> Ask {
    ask("GET", &format!("/registry/token?service=x&scope={scope}"))
}

fn post_token(form: &str) -> Ask {
    ask("POST", "/registry/token").form(form)
}

fn granted(reply: &Reply) -> String {
    assert_eq!(reply.status, 200);
    reply.json()["token"].as_str().unwrap().to_owned()
}

async fn token_by_post(sandbox: &Sandbox, scope: &str) -> String {
    let access = sandbox.registry();
    let form = format!(
        "grant_type=password&service=x&client_id=test&scope={scope}&username={}&password={}",
        access.username, access.password
    );
    granted(&post_token(&form).registry(sandbox).await)
}

/// Fetches by GET, after HEAD has told the same, and checks the digest.
async fn fetch(
    sandbox: &Sandbox,
    token: &str,
    repository: &str,
    kind: &str,
    reference: &str,
) -> Reply {
    let asked =
        |method: &str| ask(method, &format!("/v2/{repository}/{kind}/{reference}")).bearer(token);
    let head = asked("HEAD").registry(sandbox).await;
    let got = asked("GET").registry(sandbox).await;
    assert_eq!((head.status, got.status), (200, 200));
    assert!(head.body.is_empty());
    let told = head.header("docker-content-digest");
    let hash = Sha256::digest(&got.body)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    assert_eq!(told, format!("sha256:{hash}"));
    assert_eq!(told, got.header("docker-content-digest"));
    assert_eq!(head.header("content-length"), got.body.len().to_string());
    got
}

async fn architecture(
    sandbox: &Sandbox,
    token: &str,
    repository: &str,
    manifest: &Value,
) -> String {
    let blob = |descriptor: &Value| descriptor["digest"].as_str().unwrap().to_owned();
    fetch(
        sandbox,
        token,
        repository,
        "blobs",
        &blob(&manifest["layers"][0]),
    )
    .await;
    let config = fetch(
        sandbox,
        token,
        repository,
        "blobs",
        &blob(&manifest["config"]),
    )
    .await
    .json();
    assert_eq!(config["os"], "linux");
    config["architecture"].as_str().unwrap().to_owned()
}
