//! Whatever is pasted, dropped or chosen: service keys, registry credentials in any wrapping, or neither.

use std::path::PathBuf;
use std::sync::Arc;

use ai_core::service_key::{self, Reading};
use jiff::Timestamp;
use pull_secret::import::{Import, ImportError, LeftOut, import};
use pull_secret::{is_bare_token, is_secret_text};
use zeroize::Zeroizing;

use crate::Problem;
use crate::compose::credential_import::PendingImports;
use crate::connections::service_keys::PendingServiceKeys;
use crate::shared::Services;
use crate::shared::desktop::Desktop;
use crate::shared::events::Events;
use crate::shared::files::read_file;
use crate::view::{Event, FieldPaste, Recognised};

/// What a text is.
#[derive(Debug, Clone)]
pub enum Classified {
    /// Service keys, those that cannot be used included.
    ServiceKeys {
        /// Each with what the doctor says of it; never empty.
        keys: Vec<Reading>,
        /// Registry credentials of the same text.
        credentials: Option<Import>,
    },
    /// Registry credentials, or why there are none.
    Credentials(Import),
    /// Neither a service key nor registry credentials.
    Refused(ImportError),
}

/// Says what a text is. A service key that can be used comes first, then registry credentials, then a text that is
/// known to hold neither, and last what is meant as a service key and cannot be read as one.
///
/// `now` is what certificates are compared with.
pub fn classify(text: &[u8], now: Timestamp) -> Classified {
    let keys = service_key::find(text, now);
    let is_usable = |keys: &[Reading]| keys.iter().any(|one| one.key.is_some());
    let is_meant_as_key = names_key_fields(text);
    match (keys, import(text)) {
        (Ok(keys), found) if is_usable(&keys) => Classified::ServiceKeys {
            keys,
            credentials: found.ok().filter(has_credentials),
        },
        (keys, Ok(mut found)) if has_credentials(&found) => {
            if keys.is_ok() && is_meant_as_key {
                found.left_out.push(LeftOut::ServiceKey);
            }
            Classified::Credentials(found)
        }
        (Ok(keys), Err(ImportError::Foreign(kind)))
            if is_meant_as_key && kind.is_other_manifest() =>
        {
            keys.into()
        }
        (_, Err(ImportError::Foreign(kind))) => Classified::Refused(ImportError::Foreign(kind)),
        (Ok(keys), _) if is_meant_as_key => keys.into(),
        (Err(error), found) => match (Reading::of_unreadable(error), found) {
            (Some(reading), _) if is_meant_as_key => vec![reading].into(),
            (_, Ok(found)) => Classified::Credentials(found),
            (_, Err(error)) => Classified::Refused(error),
        },
        (Ok(_), Ok(found)) => Classified::Credentials(found),
        (Ok(keys), Err(_)) => keys.into(),
    }
}

impl From<Vec<Reading>> for Classified {
    fn from(keys: Vec<Reading>) -> Self {
        Self::ServiceKeys {
            keys,
            credentials: None,
        }
    }
}

fn has_credentials(found: &Import) -> bool {
    !found.credentials.is_empty() || !found.helpers.is_empty()
}

/// Reads texts and files that people give, and keeps what is in them until it is used or discarded.
pub struct PastedTexts {
    pub(super) desktop: Arc<dyn Desktop>,
    events: Arc<Events>,
    service_keys: Arc<PendingServiceKeys>,
    imports: Arc<PendingImports>,
}

impl PastedTexts {
    pub(crate) fn new(
        services: &Services,
        service_keys: &Arc<PendingServiceKeys>,
        imports: &Arc<PendingImports>,
    ) -> Self {
        Self {
            desktop: Arc::clone(&services.desktop),
            events: Arc::clone(&services.events),
            service_keys: Arc::clone(service_keys),
            imports: Arc::clone(imports),
        }
    }

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

    /// Says what becomes of a text that is pasted into a field that shows what it contains. The text comes as raw bytes,
    /// since it may be a secret, and is kept here only if a dialog asks about it.
    pub fn read_pasted(&self, text: &Zeroizing<Vec<u8>>) -> FieldPaste {
        let line = String::from_utf8_lossy(text).trim().to_owned();
        let line = Zeroizing::new(line);
        let is_long = line.contains(['\n', '\r']);
        let secret = is_secret_text(&line);
        if is_bare_token(&line) {
            return FieldPaste::Text { secret };
        }
        let read = match classify(text, Timestamp::now()) {
            Classified::Refused(error) => Err(error),
            Classified::Credentials(found) if !has_credentials(&found) && !is_long && !secret => {
                Err(ImportError::NoCredential)
            }
            read => Ok(read),
        };
        match read {
            Ok(read) => match self.keep(read) {
                Ok(recognised) => FieldPaste::Recognised { recognised },
                Err(problem) => FieldPaste::Refused { problem },
            },
            Err(error) if is_long || matches!(error, ImportError::Foreign(_)) => {
                FieldPaste::Refused {
                    problem: error.into(),
                }
            }
            Err(_) => FieldPaste::Text { secret },
        }
    }

    /// Takes the first of the dropped files, and tells the window what it is.
    pub async fn drop_files(&self, files: &[PathBuf]) {
        let Some(file) = files.first() else { return };
        let dropped = async { self.recognise(&read_file(file).await?) };
        self.events.emit(match dropped.await {
            Ok(recognised) => Event::Dropped { recognised },
            Err(problem) => Event::DropRefused { problem },
        });
    }

    /// Says what a text is, and keeps it until it is taken or discarded.
    pub(crate) fn recognise(&self, text: &[u8]) -> Result<Recognised, Problem> {
        self.keep(classify(text, Timestamp::now()))
    }

    fn keep(&self, read: Classified) -> Result<Recognised, Problem> {
        match read {
            Classified::ServiceKeys { keys, credentials } => Ok(Recognised::ServiceKey {
                reading: self.service_keys.keep(keys),
                credentials: credentials.map(|found| self.imports.keep(found)),
            }),
            Classified::Credentials(found) => Ok(Recognised::Credentials {
                import: self.imports.keep(found),
            }),
            Classified::Refused(error) => Err(error.into()),
        }
    }
}

/// Whether names stand in it that only service keys have, so that it is one, broken or incomplete.
fn names_key_fields(text: &[u8]) -> bool {
    const NAMES: [&[u8]; 3] = [b"clientsecret", b"serviceurls", b"ai_api_url"];
    let bounded = Some(text).filter(|text| text.len() <= pasted_text::LARGEST_TEXT);
    let Some(decoded) = bounded.and_then(pasted_text::decode) else {
        return false;
    };
    let holds = |name: &[u8]| {
        let mut windows = decoded.text.as_bytes().windows(name.len());
        windows.any(|window| window.eq_ignore_ascii_case(name))
    };
    NAMES.into_iter().any(holds)
}
