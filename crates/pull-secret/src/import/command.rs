//! Texts for a shell: scripts, commands and transcripts of a terminal. Which of the known commands are in them, the
//! documents they hold and what programs have answered.

pub(super) mod notes;

use pasted_text::placeholder::unfilled;
use pasted_text::shell::{self, Command, Open, Script, Shell, Word};

use super::entry::left_out_of;
use super::{
    ForeignText, Format, Found, ImportError, LeftOut, Part, Repair, RepairKind, Taken, curl, flux,
    foreign, helm_command, image_command, kubectl, login, netrc, open_document,
};
use notes::{note_open, note_repairs};

/// The username of NVIDIA's registry, which is no variable.
pub(super) const NVIDIA_USER: &str = "$oauthtoken";

/// The longest text that is read for other shells too, to compare, in bytes.
const LONGEST_COMPARED: usize = 64 * 1024;

/// Reads the commands of a text for a shell; `None` if none of them is known.
pub(super) fn import(
    text: &str,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Option<Format>, ImportError> {
    import_script(text, &shell::read(text), found, unwrappings)
}

/// Reads the commands that stand somewhere in other text; `None` if there are none.
pub(super) fn import_among_text(
    text: &str,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Option<Format>, ImportError> {
    let Some(script) = shell::read_among_text(text) else {
        return Ok(None);
    };
    let format = import_script(text, &script, found, unwrappings)?;
    found.left_out.push(LeftOut::OtherText);
    Ok(format)
}

fn import_script(
    text: &str,
    script: &Script,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Option<Format>, ImportError> {
    let format = read_script(script, found, unwrappings)?;
    if !script.is_shell_certain && format.is_some() {
        note_shell(text, script.shell, found);
    }
    let is_answer_unused = !script.answers.is_empty() && !found.took_answer;
    if let Some(prompt) = script.prompt.as_ref().filter(|_| format.is_some()) {
        found.repairs.push(Repair {
            kind: RepairKind::PromptRemoved,
            part: Part::Document,
            registry_key: None,
            before: prompt.clone(),
            after: String::new(),
        });
    }
    if is_answer_unused && format.is_some() {
        found.left_out.push(LeftOut::OtherText);
    }
    drop_empty(found);
    if format.is_some() && found.credentials.is_empty() && found.helpers.is_empty() {
        return Err(why_nothing(script, found));
    }
    match format {
        None if script.has_unclosed_quote => Err(ImportError::UnclosedQuote),
        format => Ok(format),
    }
}

/// Reads the known commands, then the documents the script writes, then what programs have answered.
fn read_script(
    script: &Script,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Option<Format>, ImportError> {
    let mut format = None;
    let mut others = 0;
    let mut refused = None;
    for command in &script.commands {
        let first_repair = found.repairs.len();
        match import_command(script, command, found, unwrappings) {
            Ok(Some(known)) => format = format.or(Some(known)),
            Ok(None) => others += usize::from(!is_source(command)),
            Err(error) => refused = refused.or(Some(error)),
        }
        if command.is_line_mended && found.repairs.len() + found.credentials.len() > 0 {
            note_line(found);
        }
        name_entry(found, first_repair);
    }
    for document in documents(script) {
        let known = open_document::import(&document, found, unwrappings);
        format = format.or(known.ok());
    }
    if unwrappings > 0 {
        for answer in &script.answers {
            let known = import_answer(answer, found, unwrappings);
            format = format.or(known);
        }
    }
    match (format, refused) {
        (None, Some(error)) => return Err(error),
        (Some(_), _) if others > 0 => found.left_out.push(LeftOut::OtherCommand),
        _ => {}
    }
    Ok(format)
}

fn import_command(
    script: &Script,
    command: &Command,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Option<Format>, ImportError> {
    let (program, words) = command.program();
    match &*program {
        "kubectl" | "oc" | "k" | "k3s" | "minikube" => {
            kubectl::import(script, command, words, found, unwrappings)
        }
        "helm" if helm_command::sets_values(words) => helm_command::import(words, found),
        "flux" => Ok(flux::import(words, found)),
        "docker" | "podman" | "nerdctl" | "buildah" | "skopeo" | "oras" | "crane" | "helm"
        | "regctl" | "cosign" | "az" => Ok(login::import(script, command, &program, words, found)
            .or_else(|| image_command::import(words, found))),
        "ctr" | "crictl" => Ok(image_command::import(words, found)),
        "curl" | "wget" | "http" | "https" | "xh" | "invoke-restmethod" | "irm"
        | "invoke-webrequest" | "iwr" => {
            curl::import(script, command, &program, words, found, unwrappings)
        }
        _ => Ok(None),
    }
}

/// Whether a command only feeds another one or sets the scene, so that nobody misses it.
fn is_source(command: &Command) -> bool {
    let (program, _) = command.program();
    let known = [
        "",
        "echo",
        "printf",
        "cat",
        "type",
        "aws",
        "gcloud",
        "write-output",
        "write-host",
        "cd",
        "base64",
        "tr",
        "tee",
        "get-content",
        "jq",
        "openssl",
        "mkdir",
        "sleep",
        "clear",
        "setlocal",
        "export",
        "set",
        "true",
        "chmod",
        "eval",
        "bash",
        "sh",
        "fi",
        "done",
        "esac",
        "goto",
        "@echo",
        "set-content",
        "out-file",
        "convertto-json",
        "cls",
        "pause",
        "exit",
    ];
    known.contains(&&*program) || program.starts_with("docker-credential-")
}

/// The documents that a script writes to a file or to the terminal.
fn documents(script: &Script) -> Vec<Word> {
    let mut documents = Vec::new();
    for (place, command) in script.commands.iter().enumerate() {
        let next = script.commands.get(place + 1);
        let is_taken_on = next.is_some_and(|next| next.is_piped_to);
        let Some(output) = &command.output else {
            continue;
        };
        if !is_taken_on && open_document::is_likely(output) {
            documents.push(output.clone());
        }
    }
    documents
}

fn note_line(found: &mut Found) {
    found.repairs.push(Repair {
        kind: RepairKind::LineContinuation,
        part: Part::Document,
        registry_key: None,
        before: "…⏎".to_owned(),
        after: "… \\⏎".to_owned(),
    });
}

/// Reads what a program has printed, if that is a document.
fn import_answer(answer: &str, found: &mut Found, unwrappings: usize) -> Option<Format> {
    let format = match open_document::within(answer) {
        Some(document) => open_document::import(&Word::literal(document), found, unwrappings).ok(),
        None => netrc::import(answer, found),
    }?;
    found.took_answer = true;
    Some(format)
}

/// The repairs of a command are about the credential it gives.
fn name_entry(found: &mut Found, first_repair: usize) {
    let Some(credential) = found.credentials.last() else {
        return;
    };
    let registry_key = Some(credential.registry_key.clone()).filter(|key| !key.is_empty());
    for repair in &mut found.repairs[first_repair..] {
        if repair.registry_key.is_none() {
            repair.registry_key.clone_from(&registry_key);
        }
    }
}

/// Leaves out credentials of which nothing is known, and what was found twice.
fn drop_empty(found: &mut Found) {
    let mut kept: Vec<super::ImportedCredential> = Vec::with_capacity(found.credentials.len());
    for credential in std::mem::take(&mut found.credentials) {
        let has_key = !credential.registry_key.is_empty();
        let has_login = !credential.username.is_empty() || credential.password.is_some();
        let is_default = found
            .taken
            .iter()
            .any(|taken| matches!(taken, Taken::DefaultRegistry));
        let is_known = has_login || (has_key && !is_default);
        let is_new = kept.iter().rev().take(64).all(|other| *other != credential);
        if is_known && is_new {
            kept.push(credential);
        }
    }
    found.credentials = kept;
}

/// What is missing, if nothing can be taken out of a command that is known.
fn why_nothing(script: &Script, found: &Found) -> ImportError {
    if let Some(file) = &found.missing_file {
        return ImportError::Foreign(ForeignText::FileReference {
            file: Some(file.clone()).filter(|file| !file.is_empty()),
        });
    }
    let mut names: Vec<String> = Vec::new();
    for open in script.commands.iter().flat_map(|command| {
        let input = command.input.iter();
        command.words.iter().chain(input).flat_map(Word::open)
    }) {
        if let Open::Variable(name) = open
            && names.len() < 32
            && !names.contains(name)
        {
            names.push(name.clone());
        }
    }
    let output = found.left_out.iter().find_map(|left_out| match left_out {
        LeftOut::CommandOutput { part } => Some(*part),
        _ => None,
    });
    let is_variable = |left_out: &LeftOut| matches!(left_out, LeftOut::Variable { .. });
    match output {
        _ if found.left_out.iter().any(is_variable) && !names.is_empty() => {
            ImportError::Foreign(ForeignText::Variables { names })
        }
        Some(part) => ImportError::Foreign(ForeignText::CommandOutput { part }),
        None => foreign::of_left_out(&found.left_out)
            .map_or(ImportError::NoCredential, ImportError::Foreign),
    }
}

/// Notes for which shell a text was read, if another one would take other values out of it.
fn note_shell(text: &str, shell: Shell, found: &mut Found) {
    if text.len() > LONGEST_COMPARED || !text.contains(['\'', '"', '\\', '`', '^', '%', '$']) {
        return;
    }
    let others = [
        (Shell::PowerShell, true),
        // In cmd a `'` is no quote; nobody who writes one means cmd.
        (Shell::Cmd, !text.contains('\'')),
    ];
    let differs = others.iter().any(|&(other, is_possible)| {
        let mut read = Found::default();
        let script = shell::read_for(text, other);
        is_possible
            && read_script(&script, &mut read, 0).is_ok_and(|format| format.is_some())
            && read.credentials.len() == found.credentials.len()
            && read
                .credentials
                .iter()
                .zip(&found.credentials)
                .any(|(one, other)| {
                    let opened = |credential: &super::ImportedCredential| {
                        let password = credential.password.as_ref();
                        password.map(|password| password.open().to_owned())
                    };
                    opened(one) != opened(other) || one.username != other.username
                })
    });
    if differs {
        found.taken.push(Taken::ShellAssumed {
            shell: shell.into(),
        });
    }
}

/// The text of a word; `None`, with a note, if only running the command would tell it.
pub(super) fn known(word: &Word, part: Part, found: &mut Found) -> Option<String> {
    note_repairs(word, part, found);
    let Some(text) = word.known() else {
        note_open(word, part, found);
        return None;
    };
    match unfilled(text).filter(|_| text != NVIDIA_USER) {
        Some(unfilled) => {
            found.left_out.push(left_out_of(unfilled, part));
            None
        }
        None => Some(text.to_owned()),
    }
}
