//! Registries that are there for real, with images in them, and some that are not what they should be.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::authority::{Authority, Identity};
use super::image::Layout;
use super::raw::{Act, Raw, bytes, say};
use super::registry::{DockerRegistry, Door};
use super::skopeo;
use super::token_server::{self, Post};

/// anna and `robot$team+ci`, made with bcrypt.
const HTPASSWD: &str = "anna:$2b$05$abcdefghijklmnopqrstuu8eNhbPAFHKYLPp9xv4t0wyi/lDTGDE.\n\
    robot$team+ci:$2b$05$abcdefghijklmnopqrstuuWVgGChjQgCTbHL.CaYH8lrLHfyc/F6e\n";

/// The registries of a test, each with its own behaviour.
pub struct Town {
    folder: TempDir,
    pub authority: Authority,
    registries: Vec<(&'static str, DockerRegistry)>,
    servers: Vec<(&'static str, Raw)>,
    pub realms: Vec<(String, String)>,
    pub digest: String,
}

impl Town {
    pub async fn build() -> Self {
        let folder = TempDir::new().unwrap();
        let authority = Authority::new("test authority");
        fs::create_dir(folder.path().join("ca")).unwrap();
        fs::write(folder.path().join("ca/ca.crt"), &authority.pem).unwrap();
        let mut town = Self {
            folder,
            authority,
            registries: Vec::new(),
            servers: Vec::new(),
            realms: Vec::new(),
            digest: String::new(),
        };
        town.open("plain", &Door::Open, None);
        town.push_images().await;
        town.open_doors().await;
        town.open_odd_doors().await;
        town
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn open(&mut self, name: &'static str, door: &Door<'_>, tls: Option<&Identity>) {
        let storage = self.path("storage");
        let registry = DockerRegistry::start(self.folder.path(), &storage, door, tls);
        self.registries.push((name, registry));
    }

    async fn open_doors(&mut self) {
        let good = self.authority.good();
        self.open("open", &Door::Open, Some(&good));
        self.open("basic", &Door::Basic { htpasswd: HTPASSWD }, Some(&good));
        for (name, post) in [
            ("token", Post::Works),
            ("token without POST", Post::Status(404)),
            ("token with POST 405", Post::Status(405)),
            ("token with POST 400", Post::Status(400)),
            ("token with POST 401", Post::Status(401)),
            ("token with POST 403", Post::Status(403)),
            ("token with POST 500", Post::Status(500)),
            ("token in the wrong field", Post::TokenOnly),
        ] {
            let issuer = self.authority.good();
            let certificate = issuer.certificate_pem.clone();
            let server = token_server::start(&self.authority, issuer, post).await;
            let realm = format!("https://{}/token", server.host);
            let door = Door::Token {
                realm,
                issuer_certificate_pem: &certificate,
            };
            self.open(name, &door, Some(&good));
            let (_, registry) = self.registries.last().unwrap();
            self.realms.push((registry.host(), server.host.clone()));
            self.servers.push((name, server));
        }
    }

    /// Servers that are no proper registries.
    async fn open_odd_doors(&mut self) {
        for (name, identity) in [
            ("expired", self.authority.expired()),
            ("not yet valid", self.authority.of_the_future()),
            ("other name", self.authority.for_another_host()),
            ("unknown issuer", Authority::new("stranger").good()),
        ] {
            self.open(name, &Door::Open, Some(&identity));
        }
        let tls = || Some(self.authority.good().acceptor());
        let page = Raw::start("127.0.0.1", tls(), |_| {
            say(404, &[("Content-Type", "text/html")], "<html>no registry")
        });
        let broken = Raw::start("127.0.0.1", tls(), |_| say(500, &[], "broken"));
        let limited = Raw::start("127.0.0.1", tls(), |asked| match &*asked.target {
            "/v2/" => say(
                200,
                &[("Docker-Distribution-Api-Version", "registry/2.0")],
                "{}",
            ),
            _ => say(
                429,
                &[("Retry-After", "0"), ("ratelimit-limit", "100;w=21600")],
                r#"{"errors":[{"code":"TOOMANYREQUESTS","message":"limit"}]}"#,
            ),
        });
        let forbidden = Raw::start("127.0.0.1", tls(), |asked| match &*asked.target {
            "/v2/" => say(
                200,
                &[("Docker-Distribution-Api-Version", "registry/2.0")],
                "{}",
            ),
            _ => say(
                403,
                &[],
                r#"{"errors":[{"code":"DENIED","message":"access to the resource is denied"}]}"#,
            ),
        });
        let digest_login = Raw::start("127.0.0.1", tls(), |_| {
            say(
                401,
                &[("WWW-Authenticate", "Digest realm=\"x\", nonce=\"y\"")],
                "",
            )
        });
        let hangs_up = Raw::start("127.0.0.1", tls(), |_| Act::Leave(Vec::new()));
        let servers = [
            ("web page", page.await),
            ("broken", broken.await),
            ("rate limited", limited.await),
            ("forbidden", forbidden.await),
            ("digest login", digest_login.await),
            ("hangs up", hangs_up.await),
            ("no HEAD", self.without_head().await),
            ("forged", self.forging().await),
        ];
        self.servers.extend(servers);
    }

    /// An image whose manifest knows `GET` alone, and another with nothing but what is needed.
    async fn without_head(&self) -> Raw {
        let tls = Some(self.authority.good().acceptor());
        let blobs = self.path("multi/blobs/sha256");
        let top = self.path("amd64-manifest");
        Raw::start("127.0.0.1", tls, move |asked| {
            let kind = [("Content-Type", "application/vnd.oci.image.manifest.v1+json")];
            let last = asked.target.rsplit('/').next().unwrap_or_default();
            let blob = last.strip_prefix("sha256:").map(|hex| blobs.join(hex));
            match (&*asked.method, &*asked.target) {
                (_, "/v2/") => say(
                    200,
                    &[("Docker-Distribution-Api-Version", "registry/2.0")],
                    "{}",
                ),
                ("HEAD", _) => say(405, &[], ""),
                _ => match fs::read_to_string(blob.unwrap_or_else(|| top.clone())) {
                    Ok(text) => say(200, &kind, &text),
                    Err(_) => say(404, &[], ""),
                },
            }
        })
        .await
    }

    /// A registry whose manifest is another than its digest says.
    async fn forging(&self) -> Raw {
        let tls = Some(self.authority.good().acceptor());
        let top = self.path("amd64-manifest");
        Raw::start("127.0.0.1", tls, move |asked| {
            let digest = format!("sha256:{}", "0".repeat(64));
            let headers = [
                ("Content-Type", "application/vnd.oci.image.manifest.v1+json"),
                ("Docker-Content-Digest", &*digest),
            ];
            match &*asked.target {
                "/v2/" => say(
                    200,
                    &[("Docker-Distribution-Api-Version", "registry/2.0")],
                    "{}",
                ),
                _ => Act::Say(bytes(200, &headers, &fs::read_to_string(&top).unwrap())),
            }
        })
        .await
    }

    async fn push_images(&mut self) {
        let to = self.host("plain");
        let folder = self.path("multi");
        let layout = Layout(&folder);
        let amd64 = layout.image("linux", "amd64", None);
        let arm64 = layout.image("linux", "arm64", Some("v8"));
        let i386 = layout.image("linux", "386", None);
        let windows = layout.image("windows", "amd64", None);
        let hex = amd64["digest"]
            .as_str()
            .unwrap()
            .strip_prefix("sha256:")
            .unwrap();
        fs::copy(
            folder.join("blobs/sha256").join(hex),
            self.path("amd64-manifest"),
        )
        .unwrap();
        let both = layout.index(&[arm64.clone(), amd64.clone()]);
        let arm_only = layout.index(std::slice::from_ref(&arm64));
        let docker: &[&str] = &["--format", "v2s2"];
        let docker_all: &[&str] = &["--format", "v2s2", "--all"];
        for (name, descriptor, options) in [
            ("team/app:1", &amd64, &[][..]),
            ("team/app:docker", &amd64, docker),
            ("team/app:multi", &both, &["--all"][..]),
            ("team/app:multi-docker", &both, docker_all),
            ("team/app:arm64", &arm64, &[]),
            ("team/app:arm64-docker", &arm64, docker),
            ("team/app:arm64-index", &arm_only, &["--all"]),
            ("team/app:arm64-list", &arm_only, docker_all),
            ("team/app:386", &i386, &[]),
            ("team/app:windows", &windows, &[]),
            ("team/app:schema1", &amd64, &["--format", "v2s1"]),
            ("other/app:1", &amd64, &[]),
            ("public/app:1", &amd64, &[]),
            ("public/app:arm64", &arm64, &[]),
        ] {
            layout.select(descriptor);
            skopeo::push(&folder, &format!("{to}/{name}"), options).await;
        }
        self.push_chart(&layout, &to).await;
        self.digest = self.digest_of("team/app:1").await;
    }

    /// A chart is pushed by hand: skopeo copies images only.
    async fn push_chart(&self, layout: &Layout<'_>, to: &str) {
        let chart = layout.artifact("application/vnd.cncf.helm.config.v1+json");
        let read = |descriptor: &serde_json::Value| {
            let hex = descriptor["digest"]
                .as_str()
                .unwrap()
                .strip_prefix("sha256:")
                .unwrap();
            fs::read(layout.0.join("blobs/sha256").join(hex)).unwrap()
        };
        let manifest = read(&chart);
        let parsed: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
        for blob in [&parsed["config"], &parsed["layers"][0]] {
            let digest = blob["digest"].as_str().unwrap();
            let start = plain_http(to, "POST", "/v2/team/chart/blobs/uploads/", &[], b"").await;
            let location = header(&start, "location");
            let path = location.split_once("/v2/").unwrap().1;
            let target = format!("/v2/{path}&digest={digest}");
            let kind = [("Content-Type", "application/octet-stream")];
            plain_http(to, "PUT", &target, &kind, &read(blob)).await;
        }
        let kind = [("Content-Type", "application/vnd.oci.image.manifest.v1+json")];
        plain_http(to, "PUT", "/v2/team/chart/manifests/1", &kind, &manifest).await;
    }

    async fn digest_of(&self, image: &str) -> String {
        let (path, tag) = image.split_once(':').unwrap();
        let kind = [("Accept", "application/vnd.oci.image.manifest.v1+json")];
        let target = format!("/v2/{path}/manifests/{tag}");
        let answer = plain_http(&self.host("plain"), "HEAD", &target, &kind, b"").await;
        header(&answer, "docker-content-digest")
    }

    pub fn host(&self, door: &str) -> String {
        let registry = self.registries.iter().find(|(name, _)| *name == door);
        let server = || {
            self.servers
                .iter()
                .find(|(name, _)| *name == door)
                .unwrap()
                .1
                .host
                .clone()
        };
        registry.map_or_else(server, |(_, registry)| registry.host())
    }
}

async fn plain_http(
    host: &str,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
    let mut head = format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    head += &format!("Content-Length: {}\r\n", body.len());
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    stream
        .write_all(format!("{head}\r\n").as_bytes())
        .await
        .unwrap();
    stream.write_all(body).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(
        answer.starts_with("HTTP/1.1 2"),
        "{method} {target}: {answer}"
    );
    answer
}

fn header(answer: &str, name: &str) -> String {
    let lines = answer.lines().filter_map(|line| line.split_once(": "));
    let found = lines
        .into_iter()
        .find(|(other, _)| other.eq_ignore_ascii_case(name));
    found.unwrap().1.trim().to_owned()
}
