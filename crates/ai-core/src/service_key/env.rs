//! Environment variables: `.env`, a shell's `export`, PowerShell's `$env:`, `set`, a list of docker compose, and what
//! programs give themselves: `os.environ["…"] = "…"`.
//!
//! Nothing is filled in: `$` stays `$`, which is what stands in a client secret. What the dialect of a line puts in front
//! of a character to protect it is taken off.

use pasted_text::{Object, Value, lenient_json};
use zeroize::Zeroizing;

/// How many variables are taken from one text.
const MOST: usize = 200;

/// The variables of a text whose names matter here.
pub(super) struct Environment {
    /// Each name once in a block; a name that is repeated starts the next one, which may be of another tenant.
    pub(super) blocks: Vec<Object>,
    /// The lines that give no such variable a value.
    pub(super) rest: Zeroizing<String>,
}

/// Reads the variables of a text; `None` if there are none.
pub(super) fn read(text: &str) -> Option<Environment> {
    let is_batch = is_batch(text);
    let mut blocks = vec![Object::default()];
    let mut rest = Zeroizing::new(String::new());
    let (mut at, mut count) = (0, 0);
    while at < text.len() && count < MOST {
        let line = line_at(text, at);
        let next = match assignment(line) {
            Some(assignment) => {
                count += 1;
                let (value, end) = value(text, at + assignment.value_at, assignment.dialect);
                let value = assignment.dialect.unescaped(value, is_batch);
                add(&mut blocks, assignment.name, value);
                end
            }
            None => {
                rest.push_str(line);
                rest.push('\n');
                at + line.len()
            }
        };
        at = next + line_at(text, next).len() + 1;
    }
    rest.push_str(text.get(at..).unwrap_or_default());
    blocks.retain(|block| !block.is_empty());
    (!blocks.is_empty()).then_some(Environment { blocks, rest })
}

fn add(blocks: &mut Vec<Object>, name: &str, value: Zeroizing<String>) {
    if blocks.last().is_none_or(|block| block.contains(name)) {
        blocks.push(Object::default());
    }
    if let Some(block) = blocks.last_mut() {
        block.push(name, Value::Text(value));
    }
}

/// Whether a text is a file for cmd, in which `%%` is a percent sign.
fn is_batch(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start().to_ascii_lowercase();
        ["@echo", "rem ", "setlocal", "::"]
            .iter()
            .any(|start| line.starts_with(start))
    })
}

/// Who reads a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    /// dotenv and the programs that expand what it has read: `\$` is a dollar sign, in any quotes.
    DotEnv,
    Shell,
    PowerShell,
    Cmd,
    /// A program in Python or JavaScript: only a literal text is a value.
    Program,
}

impl Dialect {
    fn unescaped(self, value: Zeroizing<String>, is_batch: bool) -> Zeroizing<String> {
        let plain = match self {
            Self::DotEnv if value.contains("\\$") => value.replace("\\$", "$"),
            Self::Cmd if is_batch && value.contains("%%") => value.replace("%%", "%"),
            _ => return value,
        };
        Zeroizing::new(plain)
    }
}

/// A line that gives a variable a value.
struct Assignment<'l> {
    name: &'l str,
    /// Where in the line the value starts.
    value_at: usize,
    dialect: Dialect,
}

fn line_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    &rest[..rest.find('\n').unwrap_or(rest.len())]
}

