//! Runs `docker-credential-*` programs: found on the path, by a name that was checked, never through a shell, with the
//! question on standard input, and bounded in time and in what is read (docker-credential-helpers, "Development").

use std::ffi::OsString;
use std::process::Stdio;
use std::time::Duration;

use pull_secret::import::{
    HelperAnswerError, ImportedCredential, LeftOut, is_helper_name, read_helper_answer,
    read_helper_list,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use zeroize::Zeroizing;

/// A helper may ask its user to unlock something.
const LONGEST: Duration = Duration::from_secs(60);
const LARGEST: u64 = 64 * 1024;
/// `CREATE_NO_WINDOW` of `CreateProcessW`.
#[cfg(windows)]
const CREATE_NO_WINDOW: u32 = 0x0800_0000;

/// A helper could not be asked, or its answer cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HelperFailed;

/// The programs there are, and how long they may take for an answer.
#[derive(Debug, Clone)]
pub(crate) struct HelperPrograms {
    /// The folders to look in; `None` for those of `PATH`.
    path: Option<OsString>,
    longest: Duration,
}

impl Default for HelperPrograms {
    fn default() -> Self {
        Self {
            path: None,
            longest: LONGEST,
        }
    }
}

impl HelperPrograms {
    /// The credential for a registry key, or why it has none of use.
    pub(crate) async fn get(
        &self,
        helper: &str,
        registry_key: &str,
    ) -> Result<Result<ImportedCredential, LeftOut>, HelperFailed> {
        let answer = self.run(helper, "get", registry_key).await?;
        let registry_key = registry_key.to_owned();
        match read_helper_answer(&registry_key, &answer) {
            Ok(credential) => Ok(Ok(credential)),
            Err(HelperAnswerError::NotFound) => Ok(Err(LeftOut::EmptyEntry { registry_key })),
            Err(HelperAnswerError::IdentityToken) => Ok(Err(LeftOut::Token { registry_key })),
            Err(HelperAnswerError::Unreadable) => Err(HelperFailed),
        }
    }

    /// The registry keys of what it keeps.
    pub(crate) async fn list(&self, helper: &str) -> Result<Vec<String>, HelperFailed> {
        let answer = self.run(helper, "list", "").await?;
        let listed = read_helper_list(&answer).map_err(|_| HelperFailed)?;
        Ok(listed.into_iter().map(|(key, _)| key).collect())
    }

    /// The answer on standard output. A helper that has nothing says so there too, and fails.
    async fn run(
        &self,
        helper: &str,
        verb: &str,
        question: &str,
    ) -> Result<Zeroizing<Vec<u8>>, HelperFailed> {
        if !is_helper_name(helper) {
            return Err(HelperFailed);
        }
        let mut command = Command::new(format!("docker-credential-{helper}"));
        if let Some(path) = &self.path {
            command.env("PATH", path);
        }
        // Without this, a window with a console would flash up.
        #[cfg(windows)]
        command.creation_flags(CREATE_NO_WINDOW);
        command
            .arg(verb)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        tokio::time::timeout(self.longest, talk(command, question))
            .await
            .map_err(|_| HelperFailed)?
    }
}

async fn talk(mut command: Command, question: &str) -> Result<Zeroizing<Vec<u8>>, HelperFailed> {
    let mut child = command.spawn().map_err(|_| HelperFailed)?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (Some(mut stdin), Some(stdout)) = (stdin, stdout) else {
        return Err(HelperFailed);
    };
    // One that reads no question may answer all the same.
    let _ = stdin.write_all(question.as_bytes()).await;
    drop(stdin);
    // Room for all of it: a buffer that grows leaves copies behind.
    let mut answer = Zeroizing::new(Vec::with_capacity(LARGEST as usize + 1));
    let read = stdout.take(LARGEST + 1).read_to_end(&mut answer).await;
    read.map_err(|_| HelperFailed)?;
    child.wait().await.map_err(|_| HelperFailed)?;
    Ok(answer)
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::time::Instant;

    use tempfile::TempDir;

    use super::*;

    const KEY: &str = "ghcr.io";

    #[tokio::test]
    async fn a_helper_is_asked_for_a_key_and_gives_its_credential() {
        let helper = Helper::that(
            r#"read -r key; [ "$1" = get ] && printf '{"ServerURL":"%s","Username":"anna","Secret":"fake"}' "$key""#,
        );
        let credential = helper.get().await.unwrap().unwrap();
        assert_eq!(
            (&*credential.registry_key, &*credential.username),
            (KEY, "anna")
        );
        assert_eq!(credential.password.unwrap().open(), "fake");
    }

    #[tokio::test]
    async fn a_helper_is_asked_for_what_it_keeps() {
        let helper =
            Helper::that(r#"[ "$1" = list ] && echo '{"ghcr.io":"anna","quay.io":"bert"}'"#);
        let listed = helper.programs.list("x").await.unwrap();
        assert_eq!(listed, ["ghcr.io", "quay.io"]);
    }

    #[tokio::test]
    async fn a_helper_that_has_nothing_or_a_token_says_what_is_left_out() {
        let registry_key = KEY.to_owned();
        let empty =
            Helper::that("echo 'credentials not found in native keychain'; cat >/dev/null; exit 1");
        let left_out = empty.get().await.unwrap().unwrap_err();
        assert_eq!(
            left_out,
            LeftOut::EmptyEntry {
                registry_key: registry_key.clone()
            }
        );
        let token =
            Helper::that(r#"cat >/dev/null; echo '{"Username":"<token>","Secret":"fake"}'"#);
        let left_out = token.get().await.unwrap().unwrap_err();
        assert_eq!(left_out, LeftOut::Token { registry_key });
    }

    #[tokio::test]
    async fn a_helper_that_does_not_answer_is_ended_in_time() {
        let mut helper = Helper::that("exec sleep 600");
        helper.programs.longest = Duration::from_millis(200);
        let start = Instant::now();
        assert_eq!(helper.get().await.unwrap_err(), HelperFailed);
        assert!(start.elapsed() < Duration::from_secs(20));
    }

    #[tokio::test]
    async fn a_helper_that_answers_without_end_is_read_no_further_than_the_limit() {
        let helper = Helper::that("exec yes '{\"Username\":\"anna\",\"Secret\":'");
        assert_eq!(helper.get().await.unwrap_err(), HelperFailed);
    }

    #[tokio::test]
    async fn a_helper_that_answers_nonsense_or_is_not_there_fails() {
        let helper = Helper::that("echo nonsense");
        assert_eq!(helper.get().await.unwrap_err(), HelperFailed);
        let missing = helper.programs.get("missing", KEY).await;
        assert_eq!(missing.unwrap_err(), HelperFailed);
    }

    #[tokio::test]
    async fn a_name_that_is_a_path_or_a_command_is_never_run() {
        let helper = Helper::that("touch ran; echo '{}'");
        for name in ["../x", "x; echo", "x get", ""] {
            let asked = helper.programs.get(name, KEY).await;
            assert_eq!(asked.unwrap_err(), HelperFailed, "{name}");
        }
    }

    /// `docker-credential-x`, a shell script in a folder of its own.
    struct Helper {
        programs: HelperPrograms,
        _folder: TempDir,
    }

    impl Helper {
        fn that(script: &str) -> Self {
            let folder = TempDir::new().unwrap();
            let written = folder.path().join("written");
            fs::write(&written, format!("#!/bin/sh\n{script}\n")).unwrap();
            fs::set_permissions(&written, fs::Permissions::from_mode(0o700)).unwrap();
            // Another process writes the program: one that this process had open could not be run while a test forks.
            let program = folder.path().join("docker-credential-x");
            let copy = std::process::Command::new("cp")
                .args([&written, &program])
                .status();
            assert!(copy.unwrap().success());
            let mut path = OsString::from(folder.path());
            path.push(":/usr/bin:/bin");
            let programs = HelperPrograms {
                path: Some(path),
                ..HelperPrograms::default()
            };
            Self {
                programs,
                _folder: folder,
            }
        }

        async fn get(&self) -> Result<Result<ImportedCredential, LeftOut>, HelperFailed> {
            self.programs.get("x", KEY).await
        }
    }
}
