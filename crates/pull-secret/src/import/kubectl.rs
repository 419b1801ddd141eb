//! `kubectl create secret docker-registry …`, `… generic --from-literal=.dockerconfigjson=…`, and `kubectl apply -f -`.

use pasted_text::shell::{Command, Script, Word};

use super::arguments::{self, Arguments, Flag, Takes};
use super::command::known;
use super::command::notes::note_open;
use super::{
    Format, Found, ImportError, ImportedCredential, LeftOut, Part, Repair, RepairKind, Taken,
    open_document,
};
use crate::Secret;
use crate::registry_key::DOCKER_HUB_KEY;

/// The flags of `kubectl create secret` that have a value, and those that look as if they had one.
const FLAGS: &[Flag] = &[
    Flag::value("docker-server", None).part(
        Part::RegistryKey,
        &["server", "docker-registry", "registry", "docker-url"],
    ),
    Flag::value("docker-username", None).part(Part::Username, &["username", "user", "docker-user"]),
    Flag::value("docker-password", None).part(Part::Password, &["password", "docker-pass"]),
    Flag::value("docker-email", None).part(Part::Document, &["email"]),
    Flag::value("namespace", Some('n')),
    Flag::value("from-literal", None).part(Part::Document, &[]),
    Flag::value("from-file", None).part(Part::Document, &[]),
    Flag::value("from-env-file", None),
    Flag::value("type", None),
    Flag::value("output", Some('o')),
    Flag::value("filename", Some('f')),
    Flag::value("context", None),
    Flag::value("kubeconfig", None),
    Flag::value("cluster", None),
    Flag::value("field-manager", None),
    Flag::value("template", None),
    Flag::value("selector", Some('l')),
    Flag::value("dry-run", None).takes(Takes::AfterEquals),
    Flag::value("save-config", None).takes(Takes::AfterEquals),
    Flag::value("append-hash", None).takes(Takes::AfterEquals),
    Flag::value("validate", None).takes(Takes::AfterEquals),
];

/// Reads the words behind `kubectl`; `None` if they neither create a Secret nor apply a document.
pub(super) fn import(
    script: &Script,
    command: &Command,
    words: &[Word],
    found: &mut Found,
    unwrappings: usize,
) -> Result<Option<Format>, ImportError> {
    let mut arguments = arguments::read(words, FLAGS);
    let operands: Vec<String> = arguments
        .operands
        .iter()
        .map(|word| word.text().to_owned())
        .skip_while(|text| matches!(text.as_str(), "kubectl" | "oc" | "--"))
        .collect();
    let skipped = arguments.operands.len() - operands.len();
    for _ in 0..skipped {
        arguments.remove_first();
    }
    // Only one operand is the name; another one behind a value belongs to it.
    for place in (3..arguments.operands.len()).rev() {
        if operands.get(1).is_some_and(|word| word == "secret") && arguments.operands.len() > 4 {
            arguments.join_with_value(place);
        }
    }
    let texts: Vec<&str> = operands.iter().map(String::as_str).collect();
    match texts[..] {
        ["create", "secret", ..] => create(script, command, &arguments, found, unwrappings),
        ["secrets", "new-dockercfg", ..] => {
            create_registry(arguments.operands.get(2), &arguments, found);
            Ok(Some(Format::KubectlCommand))
        }
        ["apply" | "create" | "replace", ..] if arguments.has("filename") => {
            apply(script, command, &arguments, found, unwrappings)
        }
        _ => Ok(None),
    }
}

