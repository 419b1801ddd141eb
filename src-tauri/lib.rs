//! Pullpass in its window: builds the application, registers the commands, opens the window.

mod clipboard;
mod commands;
mod desktop;
mod harden;
mod journal;
mod preferences;
mod window;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use app::{App, Notice};
use clipboard::Clipboard;
use desktop::TauriDesktop;
use tauri::{AppHandle, Manager, RunEvent};

pub use harden::harden;

/// The longest the end of the application waits for the keychain.
const LONGEST_FAREWELL: Duration = Duration::from_secs(3);

/// Runs the application until its window is closed.
pub fn run() -> ExitCode {
    journal::open();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            window::raise(app)
        }))
        .plugin(tauri_plugin_store::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .plugin(window::remembering_its_place())
        .invoke_handler(commands::handler())
        .setup(set_up)
        .build(tauri::generate_context!());
    match built {
        Ok(tauri) => {
            tauri.run(|tauri, event| {
                if let RunEvent::Exit = event {
                    say_farewell(tauri);
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            log::error!("Pullpass could not be started: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Opens preferences and records before any window exists, so that the first page is drawn once and right.
fn set_up(tauri: &mut tauri::App) -> Result<(), Box<dyn std::error::Error>> {
    request::install_crypto();
    let folder = tauri.path().app_data_dir()?;
    let (preferences, notice) = preferences::open(tauri.handle(), &folder)?;
    let clipboard = Arc::<Clipboard>::default();
    tauri.manage(Arc::clone(&clipboard));
    let desktop = TauriDesktop::new(tauri.handle().clone(), clipboard, Arc::clone(&preferences));
    let notices: Vec<Notice> = notice.into_iter().collect();
    let app = App::open(&folder, preferences.read(), notices, Arc::new(desktop))?;
    #[cfg(feature = "automation")]
    let app = hasten(app);
    let app = Arc::new(app);
    tauri.manage(Arc::clone(&app));
    window::open(tauri.handle(), app)?;
    Ok(())
}

/// Tests in the real window do not wait half a minute for the clipboard to be cleared.
#[cfg(feature = "automation")]
fn hasten(app: App) -> App {
    let told = std::env::var("PULLPASS_E2E_CLIPBOARD_SECONDS");
    match told.ok().and_then(|seconds| seconds.parse().ok()) {
        Some(seconds) => app.clearing_the_clipboard_after(Duration::from_secs(seconds)),
        None => app,
    }
}

/// Takes a copied secret off the clipboard, and deletes the passwords that only undoing still needed. What is not done
/// in time is done at the next start.
fn say_farewell(tauri: &AppHandle) {
    if let Some(app) = tauri.try_state::<Arc<App>>() {
        let app = Arc::clone(&app);
        tauri::async_runtime::block_on(async move {
            let _ = tokio::time::timeout(LONGEST_FAREWELL, app.close()).await;
        });
    }
    if let Some(clipboard) = tauri.try_state::<Arc<Clipboard>>() {
        clipboard.let_go();
    }
}
