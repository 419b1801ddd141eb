//! What the programs of clouds answer when they are asked for a login of a registry.

use pasted_text::Value;

use super::entry::push_login;
use super::{Format, Found, ImportError, LeftOut, Taken};
use crate::{Secret, auth};

/// Amazon ECR: "The authorization token is valid for 12 hours" (API reference, GetAuthorizationToken).
const ECR_HOURS: u32 = 12;
/// Azure Container Registry: the token of `az acr login --expose-token` is valid for 3 hours.
const ACR_HOURS: u32 = 3;
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
