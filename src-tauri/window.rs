//! The one window: it shows our own pages and nothing else, and hands dropped files to the application.

use std::error::Error;
use std::fs;
use std::ops::RangeInclusive;
use std::sync::Arc;
#[cfg(target_os = "linux")]
use std::time::Duration;

use app::App;
use tauri::webview::NewWindowResponse;
#[cfg(target_os = "linux")]
use tauri::webview::{PageLoadEvent, PageLoadPayload};
use tauri::{
    AppHandle, DragDropEvent, LogicalSize, Manager, Url, WebviewUrl, WebviewWindowBuilder,
    WindowEvent,
};
use tauri_plugin_window_state::StateFlags;

const LABEL: &str = "main";
/// The smallest size that the pages are laid out for, in pixels at 100 %.
const LEAST: (f64, f64) = (640.0, 480.0);
/// How far the window can be zoomed, in percent.
const ZOOM: RangeInclusive<u16> = 50..=200;
/// Where size and place of the window are kept; `{}` stands for the screens, if there are several.
const PLACE_FILE: &str = ".window-state{}.json";
/// For WebView2: what wry turns off by default, and the process that would write crash dumps of the pages, where a
/// password may be typed at the time, and send them to Microsoft.
const BROWSER_ARGUMENTS: &str = "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection --disable-breakpad \
     --disable-crash-reporter";
/// A proxy that nobody runs (RFC 863's port, which needs privileges). The pages load nothing from a network, but WebKit
/// connects ahead to where a link leads, whatever the content security policy says; through here it gets nowhere.
#[cfg(target_os = "linux")]
const NOWHERE: &str = "http://127.0.0.1:9";

/// How long the window waits for its page. Loading takes a tenth of it on a slow machine.
#[cfg(target_os = "linux")]
const LONGEST_HIDDEN: Duration = Duration::from_secs(3);

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
        .min_inner_size(LEAST.0, LEAST.1)
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
    let builder = builder
        .proxy_url(Url::parse(NOWHERE).map_err(tauri::Error::InvalidUrl)?)
        .visible(false)
        .on_page_load(show_when_loaded);
    let window = builder.build()?;
    #[cfg(target_os = "linux")]
    show_at_the_latest(window.clone());
    // Tauri only logs why there is no window; one that is not there does not answer.
    window.is_visible()?;
    set_zoom(tauri, app.system.zoom());
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(event) = event {
            handle_drag(&app, event);
        }
    });
    Ok(())
}

/// Shows the window once its page is there. WebKitGTK without layers waits half a second for the process of the page if
/// a window is to be drawn before.
#[cfg(target_os = "linux")]
fn show_when_loaded(window: tauri::WebviewWindow, load: PageLoadPayload<'_>) {
    if load.event() == PageLoadEvent::Finished {
        show(&window);
    }
}

/// Shows the window after a while even if its page does not load, since one that nobody sees cannot be closed either.
#[cfg(target_os = "linux")]
fn show_at_the_latest(window: tauri::WebviewWindow) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(LONGEST_HIDDEN).await;
        // Closed by now, it is not there to be asked.
        if !window.is_visible().unwrap_or(true) {
            show(&window);
        }
    });
}

#[cfg(target_os = "linux")]
fn show(window: &tauri::WebviewWindow) {
    if let Err(error) = window.show() {
        log::warn!("the window cannot be shown: {error}");
    }
}

/// Remembers size and place of the window between runs. The plugin reads its file at once, and reading a pipe would wait
/// for ever, so whatever is no regular file is put aside.
fn remember_its_place(tauri: &AppHandle) -> Result<(), Box<dyn Error>> {
    let name = place_file(&screens(tauri));
    let file = tauri.path().app_config_dir()?.join(&name);
    if file.metadata().is_ok_and(|found| !found.is_file()) {
        let seconds = jiff::Timestamp::now().as_second();
        fs::rename(
            &file,
            file.with_file_name(format!("{name}.corrupt-{seconds}")),
        )?;
    }
    let plugin = tauri_plugin_window_state::Builder::new()
        .with_filename(name)
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED);
    tauri.plugin(plugin.build())?;
    Ok(())
}

