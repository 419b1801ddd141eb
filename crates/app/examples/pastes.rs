//! `pastes FILE…` prints for each file one line of JSON: what is taken out of a text when it is pasted. The values are
//! shown, so the files have to be synthetic.

use std::io::{self, Write};
use std::process::ExitCode;

use jiff::Timestamp;

#[path = "../tests/support/pastes.rs"]
mod pastes;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // There is nowhere left to report a failure of the error stream to.
            writeln!(io::stderr(), "pastes: {error}").ok();
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<_> = std::env::args_os().skip(1).collect();
    if files.is_empty() {
        return Err("usage: pastes FILE…".into());
    }
    let mut out = io::stdout().lock();
    for file in files {
        let text = std::fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        writeln!(out, "{}", pastes::outcome(&text, Timestamp::now()))?;
    }
    Ok(())
}
