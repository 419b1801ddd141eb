//! Whatever is pasted, dropped or chosen: a service key, or registry credentials in any wrapping.

use std::path::{Path, PathBuf};

use tokio::io::AsyncReadExt;
use zeroize::Zeroizing;

use crate::Problem;
use crate::app::App;
use crate::view::{Event, Recognised};

/// The largest file or text that is looked at, in bytes.
const LARGEST: u64 = 1024 * 1024;

impl App {
    /// Lets the user choose a file, and says what it is. `None` when dismissed.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub async fn choose_file(&self, (): ()) -> Result<Option<Recognised>, Problem> {
        match self.desktop.choose_file().await {
            Some(file) => self.recognise(&read_file(&file).await?).map(Some),
            None => Ok(None),
        }
    }

    /// Says what the clipboard holds.
    ///
    /// # Errors
    /// [`Problem::ClipboardEmpty`], or what is wrong with the text.
    pub async fn paste(&self, (): ()) -> Result<Recognised, Problem> {
        let text = self
            .desktop
            .clipboard_text()
            .ok_or(Problem::ClipboardEmpty)?;
        self.recognise(&Zeroizing::new(text.into_bytes()))
    }

    /// Takes the first of the dropped files, and tells the window what it is.
    pub async fn drop_files(&self, files: &[PathBuf]) {
        let Some(file) = files.first() else { return };
        let dropped = async { self.recognise(&read_file(file).await?) };
        self.events.tell(match dropped.await {
            Ok(recognised) => Event::Dropped { recognised },
            Err(problem) => Event::DropRefused { problem },
        });
    }

    /// Says what a text is.
    pub(crate) fn recognise(&self, text: &[u8]) -> Result<Recognised, Problem> {
        let keys = self.read_service_keys(text);
        if let Ok(reading) = &keys
            && (reading.keys.iter().any(|key| key.usable.is_some()) || names_key_fields(text))
        {
            return Ok(Recognised::ServiceKey {
                reading: reading.clone(),
            });
        }
        // What is no service key that can be used is judged as the import it may be meant as.
        let problem = match self.read_import(text) {
            Ok(import) => return Ok(Recognised::Credentials { import }),
            Err(problem) => problem,
        };
        let unreadable = |error| {
            self.unreadable_key(error)
                .filter(|_| names_key_fields(text))
        };
        match keys {
            Ok(reading) => Ok(Recognised::ServiceKey { reading }),
            Err(error) => match unreadable(error) {
                Some(reading) => Ok(Recognised::ServiceKey { reading }),
                None => Err(problem),
            },
        }
    }
}

/// Whether names stand in it that only service keys have, so that it is one, broken or incomplete.
fn names_key_fields(text: &[u8]) -> bool {
    const NAMES: [&[u8]; 3] = [b"clientsecret", b"serviceurls", b"ai_api_url"];
    let holds = |name: &[u8]| {
        let mut windows = text.windows(name.len());
        windows.any(|window| window.eq_ignore_ascii_case(name))
    };
    NAMES.into_iter().any(holds)
}

/// Reads a regular file of bounded size.
pub(crate) async fn read_file(file: &Path) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let unreadable = || Problem::FileUnreadable {
        file: file_name(file),
    };
    // A pipe or a device might never end, and opening it can block.
    let metadata = tokio::fs::metadata(file).await.map_err(|_| unreadable())?;
    if !metadata.is_file() {
        return Err(unreadable());
    }
    let opened = tokio::fs::File::open(file)
        .await
        .map_err(|_| unreadable())?;
    // Room for all of it: a buffer that grows leaves copies behind.
    let mut text = Zeroizing::new(Vec::with_capacity(LARGEST as usize + 1));
    opened
        .take(LARGEST + 1)
        .read_to_end(&mut text)
        .await
        .map_err(|_| unreadable())?;
    if text.len() as u64 > LARGEST {
        return Err(Problem::TooLarge { limit: LARGEST });
    }
    Ok(text)
}

/// The name of a file without its folder.
pub(crate) fn file_name(file: &Path) -> String {
    file.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
