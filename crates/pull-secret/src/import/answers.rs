//! What the programs of clouds answer when they are asked for a login of a registry.

use pasted_text::{Value, base64_text};

use super::entry::push_login;
use super::{ForeignText, Format, Found, ImportError, LeftOut, Taken};
use crate::{Secret, auth};

/// Amazon ECR: "The authorization token is valid for 12 hours" (API reference, GetAuthorizationToken).
const ECR_HOURS: u32 = 12;
/// Azure Container Registry: the token of `az acr login --expose-token` is valid for 3 hours.
const ACR_HOURS: u32 = 3;
/// Google Cloud: an access token is valid for one hour (Artifact Registry, authentication for Docker).
const GCLOUD_HOURS: u32 = 1;
/// The users that belong to an access token and to a key of Google Cloud (same page).
const GCLOUD_USER: &str = "oauth2accesstoken";
const GCP_KEY_USER: &str = "_json_key";
/// The user that belongs to a token of Azure (`az acr login --expose-token`).
const ACR_USER: &str = "00000000-0000-0000-0000-000000000000";

/// Reads the answer of a cloud's program; `None` if it is another object.
pub(super) fn import(root: &Value, found: &mut Found) -> Option<Result<Format, ImportError>> {
    let tokens = root
        .member("authorizationData")
        .or_else(|| root.member("AuthorizationData"));
    if let Some(tokens) = tokens {
        let tokens = match tokens {
            Value::List(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        return Some(ecr(tokens, found));
    }
    if root.member("authorizationToken").is_some() {
        return Some(ecr(std::slice::from_ref(root), found));
    }
    if let Some(login) = Login::of(root) {
        return Some(Ok(login.take(found)));
    }
    if is_token_response(root) {
        return Some(Err(ImportError::Foreign(ForeignText::AccessToken)));
    }
    let text = |name: &str| root.member(name).and_then(Value::text);
    let (token, server) = (text("accessToken")?, text("loginServer")?);
    expires(server, None, ACR_HOURS, found);
    let password = Secret::new(token.to_owned());
    push_login(
        server.to_owned(),
        ACR_USER.to_owned(),
        Some(password),
        found,
    );
    Some(Ok(Format::AcrToken))
}

/// What a token server responds: RFC 6749, section 5.1, and the token of a registry (distribution, "Token Authentication
/// Specification").
fn is_token_response(root: &Value) -> bool {
    let has = |name: &str| root.member(name).is_some();
    let has_token = has("access_token") || has("token");
    has_token && (has("expires_in") || has("issued_at") || has("token_type"))
}

/// `aws ecr get-authorization-token`: base64 of `AWS:token`, with the registry it is for.
fn ecr(tokens: &[Value], found: &mut Found) -> Result<Format, ImportError> {
    for token in tokens {
        let text = |name: &str| {
            token
                .member(name)
                .and_then(Value::scalar)
                .unwrap_or_default()
        };
        let registry_key = text("proxyEndpoint");
        let Ok(read) = auth::decode(text("authorizationToken").trim()) else {
            found.left_out.push(LeftOut::AuthUnreadable {
                registry_key: registry_key.to_owned(),
            });
            continue;
        };
        let username = String::from_utf8(read.username).unwrap_or_default();
        let password = Secret::from_utf8(read.password.to_vec()).ok();
        let until = Some(text("expiresAt").to_owned()).filter(|time| !time.is_empty());
        expires(registry_key, until, ECR_HOURS, found);
        push_login(registry_key.to_owned(), username, password, found);
    }
    Ok(Format::EcrToken)
}

/// Reads `--output text` and `--output table` of the same command: the token, when it expires, the registry.
///
/// `None` for any other text.
pub(super) fn import_ecr_text(text: &str, found: &mut Found) -> Option<Format> {
    if text.starts_with(['{', '[']) || text.contains("authorizationToken:") {
        return None;
    }
    let is_blank = |c: char| c.is_whitespace() || c == '|';
    let words: Vec<&str> = text
        .split(is_blank)
        .filter(|word| !word.is_empty())
        .collect();
    let logins: Vec<_> = words
        .iter()
        .filter(|word| word.starts_with("QVdTO"))
        .filter_map(|word| auth::decode(word).ok())
        .filter(|read| read.username == b"AWS")
        .collect();
    let endpoints = words
        .iter()
        .filter(|word| word.starts_with("https://") && word.contains(".dkr.ecr."));
    let time = words
        .iter()
        .find(|word| word.contains('T') && word.starts_with("20") && word.contains(':'));
    let endpoints: Vec<&&str> = endpoints.collect();
    let [read] = &*logins else { return None };
    let [registry_key] = &*endpoints else {
        return None;
    };
    expires(
        registry_key,
        time.map(|time| (*time).to_owned()),
        ECR_HOURS,
        found,
    );
    let password = Secret::from_utf8(read.password.to_vec()).ok();
    push_login(
        (**registry_key).to_owned(),
        "AWS".to_owned(),
        password,
        found,
    );
    Some(Format::EcrToken)
}

fn expires(registry_key: &str, at: Option<String>, hours: u32, found: &mut Found) {
    found.taken.push(Taken::Expires {
        registry_key: registry_key.to_owned(),
        at,
        hours,
    });
}

/// A login that is answered without the registry it is for.
struct Login<'v> {
    format: Format,
    username: &'v str,
    passwords: Vec<&'v str>,
}

impl<'v> Login<'v> {
    fn of(root: &'v Value) -> Option<Self> {
        let text = |name: &str| {
            let text = root.member(name).and_then(Value::text);
            text.filter(|text| !text.is_empty())
        };
        let login = |format, username, password| Self {
            format,
            username,
            passwords: vec![password],
        };
        // `az acr token create` has the same object below `credentials`.
        let passwords = |value: &'v Value| {
            Some(Self {
                format: Format::AcrPasswords,
                username: value.member("username")?.text()?,
                passwords: value_texts(value.member("passwords")?),
            })
        };
        let of_azure = passwords(root).or_else(|| passwords(root.member("credentials")?));
        of_azure
            .filter(|login| !login.passwords.is_empty())
            .or_else(|| {
                let is_robot = |name: &&str| name.starts_with("robot");
                let name = text("name").filter(is_robot)?;
                Some(login(Format::HarborRobot, name, text("secret")?))
            })
            .or_else(|| {
                root.member("scopes")?.list()?;
                let (username, token) = (text("username")?, text("token")?);
                Some(login(Format::GitlabDeployToken, username, token))
            })
            .or_else(|| {
                text("tenant")?;
                let (app, password) = (text("appId")?, text("password")?);
                Some(login(Format::ServicePrincipal, app, password))
            })
    }

    fn take(self, found: &mut Found) -> Format {
        let [password, others @ ..] = &self.passwords[..] else {
            return self.format;
        };
        push_without_registry(self.username, password, found);
        if !others.is_empty() {
            found.left_out.push(LeftOut::SecondPassword {
                username: self.username.to_owned(),
            });
        }
        self.format
    }
}

