//! Runs cases of the format of `pull-matching.json` through the readers of `pull-secret` and of this crate.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pull_secret::auth::UserPassword;
use pull_secret::document::{self, Entry, KubernetesSecret};
use pull_secret::matching::{Rule, SecondKeyring, SecondTarget, is_hub_lookup};
use pull_secret::registry_key;
use pull_secret::{
    Document, DocumentError, ImageReference, ImageReferenceError, Keyring, Pattern, Target,
};
use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use crate::containerd::Handed;
use crate::docker_key::{docker_host, docker_key};
use crate::go_containerregistry::{self, LoginKind, SecondEntry};
use crate::image_name::{docker_short_form, kubelet_tag, pulled_by_containerd};
use crate::{auth_field, docker_cli};

/// The outcome of a whole file.
pub struct Outcome {
    /// How many cases there are.
    pub total: usize,
    /// The ids of the cases that fail, each with what was answered instead.
    pub failing: Vec<(String, Value)>,
}

/// Runs all cases of a file.
///
/// # Errors
/// If the text is no JSON array.
pub fn run_file(text: &str) -> Result<Outcome, serde_json::Error> {
    let cases: Vec<Value> = serde_json::from_str(text)?;
    let failing = cases.iter().filter_map(|case| {
        let answer = run(case);
        let id = case["id"].as_str().unwrap_or("without id").to_owned();
        (!passes(case, &answer)).then_some((id, answer))
    });
    Ok(Outcome {
        total: cases.len(),
        failing: failing.collect(),
    })
}

fn passes(case: &Value, answer: &Value) -> bool {
    let alternatives = case["also_accept"].as_array().into_iter().flatten();
    let mut accepted = alternatives
        .map(|also| &also["expect"])
        .chain([&case["expect"]]);
    accepted.any(|expected| {
        // Not every key case states what docker makes of the key.
        let mut answer = answer.clone();
        if expected.get("docker_cli_host").is_none()
            && let Some(answer) = answer.as_object_mut()
        {
            answer.remove("docker_cli_host");
        }
        answer == *expected
    })
}

fn run(case: &Value) -> Value {
    let input = &case["input"];
    match (text(&case["area"]), keys(input).as_slice()) {
        ("match", ["glob", "target"]) => glob(text(&input["glob"]), text(&input["target"])),
        ("match", ["image", "key"]) => match_image(text(&input["key"]), text(&input["image"])),
        ("match", ["key", "lookup"]) => match_lookup(text(&input["key"]), text(&input["lookup"])),
        ("select", ["image", "reader", "secrets"]) => select_second(input),
        ("select", ["image", "secrets"]) => select(input),
        ("decode", ["auth"]) => decode_auth(&input["auth"]),
        ("decode", ["entry"]) => decode_entry(text(&input["entry"])),
        ("decode", ["dockerconfigjson"]) => decode_document(text(&input["dockerconfigjson"])),
        ("decode", ["cri"]) => decode_cri(&input["cri"]),
        ("decode", ["encode"]) => encode(&input["encode"]),
        ("reference", ["ref"]) => reference(text(&input["ref"])),
        ("registry-key", ["key"]) => registry_key(text(&input["key"])),
        ("registry-key", ["image"]) => image_key(text(&input["image"])),
        ("registry-key", ["lookup"]) => json!({"hub": is_hub_lookup(text(&input["lookup"]))}),
        _ => json!("no such area or input"),
    }
}

fn glob(glob: &str, target: &str) -> Value {
    let answer = registry_key::glob_matches(glob, target);
    json!({"matched": answer == Ok(true), "error": answer.is_err()})
}

fn match_image(key: &str, image: &str) -> Value {
    match ImageReference::parse(image) {
        Ok(image) => {
            let mut answer = match_target(key, &Target::of_image(&image));
            answer["repository"] = json!(image.repository());
            answer
        }
        Err(error) => json!({"matched": false, "image_ok": false, "error": class(error)}),
    }
}

fn match_lookup(key: &str, lookup: &str) -> Value {
    match_target(key, &Target::of_lookup(lookup))
}

fn match_target(key: &str, target: &Target) -> Value {
    let keyring = Keyring::new([[(key, ())]]);
    let selection = keyring.select(target);
    let via = selection.rule.map(|rule| match rule {
        Rule::Pattern => "pattern",
        Rule::HubException => "hub-fallback",
    });
    let pattern = Pattern::of_key(key).map(|pattern| pattern.text().into_owned());
    json!({"matched": via.is_some(), "via": via, "pattern": pattern})
}

struct OwnedSecret {
    secret_type: String,
    dockerconfigjson: String,
    dockercfg: String,
}

impl OwnedSecret {
    fn of_case(secret: &Value) -> Self {
        let dockerconfigjson = match secret.get("auths") {
            Some(auths) => json!({"auths": auths}).to_string(),
            None => text(&secret["dockerconfigjson"]).to_owned(),
        };
        let secret_type = secret["type"]
            .as_str()
            .unwrap_or("kubernetes.io/dockerconfigjson");
        Self {
            secret_type: secret_type.to_owned(),
            dockerconfigjson,
            dockercfg: text(&secret["dockercfg"]).to_owned(),
        }
    }

