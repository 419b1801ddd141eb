# shellcheck shell=bash
# ./dev systems: Windows and macOS from a Linux machine. docs/systems.md says what can be proven that way and what cannot.
#
# rustup's targets are not needed: Cargo builds the standard library from its source. MinGW compiles and links for Windows,
# and Wine runs the result. For macOS, zig compiles what is written in C; linking would need Apple's SDK.

WINDOWS=x86_64-pc-windows-gnu
MACOS=aarch64-apple-darwin
SYSTEMS_TARGET=$PWD/target/systems
# The suites of Debian that may have the source of the standard library in the compiler's version.
STD_SOURCE_SUITES=(trixie-backports)

# Compiles everything for both systems; a warning is an error.
systems_check() {
  say "Compiles everything for Windows and macOS. $(first_build_for "$WINDOWS" 18)"
  set_up_windows
  set_up_macos
  check_for "$WINDOWS"
  check_for "$MACOS"
}

# Builds everything for Windows and runs the tests under Wine.
systems_test() {
  say "Builds the tests for Windows and runs them under Wine, which takes nine minutes. $(first_build_for "$WINDOWS" 10)"
  set_up_windows
  watched_step "Building the tests for $WINDOWS" build_windows_tests
  step "Setting up Wine" set_up_wine wine
  say "Running the tests under Wine"
  with_wine wine node tools/dev/systems/tests.mjs "$SYSTEMS_TARGET/tests.json"
}

# Makes the setup for Windows, then installs, starts and uninstalls it under Wine.
systems_setup() {
  set_up_windows "${SETUP_PACKAGES[@]}"
  watched_step "Building the release for $WINDOWS" cross build "$WINDOWS" --release --bin pullpass
  step "Making the setup" make_setup
  step "Compiling the script of the setup as Tauri fills it in" compile_setup_template
  step "Setting up Wine" set_up_wine wine-setup
  say "Installing, starting and uninstalling it under Wine; pictures are in target/systems/pictures"
  with_wine wine-setup tools/dev/systems/try-setup "$(setup_file)" "$SYSTEMS_TARGET/pictures"
}

# first_build_for TARGET MINUTES: how long the first build takes on two cores.
first_build_for() {
  if [ -d "$SYSTEMS_TARGET/$1" ]; then
    echo "Only what has changed is compiled."
  else
    echo "The first time, compiling takes about $2 minutes."
  fi
}

check_for() {
  watched_step "Checking for $1" clippy_for "$1"
  node tools/dev/systems/checked.mjs "$1" "$SYSTEMS_TARGET/checked.json"
}

clippy_for() {
  cross clippy "$1" --all-targets --message-format=json-render-diagnostics -- -D warnings >"$SYSTEMS_TARGET/checked.json"
}

build_windows_tests() {
  cross test "$WINDOWS" --no-run --lib --bins --tests --message-format=json-render-diagnostics \
    >"$SYSTEMS_TARGET/tests.json"
  # MinGW links against it, other than MSVC, so the tests of the application need it beside them.
  cp "$SYSTEMS_TARGET/$WINDOWS/debug/WebView2Loader.dll" "$SYSTEMS_TARGET/$WINDOWS/debug/deps/"
}

# cross SUBCOMMAND TARGET ARGUMENT…: cargo, with a standard library that it builds itself.
cross() {
  local subcommand=$1 target=$2 optimised=() crate
  shift 2
  # If std is not optimised, some tests miss their time limits.
  for crate in core alloc std hashbrown; do
    optimised+=(--config "profile.dev.package.$crate.opt-level=3")
  done
  cargo "$subcommand" -Z build-std=std,panic_unwind "${optimised[@]}" --target "$target" "${CARGO_WORKSPACE[@]}" "$@"
}

# set_up_windows [PACKAGE…]: PACKAGES are installed along with those that every command needs.
set_up_windows() {
  set_up_build "${WINDOWS_PACKAGES[@]}" "$@"
  set_up_std
  export START_OBJECTS=$SYSTEMS_TARGET/start-objects
  step "Compiling the start objects of the standard library" build_start_objects
  export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=$PWD/tools/dev/systems/mingw-link
  build_ui
}

set_up_macos() {
  ensure_packages python3-venv
  local version folder
  version=$(sed -n 's/^ziglang==\([^ ]*\).*/\1/p' tools/dev/pip/ziglang.txt)
  folder=$CACHE/ziglang-$version
  [ -x "$folder/bin/python3" ] || step "Installing zig $version into $CACHE (100 MB)" venv_with ziglang "$version"
  ZIG=$(echo "$folder"/lib/python3*/site-packages/ziglang/zig)
  # Build scripts ask for the SDK before they call the compiler. Without linking, none of its files is needed.
  SDKROOT=$SYSTEMS_TARGET/no-sdk
  mkdir -p "$SDKROOT"
  export ZIG SDKROOT MACOSX_DEPLOYMENT_TARGET=11.0
  export CC_aarch64_apple_darwin=$PWD/tools/dev/systems/zig-cc AR_aarch64_apple_darwin=$PWD/tools/dev/systems/zig-ar
}

