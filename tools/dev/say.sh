# shellcheck shell=bash
# Messages for the developer, on standard error: standard output belongs to the command.

say() {
  styled 1 "$*"
}

fail() {
  styled 31 "$*"
  exit 1
}

# Bold or red on a terminal; plain text in a file.
styled() {
  if [ -t 2 ] && [ -z "${NO_COLOR:-}" ]; then
    printf '\033[%sm%s\033[0m\n' "$1" "$2" >&2
  else
    printf '%s\n' "$2" >&2
  fi
}

# Asks a yes-or-no question. Without a terminal the answer is no; with CI=true it is yes.
agreed() {
  local answer=
  [ "${CI:-}" = true ] && return 0
  [ -t 0 ] || return 1
  read -r -p "$1 [y/N] " answer
  [[ $answer == [yY]* ]]
}
