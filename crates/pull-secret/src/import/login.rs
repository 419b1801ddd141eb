//! `docker login` and its like, with a password from a flag or from the pipe.

use super::command::{flag, known, tool_and_words};
use super::shell::{Command, Open, Word};
use super::{Format, Found, ImportError, ImportedCredential, LeftOut, Part, Taken};
use crate::Secret;
use crate::registry_key::DOCKER_HUB_KEY;

/// Flags that take a value which does not matter here.
const OTHER_VALUES: [&str; 5] = [
    "--authfile",
    "--cert-dir",
    "--config",
    "--tls-verify",
    "--compat-auth-file",
];

/// Reads the words behind `login`.
pub(super) fn import(
    command: &Command,
    words: &[Word],
    piped: Option<&Command>,
    found: &mut Found,
) -> Result<Option<Format>, ImportError> {
    let mut login = Login::default();
    let mut rest = words;
    while let Some(word) = rest.first() {
        rest = &rest[login.take(word, rest)..];
    }
    let registry_key = match &login.server {
        Some(server) => known(server, Part::RegistryKey, found).unwrap_or_default(),
        None => {
            found.taken.push(Taken::DefaultRegistry);
            DOCKER_HUB_KEY.to_owned()
        }
    };
    let username = login.username.as_ref();
    let username = username.and_then(|user| known(user, Part::Username, found));
    let password = login.password(command, piped, found);
    found.credentials.push(ImportedCredential {
        registry_key,
        username: username.unwrap_or_default(),
        password: password.map(Secret::new),
        secret_name: None,
    });
    Ok(Some(Format::LoginCommand))
}

/// Tells whether a command does nothing but feed a login: `echo`, `printf`, `cat`, a text alone.
pub(super) fn is_source(command: &Command) -> bool {
    let (tool, words) = tool_and_words(command);
    matches!(
        &*tool,
        "echo" | "printf" | "cat" | "aws" | "gcloud" | "write-output" | "type"
    ) || words.is_empty()
}

#[derive(Default)]
struct Login {
    server: Option<Word>,
    username: Option<Word>,
    password: Option<Word>,
    from_stdin: bool,
}

impl Login {
    /// Takes a word or a flag with its value, and tells how many words that were.
    fn take(&mut self, word: &Word, rest: &[Word]) -> usize {
        let text = word.text.as_str();
        if text == "--password-stdin" {
            self.from_stdin = true;
            return 1;
        }
        if let Some((value, taken)) = flag(rest, "--username", Some("-u")) {
            self.username = Some(value);
            return taken;
        }
        if let Some((value, taken)) = flag(rest, "--password", Some("-p")) {
            self.password = Some(value);
            return taken;
        }
        if OTHER_VALUES.contains(&text) {
            return rest.len().min(2);
        }
        if !text.starts_with('-') {
            self.server = Some(word.clone());
        }
        1
    }

    fn password(
        &self,
        command: &Command,
        piped: Option<&Command>,
        found: &mut Found,
    ) -> Option<String> {
        if let Some(password) = &self.password {
            return known(password, Part::Password, found);
        }
        if let Some(text) = &command.here_text {
            return known(text, Part::Password, found);
        }
        if command.reads_file {
            found.left_out.push(LeftOut::File {
                part: Part::Password,
            });
            return None;
        }
        match piped.filter(|_| self.from_stdin) {
            Some(source) => password_of_source(source, found),
            None => {
                found.left_out.push(LeftOut::PasswordAsked);
                None
            }
        }
    }
}

/// What the command before the pipe prints, if that can be told without running it.
fn password_of_source(source: &Command, found: &mut Found) -> Option<String> {
    let (tool, words) = tool_and_words(source);
    let printed: Vec<&Word> = match &*tool {
        "echo" | "write-output" => words
            .iter()
            .skip_while(|word| matches!(word.text.as_str(), "-n" | "-e"))
            .collect(),
        "printf" => words
            .iter()
            .skip_while(|word| is_printf_format(&word.text))
            .collect(),
        "cat" | "type" => {
            found.left_out.push(LeftOut::File {
                part: Part::Password,
            });
            return None;
        }
        _ if words.is_empty() => source.words.last().into_iter().collect(),
        _ => {
            found.left_out.push(LeftOut::CommandOutput {
                part: Part::Password,
            });
            return None;
        }
    };
    let open: Option<Open> = printed.iter().find_map(|word| word.open);
    let texts: Vec<&str> = printed.iter().map(|word| word.text.as_str()).collect();
    let joined = Word {
        text: texts.join(" ").into(),
        open,
    };
    let password = known(&joined, Part::Password, found)?;
    found.taken.push(Taken::PasswordFromPipe);
    Some(password)
}

fn is_printf_format(word: &str) -> bool {
    matches!(word, "%s" | "%s\\n" | "%s\n" | "--")
}
