//! Command lines: which of the known commands it is, and flags as all of them have them.

use super::shell::{self, Command, Open, Word};
use super::{Format, Found, ImportError, LeftOut, Part, curl, kubectl, login};

/// Reads the commands of a text; `None` if it does not start like one.
pub(super) fn import(text: &str, found: &mut Found) -> Result<Option<Format>, ImportError> {
    if !starts_like_command(text) {
        return Ok(None);
    }
    let commands = shell::commands(without_prompt(text))?;
    let mut format = None;
    let mut before: Option<&Command> = None;
    for command in commands.iter().filter(|command| !command.words.is_empty()) {
        let piped = before.filter(|_| command.is_piped_to);
        match import_command(command, piped, found)? {
            Some(found_format) => format = format.or(Some(found_format)),
            None if login::is_source(command) => {}
            None => found.left_out.push(LeftOut::OtherCommand),
        }
        before = Some(command);
    }
    if format.is_none() {
        return Err(ImportError::Unrecognised);
    }
    Ok(format)
}

fn import_command(
    command: &Command,
    piped: Option<&Command>,
    found: &mut Found,
) -> Result<Option<Format>, ImportError> {
    let (tool, words) = tool_and_words(command);
    match (&*tool, words.first().map(|word| word.text.as_str())) {
        ("kubectl" | "oc" | "k", Some("create")) => kubectl::import(&words[1..], found),
        ("docker" | "podman" | "nerdctl" | "buildah" | "skopeo" | "oras", Some("login")) => {
            login::import(command, &words[1..], piped, found)
        }
        ("helm", Some("registry")) | ("crane", Some("auth"))
            if words
                .get(1)
                .is_some_and(|word| word.text.as_str() == "login") =>
        {
            login::import(command, &words[2..], piped, found)
        }
        ("curl", _) => curl::import(words, found),
        _ => Ok(None),
    }
}

/// The name of the program, without `sudo`, assignments, folders and `.exe`, and the words behind it.
pub(super) fn tool_and_words(command: &Command) -> (String, &[Word]) {
    let is_prefix = |word: &&Word| {
        let text = word.text.as_str();
        let assigns = text.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        });
        matches!(text, "sudo" | "exec" | "time" | "env") || assigns
    };
    let prefix = command.words.iter().take_while(is_prefix).count();
    let Some((tool, words)) = command.words[prefix..].split_first() else {
        return (String::new(), &[]);
    };
    let name = tool
        .text
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    (name.strip_suffix(".exe").unwrap_or(&name).to_owned(), words)
}

/// The value of a flag and how many words it took: `--name value`, `--name=value`, `-nvalue`.
pub(super) fn flag(words: &[Word], long: &str, short: Option<&str>) -> Option<(Word, usize)> {
    let word = words.first()?;
    let text = word.text.as_str();
    if text == long || Some(text) == short {
        return words.get(1).map(|value| (value.clone(), 2));
    }
    if let Some(value) = word.without(long).and_then(|rest| rest.without("=")) {
        return Some((value, 1));
    }
    let short = short.filter(|_| !text.starts_with("--"))?;
    word.without(short).map(|value| {
        let value = value.without("=").unwrap_or(value);
        (value, 1)
    })
}

/// The text of a word; `None`, with a note, if only running the command would tell it.
pub(super) fn known(word: &Word, part: Part, found: &mut Found) -> Option<String> {
    match word.open {
        None => Some(word.text.as_str().to_owned()),
        Some(Open::Variable) => {
            let name = shell::whole_variable(&word.text).map(str::to_owned);
            found.left_out.push(LeftOut::Variable { part, name });
            None
        }
        Some(Open::CommandOutput) => {
            found.left_out.push(LeftOut::CommandOutput { part });
            None
        }
    }
}

fn starts_like_command(text: &str) -> bool {
    const TOOLS: [&str; 21] = [
        "kubectl",
        "oc",
        "docker",
        "podman",
        "nerdctl",
        "buildah",
        "skopeo",
        "oras",
        "helm",
        "crane",
        "curl",
        "echo",
        "printf",
        "cat",
        "aws",
        "gcloud",
        "sudo",
        "write-output",
        "k",
        "export",
        "set",
    ];
    let line = without_prompt(text);
    if line.starts_with(['\'', '"', '$']) && line.contains("login") {
        return true;
    }
    let first = line.split_whitespace().next().unwrap_or_default();
    let name = first
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let name = name.strip_suffix(".exe").unwrap_or(&name);
    let assigns = || {
        first.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
        })
    };
    TOOLS.contains(&name) || name.starts_with('#') || assigns()
}

/// The text without the prompt it was copied with.
fn without_prompt(text: &str) -> &str {
    let text = text.trim();
    if let Some(rest) = ["$ ", "> ", "% ", "# "]
        .iter()
        .find_map(|prompt| text.strip_prefix(prompt))
    {
        return rest.trim_start();
    }
    let is_windows = text.starts_with("PS ") || text.get(1..3) == Some(":\\");
    let line_end = text.find('\n').unwrap_or(text.len());
    match text[..line_end].find('>').filter(|_| is_windows) {
        Some(prompt) => text[prompt + 1..].trim_start(),
        None => text,
    }
}
