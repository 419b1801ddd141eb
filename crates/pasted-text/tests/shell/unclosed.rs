//! A quote that is never closed ends where it was meant to, or the text is refused.

use pasted_text::shell::{Mend, read};

use super::argv;

#[test]
fn the_document_in_an_unclosed_quote_ends_with_its_brackets() {
    let body = "{\n \"name\": \"a\",\n \"data\": {\"x\": \"{\\\"y\\\": 1}\"}\n}";
    for text in [
        format!("curl -d '{body}"),
        format!("curl -d '{body}\n{{\"message\": \"created\"}}"),
        format!("curl -d '{body}\n{{'message': 'created'}}"),
        format!("$ curl -d '{body}\n\n{{\n  \"message\": \"it's there\"\n}}\n"),
        format!("curl -H 'A: b' -d '{body}\n"),
    ] {
        let script = read(&text);
        assert_eq!(
            script.commands[0].words.last().unwrap().text(),
            body,
            "{text}"
        );
        assert_eq!(
            script.commands[0].words.last().unwrap().mends(),
            [Mend::UnclosedQuote('\'')],
            "{text}"
        );
        assert_eq!(script.commands.len(), 1, "{text}");
    }
    let double = "curl -d \"{\\\"name\\\": \\\"a\\\"}\n";
    assert_eq!(argv(double)[0][2], "{\"name\": \"a\"}");
}

#[test]
fn a_value_in_an_unclosed_quote_ends_before_the_next_flag_or_with_the_line() {
    for (text, words) in [
        (
            "docker login -p 'fake",
            vec!["docker", "login", "-p", "fake"],
        ),
        (
            "docker login -p \"fake\nsecond",
            vec!["docker", "login", "-p", "fake"],
        ),
        (
            "docker login -p 'fake -u anna ghcr.io",
            vec!["docker", "login", "-p", "fake", "-u", "anna", "ghcr.io"],
        ),
        (
            "docker login -p 'fake ghcr.io",
            vec!["docker", "login", "-p", "fake", "ghcr.io"],
        ),
        (
            "kubectl create \\\n  --docker-password='fake \\\n  --docker-email=x",
            vec![
                "kubectl",
                "create",
                "--docker-password=fake",
                "--docker-email=x",
            ],
        ),
        (
            "kubectl create --docker-password='fake --docker-email='x@y.z'",
            vec![
                "kubectl",
                "create",
                "--docker-password=fake",
                "--docker-email=x@y.z",
            ],
        ),
        (
            "docker login -p fake'",
            vec!["docker", "login", "-p", "fake"],
        ),
        (
            "PS C:\\> docker login -p \"fake",
            vec!["docker", "login", "-p", "fake"],
        ),
        (
            "C:\\>docker login -p \"fake -u anna",
            vec!["docker", "login", "-p", "fake", "-u", "anna"],
        ),
    ] {
        assert_eq!(argv(text)[0], words, "{text}");
    }
}

#[test]
fn a_value_of_which_the_end_is_not_clear_is_refused() {
    for text in [
        "docker login -p 'two words",
        "docker login -p \"two words and more -u anna",
    ] {
        let script = read(text);
        assert!(script.has_unclosed_quote, "{text}");
        assert!(script.commands.is_empty(), "{text}");
    }
}

#[test]
fn quotes_of_a_word_processor_are_quotes() {
    for text in [
        "docker login -p “fa ke”",
        "docker login -p ‘fa ke’",
        "docker login -p „fa ke“",
        "C:\\>docker login -p “fa ke”",
    ] {
        let script = read(text);
        let word = script.commands[0].words.last().unwrap();
        assert_eq!(word.text(), "fa ke", "{text}");
        assert_eq!(word.mends(), [Mend::TypographicQuotes], "{text}");
    }
    assert_eq!(argv("docker login -p 'a “b” c'")[0][3], "a “b” c");
}
