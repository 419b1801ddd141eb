//! The start: opens preferences, records and window. Whatever stands in its way is shown in a dialog of the system, since
//! there is no window of ours yet; nothing that could not be read is changed.

mod dialog;
mod failure;
mod web_view;
mod words;

use std::path::{Path, PathBuf};
use std::process::{ExitCode, exit};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::view::Language;
use app::{App, Notice};
use tauri::{AppHandle, Manager};
use tauri_plugin_opener::OpenerExt;

use crate::clipboard::Clipboard;
use crate::desktop::TauriDesktop;
use crate::{preferences, private_files, window};
pub(crate) use failure::StartFailure;
use words::words;

/// A panic ends the start, and later on one command.
static STARTING: AtomicBool = AtomicBool::new(true);

/// What the person at a dialog decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    TryAgain,
    OpenFolder,
    Quit,
}

/// Makes dialogs possible and panics visible. Before Tauri, which would panic without a display.
///
/// # Errors
/// The exit code where there is no display; standard error says so then.
pub(crate) fn prepare() -> Result<(), ExitCode> {
    #[cfg(target_os = "linux")]
    if gtk::init().is_err() {
        let said = words(&StartFailure::NoDisplay, words::is_german(Language::System));
        dialog::write(&said);
        return Err(ExitCode::FAILURE);
    }
    show_panics();
    Ok(())
}

/// Opens preferences and records, asking again as long as they cannot be opened, and then the window.
pub(crate) fn set_up(tauri: &AppHandle) {
    let app = loop {
        match open(tauri) {
            Ok(app) => break Arc::new(app),
            Err((failure, language)) => ask(tauri, &failure, language),
        }
    };
    tauri.manage(Arc::clone(&app));
    if let Err(failure) = open_window(tauri, app) {
        ask(tauri, &failure, Language::System);
        exit(1);
    }
    STARTING.store(false, Ordering::Relaxed);
}

/// Shows why the application cannot start at all, and gives the exit code.
pub(crate) fn fail(failure: &StartFailure) -> ExitCode {
    dialog::show(
        &words(failure, words::is_german(Language::System)),
        &[Choice::Quit],
    );
    ExitCode::FAILURE
}

fn open(tauri: &AppHandle) -> Result<App, (StartFailure, Language)> {
    #[cfg(feature = "automation")]
    crate::automation::panic_if_requested();
    request::install_crypto();
    private_files::mend_all(tauri);
    let folder = tauri.path().app_data_dir();
    let folder = folder.map_err(|_| (StartFailure::NoDataFolder, Language::System))?;
    let (preferences, notice) = preferences::open(tauri, &folder).map_err(|error| {
        (
            StartFailure::Unexpected(error.to_string()),
            Language::System,
        )
    })?;
    let clipboard = Arc::<Clipboard>::default();
    let desktop = TauriDesktop::new(
        tauri.clone(),
        Arc::clone(&clipboard),
        Arc::clone(&preferences),
    );
    let notices: Vec<Notice> = notice.into_iter().collect();
    let chosen = preferences.read();
    let language = chosen.language;
    let app = App::open(&folder, chosen, notices, Arc::new(desktop))
        .map_err(|error| (StartFailure::of(error, &folder), language))?;
    tauri.manage(clipboard);
    #[cfg(feature = "automation")]
    let app = crate::automation::with_test_overrides(app);
    Ok(app)
}

fn open_window(tauri: &AppHandle, app: Arc<App>) -> Result<(), StartFailure> {
    web_view::check(tauri::webview_version().ok())?;
    window::open(tauri, app).map_err(|error| StartFailure::NoWindow(error.to_string()))
}

/// Shows the failure until there is something new to try. Quitting ends the process.
fn ask(tauri: &AppHandle, failure: &StartFailure, language: Language) {
    let words = words(failure, words::is_german(language));
    let folder = failure.path().and_then(nearest_folder);
    let mut choices = Vec::new();
    choices.extend(failure.can_be_tried_again().then_some(Choice::TryAgain));
    choices.extend(folder.is_some().then_some(Choice::OpenFolder));
    choices.push(Choice::Quit);
    loop {
        match (dialog::show(&words, &choices), &folder) {
            (Choice::OpenFolder, Some(folder)) => show_folder(tauri, folder),
            (Choice::TryAgain, _) => return,
            _ => exit(1),
        }
    }
}

fn show_folder(tauri: &AppHandle, folder: &Path) {
    let opened = tauri
        .opener()
        .open_path(folder.to_string_lossy(), None::<&str>);
    if let Err(error) = opened {
        log::error!("the folder cannot be shown: {error}");
    }
}

/// Where a file manager finds the path, or what is left of it.
fn nearest_folder(path: &Path) -> Option<PathBuf> {
    path.ancestors()
        .find(|part| part.is_dir())
        .map(Path::to_owned)
}

/// A program with a window of its own has nobody who reads its standard error.
fn show_panics() {
    let log = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        log(panic);
        let on_main = std::thread::current().name() == Some("main");
        // Once: a panic of the dialog itself is only logged.
        if on_main && STARTING.swap(false, Ordering::Relaxed) {
            let place = panic.location().map(ToString::to_string);
            fail(&StartFailure::Panic(place.unwrap_or_default()));
            exit(1);
        }
    }));
}
