//! The `secretGenerator` of a Kustomization: literals are read, files are named.

use pasted_text::Value;

use super::entry::push_login;
use super::{ForeignText, Format, Found, ImportError, LeftOut, Part, Taken, ai_core};
use crate::Secret;
use crate::registry_key::DOCKER_HUB_KEY;

/// Reads the literals of all generators.
pub(super) fn import(root: &Value, found: &mut Found) -> Result<Format, ImportError> {
    let generators = root.member("secretGenerator").and_then(Value::list);
    let before = found.credentials.len();
    for generator in generators.unwrap_or_default() {
        import_generator(generator, found)?;
    }
    found.secret_name = None;
    match found.credentials.len() > before {
        true => Ok(Format::Kustomization),
        false => Err(ImportError::Foreign(ForeignText::Kustomization)),
    }
}

fn import_generator(generator: &Value, found: &mut Found) -> Result<(), ImportError> {
    let name = generator
        .member("name")
        .and_then(Value::text)
        .unwrap_or_default();
    found.secret_name = Some(name.to_owned()).filter(|name| !name.is_empty());
    let list = |name: &str| {
        generator
            .member(name)
            .and_then(Value::list)
            .unwrap_or_default()
    };
    if ["files", "envs"].iter().any(|name| !list(name).is_empty()) {
        found.left_out.push(LeftOut::File {
            part: Part::Document,
        });
    }
    let literals = list("literals")
        .iter()
        .filter_map(|item| literal(item.text()?));
    let literals: Vec<(&str, &str)> = literals.collect();
    let value = |name: &str| {
        let named = literals.iter().find(|(key, _)| *key == name);
        named.map(|&(_, value)| value)
    };
    if let Some(document) = value(".dockerconfigjson") {
        ai_core::import_document_text(document, found)?;
    }
    let (username, password) = (value("docker-username"), value("docker-password"));
    if username.is_none() && password.is_none() {
        return Ok(());
    }
    let registry_key = value("docker-server").unwrap_or_else(|| {
        found.taken.push(Taken::DefaultRegistry);
        DOCKER_HUB_KEY
    });
    if value("docker-email").is_some() {
        found.left_out.push(LeftOut::Email {
            registry_key: registry_key.to_owned(),
        });
    }
    push_login(
        registry_key.to_owned(),
        username.unwrap_or_default().to_owned(),
        password.map(|password| Secret::new(password.to_owned())),
        found,
    );
    Ok(())
}

/// `key=value`, cut at the first `=`; kustomize takes one pair of quotes around the value off (`ParseLiteralSource`).
fn literal(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once('=')?;
    let quoted = ['"', '\'']
        .iter()
        .find_map(|&quote| value.strip_prefix(quote)?.strip_suffix(quote));
    Some((key, quoted.unwrap_or(value)))
}
