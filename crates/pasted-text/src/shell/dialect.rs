//! Which shell a text was written for, by what only that shell has.

use super::Shell;
use crate::transcript::Prompt;

/// How sure it is which shell a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) shell: Shell,
    /// Whether anything in the text says so.
    pub(super) is_certain: bool,
}

/// Cmdlets and types that only PowerShell has.
const POWERSHELL: [&str; 14] = [
    "$env:",
    "${env:",
    "write-output",
    "write-host",
    "invoke-restmethod",
    "invoke-webrequest",
    "convertto-json",
    "convertto-securestring",
    "[convert]::",
    "[system.convert]::",
    "get-content",
    "read-host",
    "set-content",
    "out-file",
];

/// The shell of a text without its prompts.
pub(super) fn of(text: &str, prompt: Option<Prompt>) -> Evidence {
    let certain = |shell| Evidence {
        shell,
        is_certain: true,
    };
    match prompt {
        Some(Prompt::PowerShell) => return certain(Shell::PowerShell),
        Some(Prompt::Cmd) => return certain(Shell::Cmd),
        Some(Prompt::Posix | Prompt::Zsh) => return certain(Shell::Bash),
        None => {}
    }
    let lines = Lines::of(text);
    if lines.has_shebang {
        return certain(Shell::Bash);
    }
    // The sign at the ends of lines says more than what may stand inside of a password.
    for (count, shell) in [
        (lines.backslashes, Shell::Bash),
        (lines.backticks, Shell::PowerShell),
        (lines.carets, Shell::Cmd),
    ] {
        if count > 0 {
            return certain(shell);
        }
    }
    if lines.has_powershell || has_powershell_word(text) {
        return certain(Shell::PowerShell);
    }
    if lines.has_bash {
        return certain(Shell::Bash);
    }
    if lines.has_cmd || (has_cmd_variable(text) && !text.contains('\'')) {
        return certain(Shell::Cmd);
    }
    Evidence {
        shell: Shell::Bash,
        is_certain: false,
    }
}

fn has_powershell_word(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    POWERSHELL.iter().any(|word| lower.contains(word))
}

#[derive(Default)]
struct Lines {
    has_shebang: bool,
    backslashes: usize,
    backticks: usize,
    carets: usize,
    has_powershell: bool,
    has_bash: bool,
    has_cmd: bool,
}

impl Lines {
    fn of(text: &str) -> Self {
        let mut lines = Self {
            has_shebang: text.starts_with("#!"),
            ..Self::default()
        };
        // A text alone at the start of a pipe is a command to no other shell.
        let first = text.trim_start();
        let first = first.lines().next().unwrap_or_default();
        lines.has_powershell = first.starts_with(['\'', '"']) && first.contains('|');
        for line in text.lines() {
            let line = line.trim();
            // A backtick or a caret alone continues a line only behind a blank, or it closes or ends a word.
            lines.backslashes += usize::from(line.ends_with('\\'));
            lines.backticks += usize::from(line.ends_with(" `"));
            lines.carets += usize::from(line.ends_with('^'));
            lines.has_powershell |= ["@'", "@\"", "@{"].iter().any(|end| line.ends_with(end))
                || is_powershell_assignment(line);
            lines.has_bash |= is_bash_assignment(line) || line.contains("<<");
            lines.has_cmd |= is_cmd_line(line);
        }
        lines
    }
}

/// `$name = …`, with blanks or not.
fn is_powershell_assignment(line: &str) -> bool {
    let Some(after) = line.strip_prefix('$') else {
        return false;
    };
    let name = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    name.len() < after.len() && name.trim_start().starts_with('=')
}

/// `NAME=…`, `export NAME=…`.
fn is_bash_assignment(line: &str) -> bool {
    let line = line.strip_prefix("export ").unwrap_or(line);
    let name = line.split('=').next().unwrap_or_default();
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    name.len() < line.len() && !name.is_empty() && name.bytes().all(allowed)
}

/// `SET NAME=…`, `@echo off`, `REM …`.
fn is_cmd_line(line: &str) -> bool {
    let lower = line.get(..10).unwrap_or(line).to_ascii_lowercase();
    let sets = lower.starts_with("set ") && line.contains('=');
    sets || ["@echo ", "rem ", "setlocal", "::"]
        .iter()
        .any(|start| lower.starts_with(start))
}

/// `%NAME%`, where bash would have two percent signs.
fn has_cmd_variable(text: &str) -> bool {
    let names = text.split('%').skip(1).step_by(2);
    let is_name = |name: &str| {
        let allowed = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
        name.len() > 1
            && name.bytes().all(allowed)
            && name.starts_with(|c: char| c.is_ascii_uppercase() || c == '_')
    };
    let mut names = names.take(256).peekable();
    names.peek().is_some() && text.matches('%').count() >= 2 && names.any(is_name)
}
