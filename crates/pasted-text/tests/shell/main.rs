//! What the shells make of what is typed, and what is left of a transcript of their terminals.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail with the test")]

mod conditions;
mod dialects;
mod limits;
mod quoting;
mod real_bash;
mod real_bash_scripts;
mod scripts;
mod transcripts;
mod unclosed;

use pasted_text::shell::{Open, Script, Shell, Word, read, read_for};

/// The words of all commands of a text, read for the shell it is written for.
fn argv(text: &str) -> Vec<Vec<String>> {
    words(&read(text))
}

/// The words of all commands of a text for a certain shell.
fn argv_of(text: &str, shell: Shell) -> Vec<Vec<String>> {
    words(&read_for(text, shell))
}

fn words(script: &Script) -> Vec<Vec<String>> {
    let commands = script.commands.iter();
    let texts = |words: &[Word]| words.iter().map(|word| word.text().to_owned()).collect();
    commands.map(|command| texts(&command.words)).collect()
}

/// The last word of the last command.
fn last(script: &Script) -> &Word {
    script.commands.last().unwrap().words.last().unwrap()
}

fn variable(name: &str) -> Open {
    Open::Variable(name.to_owned())
}
