//! One entry of `auths`: read as the kubelet reads it, mended where what is meant is certain.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pasted_text::base64_text::{self, Alphabet};
use pasted_text::placeholder::{Unfilled, unfilled};
use pasted_text::{Object, Value};

use super::{Found, ImportedCredential, LeftOut, MASK, Part, Repair, RepairKind, Taken};
use crate::auth::{self, UserPassword};
use crate::{Pattern, Secret};
use go_std::json::means_field;

/// Reads one entry, and says what of it the kubelet ignores.
pub(super) fn import(key: &str, entry: &Value, found: &mut Found) {
    let registry_key = key.to_owned();
    if Pattern::of_key(key).is_none() && key.contains(char::is_whitespace) {
        found.left_out.push(LeftOut::NotARegistry { registry_key });
        return;
    }
    let text = |name| {
        field(entry, name)
            .and_then(Value::scalar)
            .unwrap_or_default()
    };
    let is_auth_alone = entry.text().is_some_and(|text| read_auth(text).is_some());
    let auth = match entry.text().filter(|_| is_auth_alone) {
        Some(auth) => auth,
        None => text("auth"),
    };
    if !matches!(entry, Value::Object(_) | Value::Null) && !is_auth_alone {
        found
            .left_out
            .push(LeftOut::EntryUnreadable { registry_key });
        return;
    }
    if !text("email").is_empty() {
        found.left_out.push(LeftOut::Email {
            registry_key: registry_key.clone(),
        });
    }
    if is_auth_alone {
        repair(RepairKind::EntryIsAuth, key, "…", found);
    }
    let fields = (text("username"), text("password"));
    let Some(read) = login(key, auth, fields, found) else {
        found.left_out.push(match unfilled(auth) {
            Some(unfilled) => left_out_of(unfilled, Part::Password),
            None => LeftOut::AuthUnreadable { registry_key },
        });
        return;
    };
    let has_token = !text("identitytoken").is_empty() || !text("registrytoken").is_empty();
    // After `az acr login` docker keeps a token beside an `auth` with an empty password.
    if has_token || read.username == b"<token>" {
        found.left_out.push(LeftOut::Token {
            registry_key: registry_key.clone(),
        });
        if read.password.is_empty() || read.username == b"<token>" {
            return;
        }
    }
    if read.username.is_empty() && read.password.is_empty() {
        found.left_out.push(LeftOut::EmptyEntry { registry_key });
        return;
    }
    note_numbers(key, entry, found);
    push(registry_key, read, found);
}

/// Username and password of an entry; `None` if only `auth` has them and it cannot be read.
fn login(
    key: &str,
    auth: &str,
    (username, password): (&str, &str),
    found: &mut Found,
) -> Option<UserPassword> {
    let fields = || UserPassword {
        username: username.as_bytes().to_vec(),
        password: password.as_bytes().to_vec().into(),
    };
    if auth.is_empty() {
        return Some(fields());
    }
    let Some((read, mended)) = read_auth(auth) else {
        let has_fields = !username.is_empty() && !password.is_empty();
        if has_fields {
            repair(RepairKind::AuthReplaced, key, username, found);
        }
        return has_fields.then(fields);
    };
    if let Some(kind) = mended {
        repair(kind, key, &String::from_utf8_lossy(&read.username), found);
    }
    let contradicts = |field: &str, read: &[u8]| !field.is_empty() && field.as_bytes() != read;
    if contradicts(username, &read.username) || contradicts(password, &read.password) {
        found.taken.push(Taken::AuthBeforeFields {
            registry_key: key.to_owned(),
        });
    }
    Some(read)
}

fn repair(kind: RepairKind, key: &str, username: &str, found: &mut Found) {
    found.repairs.push(Repair {
        kind,
        part: Part::Password,
        registry_key: Some(key.to_owned()),
        before: format!("auth: {MASK}"),
        after: format!("{username}:{MASK}"),
    });
}

