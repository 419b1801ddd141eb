//! A real keychain: GNOME Keyring on a bus, in a home and with a runtime folder of its own.
//!
//! Each test starts itself again inside such a session, and what is checked is checked there.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test whose help fails has failed")]

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use pull_secret::{Handle, Secret};
use vault::SecretKind::RegistryPassword as PASSWORD;
use vault::{Deadlines, KeychainError, KeychainState, Vault};

#[test]
fn a_password_of_any_length_is_kept_opened_and_forgotten() {
    let name = "a_password_of_any_length_is_kept_opened_and_forgotten";
    in_session(name, Bus::WithServices, async || {
        let _daemon = Daemon::unlocked();
        let vault = Vault::with_os_keychain();
        until(&vault, KeychainState::Open).await;
        for text in [
            "",
            "hunter2",
            "line1\n[9]\nx=y\0pässwörd 🐳",
            &"x".repeat(64 * 1024),
        ] {
            let handle = kept(&vault, text).await;
            assert_eq!(vault.open(handle, PASSWORD).await.unwrap().open(), text);
            vault.delete(handle).await.unwrap();
            assert_eq!(opened(&vault, handle).await, Err(KeychainError::Missing));
        }
    });
}

#[test]
fn other_programs_see_the_name_pullpass_and_a_handle_and_no_more() {
    let name = "other_programs_see_the_name_pullpass_and_a_handle_and_no_more";
    in_session(name, Bus::WithServices, async || {
        let _daemon = Daemon::unlocked();
        let vault = Vault::with_os_keychain();
        until(&vault, KeychainState::Open).await;
        let handle = kept(&vault, "hunter2").await.to_string();
        let mut search = Command::new("secret-tool");
        let output = run(
            search.args(["search", "username", &handle]),
            "libsecret-tools",
        );
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        let mut seen: Vec<_> = said.iter().flat_map(|text| text.lines()).collect();
        seen.retain(|line| line.starts_with("label") || line.starts_with("attribute"));
        seen.sort_unstable();
        let username = format!("attribute.username = {handle}");
        assert_eq!(
            seen,
            [
                "attribute.service = Pullpass",
                &username,
                "label = Pullpass"
            ]
        );
    });
}

#[test]
fn a_restart_of_the_keychain_and_of_the_program_loses_nothing() {
    let name = "a_restart_of_the_keychain_and_of_the_program_loses_nothing";
    in_session(name, Bus::WithServices, async || {
        let daemon = Daemon::unlocked();
        let vault = Vault::with_os_keychain();
        until(&vault, KeychainState::Open).await;
        let handle = kept(&vault, "hunter2").await;
        drop(daemon);

        let _daemon = Daemon::unlocked();
        until(&vault, KeychainState::Open).await;
        assert_eq!(
            opened(&vault, handle).await.unwrap(),
            "hunter2",
            "by a store of before"
        );
        let restarted = Vault::with_os_keychain();
        assert_eq!(opened(&restarted, handle).await.unwrap(), "hunter2");
    });
}

#[test]
fn however_often_it_is_asked_the_keychain_keeps_its_two_connections() {
    let name = "however_often_it_is_asked_the_keychain_keeps_its_two_connections";
    in_session(name, Bus::WithServices, async || {
        let _daemon = Daemon::unlocked();
        let vault = Vault::with_os_keychain();
        until(&vault, KeychainState::Open).await;
        let handle = kept(&vault, "hunter2").await;
        let before = connections();
        for _ in 0..100 {
            assert_eq!(vault.state().await, KeychainState::Open);
            assert_eq!(opened(&vault, handle).await.unwrap(), "hunter2");
        }
        assert_eq!(connections(), before + 1, "more than the one that counts");
    });
}

#[test]
fn a_locked_keychain_is_told_without_a_question_and_a_question_nobody_shows_is_dismissed() {
    let name =
        "a_locked_keychain_is_told_without_a_question_and_a_question_nobody_shows_is_dismissed";
    in_session(name, Bus::WithServices, async || {
        let _daemon = Daemon::unlocked();
        let vault = Vault::with_os_keychain();
        until(&vault, KeychainState::Open).await;
        let handle = kept(&vault, "hunter2").await;
        lock();
        let typed = vault.stage(Secret::new("typed".to_owned()));
        assert_eq!(vault.state().await, KeychainState::Locked);
        assert_eq!(
            vault.store(typed, PASSWORD).await,
            Err(KeychainError::Locked)
        );
        assert_eq!(opened(&vault, handle).await, Err(KeychainError::Locked));
        assert_eq!(vault.delete(handle).await, Err(KeychainError::Locked));
        assert_eq!(vault.unlock().await, Err(KeychainError::Dismissed));
        assert_eq!(vault.state().await, KeychainState::Locked);
    });
}

