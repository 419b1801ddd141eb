//! The practice tenant alone: `sandbox [--port P] [--dir D]`. Writes its service key to `D/service-key.json`, one with a
//! certificate and the authority to trust beside it, prints where everything is as one line of JSON, and runs until it is
//! stopped.

use std::error::Error;
use std::fs::{DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sandbox::{KeyOrder, Sandbox, Settings};
use serde_json::json;

const USAGE: &str = "usage: sandbox [--port P] [--dir D]";

type Failure = Box<dyn Error>;

#[derive(Default)]
struct Arguments {
    port: Option<u16>,
    dir: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments = Arguments::read(std::env::args().skip(1))?;
    // Before the announcement: who reads it may stop us at once.
    let stopped = stop_order()?;
    let settings = Settings {
        port: arguments.port,
        control: true,
        client_certificates: true,
        ..Settings::default()
    };
    let sandbox = Sandbox::start(settings).await?;
    let temporary = std::env::temp_dir().join(format!("pullpass-sandbox-{}", std::process::id()));
    let dir = arguments.dir.as_ref().unwrap_or(&temporary);
    let x509 = sandbox.x509_service_key(&KeyOrder::default())?;
    let files = Files {
        service_key: write(dir, "service-key.json", &sandbox.service_key())?,
        x509_service_key: write(dir, "x509-service-key.json", &x509)?,
        authority: write(
            dir,
            "authority.pem",
            sandbox.authority().unwrap_or_default(),
        )?,
    };
    announce(&sandbox, &files)?;
    stopped.await;
    sandbox.stop().await;
    for file in [files.service_key, files.x509_service_key, files.authority] {
        std::fs::remove_file(file)?;
    }
    if arguments.dir.is_none() {
        std::fs::remove_dir(temporary)?;
    }
    Ok(())
}

impl Arguments {
    fn read(mut given: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let mut arguments = Self::default();
        while let Some(name) = given.next() {
            let value = given
                .next()
                .ok_or_else(|| format!("{name} needs a value"))?;
            match name.as_str() {
                "--port" => arguments.port = Some(value.parse()?),
                "--dir" => arguments.dir = Some(value.into()),
                _ => return Err(format!("unknown: {name}; {USAGE}").into()),
            }
        }
        Ok(arguments)
    }
}

/// The files that are written.
struct Files {
    service_key: PathBuf,
    x509_service_key: PathBuf,
    authority: PathBuf,
}

fn announce(sandbox: &Sandbox, files: &Files) -> io::Result<()> {
    let registry = sandbox.registry();
    let line = json!({
        "serviceKey": files.service_key,
        "x509ServiceKey": files.x509_service_key,
        "authority": files.authority,
        "aiApiUrl": sandbox.api_url(),
        "tokenUrl": sandbox.token_url(),
        "registry": {
            "host": registry.host,
            "username": registry.username,
            "password": registry.password,
            "image": registry.image,
        },
    });
    writeln!(io::stdout(), "{line}")
}

/// Writes a file that only this user can read.
fn write(dir: &Path, name: &str, text: &str) -> io::Result<PathBuf> {
    let mut folder = DirBuilder::new();
    let mut file = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        folder.mode(0o700);
        file.mode(0o600);
    }
    folder.recursive(true).create(dir)?;
    let path = std::path::absolute(dir)?.join(name);
    // A file that is there may be open to others: the mode counts only when it is made anew.
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    file.write(true)
        .create_new(true)
        .open(&path)?
        .write_all(text.as_bytes())?;
    Ok(path)
}

/// Listens from now on for the order to stop, and resolves when it has come.
#[cfg(unix)]
fn stop_order() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Listens from now on for Ctrl+C, and resolves when it has come.
#[cfg(windows)]
fn stop_order() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}