/// The screens as the windowing system has them now: place, size and scale of each.
fn screens(tauri: &AppHandle) -> Vec<String> {
    let screens = tauri.available_monitors().unwrap_or_default();
    screens
        .iter()
        .map(|screen| {
            let (place, size) = (screen.position(), screen.size());
            let scale = screen.scale_factor();
            format!(
                "{},{} {}x{} {scale}",
                place.x, place.y, size.width, size.height
            )
        })
        .collect()
}

/// The name of the file for the place of the window. Each set of several screens has its own, so that a laptop finds the
/// window where it was in the office and where it was on the way.
fn place_file(screens: &[String]) -> String {
    let mut sorted = screens.to_vec();
    sorted.sort();
    let which = match sorted.len() {
        0 | 1 => String::new(),
        _ => format!("-{:08x}", crc32fast::hash(sorted.join(" ").as_bytes())),
    };
    PLACE_FILE.replace("{}", &which)
}

/// Draws the window this large, in percent, and keeps it large enough for its smallest layout, as far as the screen is.
pub(crate) fn set_zoom(tauri: &AppHandle, percent: u16) {
    let Some(window) = tauri.get_webview_window(LABEL) else {
        return;
    };
    let factor = f64::from(percent.clamp(*ZOOM.start(), *ZOOM.end())) / 100.0;
    let screen = window.current_monitor().ok().flatten().map(|screen| {
        let size = screen.size().to_logical::<f64>(screen.scale_factor());
        (size.width, size.height)
    });
    let (width, height) = screen.unwrap_or(LEAST);
    let least = LogicalSize::new(
        (LEAST.0 * factor.max(1.0)).min(width).max(LEAST.0),
        (LEAST.1 * factor.max(1.0)).min(height).max(LEAST.1),
    );
    let zoomed = window.set_min_size(Some(least));
    if let Err(error) = zoomed.and_then(|()| window.set_zoom(factor)) {
        log::error!("the window was not zoomed: {error}");
    }
}

/// Pastes what is on the clipboard into the field that has the focus. The web view does it, so that the page gets the
/// event of a paste and no text by another way.
#[cfg(target_os = "linux")]
pub(crate) fn paste(tauri: &AppHandle) {
    use webkit2gtk::WebViewExt;

    let Some(window) = tauri.get_webview_window(LABEL) else {
        return;
    };
    let pasted = window.with_webview(|view| view.inner().execute_editing_command("Paste"));
    if let Err(error) = pasted {
        log::error!("nothing was pasted: {error}");
    }
}

/// The web views of other systems take no such order from a program.
#[cfg(not(target_os = "linux"))]
pub(crate) fn paste(_: &AppHandle) {}

/// Closes the window as its close button does.
pub(crate) fn close(tauri: &AppHandle) {
    if let Some(window) = tauri.get_webview_window(LABEL)
        && let Err(error) = window.close()
    {
        log::error!("the window was not closed: {error}");
    }
}

/// Whether the user works in the window now.
pub(crate) fn is_in_front(tauri: &AppHandle) -> bool {
    tauri
        .get_webview_window(LABEL)
        .is_some_and(|window| window.is_focused().unwrap_or(false))
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
    fn each_set_of_screens_has_a_place_of_its_own_for_the_window() {
        let [laptop, office, home] = [
            "0,0 1920x1200 1",
            "1920,0 2560x1440 1",
            "0,-1440 2560x1440 1",
        ]
        .map(str::to_owned);
        let file = |screens: &[&String]| {
            place_file(&screens.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        assert_eq!(file(&[]), ".window-state.json");
        assert_eq!(file(&[&laptop]), ".window-state.json");
        assert_eq!(file(&[&laptop, &office]), file(&[&office, &laptop]));
        assert_ne!(file(&[&laptop, &office]), file(&[&laptop, &home]));
    }

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
