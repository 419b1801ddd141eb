//! Tells Tauri where the capabilities are and which commands the application has, from the one table.

#[macro_use]
#[path = "../crates/app/src/contract.rs"]
mod contract;

/// The calls that are not in the table, since their arguments are not JSON.
const RAW_COMMANDS: [&str; 4] = ["stage_secret", "edit_document", "read_written", "subscribe"];

macro_rules! names {
    ($($name:ident($takes:ty) -> $gives:ty;)*) => {
        &[$(stringify!($name)),*]
    };
}

#[expect(
    clippy::expect_used,
    reason = "a build script has nobody to hand an error to"
)]
fn main() {
    println!("cargo:rerun-if-changed=crates/app/src/contract.rs");
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    let table: &[&'static str] = for_each_command!(names);
    let commands: Vec<&'static str> = table.iter().copied().chain(RAW_COMMANDS).collect();
    let manifest = tauri_build::AppManifest::new().commands(commands.leak());
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/*.json")
        .app_manifest(manifest);
    tauri_build::try_build(attributes).expect("tauri-build generates the context");
}
