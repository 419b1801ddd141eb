//! Which environment variables the application and its web process get: none that loads code, opens the window to
//! others, or makes libraries write out what they work on.
//!
//! What acts before `main` cannot be undone here: `LD_PRELOAD` and its relatives.

use std::ffi::OsStr;

/// Libraries read whole families of variables, and a newer version reads more of them. So families go, by prefix.
const DROPPED_PREFIXES: [&str; 31] = [
    // A bus for assistive technology, whose owner reads and operates the window.
    "AT_SPI_",
    // Configuration that names plugins.
    "ALSA_",
    "ANGLE_",
    "EGL_",
    // Drivers of the graphics card: each is a shared object.
    "GALLIUM_",
    "GBM_",
    "LIBGL_",
    "LIBVA_",
    "MESA_",
    "VDPAU_",
    "VK_",
    "__EGL_",
    "__GLX_",
    // Modules for input, sound, images, settings and files; the inspector (`GTK_DEBUG=interactive`); debug messages.
    "GDK_",
    "GIO_",
    "GOBJECT_",
    "GSETTINGS_",
    "GST_",
    "GTK",
    "G_",
    // Programs, injected bundles, remote control and debug output of the web engine.
    "JSC_",
    "JavaScriptCore",
    "TAURI_",
    "WEBKIT",
    "WEBVIEW2_",
    "WTF_",
    "OPENSSL_",
    "PIPEWIRE_",
    "RUST_",
    "SOUP_",
    "SPA_",
];

/// Single variables of the same kinds.
const DROPPED: [&str; 6] = [
    // An AppImage that started this program leaves them; Tauri would look for our files in it.
    "APPDIR",
    "APPIMAGE",
    // The C library loads converters of character sets from there.
    "GCONV_PATH",
    "ICU_DATA",
    // Keys of TLS connections are written there.
    "SSLKEYLOGFILE",
    "XLOCALEDIR",
];

/// What of these families people need: the scale of the screen, the theme, input methods, and ways around broken
/// graphics drivers. It stays if its value is a plain word, which names no file.
const NEEDED: [&str; 15] = [
    "GALLIUM_DRIVER",
    "GDK_BACKEND",
    "GDK_DPI_SCALE",
    "GDK_GL",
    "GDK_SCALE",
    "GTK_CSD",
    "GTK_IM_MODULE",
    "GTK_OVERLAY_SCROLLING",
    "GTK_THEME",
    "GTK_USE_PORTAL",
    "LIBGL_ALWAYS_SOFTWARE",
    "WEBKIT_DISABLE_COMPOSITING_MODE",
    "WEBKIT_DISABLE_DMABUF_RENDERER",
    "WEBKIT_SKIA_ENABLE_CPU_RENDERING",
    "__GLX_VENDOR_LIBRARY_NAME",
];

/// Removes the others. Called at the top of `main`: children inherit what is left.
#[expect(
    unsafe_code,
    reason = "removing a variable is unsafe only beside other threads"
)]
pub(super) fn clean() {
    let dropped: Vec<_> = std::env::vars_os()
        .filter(|(name, value)| !stays(name, value))
        .collect();
    for (name, _) in dropped {
        // SAFETY: called at the top of `main`, before any thread is started.
        unsafe { std::env::remove_var(name) };
    }
}

fn stays(name: &OsStr, value: &OsStr) -> bool {
    let name = name.to_string_lossy();
    if NEEDED.contains(&&*name) {
        return value.to_str().is_some_and(is_plain_word);
    }
    let is_dropped = DROPPED_PREFIXES
        .iter()
        .any(|prefix| name.starts_with(prefix));
    !is_dropped && !DROPPED.contains(&&*name)
}

/// Without a slash it is no path, and without `..` no way out of a folder.
fn is_plain_word(value: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.:,*+ ".contains(letter);
    value.chars().all(plain) && !value.contains("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_loads_code_or_opens_the_window_to_others_goes() {
        for name in [
            "AT_SPI_BUS_ADDRESS",
            "GDK_PIXBUF_MODULE_FILE",
            "GIO_EXTRA_MODULES",
            "GIO_MODULE_DIR",
            "GST_PLUGIN_PATH_1_0",
            "GTK3_MODULES",
            "GTK_DEBUG",
            "GTK_IM_MODULE_FILE",
            "GTK_MODULES",
            "GTK_PATH",
            "G_MESSAGES_DEBUG",
            "JSC_dumpOptions",
            "LIBGL_DRIVERS_PATH",
            "MESA_LOADER_DRIVER_OVERRIDE",
            "RUST_LOG",
            "SSLKEYLOGFILE",
            "TAURI_WEBVIEW_AUTOMATION",
            "VK_ICD_FILENAMES",
            "WEBKIT_A11Y_BUS_ADDRESS",
            "WEBKIT_INJECTED_BUNDLE_PATH",
            "WEBKIT_INSPECTOR_HTTP_SERVER",
            "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
            "__EGL_VENDOR_LIBRARY_FILENAMES",
        ] {
            assert!(!stays(name.as_ref(), "1".as_ref()), "{name}");
        }
    }

    #[test]
    fn what_people_need_stays_as_long_as_it_names_no_file() {
        for (name, value) in [
            ("GTK_IM_MODULE", "fcitx"),
            ("GTK_IM_MODULE", "ibus:xim"),
            ("GTK_THEME", "Adwaita:dark"),
            ("GTK_THEME", "Yaru-dark_2.0"),
            ("GDK_SCALE", "2"),
            ("GDK_DPI_SCALE", "1.25"),
            ("GDK_BACKEND", "wayland,x11,*"),
            ("LIBGL_ALWAYS_SOFTWARE", "true"),
            ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
        ] {
            assert!(stays(name.as_ref(), value.as_ref()), "{name}={value}");
        }
        for value in ["/tmp/theme", "../theme", "..", "a/b", "a\\b", "ä"] {
            assert!(!stays("GTK_THEME".as_ref(), value.as_ref()), "{value}");
        }
    }

    #[test]
    fn what_is_of_no_such_family_stays_as_it_is() {
        for name in [
            "DBUS_SESSION_BUS_ADDRESS",
            "DISPLAY",
            "HOME",
            "HTTPS_PROXY",
            "LANG",
            "NO_AT_BRIDGE",
            "PATH",
            "SSL_CERT_FILE",
            "WAYLAND_DISPLAY",
            "XDG_CONFIG_HOME",
            "XMODIFIERS",
        ] {
            assert!(stays(name.as_ref(), "/any/value".as_ref()), "{name}");
        }
    }
}
