//! The program: closes what the environment could open, then hands over to the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::alloc::System;
use std::process::ExitCode;

use zeroizing_alloc::ZeroAlloc;

/// Wipes memory when it is freed, so that a copy of a password that some library dropped does not stay readable.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    pullpass_app::harden();
    #[cfg(target_os = "linux")]
    pullpass_app::prepare_web_view();
    pullpass_app::run()
}
