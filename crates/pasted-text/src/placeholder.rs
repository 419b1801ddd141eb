//! What documentation, scripts and consoles put where a value belongs.

/// Whether a text stands in for a value.
pub fn is_placeholder(value: &str) -> bool {
    is_in_brackets(value) || is_variable(value) || is_filler(value)
}

/// Words and signs that nobody takes for a value.
fn is_filler(value: &str) -> bool {
    let upper = value.to_ascii_uppercase();
    ["YOUR_", "YOUR-", "YOUR "]
        .iter()
        .any(|start| upper.starts_with(start))
        || is_note(&upper)
        || ["CHANGEME", "CHANGE_ME", "REDACTED"].contains(&&*upper)
        || value
            .chars()
            .all(|c| matches!(c, '*' | '•' | '.' | '…' | 'x' | 'X'))
}

/// What people write in place of a password: `see the safe`, `(in 1Password)`, `siehe Tresor`.
fn is_note(upper: &str) -> bool {
    const STARTS: [&str; 14] = [
        "SEE ",
        "ASK ",
        "IN THE ",
        "STORED IN ",
        "SAME AS ",
        "SENT BY ",
        "SENT SEPARATELY",
        "AS USUAL",
        "SIEHE ",
        "STEHT IN",
        "LIEGT IN",
        "WIE ÜBLICH",
        "KOMMT ",
        "FRAG ",
    ];
    let in_parentheses = upper
        .strip_prefix('(')
        .is_some_and(|rest| rest.ends_with(')'));
    (in_parentheses && upper.contains(' ')) || STARTS.iter().any(|start| upper.starts_with(start))
}

/// `<…>`, `[PRIVATE DATA HIDDEN]` as `cf` prints it, `{{…}}` of Postman, `((…))` of Concourse.
fn is_in_brackets(value: &str) -> bool {
    let inside = |open: &str, close: &str| value.strip_prefix(open)?.strip_suffix(close);
    let is_words = |text: &str| {
        text.chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '_' | '-'))
    };
    [("<", ">"), ("{{", "}}"), ("((", "))")]
        .iter()
        .any(|(open, close)| inside(open, close).is_some())
        || inside("[", "]").is_some_and(is_words)
}

/// `$NAME`, `${…}`, `$(…)`, `$env:NAME`, `%NAME%`.
fn is_variable(value: &str) -> bool {
    let is_name = |text: &str| {
        let allowed = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
        !text.is_empty() && text.bytes().all(allowed)
    };
    let inside = |open: &str, close: &str| {
        value
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
    };
    inside("${", "}").is_some()
        || inside("$(", ")").is_some()
        || value.to_ascii_lowercase().starts_with("$env:")
        || inside("%", "%").is_some_and(is_name)
        || value.strip_prefix('$').is_some_and(is_name)
}

/// A value that somebody or something else has to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfilled {
    /// A variable of a shell, a pipeline or a template language, by its name without signs.
    Variable(String),
    /// A placeholder or an expression, as the text has it; an expression with literals in it is shortened.
    Placeholder(String),
    /// The output of a command. It is not repeated, since a secret may stand in it.
    CommandOutput,
}

/// The longest placeholder that is repeated in a remark, in characters.
const LONGEST_SHOWN: usize = 60;

/// What has to be filled in before this is a value; `None` if it is one.
///
/// A single `$` in front of lower-case letters is part of a value, as in the robot accounts of Harbor, unless the word
/// is one that only stands in for a value, such as `$password`.
pub fn unfilled(value: &str) -> Option<Unfilled> {
    let value = value.trim();
    if value.chars().count() < 3 {
        return None;
    }
    if let Some(name) = variable(value) {
        return Some(Unfilled::Variable(name.to_owned()));
    }
    let stands_in = is_in_brackets(value) || is_filler(value);
    let has_expression = has_between(value, "{{", "}}") || value.starts_with("ENC[");
    if stands_in || has_expression {
        return Some(Unfilled::Placeholder(shown(value)));
    }
    if has_between(value, "$(", ")") || (value.starts_with('`') && value.ends_with('`')) {
        return Some(Unfilled::CommandOutput);
    }
    let name = between(value, "${", "}")?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':');
    let end = name.find(|c| !is_part(c)).unwrap_or(name.len());
    Some(Unfilled::Variable(
        name[..end].trim_end_matches(':').to_owned(),
    ))
}

