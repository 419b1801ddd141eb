//! The kubelet's view.

use sandbox::Sandbox;
use serde_json::json;

use crate::client::started;

#[tokio::test]
async fn the_right_login_pulls_the_private_image() {
    let sandbox = started().await;
    let access = sandbox.registry();
    add_right(&sandbox, "right");
    let pull = sandbox.pull_as_node(&access.image, &["missing", "right"]);
    assert!(pull.pulled);
    assert_eq!(pull.attempts.len(), 1);
    assert_eq!(pull.attempts[0].secret.as_deref(), Some("right"));
    assert_eq!(pull.attempts[0].username, access.username);
}

#[tokio::test]
async fn a_wrong_password_a_wrong_user_or_no_rights_pull_nothing() {
    let sandbox = started().await;
    let access = sandbox.registry();
    for (username, password) in [
        (access.username.as_str(), "wrong"),
        ("somebody", access.password.as_str()),
        (
            access.username_without_rights.as_str(),
            access.password.as_str(),
        ),
    ] {
        add(&sandbox, "wrong", &access.host, username, password);
        assert!(
            !sandbox.pull_as_node(&access.image, &["wrong"]).pulled,
            "{username}"
        );
    }
}

#[tokio::test]
async fn a_key_that_does_not_match_means_an_anonymous_pull() {
    let sandbox = started().await;
    let access = sandbox.registry();
    add(
        &sandbox,
        "elsewhere",
        "127.0.0.1",
        &access.username,
        &access.password,
    );
    for (image, pulled) in [(&access.image, false), (&access.image_public, true)] {
        let pull = sandbox.pull_as_node(image, &["elsewhere"]);
        assert_eq!(pull.pulled, pulled);
        assert_eq!(
            (
                pull.attempts[0].secret.clone(),
                pull.attempts[0].username.as_str()
            ),
            (None, "")
        );
    }
}

#[tokio::test]
async fn a_stale_login_breaks_even_the_public_image() {
    let sandbox = started().await;
    let access = sandbox.registry();
    add(&sandbox, "stale", &access.host, &access.username, "stale");
    assert!(
        !sandbox
            .pull_as_node(&access.image_public, &["stale"])
            .pulled
    );
}

#[tokio::test]
async fn one_unreadable_secret_fails_the_pull_before_any_registry_is_asked() {
    let sandbox = started().await;
    let access = sandbox.registry();
    add_right(&sandbox, "right");
    sandbox
        .tenant()
        .add_foreign("broken", r#"{"auths":{"x.io":{"auth":"bm9jb2xvbg=="}}}"#);
    let pull = sandbox.pull_as_node(&access.image, &["right", "broken"]);
    assert_eq!(pull.unreadable_secret.as_deref(), Some("broken"));
    assert!(!pull.pulled && pull.attempts.is_empty());
}

#[tokio::test]
async fn logins_are_offered_from_the_most_exact_pattern_down_until_one_is_taken() {
    let sandbox = started().await;
    let access = sandbox.registry();
    let exact = format!("https://{}/v1/practice", access.host);
    add(&sandbox, "exact", &exact, "first", "wrong");
    add_right(&sandbox, "host");
    let glob = access.host.replacen("127.", "*.", 1);
    add(&sandbox, "glob", &glob, "third", "wrong");
    let pull = sandbox.pull_as_node(&access.image, &["glob", "host", "exact"]);
    let users: Vec<_> = pull
        .attempts
        .iter()
        .map(|attempt| attempt.username.as_str())
        .collect();
    assert_eq!(users, ["first", access.username.as_str()]);
    assert!(pull.pulled);
}

/// Adds a secret that lets the private image be pulled.
fn add_right(sandbox: &Sandbox, name: &str) {
    let access = sandbox.registry();
    add(
        sandbox,
        name,
        &access.host,
        &access.username,
        &access.password,
    );
}

fn add(sandbox: &Sandbox, name: &str, key: &str, username: &str, password: &str) {
    let login = json!({ "username": username, "password": password });
    sandbox
        .tenant()
        .add_foreign(name, &json!({ "auths": { key: login } }).to_string());
}
