//! Pullpass in its window: builds the application, registers the commands, opens the window.

#[cfg(feature = "automation")]
mod automation;
mod clipboard;
mod commands;
mod desktop;
mod harden;
mod logger;
mod notification;
mod preferences;
mod private_files;
mod start;
#[cfg(target_os = "linux")]
mod web_view;
mod window;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use app::App;
use clipboard::Clipboard;
use start::StartFailure;
use tauri::{AppHandle, Manager, RunEvent};

pub use harden::harden;
#[cfg(target_os = "linux")]
pub use web_view::prepare_web_view;

/// The longest the end of the application waits for the keychain.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(3);

/// Runs the application until its window is closed.
pub fn run() -> ExitCode {
    logger::open();
    private_files::from_now_on();
    if let Err(code) = start::prepare() {
        return code;
    }
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
        .invoke_handler(commands::handler())
        .setup(|tauri| {
            start::set_up(tauri.handle());
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(tauri) => {
            tauri.run(|tauri, event| {
                if let RunEvent::Exit = event {
                    shutdown(tauri);
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => start::fail(&StartFailure::Unexpected(error.to_string())),
    }
}

/// Takes a copied secret off the clipboard, and deletes the passwords that only undoing still needed. What is not done
/// in time is done at the next start.
fn shutdown(tauri: &AppHandle) {
    if let Some(app) = tauri.try_state::<Arc<App>>() {
        let app = Arc::clone(&app);
        tauri::async_runtime::block_on(async move {
            let _ = tokio::time::timeout(SHUTDOWN_TIMEOUT, app.close()).await;
        });
    }
    if let Some(clipboard) = tauri.try_state::<Arc<Clipboard>>() {
        clipboard.release();
    }
}
