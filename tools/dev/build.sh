# shellcheck shell=bash
# Building. Every command uses the same packages and features, so that none recompiles what another one built.

APP_FEATURES=pullpass/custom-protocol
# The application with the feature that lets tests drive it. A stage of ./dev test proves that releases lack it.
E2E_APP=target/e2e/pullpass
# The same application without that, for tests of what only a release does.
RELEASED_APP=target/e2e/released/pullpass
MEASURED_APP=target/e2e/release/pullpass
# What its window is compared with, of the same profile.
EMPTY_WINDOW=target/release/examples/empty-window

# set_up_build [PACKAGE…]: PACKAGES are installed along with those of the build.
set_up_build() {
  ensure_packages "${BUILD_PACKAGES[@]}" "$@"
  set_up_rust
  set_up_node
  npm_ci ui
}

# Builds ui/dist, which cargo needs to compile the application, unless nothing has changed since the last time.
build_ui() {
  local stamp=target/dev/ui.sha256 state
  state=$(ui_state)
  [ -d ui/dist ] && [ "$(cat "$stamp" 2>/dev/null)" = "$state" ] && return 0
  step "Building the pages" npm run --silent build --prefix ui
  mkdir -p target/dev && echo "$state" >"$stamp"
}

ui_state() {
  find ui -name node_modules -prune -o -path ui/dist -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}

build_app() {
  build_ui
  watched_step "Building the application$(first_build)" \
    cargo build --locked --workspace --bins --features "$APP_FEATURES"
}

build_app_for_tests() {
  build_ui
  build_app
  mkdir -p "$(dirname "$RELEASED_APP")"
  cp target/debug/pullpass "$RELEASED_APP"
  watched_step "Building the application for tests$(first_build)" \
    cargo build --locked --workspace --bins --features "$APP_FEATURES,pullpass/automation"
  cp target/debug/pullpass "$E2E_APP"
}

# Says how long it takes if nothing has been compiled yet.
first_build() {
  [ -d target/debug/deps ] || echo " (about seven minutes the first time)"
}

build_app_to_measure() {
  build_ui
  watched_step "Building the release to measure (about ten minutes the first time)" \
    cargo build --locked --release --bins --example empty-window -p pullpass -p sandbox \
    --features "$APP_FEATURES,pullpass/automation"
  mkdir -p "$(dirname "$MEASURED_APP")"
  # Moved, so that this build is never taken for a release.
  mv target/release/pullpass "$MEASURED_APP"
}

# Where it was built is nobody's matter: panics and C sources would name the folders of the builder in the binary.
paths_left_out() {
  local crates=${CARGO_HOME:-$HOME/.cargo}
  printf '%s=%s=%s ' "$1" "$PWD" pullpass "$1" "$crates" cargo "$1" "$(rustc --print sysroot)" rust
}

# Fails if the binary names a folder of the builder.
names_no_folder_of_the_builder() {
  local folder
  for folder in "$PWD" "${CARGO_HOME:-$HOME/.cargo}" "$(rustc --print sysroot)"; do
    lacks "$folder" "$1" || { echo "$1 names $folder." >&2 && return 1; }
  done
}

# Fails if the practice tenant in the binary obeys tests. The text is the path of its orders.
lacks_the_controls_of_tests() {
  lacks '/__sandbox/' "$1" || { echo "$1 has the controls of the practice tenant." >&2 && return 1; }
}

# Tauri packs with gzip, and what Debian's own packages are packed with makes it a quarter smaller.
repack_deb() {
  local content
  content=$(mktemp -d)
  dpkg-deb --raw-extract "$1" "$content/deb"
  dpkg-deb --root-owner-group -Zxz -z9 --build "$content/deb" "$1"
  rm -r "$content"
}

build_packages() {
  local manifest
  manifest=$(mktemp)
  cp Cargo.toml "$manifest"
  watched_step "Building the release and its packages (about ten minutes the first time)" \
    env RUSTFLAGS="$(paths_left_out --remap-path-prefix) ${RUSTFLAGS:-}" \
    CFLAGS="$(paths_left_out -ffile-prefix-map) ${CFLAGS:-}" \
    ui/node_modules/.bin/tauri build --ci --bundles deb,rpm --features custom-protocol
  # The CLI may rewrite Tauri's features in the manifest.
  cmp -s Cargo.toml "$manifest" || cp "$manifest" Cargo.toml
  rm "$manifest"
  names_no_folder_of_the_builder target/release/pullpass
  lacks_the_controls_of_tests target/release/pullpass
  step "Packing the deb tighter" repack_deb target/release/bundle/deb/*.deb
  say "Built:"
  ls -1 target/release/pullpass target/release/bundle/deb/*.deb target/release/bundle/rpm/*.rpm
}
