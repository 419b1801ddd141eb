//! `docker login` and its like, with a password from a flag, a file or the pipe.

use pasted_text::shell::{Command, Open, Script, Shell, Word};

use super::arguments::{self, Arguments, Flag, Takes};
use super::command::{NVIDIA_USER, known};
use super::{Format, Found, ImportedCredential, LeftOut, Part, Repair, RepairKind, Taken};
use crate::Secret;
use crate::registry_key::DOCKER_HUB_KEY;

/// The flags of `docker login`, and of the other programs where they have more.
const FLAGS: &[Flag] = &[
    Flag::value("username", Some('u')).part(Part::Username, &["user"]),
    Flag::value("password", Some('p')).part(Part::Password, &["pass"]),
    Flag::value("password-stdin", None)
        .part(Part::Password, &["pass-stdin"])
        .takes(Takes::AfterEquals),
    Flag::value("email", Some('e')).part(Part::Document, &[]),
    Flag::value("authfile", None),
    Flag::value("compat-auth-file", None),
    Flag::value("cert-dir", None),
    Flag::value("config", None),
    Flag::value("context", Some('c')),
    Flag::value("host", Some('H')),
    Flag::value("namespace", Some('n')),
    Flag::value("log-level", Some('l')),
    Flag::value("registry-config", None),
    Flag::value("ca-file", None),
    Flag::value("cert-file", None),
    Flag::value("key-file", None),
    Flag::value("tls-verify", None).takes(Takes::AfterEquals),
    Flag::value("insecure", None).takes(Takes::AfterEquals),
    Flag::value("plain-http", None).takes(Takes::AfterEquals),
];

/// The flags of `az acr login`.
const AZURE_FLAGS: &[Flag] = &[
    Flag::value("username", Some('u')).part(Part::Username, &[]),
    Flag::value("password", Some('p')).part(Part::Password, &[]),
    Flag::value("name", Some('n')).part(Part::RegistryKey, &[]),
    Flag::value("suffix", None),
    Flag::value("resource-group", Some('g')),
    Flag::value("subscription", None),
];

/// Reads the words behind the name of a program; `None` if they do not log in.
pub(super) fn import(
    script: &Script,
    command: &Command,
    program: &str,
    words: &[Word],
    found: &mut Found,
) -> Option<Format> {
    let is_azure = program == "az";
    let mut arguments = arguments::read(words, if is_azure { AZURE_FLAGS } else { FLAGS });
    for place in (1..arguments.operands.len()).rev() {
        let text = arguments.operands[place].text();
        if !text.contains(['.', ':', '$', '<']) && text != "login" && arguments.operands.len() > 2 {
            arguments.join_with_value(place);
        }
    }
    let texts: Vec<&str> = arguments.operands.iter().map(Word::text).collect();
    let operands = match (program, &texts[..]) {
        ("az", ["acr", "login", ..])
        | ("helm" | "regctl", ["registry", "login", ..])
        | ("crane", ["auth", "login", ..]) => &arguments.operands[2..],
        ("az" | "helm" | "regctl" | "crane", _) => return None,
        (_, ["login", ..]) => &arguments.operands[1..],
        _ => return None,
    };
    found.repairs.extend(arguments.repairs.iter().cloned());
    let registry_key = match is_azure {
        true => azure_registry(&arguments, found),
        false => registry(operands, found),
    };
    let user = arguments.value("username");
    let user = user.and_then(|user| username(user, found));
    let password = password(script, command, &arguments, found);
    found.credentials.push(ImportedCredential {
        registry_key,
        username: user.unwrap_or_default(),
        password: password.map(Secret::new),
        secret_name: None,
    });
    Some(Format::LoginCommand)
}

/// The registry among the operands: the last one, or the one that looks like a registry.
fn registry(operands: &[Word], found: &mut Found) -> String {
    let is_host = |word: &&Word| {
        let text = word.text();
        text.contains(['.', ':']) || text == "localhost"
    };
    let server = operands.iter().find(is_host).or(operands.last());
    match server {
        Some(server) => known(server, Part::RegistryKey, found).unwrap_or_default(),
        None => {
            found.taken.push(Taken::DefaultRegistry);
            DOCKER_HUB_KEY.to_owned()
        }
    }
}

/// The login server of a registry of Azure, by its name.
fn azure_registry(arguments: &Arguments, found: &mut Found) -> String {
    let name = arguments.value("name");
    let name = name.and_then(|name| known(name, Part::RegistryKey, found));
    match name {
        Some(name) if name.contains('.') => name,
        Some(name) => format!("{}.azurecr.io", name.to_ascii_lowercase()),
        None => String::new(),
    }
}

/// The username. A `$` of the robot accounts of Harbor and of NVIDIA's registry is part of the name, though a shell
/// would fill in a variable there.
pub(super) fn username(word: &Word, found: &mut Found) -> Option<String> {
    let is_variable = word
        .open()
        .all(|open| matches!(open, Open::Variable(name) if !name.starts_with("env:")));
    let text = word.text();
    let means_itself = text == NVIDIA_USER || text.starts_with("robot$");
    if word.known().is_some() || !is_variable || !means_itself {
        return known(word, Part::Username, found);
    }
    found.repairs.push(Repair {
        kind: RepairKind::Variable,
        part: Part::Username,
        registry_key: None,
        before: text.to_owned(),
        after: format!("'{text}'"),
    });
    Some(text.to_owned())
}

fn password(
    script: &Script,
    command: &Command,
    arguments: &Arguments,
    found: &mut Found,
) -> Option<String> {
    if let Some(password) = arguments.value("password") {
        return known(password, Part::Password, found);
    }
    let reads = arguments.has("password-stdin") || !command.is_piped_to;
    let Some(input) = command.input.as_ref().filter(|_| reads) else {
        found.left_out.push(LeftOut::PasswordAsked);
        return None;
    };
    // docker/cli `readSecretFromStdin` cuts one line end off, and no blanks.
    let line = known(&input.without_line_end(), Part::Password, found)?;
    if command.is_piped_to {
        found.taken.push(Taken::PasswordFromPipe);
    }
    match line
        .strip_suffix(' ')
        .filter(|_| script.shell == Shell::Cmd)
    {
        Some(before) => {
            found.repairs.push(Repair {
                kind: RepairKind::BlankBeforePipe,
                part: Part::Password,
                registry_key: None,
                before: format!("echo {} |", super::MASK),
                after: format!("echo {}|", super::MASK),
            });
            Some(before.to_owned())
        }
        None => Some(line),
    }
}
