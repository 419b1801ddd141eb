//! Every situation in which the checks and skopeo have to agree, on registries that are there for real.

use std::fs;
use std::path::PathBuf;

use pull_secret::{Handle, Secret};
use registry_check::{Checker, Code, Consent, Credential, Limits, Line, Plan, Step, Verdict};
use request::Settings;
use tempfile::TempDir;

use super::authority::Authority;
use super::image::Layout;
use super::raw::{Raw, bytes, say};
use super::registry::{DockerRegistry, Door, free_port};
use super::skopeo::{self, Outcome};
use super::token_server::{self, GOOD, Post};

/// anna and `robot$team+ci`, made with bcrypt.
const HTPASSWD: &str = "anna:$2b$05$abcdefghijklmnopqrstuu8eNhbPAFHKYLPp9xv4t0wyi/lDTGDE.\n\
    robot$team+ci:$2b$05$abcdefghijklmnopqrstuuWVgGChjQgCTbHL.CaYH8lrLHfyc/F6e\n";
const ROBOT: &str = "s3cret ü";

/// A situation, and what both sides say of it.
pub struct Row {
    pub situation: &'static str,
    pub skopeo: Outcome,
    pub pullpass: Outcome,
    /// The line that decides it.
    pub decided_by: (Step, Verdict, Code),
    /// Why the two may differ, where containerd does.
    pub difference: Option<&'static str>,
    /// What the login line says.
    pub login: Code,
}

struct Situation {
    name: &'static str,
    door: &'static str,
    image: String,
    login: Option<(&'static str, &'static str)>,
    difference: Option<&'static str>,
}

