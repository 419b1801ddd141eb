# shellcheck shell=bash
# Steps: each says in one line what it does, writes its output to the log, and if it fails ends with the cause and the cure.

LOG=target/dev/dev.log
# What the developer typed, for sentences that say to run it again.
COMMAND=./dev

# start_log NAME COMMAND: starts the log of this command anew.
start_log() {
  LOG=target/dev/$1.log
  COMMAND=$2
  mkdir -p "$(dirname "$LOG")" 2>/dev/null && : 2>/dev/null >"$LOG" ||
    fail "The folder $PWD/target cannot be written. Give it to your user (sudo chown -R \"\$USER\" target), or free disk space."
}

# step DOING COMMAND…: the output goes to the log only.
step() {
  local doing=$1 from
  shift
  say "$doing"
  from=$(log_size)
  logged "$@"
  [ "$STATUS" -eq 0 ] || fail_step "$doing" "$from"
}

# Runs a command, its output in the log, and leaves its exit code in STATUS.
logged() {
  # Not `command || …`: that would turn off errexit inside the command.
  set +e
  (
    set -e
    "$@"
  ) >>"$LOG" 2>&1 </dev/null
  STATUS=$?
  set -e
}

# watched_step DOING COMMAND…: on a terminal the output is shown as well, for a command that shows its progress.
watched_step() {
  [ -t 2 ] || { step "$@" && return; }
  local doing=$1 from
  shift
  say "$doing"
  from=$(log_size)
  set +e
  (
    set -e
    "$@"
  ) 2>&1 </dev/null | tee -a "$LOG" >&2
  STATUS=${PIPESTATUS[0]}
  set -e
  [ "$STATUS" -eq 0 ] || fail_step "$doing" "$from" shown
}

log_size() {
  { cat "$LOG" 2>/dev/null || true; } | wc -c
}

# fail_step DOING FROM [shown]: explains what the log says from this byte on, and shows its end if that explains nothing.
fail_step() {
  local output cause
  output=$(tail -c "+$(($2 + 1))" "$LOG" 2>/dev/null | tr -d '\0' | sed 's/\x1b\[[0-9;]*[A-Za-z]//g; s/.*\r//') || true
  cause=$(cause_of "$output")
  if [ -z "$cause" ]; then
    cause="The lines above say why."
    [ "${3:-}" = shown ] || tail -n 40 <<<"$output" >&2
  fi
  # Without the details in parentheses, such as a size or a duration.
  fail "${1%% (*} failed. $cause Log: $LOG"
}
