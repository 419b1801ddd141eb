//! Runs `docker-credential-*` programs: found on the path, by a name that was checked, never through a shell, with the
//! question on standard input, and bounded in time and in what is read (docker-credential-helpers, "Development").

use std::process::Stdio;
use std::time::Duration;

use pull_secret::import::{
    HelperAnswerError, ImportedCredential, is_helper_name, read_helper_answer,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use zeroize::Zeroizing;

/// A helper may ask its user to unlock something.
const LONGEST: Duration = Duration::from_secs(60);
const LARGEST: u64 = 64 * 1024;

/// A helper could not be asked, or its answer cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HelperFailed;

/// The questions.
pub(crate) mod ask {
    use super::*;

    /// The credential for a registry key; `None` if the helper has none that could be used.
    pub(crate) async fn get(
        helper: &str,
        registry_key: &str,
    ) -> Result<Option<ImportedCredential>, HelperFailed> {
        let answer = run(helper, "get", registry_key).await?;
        match read_helper_answer(registry_key, &answer) {
            Ok(credential) => Ok(Some(credential)),
            Err(HelperAnswerError::NotFound | HelperAnswerError::IdentityToken) => Ok(None),
            Err(HelperAnswerError::Unreadable) => Err(HelperFailed),
        }
    }

    /// What it keeps, as it prints it.
    pub(crate) async fn list(helper: &str) -> Result<Zeroizing<Vec<u8>>, HelperFailed> {
        run(helper, "list", "").await
    }
}

/// The answer on standard output. A helper that has nothing says so there too, and fails.
async fn run(helper: &str, verb: &str, question: &str) -> Result<Zeroizing<Vec<u8>>, HelperFailed> {
    if !is_helper_name(helper) {
        return Err(HelperFailed);
    }
    let mut child = Command::new(format!("docker-credential-{helper}"))
        .arg(verb)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(|_| HelperFailed)?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let talk = async {
        let mut stdin = stdin.ok_or(HelperFailed)?;
        // One that reads no question may answer all the same.
        let _ = stdin.write_all(question.as_bytes()).await;
        drop(stdin);
        let mut answer = Zeroizing::new(Vec::with_capacity(LARGEST as usize));
        let stdout = stdout.ok_or(HelperFailed)?;
        stdout
            .take(LARGEST)
            .read_to_end(&mut answer)
            .await
            .map_err(|_| HelperFailed)?;
        child.wait().await.map_err(|_| HelperFailed)?;
        Ok(answer)
    };
    tokio::time::timeout(LONGEST, talk)
        .await
        .map_err(|_| HelperFailed)?
}
