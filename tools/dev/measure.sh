# shellcheck shell=bash
# ./dev measure: builds a release that can be driven, measures it, and compares it with an earlier run.

MEASURED=target/dev/measured.json

# Package and example of each measurement that needs no window.
MEASUREMENTS=(pull-secret/measure registry-check/measure_checks records/measure_activity app/measure_overview
  ai-core/measure_main_job)

# measure [BEFORE]: prints the figures as JSON, and what is worse than in the file BEFORE on standard error.
measure() {
  set_up_build
  set_up_desktop
  set_up_chromium
  build_app_to_measure
  build_measurements
  # Assigned one by one, since a command that fails among arguments does not end the script.
  local rules checks activity overview main_job others window
  rules=$(measured measure)
  checks=$(measured measure_checks)
  activity=$(measured measure_activity)
  overview=$(measured measure_overview)
  main_job=$(measured measure_main_job)
  others=$(measured_other_tools)
  window=$(measured_window)
  printf '{"pullSecret":%s,"registryCheck":%s,"activity":%s,"overview":%s,"mainJob":%s,"otherTools":%s,"window":%s}\n' \
    "$rules" "$checks" "$activity" "$overview" "$main_job" "$others" "$window" | tee "$MEASURED"
  [ -z "$1" ] || node tools/dev/compare.mjs "$1" "$MEASURED" >&2
}

# In one build, since each package alone would compile what it needs with other features.
build_measurements() {
  local each packages=()
  for each in "${MEASUREMENTS[@]}"; do
    packages+=(-p "${each%/*}" --example "${each#*/}")
  done
  watched_step "Building the measurements" cargo build --locked --release "${packages[@]}"
}

# Only Debian has both as packages that run outside of a user's session.
set_up_chromium() {
  have_candidates "${CHROMIUM_PACKAGES[@]}" || { say "Chromium is left out: there is no package of it." && return; }
  ensure_packages "${CHROMIUM_PACKAGES[@]}"
  export PULLPASS_CHROMIUM=yes
}

measured() {
  "target/release/examples/$1"
}

# The main job with curl, newman and SAP's SDK.
measured_other_tools() {
  SANDBOX=$PWD/target/release/sandbox CODE_FILES=none PULLPASS_CACHE=$CACHE crates/ai-core/tests/code/run --measure
}

measured_window() {
  PULLPASS_APP=$MEASURED_APP PULLPASS_EMPTY_WINDOW=$PWD/$EMPTY_WINDOW PULLPASS_SANDBOX=$PWD/target/release/sandbox \
    e2e/desktop.sh node e2e/measure.mjs | grep '^{'
}
