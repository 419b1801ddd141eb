# shellcheck shell=bash
# Building. One set of packages and features everywhere, so that no command recompiles what another one built.

APP_FEATURES=pullpass/custom-protocol
# The application that tests may drive. No release has it; a stage of ./dev test proves that.
E2E_APP=target/e2e/pullpass
MEASURED_APP=target/e2e/release/pullpass

set_up_build() {
  ensure_packages "${BUILD_PACKAGES[@]}"
  set_up_rust
  set_up_node
  npm_ci ui
}

# Into ui/dist, which has to be there before cargo compiles the application. Skipped if nothing changed since.
build_ui() {
  local stamp=target/dev/ui.sha256 state
  state=$(ui_state)
  [ -d ui/dist ] && [ "$(cat "$stamp" 2>/dev/null)" = "$state" ] && return 0
  say "Building the pages"
  npm run --silent build --prefix ui >&2
  mkdir -p target/dev && echo "$state" >"$stamp"
}

ui_state() {
  find ui -name node_modules -prune -o -path ui/dist -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}

build_app() {
  build_ui
  say "Building the application"
  cargo build --locked --workspace --bins --features "$APP_FEATURES" >&2
}

build_app_for_tests() {
  build_ui
  say "Building the application for tests in the real window"
  cargo build --locked --workspace --bins --features "$APP_FEATURES,pullpass/automation" >&2
  mkdir -p "$(dirname "$E2E_APP")"
  cp target/debug/pullpass "$E2E_APP"
}

build_app_to_measure() {
  build_ui
  say "Building the application to measure"
  cargo build --locked --release --bins -p pullpass -p sandbox --features "$APP_FEATURES,pullpass/automation" >&2
  mkdir -p "$(dirname "$MEASURED_APP")"
  # Out of the way: what lies there next is a release again, which cannot be driven.
  mv target/release/pullpass "$MEASURED_APP"
}

build_packages() {
  say "Building the release and its packages; this takes some minutes"
  local manifest
  manifest=$(mktemp)
  cp Cargo.toml "$manifest"
  ui/node_modules/.bin/tauri build --ci --bundles deb,rpm --features custom-protocol >&2
  # The CLI may write its own idea of Tauri's features into the manifest.
  cmp -s Cargo.toml "$manifest" || cp "$manifest" Cargo.toml
  rm "$manifest"
  say "Built:"
  ls -1 target/release/pullpass target/release/bundle/deb/*.deb target/release/bundle/rpm/*.rpm
}
