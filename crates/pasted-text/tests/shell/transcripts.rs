//! Prompts and answers are told from what was typed.

use pasted_text::shell::read;

use super::argv;

#[test]
fn prompts_of_all_shells_are_taken_off() {
    for prompt in [
        "$ ",
        "# ",
        "% ",
        "user@host:~/x$ ",
        "user@host:~$ ",
        "root@host:/# ",
        "[root@edge ~]# ",
        "[anna@host dir]$ ",
        "(venv) anna@host:~$ ",
        "(base) $ ",
        "anna@Annas-MBP ~ % ",
        "MacBook-Pro:aicore anna$ ",
        "host% ",
        "➜  ~ ",
        "➜  aicore git:(main) ✗ ",
        "❯ ",
        "~/work ❯ ",
        "bash-5.1$ ",
        "sh-4.4# ",
        "/ # ",
        "~ $ ",
        "PS C:\\> ",
        "PS C:\\Users\\anna doe> ",
        "PS /home/anna> ",
        "[host]: PS C:\\> ",
        "(venv) PS C:\\work> ",
        "C:\\>",
        "C:\\Users\\Anna Doe>",
        "anna@host ~/x> ",
    ] {
        let text =
            format!("{prompt}docker login -u anna ghcr.io\nLogin Succeeded\n{prompt}docker ps");
        let script = read(&text);
        assert_eq!(
            argv(&text),
            [
                vec!["docker", "login", "-u", "anna", "ghcr.io"],
                vec!["docker", "ps"]
            ],
            "{prompt}"
        );
        assert_eq!(script.prompt.as_deref(), Some(prompt.trim()), "{prompt}");
        assert_eq!(script.answers.len(), 1, "{prompt}");
    }
}

#[test]
fn lines_of_one_command_are_put_together() {
    for text in [
        "$ docker login \\\n>   -u anna \\\n> ghcr.io\nLogin Succeeded",
        "$ docker login \\\n    -u anna \\\n    ghcr.io\nLogin Succeeded",
        "docker login \\\n> -u anna \\\n> ghcr.io",
        "> docker login \\\n> -u anna \\\n> ghcr.io",
        "% docker login \\\ncmdand> -u anna \\\n> ghcr.io",
        "PS C:\\> docker login `\r\n>>   -u anna `\r\n>> ghcr.io\r\n>>\r\nLogin Succeeded",
        "docker login `\n>> -u anna `\n>> ghcr.io",
        "C:\\>docker login ^\r\nMore? -u anna ^\r\nMore? ghcr.io\r\n\r\nLogin Succeeded",
        "docker login ^\r\n -u anna ^\r\n ghcr.io",
        "docker login \\  \n  -u anna \\\n  ghcr.io",
        "> > ```\n> > $ docker login \\\n> >   -u anna \\\n> >   ghcr.io\n> > ```",
        "```bash\ndocker login \\\n  -u anna \\\n  ghcr.io\n```",
    ] {
        assert_eq!(
            argv(text),
            [["docker", "login", "-u", "anna", "ghcr.io"]],
            "{text}"
        );
    }
}

#[test]
fn a_remark_is_no_prompt_of_root() {
    for (text, commands) in [
        (
            "# log in\ndocker login ghcr.io",
            vec![vec!["docker", "login", "ghcr.io"]],
        ),
        (
            "# docker login old.example\ndocker login ghcr.io",
            vec![vec!["docker", "login", "ghcr.io"]],
        ),
        (
            "# docker login ghcr.io\nLogin Succeeded",
            vec![vec!["docker", "login", "ghcr.io"]],
        ),
        (
            "$ docker ps\n# docker login old.example",
            vec![vec!["docker", "ps"]],
        ),
    ] {
        assert_eq!(argv(text), commands, "{text}");
    }
}

#[test]
fn what_programs_print_is_no_command() {
    let script = read(
        "$ kubectl get pods\nNAME READY\ndocker-pod 1/1 it's\n$ docker login -u anna ghcr.io\nWARNING! Don't\nLogin Succeeded\n",
    );
    assert_eq!(script.commands.len(), 2);
    assert_eq!(
        script
            .answers
            .iter()
            .map(|answer| answer.as_str())
            .collect::<Vec<_>>(),
        [
            "NAME READY\ndocker-pod 1/1 it's",
            "WARNING! Don't\nLogin Succeeded"
        ]
    );
    assert!(!script.has_unclosed_quote);
}

#[test]
fn a_login_that_a_program_prints_is_read_too() {
    let script = "$ aws ecr get-login\ndocker login -u AWS -p fake -e none https://ecr.example\n";
    assert_eq!(argv(script)[1][..2], ["docker", "login"]);
}

#[test]
fn the_next_prompt_behind_an_answer_without_line_end_is_found() {
    let base64 = "$ kubectl get secret x -o jsonpath='{.data}'\neyJhIjoxfQ==$ echo done\ndone\n";
    let script = read(base64);
    assert_eq!(script.commands.len(), 2);
    assert_eq!(script.answers[0].as_str(), "eyJhIjoxfQ==");
    let json = "anna@host:~$ cat a\n{\"a\":1}anna@host:~$ echo done\n";
    assert_eq!(read(json).answers[0].as_str(), "{\"a\":1}");
}

#[test]
fn the_percent_sign_of_zsh_is_no_part_of_an_answer() {
    assert_eq!(read("% cat a\n{\"a\":1}%").answers[0].as_str(), "{\"a\":1}");
    assert_eq!(
        read("➜  ~ cat pw\nfake%\n➜  ~ ls").answers[0].as_str(),
        "fake"
    );
    assert_eq!(
        read("% docker login -p fake%").commands[0].words[3].text(),
        "fake%"
    );
}
