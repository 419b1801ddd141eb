//! `kubectl create secret docker-registry …` and `… generic --type=kubernetes.io/dockerconfigjson …`.

use super::ai_core::import_document_text;
use super::command::{flag, known};
use super::shell::Word;
use super::{Format, Found, ImportError, ImportedCredential, LeftOut, Part, Taken};
use crate::Secret;
use crate::registry_key::DOCKER_HUB_KEY;

/// Reads the words behind `create`; `None` if they create something else.
pub(super) fn import(words: &[Word], found: &mut Found) -> Result<Option<Format>, ImportError> {
    let texts: Vec<&str> = words
        .iter()
        .map(|word| word.text.as_str())
        .take(2)
        .collect();
    let ["secret", kind @ ("docker-registry" | "generic")] = texts[..] else {
        return Ok(None);
    };
    let mut create = Create::default();
    let mut rest = &words[2..];
    while let Some(word) = rest.first() {
        rest = &rest[create.take(word, rest)..];
    }
    if let Some(name) = &create.name
        && let Some(name) = known(name, Part::Name, found)
    {
        found.set_name(&name);
    }
    if create.has_namespace {
        found.left_out.push(LeftOut::Namespace);
    }
    if create.has_file {
        found.left_out.push(LeftOut::File {
            part: Part::Document,
        });
    }
    if let Some(document) = &create.document
        && let Some(document) = known(document, Part::Document, found)
    {
        import_document_text(&document, found)?;
    }
    if kind == "docker-registry" && !create.has_file {
        create.import_registry(found);
    }
    Ok(Some(Format::KubectlCommand))
}

#[derive(Default)]
struct Create {
    name: Option<Word>,
    server: Option<Word>,
    username: Option<Word>,
    password: Option<Word>,
    email: bool,
    document: Option<Word>,
    has_file: bool,
    has_namespace: bool,
}

impl Create {
    /// Takes a word or a flag with its value, and tells how many words that were.
    fn take(&mut self, word: &Word, rest: &[Word]) -> usize {
        for (long, slot) in [
            ("--docker-server", &mut self.server),
            ("--docker-username", &mut self.username),
            ("--docker-password", &mut self.password),
        ] {
            if let Some((value, taken)) = flag(rest, long, None) {
                *slot = Some(value);
                return taken;
            }
        }
        if let Some((_, taken)) = flag(rest, "--docker-email", None) {
            self.email = true;
            return taken;
        }
        if let Some((_, taken)) = flag(rest, "--namespace", Some("-n")) {
            self.has_namespace = true;
            return taken;
        }
        if let Some((_, taken)) = flag(rest, "--from-file", None) {
            self.has_file = true;
            return taken;
        }
        if let Some((value, taken)) = flag(rest, "--from-literal", None) {
            self.document = value.without(".dockerconfigjson=").or(self.document.take());
            return taken;
        }
        for other in [
            "--type",
            "--dry-run",
            "--output",
            "-o",
            "--context",
            "--kubeconfig",
        ] {
            if word.text.as_str() == other && other != "--dry-run" {
                return rest.len().min(2);
            }
        }
        if !word.text.starts_with('-') && self.name.is_none() {
            self.name = Some(word.clone());
        }
        1
    }

    fn import_registry(&self, found: &mut Found) {
        let registry_key = match &self.server {
            Some(server) => known(server, Part::RegistryKey, found).unwrap_or_default(),
            None => {
                found.taken.push(Taken::DefaultRegistry);
                DOCKER_HUB_KEY.to_owned()
            }
        };
        if self.email {
            found.left_out.push(LeftOut::Email {
                registry_key: registry_key.clone(),
            });
        }
        let username = self.username.as_ref();
        let username = username.and_then(|user| known(user, Part::Username, found));
        let password = self.password.as_ref();
        let password = password.and_then(|password| known(password, Part::Password, found));
        found.credentials.push(ImportedCredential {
            registry_key,
            username: username.unwrap_or_default(),
            password: password.map(Secret::new),
            secret_name: None,
        });
    }
}
