//! A dialog of the system: no web view, no page, no font of ours has to work for it.

#[cfg_attr(target_os = "linux", path = "dialog/gtk.rs")]
#[cfg_attr(not(target_os = "linux"), path = "dialog/native.rs")]
mod system;

use std::io::Write;

use super::Choice;
use super::words::Words;

const TITLE: &str = "Pullpass";

/// Shows the words, whose path can be copied, until one of the choices is made. Closing it is the last of them. Blocks,
/// and has to be called by the main thread.
pub(super) fn show(words: &Words, choices: &[Choice]) -> Choice {
    write(words);
    let text = format!("{}\n\n{}", words.why, words.cure);
    let labels: Vec<&str> = choices.iter().map(|choice| words.label(*choice)).collect();
    let chosen = system::show(TITLE, &words.what, &text, &labels);
    chosen
        .and_then(|place| choices.get(place).copied())
        .unwrap_or(Choice::Quit)
}

/// The same for whoever started the program in a terminal, a sentence a line.
pub(super) fn write(words: &Words) {
    // A closed standard error is no reason to stop.
    let _ = writeln!(
        std::io::stderr(),
        "{}\n{}\n{}",
        words.what,
        words.why,
        words.cure
    );
}