#[test]
fn a_keyring_yet_to_be_made_counts_as_locked() {
    let name = "a_keyring_yet_to_be_made_counts_as_locked";
    in_session(name, Bus::WithServices, async || {
        let _daemon = Daemon::without_keyring();
        let vault = Vault::with_os_keychain();
        assert_eq!(vault.state().await, KeychainState::Locked);
        let typed = vault.stage(Secret::new("typed".to_owned()));
        assert_eq!(
            vault.store(typed, PASSWORD).await,
            Err(KeychainError::Locked)
        );
        assert_eq!(vault.unlock().await, Err(KeychainError::Dismissed));
    });
}

#[test]
fn a_stopped_keychain_is_told_within_the_deadline_and_works_once_it_goes_on() {
    let name = "a_stopped_keychain_is_told_within_the_deadline_and_works_once_it_goes_on";
    in_session(name, Bus::WithServices, async || {
        let daemon = Daemon::unlocked();
        let answer = Duration::from_secs(2);
        let vault = Vault::with_os_keychain_within(Deadlines {
            answer,
            ..Deadlines::default()
        });
        until(&vault, KeychainState::Open).await;
        let handle = kept(&vault, "hunter2").await;

        daemon.signal("STOP");
        let began = Instant::now();
        assert_eq!(
            opened(&vault, handle).await,
            Err(KeychainError::NotAnswering)
        );
        assert_eq!(vault.state().await, KeychainState::NotAnswering);
        assert!(began.elapsed() < 2 * answer + Duration::from_secs(1));

        daemon.signal("CONT");
        until(&vault, KeychainState::Open).await;
        assert_eq!(opened(&vault, handle).await.unwrap(), "hunter2");
    });
}

#[test]
fn the_keychain_hides_the_password_from_whoever_reads_its_files() {
    let name = "the_keychain_hides_the_password_from_whoever_reads_its_files";
    in_session(name, Bus::WithServices, async || {
        let _daemon = Daemon::unlocked();
        let vault = Vault::with_os_keychain();
        until(&vault, KeychainState::Open).await;
        let handle = kept(&vault, "hunter2").await;
        let keyrings = Path::new(&env::var_os("XDG_DATA_HOME").unwrap()).join("keyrings");
        let keyring = fs::read(keyrings.join("login.keyring")).unwrap();
        let holds = |text: &str| {
            keyring
                .windows(text.len())
                .any(|part| part == text.as_bytes())
        };
        assert!(!keyring.is_empty());
        assert!(!holds("hunter2") && !holds("pp1.") && !holds(&handle.to_string()));
    });
}

#[test]
fn without_a_bus_there_is_no_keychain() {
    in_session("without_a_bus_there_is_no_keychain", Bus::None, absent);
}

#[test]
fn without_a_secret_service_there_is_no_keychain() {
    in_session(
        "without_a_secret_service_there_is_no_keychain",
        Bus::WithoutServices,
        absent,
    );
}

async fn absent() {
    let vault = Vault::with_os_keychain();
    let handle = vault.stage(Secret::new("hunter2".to_owned()));
    assert_eq!(vault.state().await, KeychainState::Absent);
    assert_eq!(
        vault.store(handle, PASSWORD).await,
        Err(KeychainError::Absent)
    );
    assert_eq!(vault.unlock().await, Err(KeychainError::Absent));
    assert_eq!(opened(&vault, handle).await.unwrap(), "hunter2");
}

async fn kept(vault: &Vault, text: &str) -> Handle {
    let handle = vault.stage(Secret::new(text.to_owned()));
    vault.store(handle, PASSWORD).await.unwrap();
    vault.drop_staged(handle);
    handle
}

async fn opened(vault: &Vault, handle: Handle) -> Result<String, KeychainError> {
    vault
        .open(handle, PASSWORD)
        .await
        .map(|secret| secret.open().to_owned())
}

