//! What is typed at a shell or written for one: commands of bash, PowerShell and cmd, with the variables of the same text
//! filled in once, as the shell would.
//!
//! Nothing is run. What only running it would tell stays open and is named.

mod bash;
mod cmd;
mod dialect;
mod evaluate;
mod heredoc;
mod json;
mod mend;
mod powershell;
mod program;
mod syntax;
mod typographic;
mod word;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use zeroize::Zeroizing;

pub use mend::document_length;
pub use word::{Mend, Open, Word};

use crate::transcript::{self, Prompt};
use evaluate::Session;
use syntax::{Cursor, RawCommand, Unclosed};

/// A family of shells with the same rules for quoting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// bash, zsh and the POSIX shell.
    Bash,
    /// Windows PowerShell and PowerShell 7.
    PowerShell,
    /// cmd.exe of Windows, which quotes with `"` only.
    Cmd,
}

/// What a text says to a shell, and what programs have answered in it.
#[derive(Debug)]
pub struct Script {
    /// Whose quoting was applied.
    pub shell: Shell,
    /// Whether the text itself says which shell it is for.
    pub is_shell_certain: bool,
    /// The first prompt that was taken off.
    pub prompt: Option<String>,
    /// The commands, in order.
    pub commands: Vec<Command>,
    /// The variables that were given a value, in order.
    pub assignments: Vec<Assignment>,
    /// What the programs printed, in order; nothing in it is a command.
    pub answers: Vec<Zeroizing<String>>,
    /// Whether a quote is not closed and where it was meant to end cannot be told.
    pub has_unclosed_quote: bool,
    files: HashMap<String, Word>,
}

impl Script {
    /// The content of a file that the script itself has written.
    pub fn file(&self, name: &str) -> Option<&Word> {
        self.files.get(evaluate::file_key(name))
    }
}

/// A variable that was given a value.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// Its name, in PowerShell with `env:` if it is one of the environment.
    pub name: String,
    /// Its value, which may be open.
    pub value: Word,
}

/// One command, its variables filled in.
#[derive(Clone, Debug, Default)]
pub struct Command {
    /// The program and what it is called with.
    pub words: Vec<Word>,
    /// Whether it gets the output of the command before it.
    pub is_piped_to: bool,
    /// Whether a line of it was continued though the sign for that is missing, or not that of its shell.
    pub is_line_mended: bool,
    /// What it reads: a here-document, a file, or the output of the command before it.
    pub input: Option<Word>,
    /// Its standard output, where that follows from its arguments.
    pub output: Option<Word>,
    /// The file that its output goes to.
    pub writes: Option<String>,
}

/// Programs that run the one that follows them.
const RUNNERS: [&str; 14] = [
    "sudo", "doas", "exec", "time", "env", "nohup", "command", "builtin", "winpty", "wsl", "watch",
    "call", "start", "microk8s",
];

impl Command {
    /// The name of the program, in lower case and without folders and `.exe`, and the words behind it. Left out are
    /// programs that run another one, such as `sudo` and `env`, with their flags.
    pub fn program(&self) -> (String, &[Word]) {
        let mut words = &self.words[..];
        loop {
            let Some((first, rest)) = words.split_first() else {
                return (String::new(), &[]);
            };
            let name = program_name(first.text());
            let is_runner = RUNNERS.contains(&&*name);
            if !is_runner || rest.is_empty() {
                return (name, rest);
            }
            words = without_flags(&name, rest);
        }
    }
}

fn program_name(text: &str) -> String {
    let name = text.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.trim_start_matches('@').to_ascii_lowercase();
    let name = name
        .strip_suffix(".exe")
        .or_else(|| name.strip_suffix(".cmd"))
        .unwrap_or(&name);
    name.to_owned()
}