    fn borrowed(&self) -> KubernetesSecret<'_> {
        KubernetesSecret {
            secret_type: &self.secret_type,
            dockerconfigjson: self.dockerconfigjson.as_bytes(),
            dockercfg: self.dockercfg.as_bytes(),
        }
    }
}

fn secrets(input: &Value) -> Vec<OwnedSecret> {
    let secrets = input["secrets"].as_array().into_iter().flatten();
    secrets.map(OwnedSecret::of_case).collect()
}

fn select(input: &Value) -> Value {
    let image = match ImageReference::parse(text(&input["image"])) {
        Ok(image) => image,
        Err(error) => return json!({"ok": false, "error": format!("image:{}", class(error))}),
    };
    let repository = image.repository();
    let secrets = secrets(input);
    let read: Result<Vec<Option<Document>>, _> = secrets
        .iter()
        .map(|secret| Document::of_secret(&secret.borrowed()))
        .collect();
    let Ok(documents) = read else {
        return json!({"ok": false, "error": "secret", "repository": repository});
    };
    let documents: Vec<Document> = documents.into_iter().flatten().collect();
    let by_secret = documents
        .iter()
        .map(|document| document.entries.iter().map(|(key, entry)| (&**key, entry)));
    let keyring = Keyring::new(by_secret);
    let selection = keyring.select(&Target::of_image(&image));
    let groups = selection.groups.iter().map(|group| {
        let mut users: Vec<String> = group.credentials.iter().map(|entry| user(entry)).collect();
        users.sort();
        users
    });
    let order: Vec<Vec<String>> = groups.collect();
    let mut answer = json!({
        "ok": true,
        "repository": repository,
        "anonymous": order.is_empty(),
        "order": order,
        "secrets_used": documents.len(),
    });
    let tried = selection.groups.iter().flat_map(|group| group.credentials);
    let anonymous = tried.filter(|entry| entry.username.is_empty()).count();
    if anonymous > 0 {
        answer["runtime_anonymous_attempts"] = json!(anonymous);
    }
    answer
}

fn user(entry: &Entry) -> String {
    String::from_utf8_lossy(&entry.username).into_owned()
}

fn select_second(input: &Value) -> Value {
    let Ok(target) = SecondTarget::of_image(text(&input["image"])) else {
        return json!({"matched": false, "error": "image"});
    };
    let mut answer = json!({"matched": false, "target": target.text()});
    let Ok(states) = read_second(&secrets(input)) else {
        answer["error"] = json!("secret");
        return answer;
    };
    let by_secret = states
        .iter()
        .map(|auths| auths.iter().map(|(key, entry)| (&**key, entry)));
    let keyring = match SecondKeyring::new(by_secret) {
        Ok(keyring) => keyring,
        Err(_) => {
            answer["error"] = json!("secret");
            return answer;
        }
    };
    let Some((_, candidates)) = keyring.select(&target) else {
        return answer;
    };
    answer["matched"] = json!(true);
    let first = candidates[0];
    let login = match first.login() {
        LoginKind::Basic => "basic",
        LoginKind::Empty => "empty",
        LoginKind::IdentityToken => "identity-token",
        LoginKind::RegistryToken => "registry-token",
    };
    answer["kind"] = json!(login);
    answer["user"] = if candidates
        .iter()
        .all(|other| other.username == first.username)
    {
        json!(String::from_utf8_lossy(&first.username))
    } else {
        json!("unordered")
    };
    answer
}

fn read_second(
    secrets: &[OwnedSecret],
) -> Result<Vec<BTreeMap<String, SecondEntry>>, DocumentError> {
    let mut auths = BTreeMap::new();
    let mut states = Vec::new();
    for secret in secrets {
        let secret = secret.borrowed();
        if secret.has_dockerconfigjson() {
            go_containerregistry::read_into(&mut auths, secret.dockerconfigjson)?;
        } else if secret.has_dockercfg() {
            go_containerregistry::read_dockercfg_into(&mut auths, secret.dockercfg)?;
        }
        states.push(auths.clone());
    }
    Ok(states)
}

fn decode_auth(auth: &Value) -> Value {
    let entry = json!({"auth": auth});
    let kubelet = Entry::read(entry.to_string().as_bytes());
    let config = json!({"auths": {"registry.example": entry}}).to_string();
    let docker = docker_cli::read(config.as_bytes()).map(|config| config.entries[0].1.clone());
    json!({"kubelet": ok_entry(kubelet), "docker_cli": ok_entry(docker)})
}

fn ok_entry<E>(entry: Result<Entry, E>) -> Value {
    let Ok(entry) = entry else {
        return json!({"ok": false});
    };
    let mut answer = shown(&entry.username, &entry.password);
    answer["ok"] = json!(true);
    answer
}