/// Reads `auth` as the kubelet does, else as it is meant.
fn read_auth(auth: &str) -> Option<(UserPassword, Option<RepairKind>)> {
    if let Ok(read) = auth::decode(auth) {
        return Some((read, None));
    }
    let trimmed = auth.trim();
    let (trimmed, is_header) = match trimmed.strip_prefix("Basic ") {
        Some(value) => (value, true),
        None => (trimmed, false),
    };
    if let Some((bytes, alphabet)) = base64_text::unwrap_bytes(trimmed) {
        if let Ok(read) = auth::decode(&STANDARD.encode(&*bytes)) {
            let kind = match alphabet {
                _ if is_header => RepairKind::AuthNotBase64,
                Alphabet::UrlSafe => RepairKind::AuthAlphabet,
                Alphabet::Standard if auth.trim().contains([' ', '\t']) => RepairKind::FoldedBase64,
                Alphabet::Standard => RepairKind::AuthPadding,
            };
            return Some((read, Some(kind)));
        }
        let inner = std::str::from_utf8(&bytes).ok()?.trim();
        let read = auth::decode(inner).ok().filter(is_plain)?;
        return Some((read, Some(RepairKind::EncodedTwice)));
    }
    let (username, password) = trimmed.split_once(':')?;
    let is_login = unfilled(trimmed).is_none() && !username.is_empty() && !password.is_empty();
    let read = UserPassword {
        username: username.as_bytes().to_vec(),
        password: password.as_bytes().to_vec().into(),
    };
    (is_login && is_plain(&read)).then_some((read, Some(RepairKind::AuthNotBase64)))
}

/// Whether it reads as a login that somebody typed, so that it is not read into noise.
fn is_plain(read: &UserPassword) -> bool {
    let is_text = |bytes: &[u8]| {
        std::str::from_utf8(bytes).is_ok_and(|text| !text.contains(char::is_control))
    };
    !read.username.is_empty() && is_text(&read.username) && is_text(&read.password)
}

fn note_numbers(key: &str, entry: &Value, found: &mut Found) {
    for (name, part) in [("username", Part::Username), ("password", Part::Password)] {
        if let Some(Value::Literal(written)) = field(entry, name) {
            number_kept(key, part, written, found);
        }
    }
}

/// Notes that a value which YAML or JSON reads as a number or boolean was taken as it is written.
pub(super) fn number_kept(key: &str, part: Part, written: &str, found: &mut Found) {
    let shown = match part {
        Part::Password => MASK,
        _ => written,
    };
    found.repairs.push(Repair {
        kind: RepairKind::NumberKeptAsText,
        part,
        registry_key: Some(key.to_owned()),
        before: shown.to_owned(),
        after: format!("\"{shown}\""),
    });
}

fn push(registry_key: String, read: UserPassword, found: &mut Found) {
    let texts = (
        String::from_utf8(read.username),
        Secret::from_utf8(read.password.to_vec()),
    );
    let (Ok(username), Ok(password)) = texts else {
        found.left_out.push(LeftOut::NotText { registry_key });
        return;
    };
    push_login(registry_key, username, Some(password), found);
}

/// Adds a credential, without the values that are still to be filled in.
pub(super) fn push_login(
    registry_key: String,
    username: String,
    password: Option<Secret>,
    found: &mut Found,
) {
    let registry_key = filled_in(registry_key, Part::RegistryKey, found);
    let username = filled_in(username, Part::Username, found);
    let password = password.and_then(|password| match unfilled(password.open()) {
        Some(name) => {
            found.left_out.push(left_out_of(name, Part::Password));
            None
        }
        None => Some(password),
    });
    let Some(registry_key) = registry_key else {
        return;
    };
    found.credentials.push(ImportedCredential {
        registry_key,
        username: username.unwrap_or_default(),
        password,
        secret_name: found.secret_name.clone(),
    });
}

fn filled_in(value: String, part: Part, found: &mut Found) -> Option<String> {
    match unfilled(&value) {
        Some(name) => {
            found.left_out.push(left_out_of(name, part));
            None
        }
        None => Some(value),
    }
}

/// What a remark says of a value that is still to be filled in.
pub(super) fn left_out_of(unfilled: Unfilled, part: Part) -> LeftOut {
    match unfilled {
        Unfilled::Variable(name) => LeftOut::Variable {
            part,
            name: Some(name),
        },
        Unfilled::Placeholder(name) => LeftOut::Placeholder { part, name },
        Unfilled::CommandOutput => LeftOut::CommandOutput { part },
    }
}

/// The field of this name, whose case does not matter; of several the last, as Go takes it.
pub(super) fn field<'j>(value: &'j Value, name: &str) -> Option<&'j Value> {
    members(Some(value))
        .filter(|(member, _)| means_field(member, name))
        .last()
        .map(|(_, value)| value)
}

pub(super) fn members(value: Option<&Value>) -> impl Iterator<Item = (&str, &Value)> {
    let object = value.and_then(Value::object);
    object.into_iter().flat_map(Object::iter)
}
