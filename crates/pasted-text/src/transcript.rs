//! The transcript of a terminal: what was typed at its prompts, and what programs have answered.
//!
//! A text without prompts is one that was typed, or a script.

mod prompt;
mod tools;

use zeroize::Zeroizing;

use crate::fence;
use prompt::Mark;
pub use prompt::Prompt;
use tools::TOOLS;

/// A text taken apart at its prompts.
#[derive(Debug)]
pub struct Transcript {
    /// Whose prompts they are; `None` for a text without any.
    pub prompt: Option<Prompt>,
    /// The first prompt as written.
    pub written_prompt: Option<String>,
    /// Whether other text may follow the commands of an entry.
    pub(crate) has_answers: bool,
    /// What is before the first prompt.
    pub preface: Zeroizing<String>,
    /// For each prompt what was typed there, the answer on the lines behind it.
    pub entries: Vec<Zeroizing<String>>,
}

impl Transcript {
    /// All entries, one below the other.
    pub(crate) fn all(&self) -> Zeroizing<String> {
        let entries: Vec<&str> = self.entries.iter().map(|entry| entry.as_str()).collect();
        Zeroizing::new(entries.join("\n"))
    }
}

/// Takes a text apart at its prompts, and takes off what a page or a mail has put before its lines.
pub fn read(text: &str) -> Transcript {
    let text = without_quoting(text);
    let lines: Vec<&str> = text.lines().collect();
    let Some(style) = Style::of(&lines) else {
        return without_prompts(&lines);
    };
    let mut transcript = Transcript {
        prompt: Some(style.prompt),
        written_prompt: style.seen.first().map(|seen| seen.trim_end().to_owned()),
        has_answers: true,
        preface: Zeroizing::default(),
        entries: Vec::new(),
    };
    let mut is_continued = false;
    for &line in &lines {
        if let Some(typed) = style.typed(line) {
            transcript.entries.push(Zeroizing::new(typed.to_owned()));
            is_continued = true;
            continue;
        }
        let Some(entry) = transcript.entries.last_mut() else {
            push_line(&mut transcript.preface, line);
            continue;
        };
        let after = is_continued
            .then(|| prompt::without_continuation(style.prompt, line))
            .flatten();
        is_continued = after.is_some();
        match (after, style.attached(line)) {
            (Some(after), _) => push_line(entry, after),
            (None, Some((answer, typed))) => {
                push_line(entry, answer);
                transcript.entries.push(Zeroizing::new(typed.to_owned()));
                is_continued = true;
            }
            (None, None) => push_line(entry, line),
        }
    }
    for entry in &mut transcript.entries {
        cut_end_mark(entry, style.prompt);
    }
    transcript
}

/// Whether a text starts as one for a shell does: with a prompt, a program or an assignment.
pub fn is_script(text: &str) -> bool {
    let transcript = read(text);
    let Some(entry) = transcript
        .entries
        .first()
        .filter(|_| transcript.prompt.is_none())
    else {
        return transcript.prompt.is_some();
    };
    let is_remark = |line: &str| {
        let lower = line.get(..8).unwrap_or(line).to_ascii_lowercase();
        lower.is_empty()
            || lower.starts_with('#')
            || ["rem ", "::", "@echo", "setlocal", "<#", "set -"]
                .iter()
                .any(|start| lower.starts_with(start))
            || lower == "("
    };
    let mut lines = entry.lines().map(str::trim);
    let first = lines.find(|line| !is_remark(line));
    first.is_some_and(|line| {
        starts_with_tool(line) || starts_with_value(line) || starts_function(line)
    })
}

/// Whether a line starts a function: `name() {`, `function name {`, `function name($server) {`.
fn starts_function(line: &str) -> bool {
    let is_name = |name: &str| {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
        !name.is_empty() && name.bytes().all(allowed)
    };
    let named = match line.strip_prefix("function ") {
        Some(after) => after.split(['(', '{', ' ']).next(),
        None => line.split_once("()").map(|(name, _)| name.trim_end()),
    };
    named.is_some_and(is_name)
}

/// Whether a line starts with an assignment, or with a text that is piped on.
fn starts_with_value(line: &str) -> bool {
    let name = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "_$:{}".contains(c));
    let assigns = name.len() < line.len() && name.trim_start().starts_with('=');
    let is_piped = line.starts_with(['\'', '"', '@', '$', '(']) && line.contains('|');
    assigns || is_piped || ["@'", "@\"", "@{"].iter().any(|end| line.ends_with(end))
}