fn shown(username: &[u8], password: &[u8]) -> Value {
    let mut fields = Map::new();
    for (name, bytes) in [("username", username), ("password", password)] {
        match std::str::from_utf8(bytes) {
            Ok(text) => fields.insert(name.to_owned(), json!(text)),
            Err(_) => fields.insert(format!("{name}_base64"), json!(STANDARD.encode(bytes))),
        };
    }
    Value::Object(fields)
}

fn decode_entry(entry: &str) -> Value {
    let Ok(entry) = Entry::read(entry.as_bytes()) else {
        return json!({"ok": false});
    };
    let mut answer = shown(&entry.username, &entry.password);
    answer["ok"] = json!(true);
    answer["email"] = json!(entry.email);
    answer["runtime_anonymous"] = json!(entry.username.is_empty());
    answer
}

fn decode_document(text: &str) -> Value {
    json!({
        "kubelet": match Document::read(text.as_bytes()) {
            Ok(document) => json!({"ok": true, "auths": auths(&document.entries)}),
            Err(_) => json!({"ok": false}),
        },
        "docker_cli": match docker_cli::read(text.as_bytes()) {
            Ok(config) => docker_config(&config),
            Err(_) => json!({"ok": false}),
        },
        "apiserver_accepts": document::api_server_accepts(text.as_bytes()),
    })
}

fn auths(entries: &[(String, Entry)]) -> Value {
    let shown = entries
        .iter()
        .map(|(key, e)| (key.clone(), shown(&e.username, &e.password)));
    Value::Object(shown.collect())
}

fn docker_config(config: &docker_cli::Config) -> Value {
    let mut answer = json!({"ok": true, "auths": auths(&config.entries)});
    for (key, tokens) in &config.tokens {
        for (name, token) in [
            ("identitytoken", &tokens.identity_token),
            ("registrytoken", &tokens.registry_token),
        ] {
            if !token.is_empty() {
                answer["auths"][key][name] = json!(**token);
            }
        }
    }
    if !config.creds_store.is_empty() {
        answer["credsStore"] = json!(config.creds_store);
    }
    if !config.cred_helpers.is_empty() {
        answer["credHelpers"] = json!(config.cred_helpers);
    }
    answer
}

fn decode_cri(cri: &Value) -> Value {
    let field = |name: &str| text(&cri[name]).to_owned();
    let handed = Handed {
        username: field("username"),
        password: Zeroizing::new(field("password")),
        auth: Zeroizing::new(field("auth")),
        identity_token: Zeroizing::new(field("identity_token")),
        server_address: field("server_address"),
    };
    let Ok(used) = handed.used_for(text(&cri["host"])) else {
        return json!({"ok": false});
    };
    let UserPassword { username, password } = &used;
    let mut answer = shown(username, password);
    answer["ok"] = json!(true);
    answer["anonymous"] = json!(username.is_empty() && password.is_empty());
    answer
}

fn encode(input: &Value) -> Value {
    let (username, password) = (text(&input["username"]), text(&input["password"]));
    json!({"auth": auth_field::encode(username.as_bytes(), password.as_bytes())})
}

fn reference(text: &str) -> Value {
    match ImageReference::parse(text) {
        Ok(image) => json!({
            "ok": true,
            "domain": image.domain(),
            "path": image.path(),
            "repository": image.repository(),
            "tag": image.tag(),
            "digest": image.digest(),
            "normalized": image.to_string(),
            "familiar": docker_short_form(&image),
            "runtime_ref": pulled_by_containerd(&image),
            "kubelet_tag": kubelet_tag(&image),
            "api_host": image.api_host(),
        }),
        Err(error) => json!({"ok": false, "error": class(error)}),
    }
}

fn registry_key(key: &str) -> Value {
    let host = docker_host(key);
    match Pattern::of_key(key) {
        Some(pattern) => json!({
            "valid": true,
            "kubelet_pattern": pattern.text(),
            "docker_cli_host": host,
        }),
        None => json!({"valid": false, "docker_cli_host": host}),
    }
}

fn image_key(image: &str) -> Value {
    match ImageReference::parse(image) {
        Ok(image) => json!({
            "ok": true,
            "domain": image.domain(),
            "api_host": image.api_host(),
            "docker_cli_key": docker_key(image.domain()),
        }),
        Err(error) => json!({"ok": false, "error": class(error)}),
    }
}

fn class(error: ImageReferenceError) -> &'static str {
    match error {
        ImageReferenceError::Format => "format",
        ImageReferenceError::Uppercase => "uppercase",
        ImageReferenceError::TooLong => "too-long",
        ImageReferenceError::BareHexId => "bare-hex-id",
        ImageReferenceError::DigestFormat => "digest-format",
        ImageReferenceError::DigestLength => "digest-length",
        ImageReferenceError::DigestAlgorithm => "digest-algorithm",
    }
}

fn keys(input: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = input
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, _)| &**key)
        .collect();
    keys.sort_unstable();
    keys
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
