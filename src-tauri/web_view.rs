//! What WebKitGTK is told before it starts the process of the page, by the variables that it reads: Tauri has no setting
//! for either.
//!
//! Layers: on a computer without a graphics processor, as virtual machines and remote desktops are, WebKitGTK composes
//! them with an emulated OpenGL: each frame takes both cores for tens of milliseconds, and the emulation needs a third of
//! the memory. Without layers it paints what has changed, as it does by its policy for hardware acceleration `NEVER`.
//!
//! Garbage: JavaScriptCore lets every page, however small, allocate 32 MiB before it collects. With a quarter of that the
//! pages of Pullpass are as fast and take less memory (`docs/performance.md`).

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::Path;

/// Turns layers off. Who sets it, to `0` as well, is obeyed.
const NO_LAYERS: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
/// The least bytes that a page allocates before JavaScriptCore collects garbage (`minHeapSize` in its `heap/Heap.cpp`). A
/// version that does not know the variable goes on without it.
const GARBAGE: &str = "JSC_largeHeapSize";
const MOST_GARBAGE: &str = "8388608";
/// Where Linux has a file for each graphics processor.
const DEVICES: &str = "/dev/dri";
/// What the names of those start with that programs may draw with.
const RENDERER: &str = "renderD";

/// Sets the variables that nobody has set. Called at the top of `main`, after the environment was tidied: children
/// inherit them.
pub fn prepare_web_view() {
    if !has_graphics_processor(Path::new(DEVICES)) {
        set_unless_set(NO_LAYERS, "1");
    }
    set_unless_set(GARBAGE, MOST_GARBAGE);
}

#[expect(
    unsafe_code,
    reason = "setting a variable is unsafe only beside other threads"
)]
fn set_unless_set(variable: &str, value: &str) {
    if std::env::var_os(variable).is_none() {
        // SAFETY: called at the top of `main`, before any thread is started.
        unsafe { std::env::set_var(variable, value) };
    }
}

/// Whether one of the devices can be opened: those of a computer may be kept from its remote sessions.
fn has_graphics_processor(devices: &Path) -> bool {
    let is_renderer = |name: &OsStr| name.to_string_lossy().starts_with(RENDERER);
    let entries = fs::read_dir(devices).into_iter().flatten().flatten();
    entries
        .filter(|entry| is_renderer(&entry.file_name()))
        .any(|entry| {
            let opened = File::options().read(true).write(true).open(entry.path());
            opened.is_ok()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computer_has_a_graphics_processor_if_a_renderer_can_be_opened() {
        let devices = tempfile::tempdir().unwrap();
        assert!(!has_graphics_processor(&devices.path().join("missing")));
        assert!(!has_graphics_processor(devices.path()));
        fs::write(devices.path().join("card0"), "").unwrap();
        assert!(
            !has_graphics_processor(devices.path()),
            "a card shows, it need not draw"
        );
        fs::create_dir(devices.path().join("renderD129")).unwrap();
        assert!(
            !has_graphics_processor(devices.path()),
            "it cannot be opened"
        );
        fs::write(devices.path().join("renderD128"), "").unwrap();
        assert!(has_graphics_processor(devices.path()));
    }
}
