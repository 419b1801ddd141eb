//! The configurations of SAP's SDKs on this computer: found and offered, and read when the user asks for one.
//!
//! The places are those of SAP's Python SDK: the file that `AICORE_CONFIG` names, and `config.json` and
//! `config_<profile>.json` in `AICORE_HOME`, by default `~/.aicore`. A path is shown as the operating system writes it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::Problem;
use crate::connections::pasted_texts::PastedTexts;
use crate::shared::files::read_file;
use crate::view::{KeyFileRef, KeyFileView, Recognised};

/// What names the home folder, to Python as well. On Windows shells of Unix set `HOME` too, in their own notation.
const HOME: &str = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
/// The first page does not wait longer for a folder that does not answer.
const LONGEST: Duration = Duration::from_secs(2);
/// How many files of the folder are looked at, and how many are offered.
const MOST_LOOKED_AT: usize = 1000;
const MOST_OFFERED: usize = 20;

/// A file, and how it is told.
struct KeyFile {
    path: PathBuf,
    view: KeyFileView,
}

impl PastedTexts {
    /// Looks which configurations of SAP's SDKs are there. None is opened.
    ///
    /// # Errors
    /// None.
    pub async fn find_key_files(&self, (): ()) -> Result<Vec<KeyFileView>, Problem> {
        let found = tokio::time::timeout(LONGEST, self.key_files()).await;
        let found = found.unwrap_or_default().into_iter();
        Ok(found.map(|file| file.view).collect())
    }

    /// Reads one of the files that were found, and says what it is. No other file can be named.
    ///
    /// # Errors
    /// [`Problem::Gone`] if it is not there any more, or what is wrong with it.
    pub async fn read_key_file(
        &self,
        KeyFileRef { path }: KeyFileRef,
    ) -> Result<Recognised, Problem> {
        let mut found = self.key_files().await.into_iter();
        let file = found
            .find(|file| file.view.path == path)
            .ok_or(Problem::Gone)?;
        self.recognise(&read_file(&file.path).await?)
    }

    async fn key_files(&self) -> Vec<KeyFile> {
        let home = self.variable(HOME);
        let shown = |path: &Path| match home.as_ref().and_then(|home| path.strip_prefix(home).ok())
        {
            Some(inside) => Path::new("~").join(inside).display().to_string(),
            None => path.display().to_string(),
        };
        let view = |path: &Path, profile, variable: Option<&str>| KeyFileView {
            path: shown(path),
            profile,
            variable: variable.map(str::to_owned),
        };
        let mut files = Vec::new();
        if let Some(path) = self.variable("AICORE_CONFIG")
            && is_file(&path).await
        {
            let view = view(&path, None, Some("AICORE_CONFIG"));
            files.push(KeyFile { path, view });
        }
        let folder = self.variable("AICORE_HOME");
        let folder = folder.or_else(|| Some(home.as_ref()?.join(".aicore")));
        for (path, profile) in in_folder(folder).await {
            if files.iter().all(|file| file.path != path) {
                let view = view(&path, profile, None);
                files.push(KeyFile { path, view });
            }
        }
        files.truncate(MOST_OFFERED);
        files
    }

    fn variable(&self, name: &str) -> Option<PathBuf> {
        let value = self
            .desktop
            .variable(name)
            .filter(|value| !value.is_empty());
        value.map(PathBuf::from)
    }
}

/// The configurations of a folder with their profiles, the default first.
async fn in_folder(folder: Option<PathBuf>) -> Vec<(PathBuf, Option<String>)> {
    let mut found = Vec::new();
    let Some(Ok(mut entries)) = (match folder {
        Some(folder) => Some(tokio::fs::read_dir(folder).await),
        None => None,
    }) else {
        return found;
    };
    for _ in 0..MOST_LOOKED_AT {
        let Ok(Some(entry)) = entries.next_entry().await else {
            break;
        };
        let name = entry.file_name();
        if let Some(profile) = name.to_str().and_then(profile)
            && is_file(&entry.path()).await
        {
            found.push((entry.path(), profile));
        }
    }
    found.sort_by(|one, other| one.1.cmp(&other.1));
    found
}

/// The profile in the name of a file; `None` for any other file.
fn profile(name: &str) -> Option<Option<String>> {
    if name == "config.json" {
        return Some(None);
    }
    let profile = name.strip_prefix("config_")?.strip_suffix(".json")?;
    (!profile.is_empty()).then(|| Some(profile.to_owned()))
}

async fn is_file(path: &Path) -> bool {
    let metadata = tokio::fs::metadata(path).await;
    metadata.is_ok_and(|metadata| metadata.is_file())
}