fn assignment(line: &str) -> Option<Assignment<'_>> {
    if let Some(assignment) = setx(line).or_else(|| of_program(line)) {
        return Some(assignment);
    }
    let equals = line.find('=')?;
    let mut name = without_prompt(line[..equals].trim());
    let mut dialect = Dialect::DotEnv;
    for (before, of) in [
        ("- ", Dialect::DotEnv),
        ("export ", Dialect::Shell),
        ("ENV ", Dialect::Shell),
        ("declare -x ", Dialect::Shell),
        ("set ", Dialect::Cmd),
        ("SET ", Dialect::Cmd),
        ("$env:", Dialect::PowerShell),
        ("$Env:", Dialect::PowerShell),
    ] {
        if let Some(after) = name.strip_prefix(before) {
            name = after.trim_start();
            dialect = of;
        }
    }
    let name = name.strip_prefix(['"', '\'']).unwrap_or(name).trim_start();
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let after = &line[equals + 1..];
    let blanks = after.len() - after.trim_start().len();
    (matters(name) && is_name).then_some(Assignment {
        name,
        value_at: equals + 1 + blanks,
        dialect,
    })
}

fn matters(name: &str) -> bool {
    name == "VCAP_SERVICES" || name.to_ascii_uppercase().contains("AICORE_")
}

/// `os.environ["NAME"] = "value"`, `os.environ.setdefault("NAME", "value")`, `process.env.NAME = "value"`, and
/// `%env NAME=value` of a notebook, whose value has no quotes.
///
/// `None` if the value is computed, since only running the program would tell it.
fn of_program(line: &str) -> Option<Assignment<'_>> {
    const STARTS: [&str; 7] = [
        "environ[",
        "environ.setdefault(",
        "putenv(",
        "setenv(",
        "process.env.",
        "process.env[",
        "%env ",
    ];
    // Most lines have none of them, and there may be very many lines.
    if !line.contains("env") {
        return None;
    }
    let start = STARTS
        .iter()
        .find_map(|start| Some(line.find(start)? + start.len()))?;
    let behind = line[start..].trim_start_matches(['"', '\'', ' ']);
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let length = behind.find(|c| !is_name(c))?;
    let name = &behind[..length];
    let between = behind[length..].trim_start_matches(['"', '\'', ']', ' ', '\t']);
    let value = between.strip_prefix(['=', ','])?.trim_start();
    let is_magic = line.trim_start().starts_with("%env ");
    let is_literal = value.starts_with(['"', '\'']);
    (matters(name) && (is_literal || is_magic)).then_some(Assignment {
        name,
        value_at: line.len() - value.len(),
        dialect: Dialect::Program,
    })
}

/// `setx NAME "value"`, which keeps a variable in Windows.
fn setx(line: &str) -> Option<Assignment<'_>> {
    let at = line.find("setx ")? + "setx ".len();
    let after = line[at..].trim_start();
    let end = after.find(char::is_whitespace)?;
    let name = &after[..end];
    let value = after[end..].trim_start();
    matters(name).then_some(Assignment {
        name,
        value_at: line.len() - value.len(),
        dialect: Dialect::Cmd,
    })
}

/// What stands behind the prompt of a shell: `user@host:~$ `, `PS C:\\> `, `C:\\>`.
fn without_prompt(name: &str) -> &str {
    let is_cmd = name.get(1..3) == Some(":\\");
    let prompts = ["$ ", "# ", "% ", "> "];
    let after = prompts.iter().find_map(|prompt| name.rsplit_once(prompt));
    let after = after.or_else(|| name.rsplit_once('>').filter(|_| is_cmd));
    after.map_or(name, |(_, after)| after.trim_start())
}

/// The value that starts here, and where it ends.
fn value(text: &str, start: usize, dialect: Dialect) -> (Zeroizing<String>, usize) {
    let rest = &text[start..];
    let quoted = match rest.chars().next() {
        Some('\'') if dialect == Dialect::PowerShell => powershell(rest, '\''),
        Some('"') if dialect == Dialect::PowerShell => powershell(rest, '"'),
        Some('\'') => single(rest),
        Some('"') if !is_bare_json(&rest[1..]) => double(rest),
        Some('"') => bare_json(text, start + 1).map(|(value, end)| (value, end - start)),
        Some('{' | '[') => bare_json(text, start).map(|(value, end)| (value, end - start)),
        _ => None,
    };
    let (value, length) = quoted.unwrap_or_else(|| match dialect {
        Dialect::Cmd => cmd(text, start),
        Dialect::DotEnv | Dialect::Shell | Dialect::PowerShell | Dialect::Program => {
            plain(line_at(text, start))
        }
    });
    (value, start + length)
}

