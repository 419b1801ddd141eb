//! The practice tenant alone.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::client::ask;

#[tokio::test]
async fn it_announces_where_its_key_is_and_what_its_registry_takes() {
    let dir = tempfile::tempdir().unwrap();
    let (mut process, announced) = start(&["--dir", dir.path().to_str().unwrap()]);
    let key_file = announced["serviceKey"].as_str().unwrap();
    let key: Value = serde_json::from_str(&std::fs::read_to_string(key_file).unwrap()).unwrap();
    assert_eq!(key["serviceurls"]["AI_API_URL"], announced["aiApiUrl"]);
    assert_eq!(
        announced["tokenUrl"],
        format!("{}/oauth/token", key["url"].as_str().unwrap())
    );
    for field in ["host", "username", "password", "image"] {
        assert!(announced["registry"][field].is_string(), "{field}");
    }
    let api = announced["aiApiUrl"].as_str().unwrap();
    assert_eq!(
        ask("POST", "/__sandbox/names")
            .of(api)
            .await
            .unwrap()
            .text(),
        "[]"
    );
    process.kill().unwrap();
    process.wait().unwrap();
}

#[cfg(unix)]
#[test]
fn it_keeps_its_key_private_and_leaves_nothing_behind() {
    use std::os::unix::fs::PermissionsExt;

    let dir = tempfile::tempdir().unwrap();
    let (mut process, announced) = start(&["--dir", dir.path().to_str().unwrap()]);
    let key_file = announced["serviceKey"].as_str().unwrap();
    let mode = std::fs::metadata(key_file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let stopped = Command::new("kill")
        .arg(process.id().to_string())
        .status()
        .unwrap();
    assert!(stopped.success() && process.wait().unwrap().success());
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn it_refuses_what_it_does_not_know() {
    for arguments in [&["--colour", "red"][..], &["--port"], &["--port", "many"]] {
        let mut command = command();
        let ended = command
            .args(arguments)
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(!ended.success(), "{arguments:?}");
    }
}

fn start(arguments: &[&str]) -> (Child, Value) {
    let mut process = command()
        .args(arguments)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    (process, serde_json::from_str(&line).unwrap())
}

fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sandbox"))
}
