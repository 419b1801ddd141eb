//! Measures the main job without a window against the practice tenant on loopback, and prints the figures as JSON.
//!
//! `ours` asks for a token, creates a pull secret, lists and deletes it. `bare` is reqwest alone with the same requests.
//! Both are medians in milliseconds, of as many rounds in turn; `ratio` is the one divided by the other. With a `new`
//! transport each round reads the certificate authorities of this computer first, which is most of its time; one is
//! `kept` by the application for as long as it runs.
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
use request::Transport;
use sandbox::Service;
use serde_json::{Value, json};

const ROUNDS: usize = 60;
const NAME: &str = "team-images";

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let harness = Harness::start().await;
    let key: Value = serde_json::from_str(&harness.sandbox.service_key()).unwrap();
    let (kept_transport, kept_client) = (transport(), reqwest_client());
    ours(&harness, || kept_transport.clone()).await;
    let requests = arrived(&harness);
    bare(&key, || kept_client.clone()).await;
    assert_eq!(arrived(&harness), 2 * requests, "both send the same");
    let (mut kept, mut new) = (Pair::default(), Pair::default());
    for _ in 0..ROUNDS {
        kept.ours
            .push(ours(&harness, || kept_transport.clone()).await);
        kept.bare.push(bare(&key, || kept_client.clone()).await);
        new.ours.push(ours(&harness, transport).await);
        new.bare.push(bare(&key, reqwest_client).await);
    }
    let figures = json!({
        "rounds": ROUNDS,
        "requests": requests,
        "kept": kept.figures(),
        "new": new.figures(),
    });
    writeln!(std::io::stdout(), "{figures}")
}

/// Times of the same work with Pullpass and with reqwest alone.
#[derive(Default)]
struct Pair {
    ours: Vec<Duration>,
    bare: Vec<Duration>,
}

impl Pair {
    fn figures(self) -> Value {
        let (ours, bare) = (median(self.ours), median(self.bare));
        json!({ "oursMs": ours, "bareMs": bare, "ratio": ours / bare })
    }
}

async fn ours(harness: &Harness, transport: impl FnOnce() -> Transport) -> Duration {
    let secret = harness.secret(NAME);
    let endpoint = harness.client.endpoint().clone();
    let start = Instant::now();
    let client = Client::new(transport(), endpoint, harness.drawer.clone());
    client.create(&secret, &()).await.result.unwrap();
    client.list(&()).await.result.unwrap();
    client.delete(&secret.name, &()).await.result.unwrap();
    start.elapsed()
}

fn reqwest_client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}

/// The same requests, with nothing but what they need.
async fn bare(key: &Value, client: impl FnOnce() -> reqwest::Client) -> Duration {
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
    let client = client();
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
