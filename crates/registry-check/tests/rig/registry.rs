//! Debian's docker-registry, a process for each way of letting people in, all on one storage.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::authority::Identity;

/// A running registry; it ends when dropped.
pub struct DockerRegistry {
    pub port: u16,
    process: Child,
}

/// How it lets people in.
pub enum Door<'a> {
    Open,
    /// By an htpasswd file (bcrypt).
    Basic {
        htpasswd: &'a str,
    },
    /// By tokens of this server.
    Token {
        realm: String,
        issuer_certificate_pem: &'a str,
    },
}

impl DockerRegistry {
    pub fn start(folder: &Path, storage: &Path, door: &Door<'_>, tls: Option<&Identity>) -> Self {
        let port = free_port();
        let folder = folder.join(port.to_string());
        fs::create_dir_all(&folder).unwrap();
        let config = folder.join("config.yml");
        fs::write(&config, configuration(&folder, storage, port, door, tls)).unwrap();
        let process = Command::new("docker-registry")
            .arg("serve")
            .arg(&config)
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.join("log")).unwrap())
            .spawn()
            .unwrap_or_else(|_| {
                panic!("docker-registry is missing: apt-get install docker-registry")
            });
        let registry = Self { port, process };
        registry.wait_until_it_listens(&folder);
        registry
    }

    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    fn wait_until_it_listens(&self, folder: &Path) {
        let start = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let log = || fs::read_to_string(folder.join("log")).unwrap_or_default();
            assert!(
                start.elapsed() < Duration::from_secs(30),
                "docker-registry: {}",
                log()
            );
            std::thread::yield_now();
        }
    }
}

impl Drop for DockerRegistry {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn configuration(
    folder: &Path,
    storage: &Path,
    port: u16,
    door: &Door<'_>,
    tls: Option<&Identity>,
) -> String {
    let mut config = format!(
        "version: 0.1\nlog: {{level: warn}}\nstorage: {{filesystem: {{rootdirectory: {}}}}}\n\
         compatibility: {{schema1: {{enabled: true}}}}\nhttp:\n  addr: 127.0.0.1:{port}\n",
        storage.display()
    );
    if let Some(identity) = tls {
        identity.write(folder);
        let file = |name: &str| folder.join(name).display().to_string();
        let (certificate, key) = (file("server.crt"), file("server.key"));
        config += &format!("  tls: {{certificate: {certificate}, key: {key}}}\n");
    }
    match door {
        Door::Open => {}
        Door::Basic { htpasswd } => {
            let path = write(folder, "htpasswd", htpasswd);
            config += &format!(
                "auth: {{htpasswd: {{realm: test, path: {}}}}}\n",
                path.display()
            );
        }
        Door::Token {
            realm,
            issuer_certificate_pem,
        } => {
            let path = write(folder, "issuer.crt", issuer_certificate_pem);
            config += &format!(
                "auth: {{token: {{realm: \"{realm}\", service: registry, issuer: issuer, rootcertbundle: {}}}}}\n",
                path.display()
            );
        }
    }
    config
}

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

/// A port nobody listens on now. Whoever takes it in between makes the start fail, which the test then says.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}
