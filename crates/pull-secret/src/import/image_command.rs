//! Commands that read or copy an image and have its login in a flag: `skopeo copy --src-creds=user:password …`,
//! `podman pull --creds …`, `ctr images pull --user …`.

use pasted_text::shell::Word;

use super::arguments::{self, Arguments, Flag};
use super::command::known;
use super::{Format, Found, ImportedCredential, Part};
use crate::{ImageReference, Secret, suggested_key};

/// The flags with a login. Their value is shown masked wherever a remark quotes it.
const FLAGS: &[Flag] = &[
    Flag::value("creds", None).part(Part::Password, &["user"]),
    Flag::value("src-creds", None).part(Part::Password, &[]),
    Flag::value("dest-creds", None).part(Part::Password, &[]),
    Flag::value("authfile", None),
    Flag::value("cert-dir", None),
    Flag::value("namespace", Some('n')),
    Flag::value("address", Some('a')),
    Flag::value("platform", None),
    Flag::value("format", Some('f')),
];

/// Reads the words behind the name of a program; `None` if no login is among them.
pub(super) fn import(words: &[Word], found: &mut Found) -> Option<Format> {
    let arguments = arguments::read(words, FLAGS);
    let images: Vec<String> = arguments.operands.iter().filter_map(registry_of).collect();
    let before = found.credentials.len();
    take("creds", images.first(), &arguments, found);
    take("src-creds", images.first(), &arguments, found);
    take("dest-creds", images.get(1), &arguments, found);
    let is_taken = found.credentials.len() > before;
    if is_taken {
        found.repairs.extend(arguments.repairs.iter().cloned());
    }
    is_taken.then_some(Format::ImageCommand)
}

fn take(flag: &str, registry_key: Option<&String>, arguments: &Arguments, found: &mut Found) {
    let (Some(registry_key), Some(login)) = (registry_key, arguments.value(flag)) else {
        return;
    };
    let login = known(login, Part::Password, found);
    // What asks for the password on the terminal has no colon.
    let (username, password) = match login.as_deref().map(|login| login.split_once(':')) {
        Some(Some((username, password))) => (username, Some(password)),
        Some(None) => (login.as_deref().unwrap_or_default(), None),
        None => ("", None),
    };
    found.credentials.push(ImportedCredential {
        registry_key: registry_key.clone(),
        username: username.to_owned(),
        password: password.map(|password| Secret::new(password.to_owned())),
        secret_name: None,
    });
}

/// The key for the registry of an operand that names an image there; `None` for any other one.
fn registry_of(operand: &Word) -> Option<String> {
    let text = operand.known()?;
    let name = text.strip_prefix("docker://").unwrap_or(text);
    // `oci:folder`, `dir:/tmp/x`, `pull`: an image has its registry in front, or says `docker://`.
    let has_registry = name
        .split_once('/')
        .is_some_and(|(host, _)| host.contains(['.', ':']) && !host.contains('='));
    if name.len() == text.len() && !has_registry {
        return None;
    }
    suggested_key(&ImageReference::parse(name).ok()?)
}
