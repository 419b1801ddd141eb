//! Failures on order.

use std::io::{ErrorKind, Read};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use sandbox::{Action, Answer, Fault, Sandbox, Service, Spelling};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::client::{Ask, Reply, SECRETS, ask, connect, create, listed, secret, started, token};

#[tokio::test]
async fn a_reset_before_the_effect_does_nothing_and_one_after_it_loses_only_the_answer() {
    let (sandbox, token) = with_token().await;
    for (action, name, arrived) in [
        (Action::ResetBefore, "before", false),
        (Action::ResetAfter, "after", true),
    ] {
        sandbox
            .faults()
            .push(Fault::new(action).to(Service::Api).method("POST"));
        let lost = creating(&token, name)
            .of(sandbox.api_url())
            .await
            .unwrap_err();
        assert_eq!(lost.kind(), ErrorKind::ConnectionReset);
        assert_eq!(sandbox.tenant().secret(name).is_some(), arrived, "{name}");
    }
}

#[tokio::test]
async fn any_answer_can_be_given_instead_or_afterwards() {
    let (sandbox, token) = with_token().await;
    let busy = Answer::text(503, "no healthy upstream").header("Retry-After", "1");
    sandbox.faults().push(Fault::answer(busy.clone()));
    let reply = create(&sandbox, &token, "a1").await;
    assert_eq!((reply.status, reply.header("retry-after")), (503, "1"));
    assert_eq!(reply.text(), "no healthy upstream");
    assert!(sandbox.tenant().names().is_empty());

    sandbox
        .faults()
        .push(Fault::new(Action::Afterwards(Answer::html(
            504,
            "Gateway Timeout",
        ))));
    let reply = create(&sandbox, &token, "a1").await;
    assert_eq!(reply.status, 504);
    assert!(reply.text().contains("<h1>Gateway Timeout</h1>"));
    assert_eq!(sandbox.tenant().names(), ["a1"]);
}

#[tokio::test]
async fn redirects_lead_where_they_are_told() {
    let (sandbox, token) = with_token().await;
    for status in [301, 302, 307, 308] {
        sandbox.faults().push(Fault::answer(Answer::redirect(
            status,
            "https://elsewhere.invalid/",
        )));
        let reply = create(&sandbox, &token, "a1").await;
        assert_eq!(
            (reply.status, reply.header("location")),
            (status, "https://elsewhere.invalid/")
        );
    }
}

#[tokio::test]
async fn a_fault_hits_only_the_request_it_is_meant_for_and_only_once() {
    let (sandbox, token) = with_token().await;
    let broken = || Fault::answer(Answer::new(500));
    sandbox.faults().push(broken().to(Service::Registry));
    sandbox.faults().push(broken().method("DELETE"));
    sandbox.faults().push(broken().path("/a2"));
    assert_eq!(create(&sandbox, &token, "a1").await.status, 202);
    assert_eq!(sandbox.faults().waiting(), 3);
    let get = |name: &str| ask("GET", &format!("{SECRETS}/{name}")).bearer(&token);
    assert_eq!(get("a2").api(&sandbox).await.status, 500);
    assert_eq!(get("a2").api(&sandbox).await.status, 404);
    assert_eq!(ask("GET", "/v2/").registry(&sandbox).await.status, 500);
    assert_eq!(ask("GET", "/v2/").registry(&sandbox).await.status, 401);
    sandbox.faults().clear();
    assert_eq!(sandbox.faults().waiting(), 0);
}

#[tokio::test]
async fn a_lasting_fault_stays_until_it_is_cleared() {
    let (sandbox, token) = with_token().await;
    sandbox
        .faults()
        .always(Fault::answer(Answer::new(502)).to(Service::Api));
    sandbox.faults().push(Fault::answer(Answer::new(503)));
    for status in [503, 502, 502] {
        assert_eq!(create(&sandbox, &token, "a1").await.status, status);
    }
    sandbox.faults().clear();
    assert_eq!(create(&sandbox, &token, "a1").await.status, 202);
}

#[tokio::test]
async fn latency_delays_and_nothing_else() {
    let (sandbox, token) = with_token().await;
    let delay = Duration::from_millis(80);
    sandbox.faults().push(Fault::latency(delay));
    let sent = Instant::now();
    assert_eq!(create(&sandbox, &token, "a1").await.status, 202);
    assert!(sent.elapsed() >= delay);
}

#[tokio::test]
async fn a_truncated_answer_ends_before_its_announced_length() {
    let (sandbox, token) = with_token().await;
    sandbox.faults().push(Fault::new(Action::Truncated));
    let reply = create(&sandbox, &token, "a1").await;
    let announced: usize = reply.header("content-length").parse().unwrap();
    assert!(reply.body.len() < announced && !reply.body.is_empty());
    assert_eq!(sandbox.tenant().names(), ["a1"]);
}