/// The `value` of each item of a list.
fn value_texts(items: &Value) -> Vec<&str> {
    let items = items.list().unwrap_or_default().iter();
    items
        .filter_map(|item| item.member("value")?.text())
        .filter(|text| !text.is_empty())
        .collect()
}

fn push_without_registry(username: &str, password: &str, found: &mut Found) {
    let password = Secret::new(password.to_owned());
    push_login(String::new(), username.to_owned(), Some(password), found);
    found.left_out.push(LeftOut::Registry);
}

/// Reads the key of a service account of Google Cloud, whose whole text is the password; `None` for another object.
pub(super) fn import_gcp_key(root: &Value, text: &str, found: &mut Found) -> Option<Format> {
    let is_account = root.member("type")?.text()? == "service_account";
    root.member("private_key")?;
    if !is_account {
        return None;
    }
    push_without_registry(GCP_KEY_USER, text.trim(), found);
    Some(Format::GcpKey)
}

/// Reads a text in which one password of a known form stands, with nothing that says what it is for; `None` for any
/// other text.
pub(super) fn import_token(text: &str, found: &mut Found) -> Option<Result<Format, ImportError>> {
    const PERSONAL: [&str; 8] = [
        "ghp_",
        "github_pat_",
        "glpat-",
        "gldt-",
        "dckr_pat_",
        "dckr_oat_",
        "ghs_",
        "hvs.",
    ];
    let mut words = text.split_whitespace();
    let first = words.next()?;
    if words.next().is_none() && PERSONAL.iter().any(|start| first.starts_with(start)) {
        return Some(Err(ImportError::Foreign(ForeignText::TokenAlone)));
    }
    if is_jwt(first) && text.split_whitespace().nth(1).is_none() {
        return Some(Err(ImportError::Foreign(ForeignText::AccessToken)));
    }
    let of_cloud = |word: &&str| is_ecr_password(word) || is_gcloud_token(word);
    let mut tokens = text.split_whitespace().filter(of_cloud);
    let (token, None) = (tokens.next()?, tokens.next()) else {
        return None;
    };
    let (format, username, hours) = match is_gcloud_token(token) {
        true => (Format::GcloudToken, GCLOUD_USER, GCLOUD_HOURS),
        false => (Format::EcrPassword, "AWS", ECR_HOURS),
    };
    expires("", None, hours, found);
    push_without_registry(username, token, found);
    Some(Ok(format))
}

/// The password of Amazon ECR is base64 of a JSON document.
fn is_ecr_password(word: &str) -> bool {
    let is_likely = word.len() > 100 && word.starts_with("eyJ");
    let inside = base64_text::unwrap(word).filter(|_| is_likely);
    inside.is_some_and(|inside| {
        inside.text.contains("\"payload\"") && inside.text.contains("DATA_KEY")
    })
}

/// Three parts of base64 with a JSON object first (RFC 7519).
fn is_jwt(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let is_base64 = |part: &&str| {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        !part.is_empty() && part.bytes().all(allowed)
    };
    parts.len() == 3 && word.starts_with("eyJ") && parts.iter().all(is_base64)
}

fn is_gcloud_token(word: &str) -> bool {
    word.len() > 40 && word.starts_with("ya29.")
}
