//! A node's view: which logins the kubelet would offer for an image, given pull secrets of the
//! tenant, and whether the practice registry takes one. The rules are those of Kubernetes'
//! `pkg/credentialprovider/keyring.go`, written down here a second time on purpose, so that the
//! product's own reading of them can be judged. Beyond its scope: bracket globs, IPv6 hosts, the
//! legacy `.dockercfg`, and Go's freedom in JSON (field names in any case).

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::Serialize;
use serde_json::Value;

use crate::form::decode;
use crate::practice::Practice;

/// What a node would do for an image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NodePull {
    /// Whether the image would be pulled in the end.
    pub pulled: bool,
    /// The logins offered, in this order, until one was accepted.
    pub attempts: Vec<Attempt>,
    /// A pull secret that cannot be read, which fails the pull before any registry is asked.
    pub unreadable_secret: Option<String>,
}

/// One login offered to the registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    /// The pull secret that it came from; `None` for the anonymous pull when no login fits.
    pub secret: Option<String>,
    /// The username; empty is anonymous.
    pub username: String,
    /// Whether the practice registry served the image for it. Other registries never do.
    pub accepted: bool,
}

/// A login and the pattern of images that it is for.
struct Login {
    secret: String,
    pattern: String,
    username: String,
    password: String,
}

/// An image name, taken apart.
struct Image {
    host: String,
    path: String,
    reference: String,
}

/// Pulls an image with these pull secrets of the tenant; unknown ones are skipped, as the kubelet does.
pub(crate) fn pull(practice: &Practice, image: &str, secrets: &[String]) -> NodePull {
    let mut pull = NodePull {
        pulled: false,
        attempts: Vec::new(),
        unreadable_secret: None,
    };
    let mut logins = Vec::new();
    for name in secrets {
        let Some(text) = practice.tenant.secret(name) else {
            continue;
        };
        match read_logins(name, &text) {
            Some(found) => logins.extend(found),
            None => {
                return NodePull {
                    unreadable_secret: Some(name.clone()),
                    ..pull
                };
            }
        }
    }
    let Image {
        host,
        path,
        reference,
    } = Image::parse(image);
    for (secret, username, password) in offered(logins, &format!("{host}/{path}")) {
        let login = (username.as_str(), password.as_str());
        let accepted = practice.registry.serves(&host, &path, &reference, login);
        pull.attempts.push(Attempt {
            secret,
            username,
            accepted,
        });
        if accepted {
            break;
        }
    }
    pull.pulled = pull.attempts.iter().any(|attempt| attempt.accepted);
    pull
}

/// The fitting logins in the kubelet's order; the anonymous one if none fits.
fn offered(mut logins: Vec<Login>, looked_up: &str) -> Vec<(Option<String>, String, String)> {
    // Reverse byte order of the patterns; equal ones keep the order of the secrets.
    logins.sort_by(|one, other| other.pattern.cmp(&one.pattern));
    let direct = logins.iter().any(|login| fits(&login.pattern, looked_up));
    let hub = !direct && is_hub(looked_up);
    logins.retain(|login| {
        if hub {
            login.pattern == "index.docker.io"
        } else {
            fits(&login.pattern, looked_up)
        }
    });
    if logins.is_empty() {
        return vec![(None, String::new(), String::new())];
    }
    logins
        .into_iter()
        .map(|login| (Some(login.secret), login.username, login.password))
        .collect()
}

/// `None` when the kubelet could not read the text.
fn read_logins(secret: &str, text: &str) -> Option<Vec<Login>> {
    let document: Value = serde_json::from_str(text).ok()?;
    if !document.is_object() && !document.is_null() {
        return None;
    }
    let auths = match document.get("auths") {
        None | Some(Value::Null) => return Some(Vec::new()),
        Some(auths) => auths.as_object()?,
    };
    let mut logins = Vec::new();
    for (key, entry) in auths {
        let (username, password) = read_entry(entry)?;
        if let Some(pattern) = pattern(key) {
            logins.push(Login {
                secret: secret.to_owned(),
                pattern,
                username,
                password,
            });
        }
    }
    Some(logins)
}

