//! Measures the main job without a window against the practice tenant on loopback, and prints the figures as JSON.
//!
//! `ours` is a new client that asks for a token, creates a pull secret, lists and deletes it. `bare` is reqwest alone with a
//! new client and the same requests. Both are medians in milliseconds, of as many rounds in turn; `ratio` is the one divided
//! by the other.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool for those who build Pullpass"
)]

#[allow(dead_code, reason = "the tests of the client use the rest")]
#[path = "../tests/tenant/harness.rs"]
mod harness;

use std::io::Write;
use std::time::{Duration, Instant};

use ai_core::Client;
use harness::{Harness, PASSWORD, transport};
use sandbox::Service;
use serde_json::{Value, json};

const ROUNDS: usize = 60;
const NAME: &str = "team-images";

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let harness = Harness::start().await;
    let key: Value = serde_json::from_str(&harness.sandbox.service_key()).unwrap();
    // The first round of each is not counted.
    ours(&harness).await;
    let requests = arrived(&harness);
    bare(&key).await;
    assert_eq!(arrived(&harness), 2 * requests, "both send the same");
    let (mut with_pullpass, mut with_reqwest) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        with_pullpass.push(ours(&harness).await);
        with_reqwest.push(bare(&key).await);
    }
    let (ours, bare) = (median(with_pullpass), median(with_reqwest));
    let figures = json!({
        "rounds": ROUNDS,
        "requests": requests,
        "oursMs": ours,
        "bareMs": bare,
        "ratio": ours / bare,
    });
    writeln!(std::io::stdout(), "{figures}")
}

async fn ours(harness: &Harness) -> Duration {
    let secret = harness.secret(NAME);
    let start = Instant::now();
    let endpoint = harness.client.endpoint().clone();
    let client = Client::new(transport(), endpoint, harness.drawer.clone());
    client.create(&secret, &()).await.result.unwrap();
    client.list(&()).await.result.unwrap();
    client.delete(&secret.name, &()).await.result.unwrap();
    start.elapsed()
}

/// The same requests, with nothing but what they need.
async fn bare(key: &Value) -> Duration {
    let document = json!({
        "auths": { "https://index.docker.io/v1/": { "username": "anna", "password": PASSWORD } }
    });
    let body = json!({ "name": NAME, "data": { ".dockerconfigjson": document.to_string() } });
    let text = |name: &str| key[name].as_str().unwrap().to_owned();
    let secrets = format!(
        "{}/v2/admin/dockerRegistrySecrets",
        key["serviceurls"]["AI_API_URL"].as_str().unwrap()
    );
    let one = format!("{secrets}/{NAME}");
    let start = Instant::now();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let token = client
        .post(format!("{}/oauth/token", text("url")))
        .basic_auth(text("clientid"), Some(text("clientsecret")))
        .form(&[("grant_type", "client_credentials")])
        .send()
        .await
        .unwrap();
    let token: Value = token.json().await.unwrap();
    let token = token["access_token"].as_str().unwrap();
    let requests = [
        client.get(&one),
        client.post(&secrets).json(&body),
        client.get(format!("{secrets}?$count=true")),
        client.delete(&one),
    ];
    for request in requests {
        let request = request
            .bearer_auth(token)
            .header("AI-Resource-Group", "default");
        request.send().await.unwrap().bytes().await.unwrap();
    }
    start.elapsed()
}

fn arrived(harness: &Harness) -> usize {
    let recorder = harness.sandbox.recorder();
    recorder.requests_to(Service::Api).len() + recorder.requests_to(Service::Token).len()
}

/// In milliseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}
