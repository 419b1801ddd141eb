//! The one window: it shows our own pages and nothing else, and hands dropped files to the application.

use std::error::Error;
use std::fs;
use std::sync::Arc;

use app::App;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, DragDropEvent, Manager, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent,
};
use tauri_plugin_window_state::StateFlags;

const LABEL: &str = "main";
const PLACE_FILE: &str = ".window-state.json";
/// For WebView2: what wry turns off by default, and the process that would write crash dumps of the pages, where a
/// password may be typed at the time, and send them to Microsoft.
const BROWSER_ARGUMENTS: &str = "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection --disable-breakpad \
     --disable-crash-reporter";
/// A proxy that nobody runs (RFC 863's port, which needs privileges). The pages load nothing from a network, but WebKit
/// connects ahead to where a link leads, whatever the content security policy says; through here it gets nowhere.
#[cfg(target_os = "linux")]
const NOWHERE: &str = "http://127.0.0.1:9";

/// Opens the window.
///
/// # Errors
/// What the windowing system said.
pub(crate) fn open(tauri: &AppHandle, app: Arc<App>) -> tauri::Result<()> {
    if let Err(error) = remember_its_place(tauri) {
        log::warn!("size and place of the window are not remembered: {error}");
    }
    let builder = WebviewWindowBuilder::new(tauri, LABEL, WebviewUrl::default())
        .title("Pullpass")
        .inner_size(1280.0, 800.0)
        .min_inner_size(640.0, 480.0)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .general_autofill_enabled(false)
        .additional_browser_args(BROWSER_ARGUMENTS)
        // WebKitWebDriver refuses a private window.
        .incognito(cfg!(not(feature = "automation")));
    #[cfg(feature = "automation")]
    let builder = builder.initialization_script(crate::automation::MARK_USABLE);
    #[cfg(target_os = "linux")]
    let builder = builder.proxy_url(Url::parse(NOWHERE).map_err(tauri::Error::InvalidUrl)?);
    let window = builder.build()?;
    // Tauri only logs why there is no window; one that is not there does not answer.
    window.is_visible()?;
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(event) = event {
            handle_drag(&app, event);
        }
    });
    Ok(())
}

/// Remembers size and place of the window between runs. The plugin reads its file at once, and reading a pipe would wait
/// for ever, so whatever is no regular file is put aside.
fn remember_its_place(tauri: &AppHandle) -> Result<(), Box<dyn Error>> {
    let file = tauri.path().app_config_dir()?.join(PLACE_FILE);
    if file.metadata().is_ok_and(|found| !found.is_file()) {
        let seconds = jiff::Timestamp::now().as_second();
        fs::rename(
            &file,
            file.with_file_name(format!("{PLACE_FILE}.corrupt-{seconds}")),
        )?;
    }
    let plugin = tauri_plugin_window_state::Builder::new()
        .with_filename(PLACE_FILE)
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED);
    tauri.plugin(plugin.build())?;
    Ok(())
}

/// Brings the window to the front when the application is started a second time.
pub(crate) fn raise(tauri: &AppHandle) {
    if let Some(window) = tauri.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Without this, `location.href = …` would leave the application.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" => url.host_str() == Some("tauri.localhost") && url.port().is_none(),
        _ => false,
    }
}

fn handle_drag(app: &Arc<App>, event: &DragDropEvent) {
    match event {
        DragDropEvent::Enter { .. } => app.system.drag_entered(),
        DragDropEvent::Leave => app.system.drag_left(),
        DragDropEvent::Drop { paths, .. } => {
            app.system.drag_left();
            let (app, paths) = (Arc::clone(app), paths.clone());
            tauri::async_runtime::spawn(async move { app.pasted.drop_files(&paths).await });
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_leaves_our_pages_for_no_other() {
        for (url, ours) in [
            ("tauri://localhost/index.html", true),
            ("http://tauri.localhost/", true),
            ("http://tauri.localhost:8080/", false),
            ("http://localhost/", false),
            ("https://example.com/", false),
            ("tauri://example.com/", false),
            ("file:///etc/passwd", false),
            ("about:blank", false),
        ] {
            assert_eq!(is_ours(&url.parse().unwrap()), ours, "{url}");
        }
    }
}
