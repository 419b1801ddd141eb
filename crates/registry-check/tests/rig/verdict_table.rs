//! Asks Pullpass and skopeo the same, and puts side by side what they say.

use std::time::Duration;

use pull_secret::{Handle, Secret};
use registry_check::{Checker, Code, Consent, Credential, Limits, Line, Plan, Step, Verdict};
use request::Settings;

use super::registries::Town;
use super::registry::free_port;
use super::situations::Situation;
use super::skopeo::{self, Outcome};

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
    fn checker(&self) -> Checker {
        let settings = Settings {
            extra_authorities: Some(self.authority.pem.clone().into_bytes()),
            ..Settings::default()
        };
        let limits = Limits {
            pause: Duration::from_millis(1),
            ..Limits::default()
        };
        Checker::new(settings, limits)
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
            username: username.into(),
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