fn create(
    script: &Script,
    command: &Command,
    arguments: &Arguments,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Option<Format>, ImportError> {
    let operands = &arguments.operands[2..];
    let kind = operands.first().map(Word::text);
    if kind == Some("tls") {
        return Ok(None);
    }
    let has_registry_flag = arguments
        .flags
        .iter()
        .any(|(flag, _)| flag.starts_with("docker-"));
    let is_generic = kind == Some("generic") && !has_registry_flag;
    let name = match kind {
        Some("docker-registry" | "generic") => operands.get(1),
        _ if !has_registry_flag => return Ok(None),
        _ => {
            note_type(operands, found);
            operands.last()
        }
    };
    if is_generic {
        take_name(name, found);
        create_generic(script, command, arguments, found, unwrappings)?;
    } else {
        create_registry(name, arguments, found);
    }
    Ok(Some(Format::KubectlCommand))
}

/// `docker-registry` is missing or misspelt.
fn note_type(operands: &[Word], found: &mut Found) {
    let written: Vec<&str> = operands.iter().map(Word::text).collect();
    let name = written.last().copied().unwrap_or_default();
    found.repairs.push(Repair {
        kind: RepairKind::SecretType,
        part: Part::Document,
        registry_key: None,
        before: format!("secret {}", written.join(" ")),
        after: format!("secret docker-registry {name}"),
    });
}

fn take_name(name: Option<&Word>, found: &mut Found) -> Option<String> {
    let name = known(name?, Part::Name, found)?;
    found.set_name(&name);
    Some(name).filter(|name| !name.is_empty())
}

/// The Secret from `--docker-server` and its like.
fn create_registry(name: Option<&Word>, arguments: &Arguments, found: &mut Found) {
    found.repairs.extend(arguments.repairs.iter().cloned());
    let secret_name = take_name(name, found);
    note_namespace(arguments, found);
    if let Some(file) = arguments.value("from-file") {
        return note_file(file, found);
    }
    let registry_key = match arguments.value("docker-server") {
        Some(server) => known(server, Part::RegistryKey, found).unwrap_or_default(),
        None => {
            found.taken.push(Taken::DefaultRegistry);
            DOCKER_HUB_KEY.to_owned()
        }
    };
    if arguments.has("docker-email") {
        found.left_out.push(LeftOut::Email {
            registry_key: registry_key.clone(),
        });
    }
    let username = arguments.value("docker-username");
    let username = username.and_then(|user| super::login::username(user, found));
    let password = arguments.value("docker-password");
    let password = password.and_then(|password| known(password, Part::Password, found));
    found.credentials.push(ImportedCredential {
        registry_key,
        username: username.unwrap_or_default(),
        password: password.map(Secret::new),
        secret_name,
    });
}

fn note_namespace(arguments: &Arguments, found: &mut Found) {
    if arguments.has("namespace") {
        found.left_out.push(LeftOut::Namespace);
    }
}

/// The document from `--from-literal`, or from a file that the script has written.
fn create_generic(
    script: &Script,
    command: &Command,
    arguments: &Arguments,
    found: &mut Found,
    unwrappings: usize,
) -> Result<(), ImportError> {
    found.repairs.extend(arguments.repairs.iter().cloned());
    note_namespace(arguments, found);
    let keys = [".dockerconfigjson=", ".dockercfg="];
    let document = |word: &Word| keys.iter().find_map(|key| word.without(key));
    for (flag, value) in &arguments.flags {
        match *flag {
            "from-literal" => {
                if let Some(document) = document(value) {
                    open_document::import(&document, found, unwrappings)?;
                }
            }
            "from-file" => {
                let file = document(value).unwrap_or_else(|| value.clone());
                match content(script, command, &file) {
                    Some(content) => {
                        open_document::import(&content, found, unwrappings)?;
                    }
                    None => note_file(&file, found),
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// What a file holds that is named on the command line, if the script itself says so.
pub(super) fn content(script: &Script, command: &Command, file: &Word) -> Option<Word> {
    match file.text() {
        "-" | "/dev/stdin" => command.input.clone(),
        // The output of a command: `<(…)`.
        text if file.is_computed() && text.trim_start().starts_with('{') => Some(file.clone()),
        text => script.file(text).cloned(),
    }
}

fn note_file(file: &Word, found: &mut Found) {
    let text = file.text();
    let name = text.strip_prefix(".dockerconfigjson=").unwrap_or(text);
    found.missing_file.get_or_insert_with(|| name.to_owned());
    found.left_out.push(LeftOut::File {
        part: Part::Document,
    });
}

/// `kubectl apply -f …` with a document of the script.
fn apply(
    script: &Script,
    command: &Command,
    arguments: &Arguments,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Option<Format>, ImportError> {
    let Some(file) = arguments.value("filename") else {
        return Ok(None);
    };
    let Some(document) = content(script, command, file) else {
        found
            .missing_file
            .get_or_insert_with(|| file.text().to_owned());
        return Ok(Some(Format::KubectlCommand));
    };
    if document.open().next().is_some() && !open_document::is_likely(&document) {
        note_open(&document, Part::Document, found);
        return Ok(None);
    }
    open_document::import(&document, found, unwrappings).map(Some)
}