# The source of the standard library, and the settings with which a stable Cargo builds it.
set_up_std() {
  local version
  version=$(rustc --version | cut -d' ' -f2)
  STD_SOURCE=$(rustc --print sysroot)/lib/rustlib/src/rust/library
  if [ ! -f "$STD_SOURCE/Cargo.lock" ]; then
    STD_SOURCE=$CACHE/rust-src-$version/library
    [ -f "$STD_SOURCE/Cargo.lock" ] ||
      step "Downloading the source of Rust's standard library $version into $CACHE (45 MB)" download_std_source "$version"
  fi
  export RUSTC_BOOTSTRAP=1 __CARGO_TESTS_ONLY_SRC_ROOT=$STD_SOURCE
  # A folder of its own, so that no other command recompiles because of these settings. Debug information would fill the disk.
  export CARGO_TARGET_DIR=$SYSTEMS_TARGET CARGO_PROFILE_DEV_DEBUG=0
  mkdir -p "$SYSTEMS_TARGET"
}

# From the mirror that this machine uses for Debian, with package lists apart from those of the machine.
download_std_source() {
  local version=$1 folder package
  folder=$(mktemp -d)
  own_package_lists "$folder"
  apart "$folder" apt-get update -q
  package=$(apart "$folder" apt-cache madison rust-src |
    awk -F' *[|] *' -v start="$version+" 'index($2, start) == 1 { print $2; exit }')
  [ -n "$package" ] || {
    echo "Debian's mirror has no rust-src $version. With rustup: rustup component add rust-src"
    return 1
  }
  (cd "$folder" && apart "$folder" apt-get download -q "rust-src=$package" && dpkg-deb -x rust-src_*.deb source)
  rm -rf "$CACHE/rust-src-$version" && mkdir -p "$CACHE/rust-src-$version"
  mv "$folder/source/usr/src/rustc-$version/library" "$CACHE/rust-src-$version/library"
  rm -r "$folder"
}

own_package_lists() {
  local mirror suite
  mirror=$(apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' |
    awk '$1 == "Debian" { print $2; exit }')
  mkdir -p "$1/lists/partial" "$1/cache/archives/partial"
  for suite in ${mirror:+"${STD_SOURCE_SUITES[@]}"}; do
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main"
  done >"$1/sources.list"
}

apart() {
  local folder=$1 tool=$2
  shift 2
  "$tool" -o Dir::Etc::SourceList="$folder/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$folder/lists" -o Dir::Cache="$folder/cache" -o APT::Sandbox::User="$(id -un)" "$@"
}

build_start_objects() {
  mkdir -p "$START_OBJECTS"
  local name
  for name in rsbegin rsend; do
    [ "$START_OBJECTS/$name.o" -nt "$STD_SOURCE/rtstartup/$name.rs" ] ||
      rustc --edition 2024 --target "$WINDOWS" --cap-lints allow --emit obj -o "$START_OBJECTS/$name.o" \
        "$STD_SOURCE/rtstartup/$name.rs"
  done
}

# set_up_wine NAME: a Windows of its own, without what an earlier run left in it.
set_up_wine() {
  local prefix=$SYSTEMS_TARGET/$1
  rm -rf "$prefix"
  with_wine "$1" wineboot --init
  # The Wine of Debian 12 calls itself Windows 7.
  with_wine "$1" wine winecfg -v win10
  with_wine "$1" wineserver --wait
  x86_64-w64-mingw32-gcc -shared -O1 -Wl,--kill-at -o "$prefix/drive_c/windows/system32/bcryptprimitives.dll" \
    tools/dev/systems/bcryptprimitives.c -ladvapi32
}

# with_wine NAME COMMAND…: without UTF-8, paths of other scripts do not reach a program.
with_wine() {
  local prefix=$SYSTEMS_TARGET/$1
  shift
  env WINEPREFIX="$prefix" WINEDEBUG=-all WINEARCH=win64 LC_ALL=C.UTF-8 "$@"
}

make_setup() {
  local release=$SYSTEMS_TARGET/$WINDOWS/release
  makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$(app_version)" -DPROGRAM="$release/pullpass.exe" \
    -DLOADER="$release/WebView2Loader.dll" -DOUT_FILE="$(setup_file)" tools/setup/pullpass.nsi
}

# The script as Tauri's bundler fills it in on Windows has to compile as well.
compile_setup_template() {
  local folder=$SYSTEMS_TARGET/template
  mkdir -p "$folder"
  sed -e "s#{{main_binary_path}}#$SYSTEMS_TARGET/$WINDOWS/release/pullpass.exe#" -e "s#{{version}}#$(app_version)#" \
    -e "s#{{out_file}}#$folder/setup.exe#" -e "s#{{installer_icon}}#$PWD/icons/icon.ico#" \
    -e "s#{{license}}#$PWD/LICENSE#" -e '/{{#if/,/{{\/if/d' tools/setup/pullpass.nsi >"$folder/setup.nsi"
  makensis -V2 -INPUTCHARSET UTF8 "$folder/setup.nsi"
}

setup_file() {
  echo "$SYSTEMS_TARGET/Pullpass_$(app_version)_x64-setup.exe"
}

app_version() {
  sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1
}