/// The rest of a line for cmd: a caret protects the next character, unless the whole of it stands in quotes.
fn cmd(text: &str, start: usize) -> (Zeroizing<String>, usize) {
    let line = line_at(text, start);
    let value = line.trim_end_matches(['\r', ' ', '\t']);
    let before = text[..start].rsplit('\n').next().unwrap_or_default();
    if before.contains('"') {
        let inside = value.strip_suffix('"').unwrap_or(value);
        return (Zeroizing::new(inside.to_owned()), line.len());
    }
    let mut plain = Zeroizing::new(String::new());
    let mut signs = value.chars();
    while let Some(character) = signs.next() {
        match character {
            '^' => plain.extend(signs.next()),
            other => plain.push(other),
        }
    }
    (plain, line.len())
}

/// `'…'` or `"…"` of PowerShell: a doubled quote is one, and in `"…"` a backquote protects the next character.
fn powershell(rest: &str, quote: char) -> Option<(Zeroizing<String>, usize)> {
    let mut value = Zeroizing::new(String::new());
    let mut signs = rest.char_indices().skip(1).peekable();
    while let Some((at, character)) = signs.next() {
        match character {
            '`' if quote == '"' => value.extend(signs.next().map(|(_, character)| character)),
            // Written for another shell: a quote inside JSON.
            '\\' if quote == '"' && signs.peek().is_some_and(|(_, next)| *next == '"') => {
                value.extend(signs.next().map(|(_, character)| character));
            }
            _ if character != quote => value.push(character),
            _ if signs.peek().is_some_and(|(_, next)| *next == quote) => {
                signs.next();
                value.push(quote);
            }
            _ => return Some((value, at + 1)),
        }
    }
    None
}

/// `'…'`, over several lines too, with `'\''` for a quote.
fn single(rest: &str) -> Option<(Zeroizing<String>, usize)> {
    let mut value = String::new();
    let mut at = 1;
    loop {
        let end = at + rest[at..].find('\'')?;
        value.push_str(&rest[at..end]);
        at = end + 1;
        match rest[at..].strip_prefix("\\''") {
            Some(_) => {
                value.push('\'');
                at += 3;
            }
            None => return Some((Zeroizing::new(value), at)),
        }
    }
}

/// `"…"`, over several lines too, with a backslash before what it protects.
fn double(rest: &str) -> Option<(Zeroizing<String>, usize)> {
    let mut value = String::new();
    let mut signs = rest.char_indices().skip(1);
    while let Some((at, character)) = signs.next() {
        match character {
            '"' => return Some((Zeroizing::new(value), at + 1)),
            '\\' => match signs.next()?.1 {
                character @ ('"' | '\\' | '$' | '`') => value.push(character),
                'n' => value.push_str("\\n"),
                '\n' => {}
                other => value.extend(['\\', other]),
            },
            other => value.push(other),
        }
    }
    None
}

/// Whether JSON follows whose own quotes are not protected.
fn is_bare_json(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix('{');
    inside.is_some_and(|inside| inside.trim_start().starts_with('"'))
}

fn bare_json(text: &str, start: usize) -> Option<(Zeroizing<String>, usize)> {
    let end = lenient_json::read(text, start).ok()?.end;
    Some((Zeroizing::new(text[start..end].to_owned()), end))
}

/// The rest of the line, without a comment.
fn plain(line: &str) -> (Zeroizing<String>, usize) {
    let value = line.split(" #").next().unwrap_or_default().trim();
    let value = value.trim_end_matches(['"', '\'']);
    (Zeroizing::new(value.to_owned()), line.len())
}
