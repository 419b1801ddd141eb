//! `cases FILE` runs a file of cases and prints the failing ids and `passed N of M`.

use std::io::{self, Write};
use std::process::ExitCode;

use reference_readers::cases;

fn main() -> ExitCode {
    match run(std::env::args_os().nth(1)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            // There is nowhere left to report a failure of the error stream to.
            writeln!(io::stderr(), "cases: {error}").ok();
            ExitCode::FAILURE
        }
    }
}

fn run(file: Option<std::ffi::OsString>) -> Result<bool, Box<dyn std::error::Error>> {
    let file = file.ok_or("usage: cases FILE")?;
    let outcome = cases::run_file(&std::fs::read_to_string(file)?)?;
    let mut out = io::stdout().lock();
    for (id, answer) in &outcome.failing {
        writeln!(out, "{id}  answered {answer}")?;
    }
    let passed = outcome.total - outcome.failing.len();
    writeln!(out, "passed {passed} of {}", outcome.total)?;
    Ok(outcome.failing.is_empty())
}
