//! `flux create secret oci …` and `… helm …`: logins for the sources of Flux.

use pasted_text::shell::Word;

use super::arguments::{self, Flag};
use super::command::known;
use super::{Format, Found, ImportedCredential, LeftOut, Part};
use crate::Secret;

/// The flags of `flux create secret` that have a value.
const FLAGS: &[Flag] = &[
    Flag::value("url", None).part(Part::RegistryKey, &[]),
    Flag::value("username", Some('u')).part(Part::Username, &[]),
    Flag::value("password", Some('p')).part(Part::Password, &[]),
    Flag::value("namespace", Some('n')),
    Flag::value("ca-file", None),
    Flag::value("ca-crt-file", None),
    Flag::value("tls-crt-file", None),
    Flag::value("tls-key-file", None),
    Flag::value("label", None),
    Flag::value("context", None),
    Flag::value("kubeconfig", None),
    Flag::value("timeout", None),
];

/// Reads the words behind `flux`; `None` if they do not create a Secret with a login.
pub(super) fn import(words: &[Word], found: &mut Found) -> Option<Format> {
    let arguments = arguments::read(words, FLAGS);
    let operands: Vec<&str> = arguments.operands.iter().map(Word::text).collect();
    let ["create", "secret", "oci" | "helm", name, ..] = operands[..] else {
        return None;
    };
    let name = name.to_owned();
    let value = |flag, part, found: &mut Found| known(arguments.value(flag)?, part, found);
    let username = value("username", Part::Username, found);
    let password = value("password", Part::Password, found);
    let url = value("url", Part::RegistryKey, found);
    found.repairs.extend(arguments.repairs.iter().cloned());
    if arguments.has("namespace") {
        found.left_out.push(LeftOut::Namespace);
    }
    if url.is_none() {
        found.left_out.push(LeftOut::Registry);
    }
    found.set_name(&name);
    found.credentials.push(ImportedCredential {
        registry_key: url.map(|url| host(&url).to_owned()).unwrap_or_default(),
        username: username.unwrap_or_default(),
        password: password.map(Secret::new),
        secret_name: Some(name),
    });
    Some(Format::FluxCommand)
}

/// The host of `ghcr.io`, `oci://ghcr.io/team` and `https://ghcr.io`, with which Flux writes the key.
fn host(url: &str) -> &str {
    let behind = url.split_once("://").map_or(url, |(_, behind)| behind);
    behind.split('/').next().unwrap_or(behind)
}
