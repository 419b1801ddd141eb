//! Whatever a password is, quoted as each shell wants it, it comes back as it was.

use pasted_text::shell::Shell;
use proptest::prelude::*;

use super::argv_of;

/// Characters that mean something to one of the shells, and some that do not.
const ANY: &str = r#"[ -~éß“’ ]{1,24}"#;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn single_quotes_of_bash(text in ANY) {
        let quoted = format!("'{}'", text.replace('\'', r"'\''"));
        prop_assert_eq!(password(&quoted, Shell::Bash), text);
    }

    #[test]
    fn double_quotes_of_bash(text in ANY) {
        let escape = |c: char| if "\"\\$`".contains(c) { format!("\\{c}") } else { c.to_string() };
        let escaped: String = text.chars().map(escape).collect();
        prop_assert_eq!(password(&format!("\"{escaped}\""), Shell::Bash), text);
    }

    #[test]
    fn backslashes_of_bash(text in "[!-~é]{1,24}") {
        let escaped: String = text.chars().map(|c| format!("\\{c}")).collect();
        prop_assert_eq!(password(&escaped, Shell::Bash), text);
    }

    #[test]
    fn ansi_quotes_of_bash(text in ANY) {
        let escaped = text.replace('\\', "\\\\").replace('\'', "\\'");
        prop_assert_eq!(password(&format!("$'{escaped}'"), Shell::Bash), text);
    }

    #[test]
    fn single_quotes_of_powershell(text in "[ -~éß]{1,24}") {
        let quoted = format!("'{}'", text.replace('\'', "''"));
        prop_assert_eq!(password(&quoted, Shell::PowerShell), text);
    }

    #[test]
    fn double_quotes_of_powershell(text in r"[ -\[\]-~éß]{1,24}") {
        let escape = |c: char| if "\"$`".contains(c) { format!("`{c}") } else { c.to_string() };
        let escaped: String = text.chars().map(escape).collect();
        prop_assert_eq!(password(&format!("\"{escaped}\""), Shell::PowerShell), text);
    }

    #[test]
    fn here_strings_of_powershell(text in "[ -~é]{1,24}") {
        // At the start of a line this ends the string.
        prop_assume!(!text.starts_with("'@"));
        let script = format!("$p = @'\n{text}\n'@\ndocker login -p $p");
        let words = argv_of(&script, Shell::PowerShell);
        prop_assert_eq!(&words[0][3], &text);
    }

    #[test]
    fn double_quotes_of_cmd(text in r"[ -$&-~é]{1,24}") {
        let quoted = format!("\"{}\"", for_the_c_runtime(&text));
        prop_assert_eq!(password(&quoted, Shell::Cmd), text);
    }

    #[test]
    fn carets_of_cmd(text in r"[!#-$&-\[\]-~]{1,24}") {
        let escape = |c: char| if "&|<>^()\"".contains(c) { format!("^{c}") } else { c.to_string() };
        let escaped: String = text.chars().map(escape).collect();
        prop_assert_eq!(password(&escaped, Shell::Cmd), text);
    }

    #[test]
    fn set_of_cmd_takes_the_rest_of_the_line(text in r"[!#-$'-;=?-\]_-{}~]{1,12}") {
        let script = format!("set \"PW={text}\"\r\ndocker login -p %PW% ghcr.io\r\n");
        let words = argv_of(&script, Shell::Cmd);
        prop_assert_eq!(&words[0][3], &text);
    }
}

/// What a program gets of a quoted word.
fn password(quoted: &str, shell: Shell) -> String {
    let words = argv_of(&format!("docker login -p {quoted} ghcr.io"), shell);
    assert_eq!(words.len(), 1, "{quoted}: {words:?}");
    assert_eq!(words[0].last().unwrap(), "ghcr.io", "{quoted}");
    words[0][3..words[0].len() - 1].join(" ")
}

/// Backslashes before a quote or at the end are doubled, a quote gets one.
fn for_the_c_runtime(text: &str) -> String {
    let mut quoted = String::new();
    let mut backslashes = 0;
    for character in text.chars() {
        match character {
            '\\' => backslashes += 1,
            '"' => quoted.push_str(&"\\".repeat(backslashes + 1)),
            _ => {}
        }
        if character != '\\' {
            backslashes = 0;
        }
        quoted.push(character);
    }
    quoted + &"\\".repeat(backslashes)
}
