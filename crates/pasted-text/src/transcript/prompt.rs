//! What shells print before the place where one types.

/// Whose prompt it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// bash and the POSIX shell: `user@host:~$`, `$`, `#`.
    Posix,
    /// zsh: `host%`, `➜`, `❯`.
    Zsh,
    /// `PS C:\>`.
    PowerShell,
    /// `C:\>`.
    Cmd,
}

impl Prompt {
    /// Whether both may be in the transcript of one terminal.
    pub(super) fn is_like(self, other: Self) -> bool {
        let is_posix = |prompt| matches!(prompt, Self::Posix | Self::Zsh);
        self == other || (is_posix(self) && is_posix(other))
    }
}

/// A prompt at the start of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) prompt: Prompt,
    /// How many bytes of the line it takes, the blank behind it included.
    pub(super) length: usize,
    /// Whether nothing else looks like it. `$ ` and `# ` are only prompts if the text starts with one.
    pub(super) is_strong: bool,
}

/// The longest prompt that is looked for, in bytes.
const LONGEST: usize = 160;

/// The prompt a line starts with.
pub(super) fn of(line: &str) -> Option<Mark> {
    let start = line.len() - line.trim_start().len();
    let start = start + environment(&line[start..]);
    let text = &line[start..];
    let near = &text[..text.floor_char_boundary(LONGEST)];
    let (prompt, length, is_strong) = powershell(near)
        .or_else(|| cmd(near))
        .or_else(|| themed(near))
        .or_else(|| posix(near))
        .or_else(|| weak(near))?;
    let blanks = text[length..].len() - text[length..].trim_start_matches([' ', '\u{a0}']).len();
    Some(Mark {
        prompt,
        length: start + length + blanks,
        is_strong,
    })
}

/// A line of a command that began above, without the mark before it.
pub(super) fn without_continuation(prompt: Prompt, line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t']);
    let after = match prompt {
        Prompt::PowerShell => line.strip_prefix(">>"),
        Prompt::Cmd => line.strip_prefix("More?"),
        Prompt::Posix | Prompt::Zsh => {
            let names = line.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == ' ');
            let is_named = line.len() - names.len() <= 24;
            names.strip_prefix('>').filter(|_| is_named)
        }
    }?;
    Some(after.strip_prefix(' ').unwrap_or(after))
}

/// The length of `(venv) ` before a prompt.
fn environment(text: &str) -> usize {
    let name = text
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(") "));
    let is_name = |name: &str| {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._-|:/ ".contains(&b);
        (1..=64).contains(&name.len()) && name.bytes().all(allowed)
    };
    name.filter(|(name, _)| is_name(name))
        .map_or(0, |(name, _)| name.len() + 3)
}

type Found = Option<(Prompt, usize, bool)>;

/// `PS C:\work>`, `[host]: PS C:\>`, `PS>`.
fn powershell(text: &str) -> Found {
    let start = match text.starts_with('[') {
        true => text.find("]: ")? + 3,
        false => 0,
    };
    let after = text[start..].strip_prefix("PS")?;
    let end = after.find('>')?;
    let path = after[..end].trim_start();
    let is_path =
        after.starts_with([' ', '>']) && (path.is_empty() || path.contains([':', '\\', '/', '~']));
    // `>>` is the mark of a continued line.
    (is_path && !path.contains(['"', '\''])).then_some((
        Prompt::PowerShell,
        start + 2 + end + 1,
        true,
    ))
}

/// `C:\work>`.
fn cmd(text: &str) -> Found {
    let mut signs = text.bytes();
    let is_drive = signs.next()?.is_ascii_alphabetic()
        && signs.next()? == b':'
        && matches!(signs.next()?, b'\\' | b'>');
    let end = text.find('>')?;
    let is_path = !text[..end].contains(['"', '|', '<', '*', '?']);
    (is_drive && is_path).then_some((Prompt::Cmd, end + 1, true))
}