/// A non-empty `auth` replaces username and password.
fn read_entry(entry: &Value) -> Option<(String, String)> {
    let auth = field(entry, "auth")?;
    if auth.is_empty() {
        return Some((field(entry, "username")?, field(entry, "password")?));
    }
    let bytes = GO_BASE64.decode(auth.replace(['\r', '\n'], "")).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (username, password) = text.split_once(':')?;
    Some((username.to_owned(), password.to_owned()))
}

const GO_BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

fn field(entry: &Value, name: &str) -> Option<String> {
    match entry.get(name) {
        None | Some(Value::Null) => Some(String::new()),
        Some(value) => value.as_str().map(str::to_owned),
    }
}

/// Key to pattern: host and path, one leading `/v1/` or `/v2/` cut; `None` when the key is dropped.
fn pattern(key: &str) -> Option<String> {
    let rest = key
        .strip_prefix("https://")
        .or_else(|| key.strip_prefix("http://"))
        .unwrap_or(key);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let port = host.split_once(':').map_or("", |(_, port)| port);
    if rest.contains([' ', '\\']) || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let path = decode(path);
    let path = if path.starts_with("/v1/") || path.starts_with("/v2/") {
        &path[3..]
    } else {
        &path
    };
    Some(if path == "/" {
        host.to_owned()
    } else {
        format!("{host}{path}")
    })
}

/// Ports equal, as many labels, each label a glob; the pattern's path is a prefix of the text.
fn fits(pattern: &str, looked_up: &str) -> bool {
    let (pattern_host, pattern_path) = split_path(pattern);
    let (host, path) = split_path(looked_up);
    let (pattern_name, pattern_port) = split_port(pattern_host);
    let (name, port) = split_port(host);
    let labels = pattern_name.split('.').zip(name.split('.'));
    pattern_port == port
        && pattern_name.split('.').count() == name.split('.').count()
        && labels
            .into_iter()
            .all(|(glob, label)| label_fits(glob.as_bytes(), label.as_bytes()))
        && path.starts_with(pattern_path)
}

/// `*` is any run of characters, `?` cannot get here.
fn label_fits(glob: &[u8], label: &[u8]) -> bool {
    match glob {
        [] => label.is_empty(),
        [b'*', rest @ ..] => (0..=label.len()).any(|at| label_fits(rest, &label[at..])),
        [first, rest @ ..] => label.first() == Some(first) && label_fits(rest, &label[1..]),
    }
}

fn split_path(text: &str) -> (&str, &str) {
    text.find('/').map_or((text, ""), |at| text.split_at(at))
}

fn split_port(host: &str) -> (&str, &str) {
    host.split_once(':').unwrap_or((host, ""))
}

fn is_hub(looked_up: &str) -> bool {
    let (host, _) = split_path(looked_up);
    host == "docker.io" || host == "index.docker.io" || !host.contains(['.', ':'])
}

impl Image {
    fn parse(text: &str) -> Self {
        let (name, digest) = text
            .split_once('@')
            .map_or((text, None), |(name, digest)| (name, Some(digest)));
        let after_slash = name.rfind('/').map_or(0, |at| at + 1);
        let tag_at = name[after_slash..].find(':').map(|at| after_slash + at);
        let (name, tag) = tag_at.map_or((name, "latest"), |at| (&name[..at], &name[at + 1..]));
        let (host, path) = split_host(name);
        Self {
            host,
            path,
            reference: digest.unwrap_or(tag).to_owned(),
        }
    }
}

/// The first part is a host if it is `localhost` or holds `.`, `:` or a capital letter.
fn split_host(name: &str) -> (String, String) {
    let is_host = |part: &str| {
        part == "localhost"
            || part.contains(['.', ':'])
            || part.contains(|letter: char| letter.is_ascii_uppercase())
    };
    let (host, path) = match name.split_once('/') {
        Some((host, path)) if is_host(host) => (host, path),
        _ => ("docker.io", name),
    };
    match host {
        "docker.io" | "index.docker.io" if !path.contains('/') => {
            ("docker.io".to_owned(), format!("library/{path}"))
        }
        "index.docker.io" => ("docker.io".to_owned(), path.to_owned()),
        _ => (host.to_owned(), path.to_owned()),
    }
}
