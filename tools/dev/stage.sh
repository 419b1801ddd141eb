# shellcheck shell=bash
# The stages of ./dev test: each is timed and counted, and its output goes to the log.

PASSED=0
FAILED=0
FAILED_STAGES=()

# stage NAME COUNT COMMAND…: runs the command. COUNT, a function below, reads from its output how many tests passed and
# failed.
stage() {
  local name=$1 count=$2 started=$SECONDS output status passed failed
  shift 2
  output=$(mktemp)
  # Not `command || …`: that would turn off errexit inside the command.
  set +e
  (
    set -e
    "$@"
  ) >"$output" 2>&1 </dev/null
  status=$?
  set -e
  read -r passed failed < <("$count" "$output" "$status")
  # A command can fail before it counts a test.
  [ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
  tell_stage "$name" "$passed" "$failed" $((SECONDS - started)) "$output"
  rm "$output"
}

tell_stage() {
  local name=$1 passed=$2 failed=$3 seconds=$4 output=$5
  PASSED=$((PASSED + passed))
  FAILED=$((FAILED + failed))
  { echo "=== $name" && cat "$output"; } >>"$LOG"
  printf '%-44s %5d passed %3d failed %5d s\n' "$name" "$passed" "$failed" "$seconds"
  [ "$failed" -eq 0 ] || { FAILED_STAGES+=("$name") && tail -n 120 "$output"; }
}

# Stops between groups of stages, since each group builds on the one before.
stop_if_failed() {
  [ "$FAILED" -eq 0 ] || finish
}

finish() {
  echo "$PASSED passed, $FAILED failed"
  [ "$FAILED" -eq 0 ] && exit 0
  fail "Failed: $(joined "${FAILED_STAGES[@]}"). The lines above say why; the whole output is in $LOG."
}

joined() {
  local all
  printf -v all '%s; ' "$@"
  echo "${all%; }"
}

one_check() {
  if [ "$2" -eq 0 ]; then echo "1 0"; else echo "0 1"; fi
}

cargo_tests() {
  echo "$(sum 's/^test result: .* \([0-9]*\) passed;.*/\1/p' "$1")" \
    "$(sum 's/^test result: .* \([0-9]*\) failed;.*/\1/p' "$1")"
}

node_tests() {
  echo "$(sum 's/^ℹ pass \([0-9]*\)$/\1/p' "$1") $(sum 's/^ℹ fail \([0-9]*\)$/\1/p' "$1")"
}

vitest_tests() {
  echo "$(sum 's/^ *Tests .*[^0-9]\([0-9][0-9]*\) passed.*/\1/p' "$1") $(sum 's/^ *Tests .*[^0-9]\([0-9][0-9]*\) failed.*/\1/p' "$1")"
}

# For runners whose last line is "N passed, N failed".
plain_counts() {
  tail -n 1 "$1" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' | grep . || echo "0 1"
}

case_files() {
  local passed all
  passed=$(sum 's/^passed \([0-9]*\) of [0-9]*.*/\1/p' "$1")
  all=$(sum 's/^passed [0-9]* of \([0-9]*\).*/\1/p' "$1")
  echo "$passed $((all - passed))"
}

# Adds up the numbers that a sed script finds, with colours removed.
sum() {
  sed 's/\x1b\[[0-9;]*m//g' "$2" | sed -n "$1" | awk '{ all += $1 } END { print all + 0 }'
}