/// Skips the flags and assignments of a program that runs another one.
fn without_flags<'w>(runner: &str, mut words: &'w [Word]) -> &'w [Word] {
    while let Some((first, rest)) = words.split_first() {
        let text = first.text();
        let takes_value = match runner {
            "sudo" | "doas" => matches!(text, "-u" | "-g" | "-h" | "-p"),
            "env" => text == "-u",
            "watch" => matches!(text, "-n" | "--interval"),
            _ => false,
        };
        let assigns = runner == "env" && text.contains('=');
        match () {
            () if takes_value => words = rest.get(1..).unwrap_or_default(),
            () if text.starts_with('-') || assigns => words = rest,
            () => break,
        }
    }
    words
}

/// Reads a script, a command, or the transcript of a terminal.
///
/// Time and memory are bounded by the length of the text.
pub fn read(text: &str) -> Script {
    let typed = transcript::read(text);
    let evidence = dialect::of(&typed.all(), typed.prompt);
    read_as(&typed, evidence.shell, evidence.is_certain)
}

/// Reads a text as written for a certain shell.
pub fn read_for(text: &str, shell: Shell) -> Script {
    read_as(&transcript::read(text), shell, true)
}

/// Reads the commands that log in to a registry or create a Secret, wherever they are in other text; `None` if there are
/// none.
pub fn read_among_text(text: &str) -> Option<Script> {
    let typed = transcript::logins(text)?;
    let evidence = dialect::of(&typed.all(), None);
    Some(read_as(&typed, evidence.shell, evidence.is_certain))
}

fn read_as(typed: &transcript::Transcript, shell: Shell, is_shell_certain: bool) -> Script {
    let mut session = Session::new(shell, typed.prompt != Some(Prompt::Zsh));
    let mut answers = Vec::new();
    read_answer(&mut session, &typed.preface, &mut answers);
    let mut has_unclosed_quote = false;
    for entry in &typed.entries {
        let is_answered = typed.has_answers;
        match parse(entry, shell, is_answered) {
            Ok(parsed) => {
                session.run(&parsed.commands);
                for skipped in parsed.skipped {
                    answers.push(Zeroizing::new(entry[skipped].to_owned()));
                }
                read_answer(&mut session, &entry[parsed.length..], &mut answers);
            }
            Err(_) => has_unclosed_quote = true,
        }
    }
    session.finish();
    Script {
        shell,
        is_shell_certain,
        prompt: typed.written_prompt.clone(),
        commands: session.commands,
        assignments: session.assignments,
        answers,
        has_unclosed_quote,
        files: session.files,
    }
}

/// Keeps what was printed, and reads the commands that a program has printed to be run.
fn read_answer(session: &mut Session, answer: &str, answers: &mut Vec<Zeroizing<String>>) {
    let answer = answer.trim_matches(['\n', '\r']);
    if answer.trim().is_empty() {
        return;
    }
    for line in answer.lines().filter(|line| transcript::is_login(line)) {
        session.nested(line, Shell::Bash);
    }
    answers.push(Zeroizing::new(answer.to_owned()));
}

/// What was read of a text.
struct Parsed {
    commands: Vec<RawCommand>,
    /// How far they reach.
    length: usize,
    /// Where documents are among them.
    skipped: Vec<Range<usize>>,
}

/// The commands of a text: up to its end, or with `one_line` as far as the first line that is complete. Quotes that are not closed are, where they were meant to be.
fn parse(text: &str, shell: Shell, one_line: bool) -> Result<Parsed, Unclosed> {
    let mut closings = BTreeMap::new();
    loop {
        let mut cursor = Cursor::new(text, &closings);
        let read = match shell {
            Shell::Bash => bash::commands(&mut cursor, false, one_line),
            Shell::PowerShell => powershell::commands(&mut cursor, None, one_line),
            Shell::Cmd => cmd::commands(&mut cursor, one_line),
        };
        let unclosed = match read {
            Ok(commands) => {
                return Ok(Parsed {
                    commands,
                    length: cursor.at,
                    skipped: cursor.skipped,
                });
            }
            Err(unclosed) => unclosed,
        };
        let quotes = std::mem::take(&mut cursor.quotes);
        if !mend::close(text, unclosed, &quotes, &mut closings) {
            return Err(unclosed);
        }
    }
}
