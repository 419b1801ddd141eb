//! Whatever the text, it is read in bounded time and memory.

use std::time::{Duration, Instant};

use pasted_text::shell::{Shell, read, read_for};
use proptest::prelude::*;

/// Enough to tell what grows with the square of a length.
const LENGTH: usize = 48 * 1024;

#[test]
fn long_texts_of_any_kind_are_read_in_linear_time() {
    let doubling: String = (0..64)
        .map(|n| format!("A{}=$A{n}$A{n}\n", n + 1))
        .collect();
    for (name, text) in [
        ("quotes", "'a' ".repeat(LENGTH / 4)),
        ("open quotes", "'".repeat(LENGTH - 1)),
        ("documents", "'{\"a\":1} ".repeat(LENGTH / 9)),
        ("open documents", "'{ ".repeat(LENGTH / 3)),
        ("double documents", "\"{\\\"a\\\" ".repeat(LENGTH / 8)),
        ("substitutions", "$( ".repeat(LENGTH / 3)),
        ("closed substitutions", "$(a) ".repeat(LENGTH / 5)),
        ("backticks", "`a`".repeat(LENGTH / 3)),
        ("escaped backticks", "`\\`".repeat(LENGTH / 3)),
        ("heredocs", "cat <<E\n".repeat(LENGTH / 8)),
        (
            "heredoc body",
            format!("cat <<E\n{}\nE", "$( `".repeat(LENGTH / 4)),
        ),
        ("pipes", "echo a | ".repeat(LENGTH / 9)),
        (
            "long pipe",
            format!("echo {} | cat", "a".repeat(LENGTH / 2)),
        ),
        ("doubling", format!("A0=xx\n{doubling}docker $A64")),
        (
            "big variable",
            format!(
                "A={}\n{}",
                "x".repeat(LENGTH / 2),
                "echo $A\n".repeat(LENGTH / 16)
            ),
        ),
        (
            "typed",
            format!("read A\n{}", "A=$A$A\n".repeat(LENGTH / 7)),
        ),
        ("tables", "$a = @{x=$a;y=$a}\n".repeat(LENGTH / 18)),
        ("brackets", "[".repeat(LENGTH)),
        ("braces", "@{".repeat(LENGTH / 2)),
        ("groups", "(".repeat(LENGTH)),
        ("prompts", "$ ".repeat(LENGTH / 2)),
        ("prompt lines", "PS C:\\> a\n".repeat(LENGTH / 10)),
        (
            "prompts with open quotes",
            "$ docker login -p 'a b\n".repeat(LENGTH / 24),
        ),
        ("hosts", "a@b:~$ x\n".repeat(LENGTH / 9)),
        ("continuations", "\\\n".repeat(LENGTH / 2)),
        ("percent", "%a".repeat(LENGTH / 2)),
        ("set", "set A=%A%%A%\r\n".repeat(LENGTH / 14)),
        ("quoted lines", "> ".repeat(LENGTH / 2)),
        ("curled", "“".repeat(LENGTH / 3)),
        ("here-strings", "@'\n".repeat(LENGTH / 3)),
        ("logins", "docker login -\n".repeat(LENGTH / 15)),
        ("nested", "bash -c ".repeat(LENGTH / 8)),
        ("functions", "a() {\n".repeat(LENGTH / 6)),
        (
            "calls",
            format!("a() {{ a; a; }}\n{}", "a\n".repeat(LENGTH / 2)),
        ),
        ("conditions", "if (\n".repeat(LENGTH / 5)),
        ("conditions of cmd", "if a==b (\n".repeat(LENGTH / 10)),
        ("words", "a ".repeat(LENGTH / 2)),
        ("lines", "\n".repeat(LENGTH)),
        ("zeros", "\0".repeat(LENGTH)),
    ] {
        for shell in [
            None,
            Some(Shell::Bash),
            Some(Shell::PowerShell),
            Some(Shell::Cmd),
        ] {
            let start = Instant::now();
            match shell {
                None => read(&text),
                Some(shell) => read_for(&text, shell),
            };
            let took = start.elapsed();

            assert!(
                took < Duration::from_secs(10),
                "{name} for {shell:?}: {took:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Texts of the signs that mean something never make a reader panic.
    #[test]
    fn no_text_makes_a_reader_panic(text in r#"(docker login|kubectl create secret|\$ |PS C:\\> |'|"|\\|\$|\{|\}|\(|\)|\[|\]|@|`|%|\^|&|\||<|<<E|>|#|=|A|\n|\r\n| |é|“|;|\$env:|set A=){0,40}"#) {
        for shell in [Shell::Bash, Shell::PowerShell, Shell::Cmd] {
            read_for(&text, shell);
        }
        read(&text);
    }
}
