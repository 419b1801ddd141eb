//! What a user gets from a check: lines as they are found, one login for many images, an end when it is no longer
//! wanted.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod rig;

use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Duration;

use pull_secret::Secret;
use registry_check::{Code, Line, Plan, Step, Verdict};
use rig::harness::{
    Harness, PASSWORD, TOKEN, code, codes, credential, holds_password, holds_secret, plan,
};
use rig::offline_registries::registry;
use rig::raw::{Act, Raw, say};

#[tokio::test]
async fn images_of_one_repository_share_one_login() {
    let harness = Harness::new();
    let (server, count) = registry(&harness, Duration::ZERO).await;
    let lines = harness
        .check_plan(&many(&server, |tag| format!("team/app:{tag}")))
        .await;
    assert_eq!(how_many(&lines, Code::PlatformFits), 20);
    assert_eq!(count.logins.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_wrong_password_is_not_tried_for_each_image() {
    let harness = Harness::new();
    let (server, count) = registry(&harness, Duration::ZERO).await;
    let plan = many(&server, |number| format!("team/app{number}:1"));
    let wrong = |_| Some(Secret::new("wrong".to_owned()));
    let report = harness.checker.check(&plan, &wrong, &|_: &Line| {}).await;
    assert_eq!(how_many(&report.lines, Code::LoginRefused), 20);
    // By POST, and by GET because the answer to POST was 401.
    assert_eq!(count.logins.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_wrong_password_is_not_tried_for_each_image_by_basic_either() {
    let harness = Harness::new();
    let server = Raw::start("127.0.0.1", harness.tls(), |_| {
        say(401, &[("WWW-Authenticate", "Basic realm=\"x\"")], "")
    });
    let server = server.await;
    let lines = harness
        .check_plan(&many(&server, |number| format!("team/app{number}:1")))
        .await;
    assert_eq!(how_many(&lines, Code::LoginRefused), 20);
    assert_eq!(server.seen().matches("uthorization: Basic").count(), 2);
}

#[tokio::test]
async fn few_connections_serve_many_requests() {
    let harness = Harness::new();
    let (server, count) = registry(&harness, Duration::ZERO).await;
    harness
        .check_plan(&many(&server, |number| format!("team/app{number}:1")))
        .await;
    assert!(count.requests.load(Ordering::SeqCst) >= 100);
    assert!(
        server.connections() <= 6,
        "{} connections",
        server.connections()
    );
}

#[tokio::test]
async fn lines_come_as_they_are_found_and_the_report_is_in_order() {
    let harness = Harness::new();
    let (server, _) = registry(&harness, Duration::ZERO).await;
    let heard = Mutex::new(Vec::new());
    let plan = plan(
        &format!("registry.example:{}/team/app:1", server.port()),
        &[],
    );
    let password = |_| Some(Secret::new(PASSWORD.to_owned()));
    let on_line = |line: &Line| heard.lock().unwrap().push(line.step);
    let report = harness.checker.check(&plan, &password, &on_line).await;
    assert_eq!(*heard.lock().unwrap(), Step::ALL);
    assert_eq!(
        report
            .lines
            .iter()
            .map(|line| line.step)
            .collect::<Vec<_>>(),
        Step::ALL
    );
    assert!(
        report.lines[1..]
            .iter()
            .all(|line| !line.evidence.is_empty())
    );
}

#[tokio::test]
async fn a_check_that_is_dropped_asks_nothing_more() {
    let harness = Harness::new();
    let (server, count) = registry(&harness, Duration::from_millis(20)).await;
    let plan = many(&server, |number| format!("team/app{number}:1"));
    let password = |_| Some(Secret::new(PASSWORD.to_owned()));
    {
        let check = harness.checker.check(&plan, &password, &|_: &Line| {});
        let asked = async {
            while count.requests.load(Ordering::SeqCst) < 4 {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            _ = check => panic!("a check of 20 images ended before it was dropped"),
            () = asked => {}
        }
    }
    let asked = count.requests.load(Ordering::SeqCst);
    // Whoever still asked would be heard before this one.
    harness
        .check(
            &format!("registry.example:{}/last/one:1", server.port()),
            &[],
        )
        .await;
    let seen = server.seen();
    let other = seen.matches("/v2/team/").count();
    assert!(other <= asked, "{other} of {asked}");
}

#[tokio::test]
async fn an_image_that_takes_too_long_says_where_it_stood() {
    let harness = Harness::with(registry_check::Limits {
        image: Duration::from_millis(200),
        request: Duration::from_secs(30),
        ..rig::harness::short()
    });
    let server = Raw::start("127.0.0.1", harness.tls(), |asked| match &*asked.method {
        "POST" => Act::Hang,
        _ if asked.target.starts_with("/token") => say(401, &[], ""),
        _ => {
            let host = asked
                .head
                .lines()
                .find_map(|line| line.strip_prefix("Host: "))
                .unwrap();
            let bearer = format!("Bearer realm=\"https://{host}/token\"");
            say(401, &[("WWW-Authenticate", &bearer)], "")
        }
    });
    let server = server.await;
    let lines = harness
        .check(
            &format!("registry.example:{}/team/app:1", server.port()),
            &[],
        )
        .await;
    use Code::{EarlierStep, KeyServes, Reached, TimedOut};
    assert_eq!(
        codes(&lines),
        [KeyServes, Reached, TimedOut, EarlierStep, EarlierStep]
    );
    assert_eq!(lines[2].fields["phase"], "whole");
}

#[tokio::test]
async fn without_a_user_name_the_password_stays_here() {
    let harness = Harness::new();
    let (server, count) = registry(&harness, Duration::ZERO).await;
    let mut plan = plan(
        &format!("registry.example:{}/team/app:1", server.port()),
        &[],
    );
    plan.credentials[0].username = "".into();
    let lines = harness.check_plan(&plan).await;
    assert_eq!(code(&lines, Step::LoginAccepted), Code::UsernameEmpty);
    assert_eq!(code(&lines, Step::ImageFound), Code::LoginNeeded);
    assert_eq!(count.logins.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn without_a_matching_key_nobody_logs_in() {
    let harness = Harness::new();
    let (server, count) = registry(&harness, Duration::ZERO).await;
    let mut plan = plan(
        &format!("registry.example:{}/team/app:1", server.port()),
        &[],
    );
    plan.credentials[0].registry_key = "registry.example".to_owned();
    let lines = harness.check_plan(&plan).await;
    use Code::{EarlierStep, LoginNeeded, NoCredential, NoKeyServes, Reached};
    assert_eq!(
        codes(&lines),
        [NoKeyServes, Reached, NoCredential, LoginNeeded, EarlierStep]
    );
    assert_eq!(count.logins.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn the_next_credential_is_tried_when_the_first_does_not_pull() {
    let harness = Harness::new();
    let (server, _) = registry(&harness, Duration::ZERO).await;
    let host = format!("registry.example:{}", server.port());
    let mut plan = plan(&format!("{host}/team/app:1"), &[]);
    plan.credentials
        .insert(0, credential(&format!("{host}/team"), 8));
    let passwords = |handle: pull_secret::Handle| {
        let right = handle == pull_secret::Handle::from_bytes([7; 16]);
        Some(Secret::new(
            if right { PASSWORD } else { "wrong" }.to_owned(),
        ))
    };
    let report = harness
        .checker
        .check(&plan, &passwords, &|_: &Line| {})
        .await;
    assert_eq!(
        code(&report.lines, Step::RunsOnPlatform),
        Code::PlatformFits
    );
}

#[tokio::test]
async fn a_name_that_is_none_is_not_asked_for() {
    let harness = Harness::new();
    let lines = harness.check("registry.example/Team/App:1", &[]).await;
    assert_eq!(lines[0].code, Code::ImageNameMalformed);
    assert!(
        lines[1..]
            .iter()
            .all(|line| line.verdict == Verdict::NotTried)
    );
}

#[tokio::test]
async fn a_server_that_repeats_all_it_ever_heard_leaves_no_secret_in_the_evidence() {
    let harness = Harness::new();
    let heard = Mutex::new(String::new());
    let server = Raw::start("127.0.0.1", harness.tls(), move |asked| {
        let mut heard = heard.lock().unwrap();
        *heard += &format!("{}{}", asked.head, asked.body).replace("\r\n", "\n");
        let host = asked
            .head
            .lines()
            .find_map(|line| line.strip_prefix("Host: "))
            .unwrap();
        let bearer = format!("Bearer realm=\"https://{host}/token\"");
        match (
            asked.target.starts_with("/token"),
            asked.head.contains("uthorization: Bearer"),
        ) {
            (true, _) if asked.method == "GET" => say(401, &[], &heard),
            (true, _) => say(200, &[], &format!(r#"{{"access_token":"{TOKEN}"}}"#)),
            (false, true) => say(403, &[("X-Heard", "Bearer canary-token-5f1e")], &heard),
            (false, false) => say(401, &[("WWW-Authenticate", &bearer)], &heard),
        }
    });
    let server = server.await;
    let image = format!("registry.example:{}/team/app:1", server.port());
    let lines = harness.check(&image, &[]).await;
    assert_eq!(code(&lines, Step::ImageFound), Code::AccessDenied);
    assert!(holds_secret(&server.seen()));
    let evidence = serde_json::to_string(&lines).unwrap();
    assert!(!holds_secret(&evidence), "{evidence}");

    // The next time it knows the password before anybody sends it.
    let again = serde_json::to_string(&harness.check(&image, &[]).await).unwrap();
    assert!(!holds_password(&again), "{again}");
}

fn how_many(lines: &[Line], code: Code) -> usize {
    lines.iter().filter(|line| line.code == code).count()
}

fn many(server: &Raw, name: impl Fn(usize) -> String) -> Plan {
    let host = format!("registry.example:{}", server.port());
    let images = (0..20).map(|number| format!("{host}/{}", name(number)));
    Plan {
        images: images.collect(),
        ..plan(&format!("{host}/x"), &[])
    }
}
