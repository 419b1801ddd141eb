//! What is shut before anything else runs: remote control by environment variables, core dumps, talkative panics.

/// Variables that would let whoever set them look into the window, load code into it, or make libraries talk.
#[cfg(not(feature = "automation"))]
const SCRUBBED: [&str; 14] = [
    // WebKitGTK serves its inspector there, even with the developer tools off.
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "TAURI_WEBVIEW_AUTOMATION",
    // `interactive` opens the GTK inspector; the others load shared objects.
    "GTK_DEBUG",
    "GTK_MODULES",
    "GTK3_MODULES",
    "GTK_PATH",
    "GIO_EXTRA_MODULES",
    "WEBKIT_DEBUG",
    "G_MESSAGES_DEBUG",
    "RUST_LOG",
    "RUST_BACKTRACE",
    "RUST_LIB_BACKTRACE",
    "SSLKEYLOGFILE",
];

/// Shuts them. The first thing `main` does, while there is one thread.
pub fn harden() {
    #[cfg(not(feature = "automation"))]
    scrub_environment();
    forbid_core_dumps();
    quieten_panics();
}

#[cfg(not(feature = "automation"))]
#[expect(
    unsafe_code,
    reason = "removing a variable is unsafe only beside other threads"
)]
fn scrub_environment() {
    let webview2 = std::env::vars_os()
        .filter_map(|(name, _)| name.into_string().ok())
        .filter(|name| name.starts_with("WEBVIEW2_"));
    for name in SCRUBBED
        .map(str::to_owned)
        .into_iter()
        .chain(webview2.collect::<Vec<_>>())
    {
        // SAFETY: called at the top of `main`, before any thread is started.
        unsafe { std::env::remove_var(name) };
    }
}

/// A dump of this process would hold passwords. Children inherit the limit.
fn forbid_core_dumps() {
    #[cfg(unix)]
    {
        let none = rustix::process::Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _ = rustix::process::setrlimit(rustix::process::Resource::Core, none);
    }
}

/// The payload of a panic can hold what was being worked on; the place of it cannot.
fn quieten_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            log::error!("panic at {}:{}", place.file(), place.line());
        }
    }));
}