/// All registries.
struct Town {
    folder: TempDir,
    authority: Authority,
    registries: Vec<(&'static str, DockerRegistry)>,
    servers: Vec<(&'static str, Raw)>,
    realms: Vec<(String, String)>,
    digest: String,
}

/// Asks both sides about every situation.
pub async fn table() -> Vec<Row> {
    let town = Town::build().await;
    let checker = town.checker();
    let mut rows = Vec::new();
    for situation in town.situations() {
        rows.push(town.judge(&checker, &situation).await);
    }
    rows
}

/// The rows as they stand in the documentation.
pub fn markdown(rows: &[Row]) -> String {
    let agreed = rows.iter().filter(|row| row.agrees()).count();
    let mut text = format!(
        "# What the checks say, and what skopeo says\n\n\
         Each situation was set up with Debian's docker-registry (htpasswd or token server, over TLS with an own\n\
         authority) or a server that fails in just this way. Both sides had the same credentials. In {agreed} of {}\n\
         situations both come to the same end; for the others the reason stands below.\n\n\
         Made by `cargo run -p registry-check --example verdict_table`; a test holds this file against a fresh run.\n\n\
         | situation | skopeo inspect | Pullpass | decided by | login |\n| --- | --- | --- | --- | --- |\n",
        rows.len()
    );
    for row in rows {
        let (step, verdict, code) = &row.decided_by;
        text += &format!(
            "| {} | {:?} | {:?} | {step:?}: {verdict:?}, {code:?} | {:?} |\n",
            row.situation, row.skopeo, row.pullpass, row.login
        );
    }
    text += "\n## Where they differ\n\n";
    for row in rows {
        if let Some(why) = row.difference {
            text += &format!("- {}: {why}.\n", row.situation);
        }
    }
    text
}

impl Row {
    /// Whether both come to the same end.
    pub fn agrees(&self) -> bool {
        self.skopeo == self.pullpass
    }
}

impl Town {
    async fn build() -> Self {
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

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn open(
        &mut self,
        name: &'static str,
        door: &Door<'_>,
        tls: Option<&super::authority::Identity>,
    ) {
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
        let hangs_up = Raw::start("127.0.0.1", tls(), |_| super::raw::Act::Leave(Vec::new()));
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
                _ => super::raw::Act::Say(bytes(200, &headers, &fs::read_to_string(&top).unwrap())),
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

    fn host(&self, door: &str) -> String {
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

    fn checker(&self) -> Checker {
        let settings = Settings {
            extra_authorities: Some(self.authority.pem.clone().into_bytes()),
            ..Settings::default()
        };
        let limits = Limits {
            pause: std::time::Duration::from_millis(1),
            ..Limits::default()
        };
        Checker::new(settings, limits).unwrap()
    }

    async fn judge(&self, checker: &Checker, situation: &Situation) -> Row {
        let host = match situation.door {
            "nobody" => format!("127.0.0.1:{}", free_port()),
            "no such host" => "registry.invalid".to_owned(),
            door => self.host(door),
        };
        let image = format!("{host}/{}", situation.image);
        let lines = self.check(checker, &host, &image, situation.login).await;
        let judged = skopeo::inspect(&image, situation.login, &self.path("ca")).await;
        let decisive = decisive(&lines);
        Row {
            situation: situation.name,
            skopeo: judged,
            pullpass: outcome(&lines),
            decided_by: (decisive.step, decisive.verdict.clone(), decisive.code),
            difference: situation.difference,
            login: lines[2].code,
        }
    }

    async fn check(
        &self,
        checker: &Checker,
        host: &str,
        image: &str,
        login: Option<(&str, &str)>,
    ) -> Vec<Line> {
        let handle = Handle::from_bytes([7; 16]);
        let password = login.map(|(_, password)| Secret::new(password.to_owned()));
        let credential = |(username, _): (&str, &str)| Credential {
            registry_key: host.to_owned(),
            username: username.to_owned(),
            password: handle,
        };
        let consent = |(registry, realm): &(String, String)| Consent::Realm {
            registry_host: registry.clone(),
            realm_host: realm.clone(),
        };
        let plan = Plan {
            credentials: login.map(credential).into_iter().collect(),
            images: vec![image.to_owned()],
            consents: self.realms.iter().map(consent).collect(),
        };
        checker
            .check(&plan, &|_| password.clone(), &|_: &Line| {})
            .await
            .lines
    }

    fn situations(&self) -> Vec<Situation> {
        let anna = Some(("anna", GOOD));
        let one = "team/app:1";
        let digest = format!("team/app@{}", self.digest);
        let both = format!("team/app:gone@{}", self.digest);
        let no_digest = format!("team/app@sha256:{}", "0".repeat(64));
        let row = |name, door, image: &str, login| Situation {
            name,
            door,
            image: image.to_owned(),
            login,
            difference: None,
        };
        let differs = |name, door, image: &str, login, why| Situation {
            difference: Some(why),
            ..row(name, door, image, login)
        };
        let mut rows = vec![
            row("Basic: right password", "basic", one, anna),
            row(
                "Basic: right password with blank and umlaut, robot name",
                "basic",
                one,
                Some(("robot$team+ci", ROBOT)),
            ),
            row(
                "Basic: wrong password",
                "basic",
                one,
                Some(("anna", "wrong")),
            ),
            row("Basic: wrong user", "basic", one, Some(("nobody", GOOD))),
            row(
                "Basic: password with a line end",
                "basic",
                one,
                Some(("anna", "pass+1&=%\n")),
            ),
            row("Basic: no login", "basic", one, None),
            row("Basic: no such repository", "basic", "team/none:1", anna),
            row("Basic: no such tag", "basic", "team/app:none", anna),
            row("Basic: by digest", "basic", &digest, anna),
            row("Basic: unknown digest", "basic", &no_digest, anna),
            row("Token: right password", "token", one, anna),
            row(
                "Token: robot name",
                "token",
                one,
                Some(("robot$team+ci", GOOD)),
            ),
            row(
                "Token: wrong password",
                "token",
                one,
                Some(("anna", "wrong")),
            ),
            row("Token: wrong user", "token", one, Some(("nobody", GOOD))),
            row("Token: no login", "token", one, None),
            row(
                "Token: account blocked (403)",
                "token",
                one,
                Some(("dora", GOOD)),
            ),
            row(
                "Token: may pull this repository only, this one",
                "token",
                one,
                Some(("bruno", GOOD)),
            ),
            row(
                "Token: may pull this repository only, another",
                "token",
                "other/app:1",
                Some(("bruno", GOOD)),
            ),
            row(
                "Token: may pull nothing",
                "token",
                one,
                Some(("carla", GOOD)),
            ),
            row(
                "Token: may pull nothing, public image",
                "token",
                "public/app:1",
                Some(("bruno", GOOD)),
            ),
            row(
                "Token: token expired at once",
                "token",
                one,
                Some(("emil", GOOD)),
            ),
            row(
                "Token: token valid from later on",
                "token",
                one,
                Some(("fritz", GOOD)),
            ),
            row(
                "Token: token server limits (429)",
                "token",
                one,
                Some(("gina", GOOD)),
            ),
            row(
                "Token: token server fails (500)",
                "token",
                one,
                Some(("sven", GOOD)),
            ),
            row("Token: no such repository", "token", "team/none:1", anna),
            row("Token: no such tag", "token", "team/app:none", anna),
            row("Token: by digest", "token", &digest, anna),
            row("Token: unknown digest", "token", &no_digest, anna),
            row(
                "Token: public image, no login",
                "token",
                "public/app:1",
                None,
            ),
            row(
                "Token: public image, right password",
                "token",
                "public/app:1",
                anna,
            ),
            row(
                "Token: public image, wrong password",
                "token",
                "public/app:1",
                Some(("anna", "wrong")),
            ),
            row(
                "Token: public image for arm64, no login",
                "token",
                "public/app:arm64",
                None,
            ),
            row(
                "Token server without POST (404): right",
                "token without POST",
                one,
                anna,
            ),
            row(
                "Token server without POST (404): wrong",
                "token without POST",
                one,
                Some(("anna", "wrong")),
            ),
            row(
                "Token server with POST 405: right",
                "token with POST 405",
                one,
                anna,
            ),
            row(
                "Token server with POST 400: right",
                "token with POST 400",
                one,
                anna,
            ),
            row(
                "Token server with POST 401: right",
                "token with POST 401",
                one,
                anna,
            ),
            row(
                "Token server with POST 401: wrong",
                "token with POST 401",
                one,
                Some(("anna", "wrong")),
            ),
            row(
                "Token server with POST 403: wrong",
                "token with POST 403",
                one,
                Some(("anna", "wrong")),
            ),
        ];
        let post = "skopeo asks by GET, containerd by POST first, and gives up on this answer";
        rows.extend([
            differs(
                "Token server with POST 403: right",
                "token with POST 403",
                one,
                anna,
                post,
            ),
            differs(
                "Token server with POST 500: right",
                "token with POST 500",
                one,
                anna,
                post,
            ),
            differs(
                "Token server that puts the token into the wrong field",
                "token in the wrong field",
                one,
                anna,
                post,
            ),
            row("OCI image, amd64", "basic", "team/app:1", anna),
            row("Docker image, amd64", "basic", "team/app:docker", anna),
            row(
                "OCI index, amd64 and arm64",
                "token",
                "team/app:multi",
                anna,
            ),
            row(
                "Docker list, amd64 and arm64",
                "token",
                "team/app:multi-docker",
                anna,
            ),
            row("OCI image, arm64", "token", "team/app:arm64", anna),
            row(
                "Docker image, arm64",
                "basic",
                "team/app:arm64-docker",
                anna,
            ),
            row(
                "OCI index, arm64 only",
                "token",
                "team/app:arm64-index",
                anna,
            ),
            row(
                "Docker list, arm64 only",
                "basic",
                "team/app:arm64-list",
                anna,
            ),
            row("OCI image, 386", "basic", "team/app:386", anna),
            row("OCI image, windows", "basic", "team/app:windows", anna),
            differs(
                "Schema 1",
                "basic",
                "team/app:schema1",
                anna,
                "containerd 2 no longer pulls schema 1",
            ),
            row("Helm chart", "basic", "team/chart:1", anna),
            differs(
                "Tag and digest, tag gone",
                "basic",
                &both,
                anna,
                "skopeo takes no name with both",
            ),
            row("Open registry, no login", "open", one, None),
            row(
                "Open registry, any login",
                "open",
                one,
                Some(("anna", "whatever")),
            ),
            row("Open registry, no such tag", "open", "team/app:none", None),
            row("Certificate expired", "expired", one, anna),
            row("Certificate not yet valid", "not yet valid", one, anna),
            row("Certificate for another host", "other name", one, anna),
            row(
                "Certificate by an unknown authority",
                "unknown issuer",
                one,
                anna,
            ),
            row("Nobody listens", "nobody", one, anna),
            row("No such host", "no such host", one, anna),
            row("A web page, no registry", "web page", one, anna),
            row("Registry fails (500)", "broken", one, None),
            row("Registry limits (429)", "rate limited", one, None),
            row("Registry forbids (403)", "forbidden", one, None),
            row("Registry wants Digest", "digest login", one, anna),
            row("Registry hangs up", "hangs up", one, anna),
            row("Registry without HEAD", "no HEAD", one, None),
            row(
                "Manifest is not what its digest says",
                "forged",
                &digest,
                None,
            ),
        ]);
        rows
    }
}

/// The line that keeps a pull from working, or else the last one.
fn decisive(lines: &[Line]) -> &Line {
    let fails = |line: &&Line| {
        let without = matches!(
            line.code,
            Code::NoCredential
                | Code::LoginNeverAsked
                | Code::PublicImage
                | Code::LoginMakesNoDifference
        );
        !without && !matches!(line.verdict, Verdict::Proven | Verdict::Warning)
    };
    lines.iter().find(fails).unwrap_or(&lines[lines.len() - 1])
}

/// What the lines come to, in the words that skopeo's answers come to as well.
fn outcome(lines: &[Line]) -> Outcome {
    let decisive = decisive(lines);
    match decisive.code {
        Code::PlatformFits | Code::PlatformOlder | Code::PlatformNewer => Outcome::Works,
        Code::LoginRefused
        | Code::LoginNeeded
        | Code::AccessDenied
        | Code::NoPullRight
        | Code::DeniedOrMissing
        | Code::ChallengeUnknown => Outcome::Unauthorized,
        Code::RepositoryUnknown | Code::TagUnknown | Code::DigestUnknown | Code::NotFound => {
            Outcome::Missing
        }
        Code::PlatformMissing => Outcome::WrongPlatform,
        Code::SchemaOne | Code::Artifact => Outcome::NoImage,
        Code::CertificateExpired
        | Code::CertificateNotYetValid
        | Code::CertificateForOtherHost
        | Code::CertificateUnknownIssuer
        | Code::CertificateInvalid => Outcome::Untrusted,
        Code::ConnectionRefused
        | Code::NameNotResolved
        | Code::ConnectionLost
        | Code::NotARegistry => Outcome::Unreachable,
        // Neither says more of a registry that fails before anything was asked of it.
        Code::ServerFailed if decisive.step == Step::Reachable => Outcome::Unreachable,
        Code::RateLimited => Outcome::Limited,
        _ => Outcome::Failed,
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