async fn until(vault: &Vault, state: KeychainState) {
    let patience = Instant::now() + Duration::from_secs(60);
    while vault.state().await != state {
        assert!(
            Instant::now() < patience,
            "the keychain is not {state:?} after a minute"
        );
        tokio::task::yield_now().await;
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Bus {
    None,
    WithoutServices,
    WithServices,
}

const INSIDE: &str = "PULLPASS_TEST_SESSION";

/// Runs a test in a session of its own: outside it starts this program again inside, for that one test.
fn in_session<F: Future<Output = ()>>(test: &str, bus: Bus, check: impl FnOnce() -> F) {
    if env::var_os(INSIDE).is_some() {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .unwrap();
        return runtime.block_on(check());
    }
    let home = tempfile::tempdir().unwrap();
    let output = run(
        session(home.path(), bus).args(["--exact", test, "--nocapture"]),
        "dbus",
    );
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.success(),
        "{}{}",
        said(&output.stdout),
        said(&output.stderr)
    );
}

fn session(home: &Path, bus: Bus) -> Command {
    let program = env::current_exe().unwrap();
    let mut command = match bus {
        Bus::None => Command::new(program),
        Bus::WithServices => {
            let mut command = Command::new("dbus-run-session");
            command.arg("--").arg(program);
            command
        }
        Bus::WithoutServices => {
            let configuration = home.join("bus.conf");
            fs::write(&configuration, BUS_WITHOUT_SERVICES).unwrap();
            let mut command = Command::new("dbus-run-session");
            command
                .arg("--config-file")
                .arg(configuration)
                .arg("--")
                .arg(program);
            command
        }
    };
    for (variable, folder) in [
        ("HOME", "home"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_RUNTIME_DIR", "runtime"),
    ] {
        command.env(variable, private_folder(&home.join(folder)));
    }
    for variable in [
        "DBUS_SESSION_BUS_ADDRESS",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "GNOME_KEYRING_CONTROL",
    ] {
        command.env_remove(variable);
    }
    command.env(INSIDE, "1");
    command
}

const BUS_WITHOUT_SERVICES: &str = r#"<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/> <allow receive_sender="*"/> <allow own="*"/>
  </policy>
</busconfig>"#;

fn private_folder(path: &Path) -> &Path {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(path).unwrap();
    path
}

/// GNOME Keyring, until it is dropped.
struct Daemon(Child);

impl Daemon {
    fn unlocked() -> Self {
        // The password of the login keyring goes up to the end of the input.
        Self::start(&["--unlock"], "keyring password")
    }

    fn without_keyring() -> Self {
        Self::start(&[], "")
    }

    /// Starts it and waits until it answers; called earlier, the bus would start another one.
    fn start(more: &[&str], input: &str) -> Self {
        let mut command = Command::new("gnome-keyring-daemon");
        command
            .args(["--foreground", "--components=secrets"])
            .args(more);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let started = command.spawn();
        let mut daemon =
            Self(started.unwrap_or_else(|error| no_program(&command, error, "gnome-keyring")));
        daemon
            .0
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        let patience = Instant::now() + Duration::from_secs(60);
        while owner_of_secrets() != Some(daemon.0.id()) {
            assert!(
                Instant::now() < patience,
                "gnome-keyring-daemon is not there after a minute"
            );
        }
        daemon
    }

    fn signal(&self, signal: &str) {
        let process = self.0.id().to_string();
        let output = run(
            Command::new("kill").args(["-s", signal, &process]),
            "procps",
        );
        assert!(output.status.success());
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// The process that answers for the Secret Service, if any.
fn owner_of_secrets() -> Option<u32> {
    let answer = dbus_send(&[
        "--dest=org.freedesktop.DBus",
        "/org/freedesktop/DBus",
        "org.freedesktop.DBus.GetConnectionUnixProcessID",
        "string:org.freedesktop.secrets",
    ]);
    answer.and_then(|process| process.split_whitespace().last()?.parse().ok())
}

/// How many connections the bus ever had, this one included: it numbers their names.
fn connections() -> u32 {
    let answer = dbus_send(&[
        "--dest=org.freedesktop.DBus",
        "/org/freedesktop/DBus",
        "org.freedesktop.DBus.GetId",
    ])
    .unwrap();
    let (_, number) = answer.split_once("destination=:1.").unwrap();
    let (number, _) = number.split_once(' ').unwrap();
    number.parse().unwrap()
}

fn lock() {
    let locked = dbus_send(&[
        "--dest=org.freedesktop.secrets",
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service.Lock",
        "array:objpath:/org/freedesktop/secrets/collection/login",
    ]);
    assert!(locked.is_some());
}

fn dbus_send(arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("dbus-send");
    let output = run(
        command.args(["--session", "--print-reply"]).args(arguments),
        "dbus",
    );
    output
        .status
        .success()
        .then(|| String::from_utf8(output.stdout).unwrap())
}

fn run(command: &mut Command, package: &str) -> Output {
    command
        .output()
        .unwrap_or_else(|error| no_program(command, error, package))
}

fn no_program(command: &Command, error: std::io::Error, package: &str) -> ! {
    let program = command.get_program().display();
    match error.kind() {
        ErrorKind::NotFound => {
            panic!("{program} is missing: install the Debian package {package}, this test needs it")
        }
        _ => panic!("{program} cannot be started: {error}"),
    }
}
