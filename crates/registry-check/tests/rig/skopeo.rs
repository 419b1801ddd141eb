//! The judge: skopeo, which pulls for real.

use std::path::Path;
use std::process::Output;

use tokio::process::Command;

/// What skopeo says of an image, in the few words that both sides can be held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Works,
    /// The login is refused, or it may not pull this, or it does not exist and nobody says so.
    Unauthorized,
    /// Repository, tag or digest is unknown.
    Missing,
    WrongPlatform,
    /// A chart, a model, an old form.
    NoImage,
    /// The certificate is not trusted.
    Untrusted,
    /// Nobody answers, or not as a registry does.
    Unreachable,
    /// The registry answered 429.
    Limited,
    Failed,
}

/// Copies an image from a layout to a registry without TLS or login.
pub async fn push(layout: &Path, target: &str, options: &[&str]) {
    let source = format!("oci:{}:it", layout.display());
    let target = format!("docker://{target}");
    let mut command = skopeo();
    command
        .args(["copy", "--dest-tls-verify=false"])
        .args(options)
        .args([&source, &target]);
    let output = run(command).await;
    assert!(
        output.status.success(),
        "skopeo copy: {}",
        text(&output.stderr)
    );
}

/// Looks at an image as a node of linux/amd64 would.
pub async fn inspect(image: &str, login: Option<(&str, &str)>, authorities: &Path) -> Outcome {
    let mut command = skopeo();
    command.args([
        "--override-os",
        "linux",
        "--override-arch",
        "amd64",
        "inspect",
        "--no-tags",
    ]);
    command
        .args(["--retry-times", "0", "--cert-dir"])
        .arg(authorities);
    match login {
        Some((username, password)) => command.args(["--creds", &format!("{username}:{password}")]),
        None => command.arg("--no-creds"),
    };
    command.arg(format!("docker://{image}"));
    let output = run(command).await;
    read(&output)
}

fn read(output: &Output) -> Outcome {
    let said = text(&output.stderr).to_lowercase();
    if output.status.success() {
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        return match (answer["Os"].as_str(), answer["Architecture"].as_str()) {
            (Some("linux"), Some("amd64" | "386")) => Outcome::Works,
            // A chart has a configuration without either.
            (Some(""), Some("")) => Outcome::NoImage,
            _ => Outcome::WrongPlatform,
        };
    }
    for (needle, outcome) in ROWS {
        if said.contains(needle) {
            return *outcome;
        }
    }
    panic!("skopeo said something new: {}", text(&output.stderr));
}

const ROWS: &[(&str, Outcome)] = &[
    ("no image found in manifest list", Outcome::WrongPlatform),
    ("no image found in image index", Outcome::WrongPlatform),
    ("x509", Outcome::Untrusted),
    ("certificate", Outcome::Untrusted),
    ("too many requests", Outcome::Limited),
    ("toomanyrequests", Outcome::Limited),
    ("unauthorized", Outcome::Unauthorized),
    ("authentication required", Outcome::Unauthorized),
    ("invalid username/password", Outcome::Unauthorized),
    ("access to the resource is denied", Outcome::Unauthorized),
    ("403 (forbidden)", Outcome::Unauthorized),
    ("manifest unknown", Outcome::Missing),
    ("name unknown", Outcome::Missing),
    ("connection refused", Outcome::Unreachable),
    ("no such host", Outcome::Unreachable),
    ("pinging container registry", Outcome::Unreachable),
    ("unsupported", Outcome::NoImage),
    ("config", Outcome::NoImage),
    ("both a tag and digest", Outcome::Failed),
    ("does not match provided manifest digest", Outcome::Failed),
    ("status code from registry", Outcome::Failed),
    ("500", Outcome::Failed),
];

fn skopeo() -> Command {
    let mut command = Command::new("skopeo");
    command
        .arg("--insecure-policy")
        .env_remove("REGISTRY_AUTH_FILE")
        .env("HOME", "/nonexistent");
    command.kill_on_drop(true);
    command
}

async fn run(mut command: Command) -> Output {
    let output = command.output().await;
    output.unwrap_or_else(|_| panic!("skopeo is missing: apt-get install skopeo"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
