//! Pullpass in its window: builds the application, registers the commands, opens the window.

mod commands;
mod desktop;
mod harden;
mod preferences;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use app::{App, Notice};
use tauri::Manager;

pub use harden::harden;

/// Runs the application until its window is closed.
pub fn run() -> ExitCode {
    let started = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            window::raise(app)
        }))
        .plugin(tauri_plugin_store::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .plugin(window::remembering_its_place())
        .invoke_handler(commands::handler())
        .setup(set_up)
        .run(tauri::generate_context!());
    match started {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::error!("the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Opens preferences and records before any window exists, so that the first page is drawn once and right.
fn set_up(tauri: &mut tauri::App) -> Result<(), Box<dyn std::error::Error>> {
    request::install_crypto();
    let folder = tauri.path().app_data_dir()?;
    let (preferences, notice) = preferences::open(tauri.handle(), &folder)?;
    let desktop = desktop::TauriDesktop::new(tauri.handle().clone(), preferences.clone());
    let notices: Vec<Notice> = notice.into_iter().collect();
    let app = App::open(&folder, preferences.read(), notices, Arc::new(desktop))?;
    let app = Arc::new(app);
    tauri.manage(Arc::clone(&app));
    window::open(tauri.handle(), app)?;
    Ok(())
}