#[tokio::test]
async fn an_endless_body_goes_on_until_the_reader_has_had_enough() {
    let (sandbox, token) = with_token().await;
    sandbox.faults().push(Fault::new(Action::Endless));
    let mut stream = connect(sandbox.api_url()).await.unwrap();
    stream
        .write_all(&creating(&token, "a1").bytes())
        .await
        .unwrap();
    let mut megabytes = vec![0; 4 * 1024 * 1024];
    stream.read_exact(&mut megabytes).await.unwrap();
    drop(stream);
    assert!(listed(&sandbox, &token).await.is_empty());
}

#[tokio::test]
async fn an_oversized_body_has_the_size_ordered() {
    let (sandbox, token) = with_token().await;
    sandbox
        .faults()
        .push(Fault::new(Action::Oversized { bytes: 3_000_000 }));
    let reply = create(&sandbox, &token, "a1").await;
    assert_eq!((reply.status, reply.body.len()), (200, 3_000_000));
    assert!(reply.json()["message"].is_string());
}

#[tokio::test]
async fn a_drip_comes_byte_by_byte() {
    let (sandbox, token) = with_token().await;
    sandbox
        .faults()
        .push(Fault::new(Action::Drip { millis: 1 }));
    let sent = Instant::now();
    let reply = create(&sandbox, &token, "a1").await;
    assert_eq!(reply.json()["message"], "secret has been been created");
    assert!(sent.elapsed() >= Duration::from_millis(100));
}

#[tokio::test]
async fn a_hanging_request_is_recorded_and_ends_with_the_client() {
    let (sandbox, token) = with_token().await;
    sandbox
        .faults()
        .push(Fault::new(Action::Hang).method("POST"));
    let asked = creating(&token, "a1");
    let hanging = asked.of(sandbox.api_url());
    tokio::select! {
        _ = hanging => panic!("answered"),
        _ = sandbox.recorder().wait_for(|request| request.method == "POST" && request.service == Service::Api) => {}
    }
    assert!(listed(&sandbox, &token).await.is_empty());
}

#[tokio::test]
async fn an_echo_repeats_the_credentials_in_the_spelling_that_was_ordered() {
    let (sandbox, token) = with_token().await;
    for (spelling, spelled) in [
        (Spelling::Plain, token.clone()),
        (Spelling::Reversed, token.chars().rev().collect()),
        (Spelling::Base64, STANDARD.encode(&token)),
    ] {
        let echo = Action::Echo {
            status: 422,
            spelling,
        };
        sandbox.faults().push(Fault::new(echo));
        let reply = create(&sandbox, &token, "a1").await;
        assert_eq!(reply.status, 422);
        assert!(reply.text().contains(&spelled), "{}", reply.text());
        assert!(reply.header("x-echo").contains(&spelled));
    }
    assert!(sandbox.tenant().names().is_empty());
}

#[tokio::test]
async fn a_header_bomb_has_the_headers_ordered() {
    let (sandbox, token) = with_token().await;
    sandbox
        .faults()
        .push(Fault::new(Action::HeaderBomb { headers: 5000 }));
    let reply = create(&sandbox, &token, "a1").await;
    assert!(reply.headers.len() > 5000);
}

#[tokio::test]
async fn a_compressed_body_holds_the_answer_and_the_padding() {
    let (sandbox, token) = with_token().await;
    sandbox
        .faults()
        .push(Fault::new(Action::Gzip { padding: 5_000_000 }));
    let reply = create(&sandbox, &token, "a1").await;
    assert_eq!(reply.header("content-encoding"), "gzip");
    assert!(reply.body.len() < 100_000);
    let mut text = String::new();
    GzDecoder::new(reply.body.as_slice())
        .read_to_string(&mut text)
        .unwrap();
    assert!(text.len() > 5_000_000);
    assert!(text.starts_with(r#"{"message":"secret has been been created"}"#));
}

#[tokio::test]
async fn one_connection_serves_many_requests() {
    let (sandbox, token) = with_token().await;
    let request =
        format!("GET {SECRETS} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n");
    let mut stream = connect(sandbox.api_url()).await.unwrap();
    for _ in 0..3 {
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = vec![0; 1024];
        let length = stream.read(&mut answer).await.unwrap();
        assert_eq!(Reply::read(&answer[..length]).status, 200);
    }
    let seen = sandbox.recorder().requests_to(Service::Api);
    assert_eq!(seen.len(), 3);
    assert!(
        seen.iter()
            .all(|request| request.connection == seen[0].connection)
    );
}

fn creating(token: &str, name: &str) -> Ask {
    ask("POST", SECRETS)
        .bearer(token)
        .json(secret(name, "fake"))
}

async fn with_token() -> (Sandbox, String) {
    let sandbox = started().await;
    let token = token(&sandbox).await;
    (sandbox, token)
}