/// Whether a line starts with a program that such texts are made of.
pub fn starts_with_tool(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let name = first.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.trim_start_matches('@').to_ascii_lowercase();
    TOOLS.contains(&name.strip_suffix(".exe").unwrap_or(&name))
}

/// Whether a line logs in to a registry or creates a Secret: a program prints such a line to be run.
pub fn is_login(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    match first {
        "docker" | "podman" | "nerdctl" | "buildah" | "skopeo" | "oras" | "cosign" => {
            second == Some("login") && line.contains(" -")
        }
        "kubectl" | "oc" => second == Some("create") && words.next() == Some("secret"),
        "curl" | "curl.exe" => line.contains("dockerRegistrySecrets"),
        _ => false,
    }
}

/// The entries of a text that start with a login or the creation of a Secret; `None` if there are none.
pub(crate) fn logins(text: &str) -> Option<Transcript> {
    let text = without_quoting(text);
    let mut entries: Vec<Zeroizing<String>> = Vec::new();
    for line in text.lines() {
        let start = prompt::of(line).map_or(0, |mark| mark.length);
        let typed = line[start..].trim_start().trim_start_matches('`');
        match entries.last_mut() {
            _ if is_login(typed) => entries.push(Zeroizing::new(typed.to_owned())),
            Some(entry) => push_line(entry, line),
            None => {}
        }
    }
    (!entries.is_empty()).then(|| Transcript {
        prompt: None,
        written_prompt: None,
        has_answers: true,
        preface: Zeroizing::default(),
        entries,
    })
}

fn push_line(text: &mut Zeroizing<String>, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// zsh prints a `%` behind an output that does not end with a line end.
fn cut_end_mark(entry: &mut Zeroizing<String>, prompt: Prompt) {
    let trimmed = entry.trim_end();
    let Some(before) = trimmed.strip_suffix('%') else {
        return;
    };
    let is_answer = before.contains('\n');
    let is_mark = prompt == Prompt::Zsh || before.ends_with(['}', ']', '=', '\n']);
    let length = before.len();
    if is_answer && is_mark {
        entry.truncate(length);
    }
}

/// The text without the `>` of a mail or a page before its lines, and without the fences around its code.
fn without_quoting(text: &str) -> Zeroizing<String> {
    let mut text = Zeroizing::new(text.to_owned());
    for _ in 0..4 {
        let is_quoted = |line: &str| line.trim_start().starts_with('>');
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        let fenced = text.lines().any(|line| {
            line.trim_start()
                .strip_prefix('>')
                .is_some_and(|line| line.trim_start().starts_with("```"))
        });
        let all = lines.clone().next().is_some() && lines.all(is_quoted);
        if !all && !fenced {
            break;
        }
        text = Zeroizing::new(text.lines().map(unquoted).collect::<Vec<_>>().join("\n"));
    }
    let bodies: Vec<Zeroizing<String>> = fence::bodies(&text)
        .into_iter()
        .map(Zeroizing::new)
        .collect();
    match bodies.iter().all(|body| body.trim().is_empty()) {
        // Only the mark that ends the code was copied along.
        true => without_fences(&text),
        false => {
            let bodies: Vec<&str> = bodies.iter().map(|body| body.as_str()).collect();
            Zeroizing::new(bodies.join("\n"))
        }
    }
}

fn without_fences(text: &str) -> Zeroizing<String> {
    let is_fence = |line: &&str| !line.trim_start().starts_with("```");
    Zeroizing::new(text.lines().filter(is_fence).collect::<Vec<_>>().join("\n"))
}

fn unquoted(line: &str) -> &str {
    match line.trim_start().strip_prefix('>') {
        Some(after) => after.strip_prefix(' ').unwrap_or(after),
        None => line,
    }
}

/// A text without prompts; the marks of continued lines are taken off, copied without the prompt before them.
fn without_prompts(lines: &[&str]) -> Transcript {
    let continued = continuation_of(lines);
    let mut text = Zeroizing::new(String::new());
    for (place, line) in lines.iter().enumerate() {
        let after = continued.filter(|_| place > 0);
        let after = after.and_then(|prompt| prompt::without_continuation(prompt, line));
        if place > 0 {
            text.push('\n');
        }
        text.push_str(after.unwrap_or(line));
    }
    Transcript {
        prompt: continued,
        written_prompt: continued.and(lines.last()).map(|_| ">".to_owned()),
        has_answers: false,
        preface: Zeroizing::default(),
        entries: vec![text],
    }
}

fn continuation_of(lines: &[&str]) -> Option<Prompt> {
    let start = lines.iter().position(|line| !line.trim().is_empty())?;
    let (first, rest) = lines[start..].split_first()?;
    let mut rest = rest
        .iter()
        .filter(|line| !line.trim().is_empty())
        .peekable();
    rest.peek()?;
    let prompt = match first.trim_end().chars().next_back()? {
        '`' => Prompt::PowerShell,
        '^' => Prompt::Cmd,
        _ if rest.peek()?.starts_with(">>") => Prompt::PowerShell,
        _ => Prompt::Posix,
    };
    let is_command = starts_with_tool(first);
    let marked = |line: &&str| prompt::without_continuation(prompt, line).is_some();
    (is_command && rest.all(marked)).then_some(prompt)
}

/// How the prompts of a text look.
struct Style<'t> {
    prompt: Prompt,
    /// The prompt as written, if only the very same one counts.
    exactly: Option<&'t str>,
    /// Prompts that were seen, to find one behind an answer that did not end its line.
    seen: Vec<&'t str>,
}

