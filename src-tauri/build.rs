//! Tells Tauri where the capabilities are and which commands the application has, from the one table.

#[macro_use]
#[path = "../crates/app/src/contract.rs"]
mod contract;

/// The calls that are not in the table, since their arguments are not JSON.
const RAW_COMMANDS: [&str; 5] = [
    "stage_secret",
    "read_pasted",
    "edit_document",
    "read_raw_body",
    "subscribe",
];

macro_rules! names {
    ($($feature:ident.$name:ident($takes:ty) -> $gives:ty;)*) => {
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
        .windows_attributes(windows_attributes())
        .capabilities_path_pattern("src-tauri/capabilities/*.json")
        .app_manifest(manifest);
    tauri_build::try_build(attributes).expect("tauri-build generates the context");
}

/// With the manifest of the program. MSVC's linker writes it into the tests as well, which do not load without: they use
/// what only version 6 of the common controls has.
fn windows_attributes() -> tauri_build::WindowsAttributes {
    const MANIFEST: &str = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src-tauri/windows-app-manifest.xml"
    );
    println!("cargo:rerun-if-changed={MANIFEST}");
    if std::env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|environment| environment == "msvc") {
        println!("cargo:rustc-link-arg=/MANIFEST:EMBED");
        println!("cargo:rustc-link-arg=/MANIFESTINPUT:{MANIFEST}");
        return tauri_build::WindowsAttributes::new_without_app_manifest();
    }
    tauri_build::WindowsAttributes::new().app_manifest(include_str!("windows-app-manifest.xml"))
}