/// `➜  ~ git:(main) ✗`, `❯`, `~/work ❯`.
fn themed(text: &str) -> Found {
    if let Some(after) = text.strip_prefix('➜') {
        let mut length = '➜'.len_utf8() + blanks(after);
        length += word(&text[length..]);
        loop {
            let after = &text[length..];
            let gap = blanks(after);
            let next = &after[gap..after.len().min(gap + word(&after[gap..]))];
            let belongs = next.starts_with("git:(") || matches!(next, "✗" | "±" | "✔");
            if !belongs {
                return Some((Prompt::Zsh, length, true));
            }
            length += gap + next.len();
        }
    }
    let at = text.find(['❯', '❱', 'λ'])?;
    let character = text[at..].chars().next()?.len_utf8();
    let before = text[..at].trim();
    let is_alone = before.is_empty() || before.starts_with(['~', '/']);
    let is_end = text[at + character..].is_empty() || text[at + character..].starts_with(' ');
    (is_alone && is_end).then_some((Prompt::Zsh, at + character, true))
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

fn word(text: &str) -> usize {
    text.find(' ').unwrap_or(text.len())
}

/// `user@host:~$`, `[root@host ~]#`, `bash-5.1$`, `~/work $`, `/ #`, `host:dir user$`.
fn posix(text: &str) -> Found {
    let end = text
        .char_indices()
        .find(|&(at, c)| {
            let after = &text[at + c.len_utf8()..];
            matches!(c, '$' | '#' | '%' | '>') && (after.is_empty() || after.starts_with(' '))
        })
        .map(|(at, _)| at)?;
    let before = &text[..end];
    let character = text[end..].chars().next()?;
    if before.is_empty() || before.contains(['"', '\'', '=', '|', ';', '&', '<', '{', '`', '$']) {
        return None;
    }
    let trimmed = before.trim_end();
    let is_prompt = is_user_at_host(trimmed)
        || is_shell_name(trimmed)
        || (is_path(trimmed) && character != '>' && super::starts_with_tool(&text[end + 1..]))
        || (character == '$' && is_host_and_user(trimmed));
    let prompt = match character {
        '%' => Prompt::Zsh,
        _ => Prompt::Posix,
    };
    is_prompt.then_some((prompt, end + 1, true))
}

/// `user@host:path`, `user@host path`, `[user@host path]`.
fn is_user_at_host(text: &str) -> bool {
    let text = text.strip_prefix('[').unwrap_or(text);
    let Some((user, host)) = text.split_once('@') else {
        return false;
    };
    let is_name = |text: &str| {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
        !text.is_empty() && text.bytes().all(allowed)
    };
    let host = host.split([':', ' ', ']']).next().unwrap_or_default();
    user.len() <= 32 && is_name(user) && is_name(host) && text.split(' ').count() <= 4
}

/// `bash-5.1`, `sh-4.4`.
fn is_shell_name(text: &str) -> bool {
    let Some((name, version)) = text.split_once('-') else {
        return false;
    };
    matches!(name, "bash" | "sh" | "zsh" | "ksh")
        && version.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

fn is_path(text: &str) -> bool {
    text.starts_with(['~', '/']) && !text.contains(' ')
}

/// `host:dir user`, as older systems of Apple have it.
fn is_host_and_user(text: &str) -> bool {
    let Some((host, rest)) = text.split_once(':') else {
        return false;
    };
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    let user = rest.split_once(' ').map(|(_, user)| user);
    !host.is_empty()
        && host.bytes().all(allowed)
        && user.is_some_and(|user| !user.is_empty() && user.bytes().all(allowed))
}

/// `$ `, `# `, `% `, `> `, `host% `.
fn weak(text: &str) -> Found {
    let character = text.chars().next()?;
    let ends = |at: usize| text[at..].is_empty() || text[at..].starts_with([' ', '\u{a0}']);
    match character {
        '$' | '#' | '>' if ends(1) => Some((Prompt::Posix, 1, false)),
        '%' if ends(1) => Some((Prompt::Zsh, 1, false)),
        _ => {
            let end = text.find("% ")?;
            let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
            let is_host = character.is_ascii_alphabetic() && text[..end].bytes().all(allowed);
            is_host.then_some((Prompt::Zsh, end + 1, false))
        }
    }
}
