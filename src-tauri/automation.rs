//! What tests and measurements in the real window need. No release has this.

use std::time::Duration;

use app::App;

/// Makes the page mark in its performance entries when it can be used.
pub(crate) const MARK_USABLE: &str = include_str!("../e2e/fixtures/empty-window/page/usable.js");

/// Clears the clipboard sooner than after half a minute.
pub(crate) fn with_test_overrides(app: App) -> App {
    let told = std::env::var("PULLPASS_E2E_CLIPBOARD_SECONDS");
    match told.ok().and_then(|seconds| seconds.parse().ok()) {
        Some(seconds) => app.clearing_the_clipboard_after(Duration::from_secs(seconds)),
        None => app,
    }
}

/// Breaks the start as a defect would.
pub(crate) fn panic_if_requested() {
    assert!(
        std::env::var_os("PULLPASS_E2E_PANIC").is_none(),
        "ordered by the test"
    );
}
