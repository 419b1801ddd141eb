//! What is turned off before anything else runs: code and remote control by environment variables, debuggers, core dumps,
//! and panic messages with data in them.

#[cfg(not(feature = "automation"))]
mod environment;
#[cfg(all(not(feature = "automation"), target_os = "linux"))]
mod gtk_modules;

/// Turns them off. The first thing `main` does, while there is one thread.
pub fn harden() {
    #[cfg(not(feature = "automation"))]
    environment::clean();
    #[cfg(all(not(feature = "automation"), target_os = "linux"))]
    {
        forbid_reading_memory();
        gtk_modules::refuse();
    }
    forbid_core_dumps();
    silence_panics();
}

/// Keeps debuggers and other programs of the same user out of this process: no ptrace, no `/proc/PID/mem`, nothing for
/// a handler of crashes. Children, the web process among them, are not covered: the kernel resets this with `execve`.
///
/// A portal reads `/proc/PID/root` of whoever asks it for a file dialog and refuses a process it cannot look into. So
/// where GTK asks a portal, this stays open.
#[cfg(all(not(feature = "automation"), target_os = "linux"))]
fn forbid_reading_memory() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};

    if !gtk_asks_a_portal() {
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// As GTK 3.24 decides it, in `gtk_should_use_portal`.
#[cfg(all(not(feature = "automation"), target_os = "linux"))]
fn gtk_asks_a_portal() -> bool {
    let wanted = std::env::var("GTK_USE_PORTAL").is_ok_and(|value| value.starts_with('1'));
    wanted || std::env::var_os("SNAP").is_some() || std::path::Path::new("/.flatpak-info").exists()
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
fn silence_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            log::error!("panic at {}:{}", place.file(), place.line());
        }
    }));
}