/// What a remark shows of a placeholder. An expression may hold a secret as a literal, so only names of it are shown.
fn shown(value: &str) -> String {
    let expression = expression(value).unwrap_or(value);
    let is_name = |c: char| c.is_alphanumeric() || " _-.$<>()*[]{}•…".contains(c);
    match expression.chars().all(is_name) {
        true => expression.chars().take(LONGEST_SHOWN).collect(),
        false => "{{…}}".to_owned(),
    }
}

/// The name of the variable that the whole value is.
fn variable(value: &str) -> Option<&str> {
    const STAND_INS: [&str; 16] = [
        "password",
        "passwd",
        "pass",
        "pwd",
        "username",
        "user",
        "token",
        "secret",
        "registry",
        "server",
        "host",
        "login",
        "auth",
        "docker_password",
        "docker_username",
        "registry_password",
    ];
    let inside = |open: &str, close: &str| {
        let inside = value.strip_prefix(open)?.strip_suffix(close)?;
        (!inside.is_empty() && !inside.contains(['$', '{', '}', '%', ' '])).then_some(inside)
    };
    let is_name = |name: &&str| {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
        name.len() > 1 && name.bytes().all(allowed)
    };
    let is_upper = |name: &&str| {
        name.starts_with(|c: char| c.is_ascii_uppercase() || c == '_')
            && **name == name.to_ascii_uppercase()
    };
    let is_stand_in =
        |name: &&str| is_upper(name) || STAND_INS.contains(&&*name.to_ascii_lowercase());
    inside("${", "}")
        .filter(is_name)
        .or_else(|| inside("$env:", "").filter(is_name))
        .or_else(|| inside("$(", ")").filter(is_name))
        .or_else(|| inside("%", "%").filter(is_name))
        .or_else(|| inside("$", "").filter(is_name).filter(is_stand_in))
}

/// The expression of a value that is one alone: what is between `{{` and `}}`.
fn expression(value: &str) -> Option<&str> {
    let inside = value.strip_prefix('$').unwrap_or(value);
    let inside = inside.strip_prefix("{{")?.strip_suffix("}}")?;
    Some(inside.trim_matches('-').trim())
}

fn has_between(value: &str, open: &str, close: &str) -> bool {
    between(value, open, close).is_some()
}

fn between<'a>(value: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let (_, after) = value.split_once(open)?;
    after.split_once(close).map(|(inside, _)| inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_and_expressions_of_every_tool_are_told_from_values() {
        let variable = |name: &str| Some(Unfilled::Variable(name.to_owned()));
        let placeholder = |text: &str| Some(Unfilled::Placeholder(text.to_owned()));
        for (value, expected) in [
            ("$CI_REGISTRY", variable("CI_REGISTRY")),
            ("${REGISTRY_PASSWORD}", variable("REGISTRY_PASSWORD")),
            ("https://${REGISTRY}", variable("REGISTRY")),
            ("$(registryPassword)", variable("registryPassword")),
            ("%PASSWORD%", variable("PASSWORD")),
            ("$env:PW", variable("PW")),
            ("$password", variable("password")),
            ("{{ .Values.password }}", placeholder(".Values.password")),
            ("${{ secrets.TOKEN }}", placeholder("secrets.TOKEN")),
            ("<your password>", placeholder("<your password>")),
            (
                "((registry-password))",
                placeholder("((registry-password))"),
            ),
            ("********", placeholder("********")),
            ("see the safe", placeholder("see the safe")),
            ("(in 1Password)", placeholder("(in 1Password)")),
            ("siehe Tresor", placeholder("siehe Tresor")),
            ("(secret)", None),
            ("seesaw horse", None),
            ("{{ \"fake\" | b64enc }}", placeholder("{{…}}")),
            ("${TOKEN:-fake}", variable("TOKEN")),
            ("$(echo -n a:fake | base64)", Some(Unfilled::CommandOutput)),
            ("`cat token`", Some(Unfilled::CommandOutput)),
            ("robot$ml-read", None),
            ("$oauthtoken", None),
            ("p$W0rd", None),
            ("$2a$10$abc", None),
            ("100%", None),
            ("%7B", None),
            ("", None),
            ("x", None),
            ("[q!9", None),
            ("[q!9]", None),
            ("a{b}", None),
        ] {
            assert_eq!(unfilled(value), expected, "{value}");
        }
    }
}
