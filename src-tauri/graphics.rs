//! How the web view draws on a computer without a graphics processor, as virtual machines and remote desktops are.
//!
//! WebKitGTK composes layers with OpenGL, which is emulated there: each frame takes both cores for tens of milliseconds,
//! and the emulation needs a third of the memory. Without layers it paints what has changed, as it does by its policy for
//! hardware acceleration `NEVER`. Tauri has no setting for that policy, so it is told by the variable that WebKit reads
//! when it starts the process of the page.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::Path;

/// Read by WebKitGTK. Who sets it, to `0` as well, is obeyed.
const VARIABLE: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
/// Where Linux has a file for each graphics processor.
const DEVICES: &str = "/dev/dri";
/// What the names of those start with that programs may draw with.
const RENDERER: &str = "renderD";

/// Leaves layers out if there is no graphics processor to compose them. Called at the top of `main`: children inherit it.
#[expect(
    unsafe_code,
    reason = "setting a variable is unsafe only beside other threads"
)]
pub fn prepare_graphics() {
    if std::env::var_os(VARIABLE).is_none() && !has_processor(Path::new(DEVICES)) {
        // SAFETY: called at the top of `main`, before any thread is started.
        unsafe { std::env::set_var(VARIABLE, "1") };
    }
}

/// Whether one of the devices can be opened: those of a computer may be kept from its remote sessions.
fn has_processor(devices: &Path) -> bool {
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
        assert!(!has_processor(&devices.path().join("missing")));
        assert!(!has_processor(devices.path()));
        fs::write(devices.path().join("card0"), "").unwrap();
        assert!(
            !has_processor(devices.path()),
            "a card shows, it need not draw"
        );
        fs::create_dir(devices.path().join("renderD129")).unwrap();
        assert!(!has_processor(devices.path()), "it cannot be opened");
        fs::write(devices.path().join("renderD128"), "").unwrap();
        assert!(has_processor(devices.path()));
    }
}
