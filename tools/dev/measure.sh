# shellcheck shell=bash
# ./dev measure: builds a release that can be driven, measures it, and compares it with an earlier run.

MEASURED=target/dev/measured.json

# measure [BEFORE]: prints the figures as JSON, and what is worse than in the file BEFORE on standard error.
measure() {
  set_up_build
  set_up_desktop
  set_up_chromium
  build_app_to_measure
  printf '{"pullSecret":%s,"registryCheck":%s,"activity":%s,"overview":%s,"window":%s}\n' \
    "$(measured pull-secret measure)" "$(measured registry-check measure_checks)" \
    "$(measured records measure_activity)" "$(measured app measure_overview)" "$(measured_window)" | tee "$MEASURED"
  [ -z "$1" ] || node tools/dev/compare.mjs "$1" "$MEASURED" >&2
}

# Only Debian has both as packages that run outside of a user's session.
set_up_chromium() {
  have_candidates "${CHROMIUM_PACKAGES[@]}" || { say "Chromium is left out: there is no package of it." && return; }
  ensure_packages "${CHROMIUM_PACKAGES[@]}"
  export PULLPASS_CHROMIUM=yes
}

measured() {
  cargo run --quiet --release -p "$1" --example "$2"
}

measured_window() {
  PULLPASS_APP=$MEASURED_APP PULLPASS_EMPTY_WINDOW=$PWD/$EMPTY_WINDOW PULLPASS_SANDBOX=$PWD/target/release/sandbox \
    e2e/desktop.sh node e2e/measure.mjs | grep '^{'
}