impl<'t> Style<'t> {
    fn of(lines: &[&'t str]) -> Option<Self> {
        let marks: Vec<(&'t str, Mark)> = lines
            .iter()
            .filter_map(|&line| Some((line, prompt::of(line)?)))
            .collect();
        let seen = |exactly: bool, first: &Mark| {
            let same = marks
                .iter()
                .filter(|(_, mark)| mark.is_strong != exactly && mark.prompt == first.prompt)
                .map(|(line, mark)| line[..mark.length].trim_start());
            let mut seen: Vec<&str> = same
                .filter(|seen| !seen.trim().is_empty())
                .take(64)
                .collect();
            seen.dedup();
            seen
        };
        if let Some((_, mark)) = marks.iter().find(|(_, mark)| mark.is_strong) {
            return Some(Self {
                prompt: mark.prompt,
                exactly: None,
                seen: seen(false, mark),
            });
        }
        let first = lines.iter().find(|line| !line.trim().is_empty())?;
        let (line, mark) = marks.first().filter(|(line, _)| line == first)?;
        let written = line[..mark.length].trim_start();
        let after = &line[mark.length..];
        let is_prompt = match written.trim_end() {
            "#" => starts_with_tool(after) && !has_other_commands(lines),
            ">" => starts_with_tool(after),
            "$" | "%" => !after.trim().is_empty(),
            _ => starts_with_tool(after) || starts_with_value(after),
        };
        is_prompt.then(|| Self {
            prompt: mark.prompt,
            exactly: Some(written),
            seen: vec![written],
        })
    }

    /// What was typed on this line, if it has a prompt.
    fn typed(&self, line: &'t str) -> Option<&'t str> {
        let mark = prompt::of(line)?;
        let after = &line[mark.length..];
        let counts = match self.exactly {
            Some(exactly) => line[..mark.length].trim() == exactly.trim(),
            None => mark.is_strong && mark.prompt.is_like(self.prompt),
        };
        counts.then_some(after)
    }

    /// The end of an answer and what was typed at the prompt behind it on the same line.
    fn attached(&self, line: &'t str) -> Option<(&'t str, &'t str)> {
        self.seen
            .iter()
            .find_map(|seen| self.attached_with(line, seen.trim_end()))
            .or_else(|| attached_root(line))
    }

    fn attached_with(&self, line: &'t str, seen: &str) -> Option<(&'t str, &'t str)> {
        let at = line
            .find(&format!("{seen} "))
            .or_else(|| line.trim_end().strip_suffix(seen).map(str::len))?;
        let (answer, typed) = (&line[..at], line[at + seen.len()..].trim());
        let is_behind_answer = !answer.is_empty() && !answer.ends_with(char::is_whitespace);
        let is_end = typed.is_empty() && (self.exactly.is_none() || answer.ends_with(['}', '=']));
        (is_behind_answer && (is_end || starts_with_tool(typed))).then_some((answer, typed))
    }
}

/// `…root@host:~#` at the end of an answer: of root alone it is clear where the answer ends.
fn attached_root(line: &str) -> Option<(&str, &str)> {
    let at = line.rfind("root@").filter(|&at| at > 0)?;
    let mark = prompt::of(&line[at..])?;
    let typed = line[at + mark.length..].trim();
    mark.is_strong.then_some((&line[..at], typed))
}

/// Whether lines without a `#` are commands, so that those with one are comments.
fn has_other_commands(lines: &[&str]) -> bool {
    lines
        .iter()
        .any(|line| starts_with_tool(line) && !line.trim_start().starts_with('#'))
}
